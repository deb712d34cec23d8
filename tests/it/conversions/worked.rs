//! Reports that were worked out by hand from `docs/xefa.md`: what a sample must lose, and what it must not.

use xefa::report::{Lang, Loss};

use super::{convert, samples};

fn sample(release: &str, name: &str) -> String {
    samples(release).remove(name).expect("the sample")
}

/// The losses of a reason, with both paths.
fn paths<'l>(losses: &'l [Loss], reason: &str) -> Vec<(Option<&'l str>, Option<&'l str>)> {
    let of = |loss: &&Loss| loss.reason().id == reason;
    losses.iter().filter(of).map(|loss| (loss.source_path(), loss.target_path())).collect()
}

/// c: the mobile number of the applicant stands under the channel of landlines. Without the channel nothing says so, and the way back
/// gives 03: that is a loss of the channel, not of a list version.
#[test]
fn a_channel_that_the_number_does_not_tell() {
    let text = sample("1.1", "antrag.einreichung.0100-reich.xml");
    let other =
        text.replacen("<xefa:kennung>+49 221 0000000</xefa:kennung>", "<xefa:kennung>0170 0000000</xefa:kennung>", 1);
    assert_ne!(text, other);
    let result = convert(&other, "1.0").expect("a conversion");
    let person = "/antrag.einreichung.0100/antragsteller/person";
    let (from, to) = (format!("{person}/kommunikation[1]"), format!("{person}/telefon"));
    assert_eq!(paths(result.losses(), "kommunikation-kanal"), [(Some(from.as_str()), Some(to.as_str()))]);
    assert_eq!(paths(result.losses(), "kommunikation-listenversion"), []);
    // As the sample has it, the number tells the channel.
    assert_eq!(paths(convert(&text, "1.0").expect("a conversion").losses(), "kommunikation-kanal"), []);
}

/// k: beside a partnership it is the marital status, 1 (single), that merges into the one code; the partnership itself stays.
#[test]
fn what_is_folded_is_the_marital_status() {
    let result = convert(&sample("1.1", "antrag.einreichung.0100-reich.xml"), "2.0").expect("a conversion");
    assert_eq!(
        paths(result.losses(), "familienstand-zusammengefasst"),
        [
            (
                Some("/antrag.einreichung.0100/antragsteller/person/familienstand"),
                Some("/antrag.einreichung.0100/beteiligte/beteiligter[1]/person/familienstand"),
            ),
            (
                Some(
                    "/antrag.einreichung.0100/fachdaten/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[1]/familienstand"
                ),
                Some(
                    "/antrag.einreichung.0100/fachdaten/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[1]/familienstand"
                ),
            ),
        ]
    );
}

/// o: 1.x has one text and does not say its language; the language goes, whichever it is.
#[test]
fn the_language_of_a_status_goes() {
    let result = convert(&sample("2.0", "verfahren.statusmitteilung.0210-reich.xml"), "1.1").expect("a conversion");
    let root = "/verfahren.statusmitteilung.0210";
    let language = format!("{root}/statusdetails[1]/@lang");
    assert_eq!(paths(result.losses(), "statusdetails-sprache"), [(Some(language.as_str()), None)]);
    let others = [format!("{root}/statusdetails[2]"), format!("{root}/statusdetails[3]")];
    let others: Vec<_> = others.iter().map(|path| (Some(path.as_str()), None)).collect();
    assert_eq!(paths(result.losses(), "statusdetails-sprachen"), others);
}

/// o: `art` tells the kind of the notice. Its name is not that of a message, which stands in the head.
#[test]
fn the_kind_of_a_notice_and_the_number_of_its_message() {
    let result = convert(&sample("1.1", "verfahren.mitteilung.0205-reich.xml"), "2.0").expect("a conversion");
    let root = "/verfahren.mitteilung.0205";
    let (kind, number) =
        (format!("{root}/art/name"), format!("{root}/nachrichtenkopf/identifikation/nachrichtentyp/name"));
    assert_eq!(paths(result.losses(), "mitteilungsart-bezeichnung"), [(Some(kind.as_str()), None)]);
    assert_eq!(paths(result.losses(), "nachrichtentyp-bezeichnung"), [(Some(number.as_str()), None)]);
}

/// r: the older message holds no legal basis anywhere, so the loss names the new place alone.
#[test]
fn what_is_decided_anew_stood_nowhere() {
    for from in ["1.0", "1.1"] {
        let result = convert(&sample(from, "antrag.einreichung.0100-minimal.xml"), "2.0").expect("a conversion");
        assert_eq!(
            paths(result.losses(), "rechtsgrundlage-verarbeitung-entschieden"),
            [(None, Some("/antrag.einreichung.0100/rechtsgrundlageVerarbeitung"))],
            "{from}"
        );
    }
}

/// v: 1.1 keeps a title and warns of it, in the core; wohngeld 1.0 keeps the Baukasten of 1.0, where it is not deprecated. 2.0 has no
/// titles: there it is a loss, and no warning beside it.
#[test]
fn a_title_is_deprecated_and_then_gone() {
    let text = sample("1.0", "antrag.einreichung.0100-reich.xml");
    let kept = convert(&text, "1.1").expect("a conversion");
    let warned: Vec<_> =
        kept.warnings().findings().iter().map(|warning| (warning.rule().id(), warning.element_path())).collect();
    let root = "/antrag.einreichung.0100";
    let applicant = format!("{root}/antragsteller/person/name/titel");
    let contact = format!("{root}/bevollmaechtigter/organisation/ansprechperson/titel");
    assert_eq!(warned, [("xefa-r13", applicant.as_str()), ("xefa-r13", contact.as_str())]);
    assert_eq!(paths(kept.losses(), "titel"), []);
    assert_eq!(kept.value.to_xml().expect("a valid message").matches("titel>Dr.</").count(), 2);
    let shown = kept.warnings().findings()[0].message(Lang::De);
    assert!(!shown.contains("Dr."), "{shown}");

    let gone = convert(&text, "2.0").expect("a conversion");
    let member = format!("{root}/fachdaten/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[1]/name/titel");
    let lost = [applicant, contact, member];
    let lost: Vec<_> = lost.iter().map(|path| (Some(path.as_str()), None)).collect();
    assert_eq!(paths(gone.losses(), "titel"), lost);
    assert!(gone.warnings().findings().is_empty());
}

/// A path of another message goes by that message's own table: an address of wohngeld stays one text in 1.1 and is taken apart in 2.0.
#[test]
fn paths_of_fachmodule_that_stay() {
    let text = sample("1.0", "verfahren.mitteilung.0205-reich.xml");
    let old = "/antrag.einreichung.0100/fachdaten/mietzuschuss/wohnraum/anschrift/strasseHausnummer";
    let known =
        "/antrag.einreichung.0100/fachdaten/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[2]/einkommenMonatlich";
    let text = text.replacen(known, old, 1);
    assert!(text.contains(old));
    for (to, new) in [("1.1", old.to_owned()), ("2.0", old.replace("strasseHausnummer", "strasse"))] {
        let result = convert(&text, to).expect("a conversion");
        let xml = result.value.to_xml().expect("a valid message");
        assert!(xml.contains(&format!("feldpfad>{new}<")), "{to}");
        assert_eq!(paths(result.losses(), "pfad-ungenau"), [], "{to}");
    }
}

/// A portal of 1.1 that gets a refusal of a 0200 hears of the place in its own 0205.
#[test]
fn paths_of_messages_that_were_split() {
    let text = sample("2.0", "administration.rueckweisung.0010-reich.xml");
    let known = "/antrag.einreichung.0100/anlagen/anlage[1]/mimeType";
    let new = "/verfahren.nachforderung.0200/nachforderung/positionen/position[1]/beschreibung";
    let text = text.replacen(known, new, 1);
    assert!(text.contains(new));
    let result = convert(&text, "1.1").expect("a conversion");
    let old = new.replace("verfahren.nachforderung.0200", "verfahren.mitteilung.0205");
    assert!(result.value.to_xml().expect("a valid message").contains(&format!("pfad>{old}<")));
    assert!(result.is_lossless(), "{:?}", result.losses());
}
