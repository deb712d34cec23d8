//! The rules of every message, rules that only a whole message can break, and where a finding stands.

use xefa::regeln::Angaben;

/// Rule, line, column and path of all findings of a text.
fn findings(xml: &str) -> Vec<(String, u32, u32, String)> {
    let report = match Angaben::aus_xml(xml) {
        Ok(angaben) => angaben.report(),
        Err(report) => report,
    };
    let place = |finding: &xefa::report::Finding| {
        let place = finding.place();
        (finding.rule().id().to_owned(), place.line, place.column, finding.element_path().to_owned())
    };
    report.findings().iter().map(place).collect()
}

fn message(name: &str, content: &str) -> String {
    let number = name.rsplit('.').next().expect("a number");
    format!(
        "<{name} xmlns='urn:xefa:schema:2.0'>\n<nachrichtenkopf><identifikation><nachrichtentyp><code xmlns=''>{number}</code></nachrichtentyp><erstellungszeitpunkt>2026-03-10T10:00:00.000+01:00</erstellungszeitpunkt></identifikation><vorgang/></nachrichtenkopf>\n{content}\n</{name}>"
    )
}

fn expect(name: &str, content: &str, wanted: &[(&str, u32, u32, &str)]) {
    let xml = message(name, content);
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(rule, line, column, path)| ((*rule).to_owned(), *line, *column, format!("/{name}{path}")))
        .collect();
    assert_eq!(findings(&xml), wanted, "{xml}");
}

#[test]
fn r01_number() {
    let xml = message("verfahren.antwort.0221", "<a/>");
    assert_eq!(findings(&xml), []);
    let wrong = xml.replace(">0221<", ">0220<");
    let path = "/verfahren.antwort.0221/nachrichtenkopf/identifikation/nachrichtentyp".to_owned();
    assert_eq!(findings(&wrong), [("xefa-r01".to_owned(), 2, 34, path)]);
}

#[test]
fn r02_one_applicant() {
    let roles = |roles: &[&str]| {
        let all: String = roles
            .iter()
            .map(|role| format!("<beteiligter><rolle><code xmlns=''>{role}</code></rolle></beteiligter>"))
            .collect();
        format!("<beteiligte>{all}</beteiligte>")
    };
    expect("antrag.einreichung.0100", &roles(&["02", "01"]), &[]);
    expect("antrag.einreichung.0100", &roles(&["02"]), &[("xefa-r02", 3, 1, "/beteiligte")]);
    // 12 for <beteiligte>, 66 for the first one, 13 for the start tag.
    expect(
        "antrag.einreichung.0100",
        &roles(&["01", "01"]),
        &[("xefa-r02", 3, 92, "/beteiligte/beteiligter[2]/rolle")],
    );
}

#[test]
fn r03_one_name_in_use() {
    let names = "<vornamen><vorname rufname='true'>A</vorname>\n<vorname rufname='1'>B</vorname></vornamen>";
    expect("antrag.einreichung.0100", names, &[("xefa-r03", 4, 1, "/vornamen/vorname[2]")]);
    expect("antrag.einreichung.0100", &names.replace("'1'", "'false'"), &[]);
}

#[test]
fn r04_each_language_once() {
    let texts = "<statusdetails xml:lang='de'>a</statusdetails>\n<statusdetails xml:lang='DE'>b</statusdetails>\n<zusatzinformation xml:lang='de'>c</zusatzinformation>";
    expect("verfahren.statusmitteilung.0210", texts, &[("xefa-r04", 4, 1, "/statusdetails[2]")]);
    expect("verfahren.statusmitteilung.0210", &texts.replace("'DE'", "'en'"), &[]);
}

#[test]
fn r05_a_delivery_brings_something() {
    expect("antrag.nachlieferung.0110", "", &[("xefa-r05", 1, 1, "")]);
    expect("antrag.nachlieferung.0110", "<anlagen/>", &[]);
    expect("antrag.ruecknahme.0120", "", &[]);
}

#[test]
fn r06_sum() {
    let amount = |name: &str, cent: &str, currency: &str| {
        format!("<{name}><cent>{cent}</cent><waehrung><code xmlns=''>{currency}</code></waehrung></{name}>")
    };
    let decision = |first: &str, currency: &str, sum: &str| {
        format!(
            "<positionen><position>{}</position>\n<position>{}</position></positionen>\n{}",
            amount("betrag", first, "EUR"),
            amount("betrag", "-999999999999", currency),
            amount("summe", sum, "EUR")
        )
    };
    let name = "bescheid.gebuehrenbescheid.0310";
    expect(name, &decision("2600", "EUR", "-999999997399"), &[]);
    expect(name, &decision("2601", "EUR", "-999999997399"), &[("xefa-r06", 5, 1, "/summe")]);
    expect(
        name,
        &decision("2600", "CHF", "-999999997399"),
        &[("xefa-r06", 4, 45, "/positionen/position[2]/betrag/waehrung")],
    );
}

#[test]
fn r07_periods() {
    let period = "<tenor><zeitraum><von>2026-04-01</von>\n<bis>2026-03-31</bis></zeitraum></tenor>";
    expect("bescheid.zustellung.0300", period, &[("xefa-r07", 4, 1, "/tenor/zeitraum/bis")]);
    expect("bescheid.zustellung.0300", &period.replace("03-31", "04-01"), &[]);
    let entry = "<verzeichniseintrag><gueltigVon>2026-04-01</gueltigVon>\n<gueltigBis>2025-04-01</gueltigBis></verzeichniseintrag>";
    expect("zustaendigkeit.verzeichniseintrag.0510", entry, &[("xefa-r07", 4, 1, "/verzeichniseintrag/gueltigBis")]);
}

#[test]
fn r10_check_digits() {
    let account = "<bankverbindung>\n<iban>DE88370400440532013000</iban></bankverbindung>";
    expect("antrag.einreichung.0100", account, &[("xefa-r10", 4, 1, "/bankverbindung/iban")]);
    expect("antrag.einreichung.0100", &account.replace("DE88", "DE89"), &[]);
    let person = "<betroffenePerson>\n<idnr>86095742718</idnr></betroffenePerson>";
    expect("register.nachweisanfrage.0400", person, &[("xefa-r10", 4, 1, "/betroffenePerson/idnr")]);
    expect("register.nachweisanfrage.0400", &person.replace("2718", "2719"), &[]);
}

#[test]
fn r14_each_purpose_once() {
    let consent =
        |purpose: &str| format!("<einwilligung><zweck><code xmlns=''>{purpose}</code></zweck></einwilligung>");
    let both = |second: &str| format!("{}\n{}", consent("01"), consent(second));
    expect("antrag.einreichung.0100", &both("01"), &[("xefa-r14", 4, 1, "/einwilligung[2]")]);
    expect("antrag.einreichung.0100", &both("02"), &[]);
}

#[test]
fn r15_reference() {
    let xml = message("administration.weiterleitung.0030", "<a/>");
    let path = "/administration.weiterleitung.0030/nachrichtenkopf/vorgang".to_owned();
    assert_eq!(findings(&xml), [("xefa-r15".to_owned(), 2, 184, path)]);
    let with = xml.replace("<vorgang/>", "<vorgang><bezugNachricht>u</bezugNachricht></vorgang>");
    assert_eq!(findings(&with), []);
}

fn application(module: &str, content: &str, attachments: &str) -> String {
    message(
        "antrag.einreichung.0100",
        &format!(
            "<anlagen>{attachments}</anlagen><fachdaten>\n<x:{module} xmlns:x='urn:xefa:fachmodul:{}:2.0'>\n{content}\n</x:{module}></fachdaten>",
            match module {
                "anmeldung" => "wohnsitz",
                "antrag" => "elterngeld",
                other => other,
            }
        ),
    )
}

/// Findings of one rule: line, column, and the path below the element of the Fachmodul.
fn of_rule(xml: &str, rule: &str) -> Vec<(u32, u32, String)> {
    let below = |path: &str| path.split('/').skip(4).collect::<Vec<_>>().join("/");
    let all = findings(xml).into_iter().filter(|finding| finding.0 == rule);
    all.map(|(_, line, column, path)| (line, column, below(&path))).collect()
}

#[test]
fn evidence_needs_its_attachment() {
    let content = "<x:wohnungsgeberbestaetigung><x:nachweis>5f2a1111-0000-4000-8000-000000000001</x:nachweis></x:wohnungsgeberbestaetigung>";
    let rule = "xefa-ws-nachweis-anlage";
    let missing = application("anmeldung", content, "");
    assert_eq!(of_rule(&missing, rule), [(5, 30, "wohnungsgeberbestaetigung/nachweis".to_owned())]);
    let there = "<anlage><dokumentId>5F2A1111-0000-4000-8000-000000000001</dokumentId></anlage>";
    assert_eq!(of_rule(&application("anmeldung", content, there), rule), []);
}

#[test]
fn what_a_form_may_still_mend_a_message_may_not() {
    let entry = |month: u32, parent: u32, kind: &str| {
        format!(
            "<x:bezug><x:lebensmonat>{month}</x:lebensmonat><x:elternteil>{parent}</x:elternteil><x:art><code xmlns=''>{kind}</code></x:art></x:bezug>\n"
        )
    };
    let parents = "<x:elternteil nr='1'/>\n<x:elternteil nr='2'/>\n";
    let entries = [(13, 1, "basis"), (16, 1, "bonus"), (18, 1, "bonus")];
    let entries: String = entries.iter().map(|(month, parent, kind)| entry(*month, *parent, kind)).collect();
    let xml = application("antrag", &format!("{parents}{entries}"), "");
    // Lines 5 and 6 hold the parents, 7 to 9 the entries.
    let at = |line, path: &str| (line, 1, path.to_owned());
    assert_eq!(of_rule(&xml, "xefa-eg-ohne-bezug"), [at(6, "elternteil[2]")]);
    assert_eq!(of_rule(&xml, "xefa-eg-luecke"), [at(8, "bezug[2]"), at(9, "bezug[3]")]);
    assert_eq!(of_rule(&xml, "xefa-eg-bonus-gemeinsam"), [at(8, "bezug[2]"), at(9, "bezug[3]")]);
    assert_eq!(of_rule(&xml, "xefa-eg-bonus-dauer"), [at(9, "bezug[3]")]);
    let single = application("antrag", &format!("{parents}{}", entry(1, 2, "basis")), "");
    assert_eq!(of_rule(&single, "xefa-eg-mindestbezug"), [at(7, "bezug[1]")]);
}

#[test]
fn a_deadline_counts_from_the_application() {
    let content = "<x:einzugsdatum>2026-01-01</x:einzugsdatum>";
    let applied = application("anmeldung", content, "");
    assert_eq!(of_rule(&applied, "xefa-ws-anmeldefrist"), [(5, 1, "einzugsdatum".to_owned())]);
    // A later delivery does not say when the application came.
    let delivered = applied.replace("fachdaten>", "geaenderteFachdaten>");
    assert_eq!(of_rule(&delivered, "xefa-ws-anmeldefrist"), []);
    let future = delivered.replace("2026-01-01", "2027-01-01");
    assert_eq!(of_rule(&future, "xefa-ws-einzug-kuenftig"), [(5, 1, "einzugsdatum".to_owned())]);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let place = |xml: &str| {
        let report = Angaben::aus_xml(xml).expect_err("nothing to ask");
        assert_eq!(report.verdict(), xefa::report::Verdict::Error);
        let finding = &report.findings()[0];
        (finding.rule().id(), finding.place().line, finding.place().column, finding.element_path().to_owned())
    };
    let old = "<a xmlns='urn:xefa:schema:1.1'/>";
    assert_eq!(place(old), ("xefa-regeln-release", 1, 1, "/".to_owned()));
    assert_eq!(place("<a"), ("xefa-regeln-release", 0, 0, "/".to_owned()));
    let module = application("anmeldung", "", "").replace("wohnsitz:2.0", "wohnsitz:1.1");
    let path = "/antrag.einreichung.0100/fachdaten/anmeldung".to_owned();
    assert_eq!(place(&module), ("xefa-regeln-release", 4, 1, path));
    // What is foreign has no rules here, and is not taken for ours because of its name.
    let foreign = application("antrag", "<x:bezug/>", "").replace("urn:xefa:fachmodul:elterngeld:2.0", "urn:other");
    assert_eq!(findings(&foreign), []);
}
