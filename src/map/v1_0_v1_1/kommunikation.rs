//! Phone and mail become channels (change c).

use super::{alt, neu};
use crate::map::{Conversion, Mapped, Question};
use crate::report::{LossKind, Reason};

pub(in crate::map) static MORE: Reason = Reason {
    id: "kommunikation-weitere",
    change: "c",
    kind: LossKind::Dropped,
    de: "Es gibt nur Platz für eine Telefonnummer und eine E-Mail-Adresse in deren Form.",
    en: "There is room for one phone number and one mail address only, in their form.",
};

pub(in crate::map) static HOURS: Reason = Reason {
    id: "kommunikation-zusatz",
    change: "c",
    kind: LossKind::Dropped,
    de: "Neben Telefonnummer und E-Mail-Adresse steht kein Zusatz.",
    en: "No remark stands beside a phone number or a mail address.",
};

pub(in crate::map) static NAME: Reason = Reason {
    id: "kommunikation-bezeichnung",
    change: "c",
    kind: LossKind::Dropped,
    de: "Die Bezeichnung des Kanals entfällt mit dem Kanal.",
    en: "The name of the channel goes with the channel.",
};

pub(in crate::map) static VERSION: Reason = Reason {
    id: "kommunikation-listenversion",
    change: "c",
    kind: LossKind::Folded,
    de: "Ohne Kanal gibt es keine Listenversion; sie war eine andere als die, mit der zurück umgewandelt wird.",
    en: "Without a channel there is no list version; it was another one than the way back names.",
};

pub(in crate::map) static CHANNEL: Reason = Reason {
    id: "kommunikation-kanal",
    change: "c",
    kind: LossKind::Folded,
    de: "Ohne Kanal sagt nur noch die Nummer, ob sie Festnetz oder Mobilfunk ist; nach ihrer Form ist sie das andere.",
    en: "Without a channel only the number tells whether it is landline or mobile; by its form it is the other.",
};

pub(in crate::map) static CONTACT: Question = Question {
    id: "kommunikation",
    parts: &[],
    de: "die Nummer oder Adresse enthält Zeichen, die hier nicht erlaubt sind, oder ist zu lang; wie lautet sie",
    en: "the number or address holds characters that are not allowed here, or is too long; what is it",
    answered: Reason {
        id: "kommunikation-entschieden",
        change: "c",
        kind: LossKind::Defaulted,
        de: "Die Nummer oder Adresse stammt aus einer Entscheidung.",
        en: "The number or address comes from a decision.",
    },
};

/// The version of the list of channels that conversions name.
const LIST_VERSION: &str = "3";

fn channel(code: &str, kennung: neu::Bezeichnung) -> neu::Kommunikation {
    neu::Kommunikation {
        kanal: neu::CodeKommunikationKanal {
            list_uri: Default::default(),
            list_version_id: LIST_VERSION.into(),
            code: code.into(),
            name: None,
        },
        kennung,
        zusatz: None,
    }
}

/// `03` for a German mobile number, else `02`.
fn phone(number: &str) -> &'static str {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let national =
        digits.strip_prefix("+49").or_else(|| digits.strip_prefix("0049")).or_else(|| digits.strip_prefix('0'));
    let mobile = national.is_some_and(|rest| ["15", "16", "17"].iter().any(|start| rest.starts_with(start)));
    if mobile { "03" } else { "02" }
}

/// A phone number and a mail address as channels.
pub(in crate::map) fn up(
    run: &mut Conversion<'_>,
    telefon: Option<alt::Telefonnummer>,
    email: Option<alt::EMail>,
) -> Mapped<Vec<neu::Kommunikation>> {
    let mut channels = Vec::new();
    let own = [
        telefon.map(|number| ("telefon", phone(number.as_str()), number.into_inner())),
        email.map(|address| ("email", "01", address.into_inner())),
    ];
    for (name, code, text) in own.into_iter().flatten() {
        let place = [("kommunikation", channels.len() + 1), ("kennung", 0)];
        let stand_in = "-".parse().map_err(|_| run.internal())?;
        let kennung = run.place(&[(name, 0)], &place, |run| match text.parse() {
            Ok(kennung) => kennung,
            Err(_) => run.decide(&CONTACT, |answer| answer.text()?.parse().ok(), || stand_in),
        });
        channels.push(channel(code, kennung));
    }
    Ok(channels)
}

/// The first phone number and the first mail address among channels; all others are dropped.
pub(in crate::map) fn down(
    run: &mut Conversion<'_>,
    channels: Vec<neu::Kommunikation>,
) -> (Option<alt::Telefonnummer>, Option<alt::EMail>) {
    let (mut telefon, mut email) = (None, None);
    for (index, channel) in channels.into_iter().enumerate() {
        let neu::Kommunikation { kanal, kennung, zusatz } = channel;
        let target = match kanal.code.as_str() {
            "02" | "03" if telefon.is_none() => {
                telefon = kennung.as_str().parse().ok();
                telefon.is_some().then_some("telefon")
            }
            "01" if email.is_none() => {
                email = kennung.as_str().parse().ok();
                email.is_some().then_some("email")
            }
            _ => None,
        };
        let place = [("kommunikation", index + 1)];
        let Some(target) = target else {
            run.place(&place, &[], |run| run.gone(&MORE));
            continue;
        };
        run.place(&place, &[(target, 0)], |run| {
            run.dropped("zusatz", zusatz, &HOURS);
            if phone_code(target, kennung.as_str()) != kanal.code {
                run.lost(&CHANNEL);
            }
            if kanal.list_version_id != LIST_VERSION {
                run.lost(&VERSION);
            }
            run.place(&[("kanal", 0)], &[], |run| run.dropped("name", kanal.name, &NAME));
        });
    }
    (telefon, email)
}

/// The code that the way up would give.
fn phone_code(target: &str, text: &str) -> &'static str {
    if target == "email" { "01" } else { phone(text) }
}

#[cfg(test)]
mod tests {
    use super::phone;

    /// As `docs/xefa.md`, c, says.
    #[test]
    fn mobile_numbers() {
        for mobile in ["0170 5550100", "+49 170 5550100", "0049 151/5550100", "(0160) 555"] {
            assert_eq!(phone(mobile), "03", "{mobile}");
        }
        for other in ["040 555-0100", "+49 40 555", "+43 170 555", "0180 555", "170 555"] {
            assert_eq!(phone(other), "02", "{other}");
        }
    }
}
