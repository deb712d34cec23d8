//! Deliveries with four corners: envelopes against another judge, broken folders, and processes that are killed.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod antworten;
mod fit_connect;
mod kaputt;
mod tod;

use xefa::efa::anlagen::{Angaben, Dateiname, Grenzen, Manifest, Medientyp};
use xefa::efa::transport::fit_connect::FitConnectAngaben;
use xefa::efa::transport::{Adressierung, Nutzdaten, Rollen, Sendung, Stelle, Umschlagart};
use xefa::map::MemoryStore;

/// The UUID of the minimal Quittung among the samples.
const MUSTER: &str = include_str!("../../../../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");

pub fn uuid(number: u64) -> uuid::Uuid {
    // Version 4, so that every judge takes it.
    uuid::Builder::from_random_bytes((u128::from(number) * 0x9e37_79b9_7f4a_7c15 + 7).to_be_bytes()).into_uuid()
}

/// A message like the sample, with a UUID of its own.
pub fn nachricht(number: u64) -> Vec<u8> {
    let (from, to) = (MUSTER.find("<xefa:nachrichtenUUID>").unwrap(), MUSTER.find("</xefa:nachrichtenUUID>").unwrap());
    let from = from + "<xefa:nachrichtenUUID>".len();
    format!("{}{}{}", &MUSTER[..from], uuid(number), &MUSTER[to..]).into_bytes()
}

/// A file of an old system, of a size of its own.
pub fn altdatei(number: u64) -> Vec<u8> {
    let line = format!("{number};Beispiel;Musterfleet\r\n");
    line.repeat(1 + usize::try_from(number * 37 % 200).unwrap()).into_bytes()
}

pub fn anlage(number: u64, at: u64) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend(std::iter::repeat_n(
        u8::try_from((number + at) % 251).unwrap(),
        usize::try_from(number * 101 % 9000).unwrap(),
    ));
    content
}

pub fn rollen() -> Rollen {
    let kopf = Nutzdaten::geprueft(nachricht(0)).unwrap();
    let kopf = kopf.kopf().unwrap();
    Rollen {
        autor: kopf.autor.clone(),
        sender: Stelle::new("efa:versand.beispiel", "Sender (Beispiel)").unwrap(),
        empfaenger: Stelle::new("efa:empfang.beispiel", "Empfänger (Beispiel)").unwrap(),
        leser: kopf.leser.clone(),
    }
}

/// Deliveries of all kinds in turn: files of old systems with two attachments, messages for FIT-Connect, messages for XTA.
pub fn sendung(number: u64) -> (Sendung, MemoryStore) {
    let adressierung = Adressierung::new(rollen()).mit_ziel("urn:beispiel:ziel");
    let mut store = MemoryStore::default();
    if !number.is_multiple_of(3) {
        let art =
            if number % 3 == 1 { Umschlagart::FitConnect(FitConnectAngaben::default()) } else { Umschlagart::Xta };
        return (Sendung::new(Nutzdaten::geprueft(nachricht(number)).unwrap(), adressierung, art), store);
    }
    let name = Dateiname::pruefe("antrag.csv").unwrap();
    let typ = Medientyp::parse("text/csv").unwrap();
    let nutzdaten = Nutzdaten::altdatei(uuid(number), "gewerbe-csv", name, typ, altdatei(number));
    let mut manifest = Manifest::new();
    for at in 0..2 {
        let name = format!("Anlage {at}.pdf");
        let angaben =
            Angaben { id: uuid(number * 10 + at + 1_000_000), dateiname: &name, medientyp: "application/pdf" };
        manifest.aufnehmen(&angaben, &mut anlage(number, at).as_slice(), &mut store, &Grenzen::default()).unwrap();
    }
    (Sendung::new(nutzdaten, adressierung, Umschlagart::Ordner).mit_anlagen(manifest), store)
}

/// A folder of its own, in memory where there is such a place: what is killed is the process, not the machine.
pub fn ordner(name: &str) -> std::path::PathBuf {
    let memory = std::path::Path::new("/dev/shm");
    let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    base.join(format!("xefa-{name}-{}", uuid::Uuid::new_v4()))
}
