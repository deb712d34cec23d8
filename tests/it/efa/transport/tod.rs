//! Senders and receivers that are killed: none lost, none doubled.
//!
//! The child is this very test binary, told by its environment what to do.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use xefa::efa::anlagen::Pruefsumme;
use xefa::efa::transport::ordner::Schritt;
use xefa::efa::transport::{Abholung, OrdnerTransport, Transport};

use super::{altdatei, anlage, nachricht, ordner, sendung, uuid};

const SEITE: &str = "XEFA_TEST_TOD_SEITE";
const ORDNER: &str = "XEFA_TEST_TOD_ORDNER";
const ANZAHL: &str = "XEFA_TEST_TOD_ANZAHL";
const SCHRITT: &str = "XEFA_TEST_TOD_SCHRITT";
const NTES_MAL: &str = "XEFA_TEST_TOD_NTES_MAL";

/// What an application does between two calls of the transport is a step, too.
const SENDER_VERMERKT: usize = Schritt::VERSAND.len();
const EMPFAENGER_VOR_VERMERK: usize = Schritt::EMPFANG.len();
const EMPFAENGER_NACH_VERMERK: usize = Schritt::EMPFANG.len() + 1;

/// Dies at the given step, the n-th time.
struct Falle {
    schritt: Option<usize>,
    rest: AtomicU64,
}

impl Falle {
    fn aus_umgebung() -> Self {
        let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
        let schritt = number(SCHRITT).map(|step| usize::try_from(step).unwrap());
        Self { schritt, rest: AtomicU64::new(number(NTES_MAL).unwrap_or(1)) }
    }

    fn tritt(&self, step: Option<usize>) {
        if step.is_some() && step == self.schritt && self.rest.fetch_sub(1, Ordering::SeqCst) == 1 {
            std::process::abort();
        }
    }
}

fn transport(folder: &Path, falle: &Arc<Falle>, steps: &'static [Schritt]) -> OrdnerTransport {
    let falle = Arc::clone(falle);
    let at = move |schritt: Schritt| falle.tritt(steps.iter().position(|known| *known == schritt));
    OrdnerTransport::new(folder.join("transport")).unwrap().mit_beobachter(Arc::new(at))
}

/// Lines of a journal that are whole.
fn zeilen(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.split_inclusive('\n').filter(|line| line.ends_with('\n')).map(|line| line.trim().to_owned()).collect()
}

/// A line in one write: it is there or not.
fn notiere(path: &Path, line: &str) {
    let mut file = fs::File::options().create(true).append(true).open(path).unwrap();
    file.write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// The application on the sender's side: sends what it has not noted as sent.
fn versand(folder: &Path, anzahl: u64, falle: &Arc<Falle>) {
    let journal = folder.join("gesendet");
    let mut transport = transport(folder, falle, &Schritt::VERSAND);
    for number in zeilen(&journal).len() as u64..anzahl {
        let (sendung, mut store) = sendung(number);
        transport.sende(&sendung, &mut store).unwrap();
        falle.tritt(Some(SENDER_VERMERKT));
        notiere(&journal, &number.to_string());
    }
}

/// The application on the receiver's side: what it does with a delivery is a line in its journal, and what it looks at when one comes
/// again is that journal.
fn empfang(folder: &Path, falle: &Arc<Falle>) {
    let journal = folder.join("empfangen");
    let mut transport = transport(folder, falle, &Schritt::EMPFANG);
    while let Some(found) = transport.hole_ab().unwrap() {
        let Abholung::Empfangen(mut empfangen) = found else { panic!("nothing is broken here: {found:?}") };
        let uuid = empfangen.id.uuid.to_string();
        assert!(!folder.join("transport/erledigt").join(&uuid).exists(), "what is confirmed never comes again");
        falle.tritt(Some(EMPFAENGER_VOR_VERMERK));
        let is_done = empfangen.wiederholt && zeilen(&journal).iter().any(|line| line.starts_with(&uuid));
        if !is_done {
            let mut line = format!("{uuid} {}", Pruefsumme::von(empfangen.sendung.nutzdaten.bytes()));
            for eintrag in empfangen.sendung.anlagen.clone().eintraege() {
                let mut content = Vec::new();
                empfangen.inhalte().oeffne(eintrag.id).unwrap().read_to_end(&mut content).unwrap();
                line += &format!(" {}", Pruefsumme::von(&content));
            }
            notiere(&journal, &line);
        }
        falle.tritt(Some(EMPFAENGER_NACH_VERMERK));
        transport.bestaetige(&empfangen.id).unwrap();
    }
}

/// Not a test by itself: what the child does.
#[test]
fn kindprozess() {
    let Ok(side) = std::env::var(SEITE) else { return };
    let folder = PathBuf::from(std::env::var_os(ORDNER).unwrap());
    let falle = Arc::new(Falle::aus_umgebung());
    match side.as_str() {
        "versand" => versand(&folder, std::env::var(ANZAHL).unwrap().parse().unwrap(), &falle),
        _ => empfang(&folder, &falle),
    }
}

fn kind(folder: &Path, side: &str, anzahl: u64, falle: Option<(usize, u64)>) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["efa::transport::tod::kindprozess", "--exact", "--test-threads=1", "--nocapture"]);
    command.env(SEITE, side).env(ORDNER, folder).env(ANZAHL, anzahl.to_string());
    command.env_remove(SCHRITT).stdout(Stdio::null());
    if let Some((schritt, ntes)) = falle {
        command.env(SCHRITT, schritt.to_string()).env(NTES_MAL, ntes.to_string()).stderr(Stdio::null());
    }
    command.spawn().unwrap()
}

/// Whether the child died in its trap; a child that failed for another reason fails the test.
fn gestorben(mut child: Child) -> bool {
    let status = child.wait().unwrap();
    // A panic in a test ends with a code; an abort has none (Unix) or another one.
    assert_ne!(status.code(), Some(101), "a child failed");
    !status.success()
}

/// Everything came through once, and with its content.
fn pruefe(folder: &Path, anzahl: u64) {
    let lines = zeilen(&folder.join("empfangen"));
    let mut seen = BTreeMap::new();
    for line in &lines {
        let (uuid, sums) = line.split_once(' ').unwrap();
        assert!(seen.insert(uuid.to_owned(), sums.to_owned()).is_none(), "{uuid} came twice");
    }
    for number in 0..anzahl {
        let payload = if number % 3 == 0 { altdatei(number) } else { nachricht(number) };
        let mut expected = Pruefsumme::von(&payload).to_string();
        if number % 3 == 0 {
            let sums = (0..2).map(|at| format!(" {}", Pruefsumme::von(&anlage(number, at))));
            expected.extend(sums);
        }
        assert_eq!(seen.remove(&uuid(number).to_string()), Some(expected), "message {number}");
    }
    assert!(seen.is_empty(), "somebody sent something else");
    let count = |place: &str| fs::read_dir(folder.join("transport").join(place)).unwrap().count() as u64;
    for place in ["entwurf", "bereit", "in-arbeit", "abgewiesen", "papierkorb"] {
        assert_eq!(count(place), 0, "{place}");
    }
    assert_eq!(count("erledigt"), anzahl);
}

/// Runs both sides to their end.
fn zu_ende(folder: &Path, anzahl: u64) {
    assert!(!gestorben(kind(folder, "versand", anzahl, None)));
    assert!(!gestorben(kind(folder, "empfang", anzahl, None)));
}

/// Kills both sides at every step in turn until all is through.
fn an_jedem_schritt(anzahl: u64, ntes: u64) {
    let folder = ordner("tod");
    fs::create_dir_all(&folder).unwrap();
    let (senders, receivers) = (Schritt::VERSAND.len() + 1, Schritt::EMPFANG.len() + 2);
    let (mut sender_died, mut receiver_died) = (vec![0; senders], vec![0; receivers]);
    let mut round = 0;
    while zeilen(&folder.join("gesendet")).len() as u64 != anzahl {
        // Every step of the one side meets every step of the other.
        let (step, other) = (round % senders, (round + round / senders) % receivers);
        // An attachment is written twice for every third message, so its step comes less often.
        if gestorben(kind(&folder, "versand", anzahl, Some((step, ntes)))) {
            sender_died[step] += 1;
        }
        if gestorben(kind(&folder, "empfang", anzahl, Some((other, ntes / 2 + 1)))) {
            receiver_died[other] += 1;
        }
        round += 1;
        assert!(round < 10 * usize::try_from(anzahl).unwrap(), "no progress");
    }
    zu_ende(&folder, anzahl);
    pruefe(&folder, anzahl);
    assert!(sender_died.iter().all(|died| *died > 0), "a sender never died at a step: {sender_died:?}");
    assert!(receiver_died.iter().all(|died| *died > 0), "a receiver never died at a step: {receiver_died:?}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_thousand_messages_and_both_sides_killed_at_every_step() {
    an_jedem_schritt(1_000, 24);
}

#[test]
#[ignore = "takes minutes: every message has a death of its own"]
fn every_message_has_a_death_of_its_own() {
    an_jedem_schritt(1_000, 1);
}

/// Kills both sides from outside while they run side by side, at times of chance.
fn zu_beliebiger_zeit(anzahl: u64, rounds: u32) {
    let folder = ordner("mord");
    fs::create_dir_all(&folder).unwrap();
    let (mut chance, mut killed) = (0x2545_f491_4f6c_dd1d_u64, 0);
    for _ in 0..rounds {
        let mut children = [kind(&folder, "versand", anzahl, None), kind(&folder, "empfang", anzahl, None)];
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_millis(10 + chance % 90));
        for child in &mut children {
            if child.try_wait().unwrap().is_none() {
                killed += 1;
                child.kill().unwrap();
            }
            let status = child.wait().unwrap();
            assert_ne!(status.code(), Some(101), "a child failed");
        }
    }
    zu_ende(&folder, anzahl);
    pruefe(&folder, anzahl);
    assert!(killed > 0, "nobody was killed");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn killed_at_any_time() {
    zu_beliebiger_zeit(2_000, 30);
}

#[test]
#[ignore = "takes minutes"]
fn killed_at_any_time_very_often() {
    zu_beliebiger_zeit(20_000, 500);
}
