//! Random applications for Wohngeld: names with umlauts, combining sequences and 80 letters, up to 40 members, partial dates.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};
use xefa::v1_0::Message;

use super::support::{MINIMAL, json, sample};

/// Letters of DIN 91379: plain, in ISO 8859-15, not in it, and sequences.
const LETTERS: &[&str] = &[
    "a", "e", "n", "s", "A", "Z", "ä", "ö", "ü", "ß", "é", "ç", "Š", "ž", "Œ", "Ÿ", "Ł", "ł", "ş", "ğ", "ı", "İ", "Đ",
    "ő", "Ǻ", "ệ", "ẞ", "Ə", "ʿ", "C̀", "c̀", "J́", "K̛", "Ž̦", "S̛̄", "K͟H", "L̥̄", "Č̕", "-", " ", "'", ".",
];

fn name() -> impl Strategy<Value = String> {
    name_of(80)
}

/// A name of up to this many letters behind the first.
fn name_of(most: usize) -> impl Strategy<Value = String> {
    let letters = vec(prop::sample::select(LETTERS), 0..most).prop_map(|letters| letters.concat());
    (prop::sample::select(vec!["M", "É", "Ł", "K̛", "Ž̦"]), letters).prop_map(|(first, rest)| format!("{first}{rest}"))
}

fn code(codes: &'static [&'static str]) -> impl Strategy<Value = Value> {
    (prop::sample::select(codes), of(Just("eine Bezeichnung"))).prop_map(|(code, name)| match name {
        Some(name) => json!({ "code": code, "name": name }),
        None => json!({ "code": code }),
    })
}

fn person() -> impl Strategy<Value = Value> {
    (name(), name(), of(name()), of(name())).prop_map(|(first, last, birth, title)| {
        let mut person = json!({ "vorname": first, "familienname": last });
        for (key, value) in [("geburtsname", birth), ("titel", title)] {
            if let Some(value) = value {
                person[key] = Value::from(value);
            }
        }
        person
    })
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        (0u64..=999_999_999_999).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100)),
        (0u32..5000).prop_map(|euros| euros.to_string()),
        Just("0.5".to_owned()),
        Just("0".to_owned()),
    ]
}

fn member() -> impl Strategy<Value = Value> {
    let born = prop::sample::select(&["14.03.1988", "00.09.1999", "00.00.2003", "00.00.0000"][..]);
    let states = vec(prop::sample::select(&["DE", "TR", "PL", "VN"][..]), 1..4);
    let codes = (
        code(&["1", "2", "3", "4", "5", "6"]),
        of(code(&["1", "2", "3", "4"])),
        code(&["01", "02", "05", "07"]),
        code(&["01", "03", "08"]),
        of(code(&["01", "05"])),
    );
    let income = of((amount(), any::<bool>()));
    (person(), born, states, codes, income).prop_map(|(person, born, states, codes, income)| {
        let (family, partner, relation, work, transfer) = codes;
        let mut member = json!({ "name": person, "geburtsdatum": born, "familienstand": family,
            "staatsangehoerigkeit": states, "verhaeltnis": relation, "taetigkeit": work });
        for (key, value) in [("lebenspartnerschaft", partner), ("transferleistung", transfer)] {
            if let Some(value) = value {
                member[key] = value;
            }
        }
        if let Some((amount, negative)) = income {
            member["einkommenMonatlich"] = Value::from(if negative { format!("-{amount}") } else { amount });
        }
        member
    })
}

fn costs() -> impl Strategy<Value = Vec<Value>> {
    let cost = (code(&["01", "02", "03", "06"]), of(amount())).prop_map(|(code, amount)| {
        let mut cost = json!({ "kostenart": code });
        if let Some(amount) = amount {
            cost["betrag"] = Value::from(amount);
        }
        cost
    });
    vec(cost, 0..4)
}

/// Valid messages.
pub fn messages() -> impl Strategy<Value = Message> {
    // A street has 100 characters at most, and a letter up to three.
    let street = name_of(30);
    let members = prop_oneof![4 => vec(member(), 1..6), 1 => vec(member(), 40)];
    (members, costs(), street, of(name()), amount(), person()).prop_map(
        |(members, costs, street, account, rent, applicant)| {
            let mut message = json(&sample(MINIMAL));
            let root = &mut message["antrag.einreichung.0100"];
            let application =
                root["fachdaten"]["#any"].as_object_mut().expect("fachdaten").values_mut().next().expect("one");
            application["haushaltsmitglieder"]["haushaltsmitglied"] = Value::Array(members);
            application["wohnraum"]["anschrift"]["strasseHausnummer"] = Value::from(street);
            application["wohnraum"]["mieteGesamt"] = Value::from(rent);
            if !costs.is_empty() {
                application["wohnraum"]["enthalteneKosten"] = json!({ "#group": costs });
            }
            if let Some(account) = account {
                application["bankverbindung"]["kontoinhaber"] = Value::from(account);
            }
            root["antragsteller"]["person"]["name"] = applicant;
            serde_json::from_value(message).expect("a valid message")
        },
    )
}
