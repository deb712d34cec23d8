//! Plans for one message: what would be sent, what it would lose, and that nothing has happened yet.

use xefa::Message;
use xefa::map::{Decisions, Exclusion, MemoryStore, Options, Receiver, Trial, plan_message};
use xefa::report::LossKind;

use super::{CONTENTS, Recorder, decisions, samples};

fn message(release: &str, name: &str) -> Message {
    xefa::read(samples(release)[name].as_bytes()).expect("a valid sample")
}

fn receiver(versions: &[&str]) -> Receiver {
    versions.iter().fold(Receiver::new(), |receiver, version| receiver.accepting(*version, None, None))
}

/// On a day on which 1.1 and 2.0 are accepted, and 1.0 is not (`schemas/releases.toml`).
fn on_a_summer_day(message: &Message, receiver: &Receiver, options: Options<'_>) -> Trial {
    let day = "2028-07-01".parse().expect("a day");
    plan_message(message, day, receiver, options).unwrap_or_else(|refused| panic!("{refused}"))
}

#[test]
fn an_older_fachmodul_for_a_receiver_that_takes_no_newer_one() {
    let message = message("1.1", "antrag.einreichung.0100-rand-wohngeld-40-mitglieder.xml");
    let receiver = receiver(&["1.1"]).with_fachmodul("urn:xefa:fachmodul:wohngeld:1.0");
    let trial = on_a_summer_day(&message, &receiver, Options::default());
    assert!(trial.failure().is_none());
    assert_eq!(trial.plan().steps().len(), 0);
    assert_eq!(trial.fachmodul().map(|version| version.version()), Some("1.0"));
    assert_eq!(trial.losses().len(), 2, "the year of construction and a benefit");
    let sent = trial.carry_out(message, Options::default()).expect("what was tried");
    assert_eq!(sent.value.fachmodul(), Some("urn:xefa:fachmodul:wohngeld:1.0"));
    assert_eq!(sent.losses(), trial.losses());
}

/// A message keeps its version where the receiver takes both, and is moved across a step of releases where it does not.
#[test]
fn the_version_that_a_message_has_stays_where_it_may() {
    let old = message("1.1", "antrag.einreichung.0100-reich-wohngeld-1.0.xml");
    let trial = on_a_summer_day(&old, &receiver(&["1.1"]), Options::default());
    assert_eq!(trial.fachmodul().map(|version| version.version()), Some("1.0"));
    assert!(trial.losses().is_empty());

    let new = message("2.0", "antrag.einreichung.0100-minimal-wohngeld.xml");
    for (version, taken) in [("1.0", "1.0"), ("1.1", "1.1")] {
        let receiver = receiver(&["1.1"]).with_fachmodul(format!("urn:xefa:fachmodul:wohngeld:{taken}"));
        let decisions = decisions();
        let trial = on_a_summer_day(&new, &receiver, Options::new(&decisions));
        assert_eq!(trial.failure(), None);
        assert_eq!(trial.fachmodul().map(|fachmodul| fachmodul.version()), Some(version));
        let sent = trial.carry_out(new.clone(), Options::new(&decisions)).expect("what was tried");
        assert_eq!(sent.value.fachmodul(), trial.fachmodul().map(|fachmodul| fachmodul.namespace()));
    }
}

#[test]
fn a_receiver_without_the_fachmodul_is_refused_and_takes_other_messages() {
    let receiver = receiver(&["1.1", "2.0"]).with_fachmodul("urn:xefa:fachmodul:gewerbe:1.0");
    let application = message("1.1", "antrag.einreichung.0100-minimal.xml");
    let day = "2028-07-01".parse().expect("a day");
    let refused = plan_message(&application, day, &receiver, Options::default()).expect_err("no version is taken");
    let reasons: Vec<_> = refused.excluded().iter().map(|(release, why)| (release.version(), &why[..])).collect();
    assert_eq!(
        reasons,
        [
            ("1.0", &[Exclusion::NoLonger, Exclusion::NotTaken][..]),
            ("1.1", &[Exclusion::NoFachmodul]),
            ("2.0", &[Exclusion::NoFachmodul])
        ]
    );
    let receipt = message("1.1", "administration.quittung.0020-minimal.xml");
    assert!(on_a_summer_day(&receipt, &receiver, Options::default()).failure().is_none());
}

/// The way up asks for the legal ground of processing (change r): the trial says so, and finds nothing more once it is decided.
#[test]
fn missing_decisions_are_told_beforehand() {
    let message = message("1.1", "antrag.einreichung.0100-minimal.xml");
    let receiver = receiver(&["2.0"]);
    let trial = on_a_summer_day(&message, &receiver, Options::new(&Decisions::none()));
    let failure = trial.failure().expect("a decision is missing");
    let asked: Vec<_> = failure.report().findings().iter().filter_map(|finding| finding.argument("name")).collect();
    assert!(asked.contains(&"rechtsgrundlage-verarbeitung"), "{asked:?}");
    assert!(trial.losses().is_empty());
    let trial = on_a_summer_day(&message, &receiver, Options::new(&decisions()));
    assert_eq!(trial.failure(), None);
    assert!(trial.losses().iter().any(|loss| loss.kind() == LossKind::Defaulted));
}

/// A message with attachments: without a store it cannot be sent, with one it can, and the store stays as it was.
#[test]
fn a_trial_leaves_the_store_alone() {
    let message = message("1.1", "antrag.einreichung.0100-reich.xml");
    let receiver = receiver(&["2.0"]);
    let decisions = decisions();
    let without = on_a_summer_day(&message, &receiver, Options::new(&decisions));
    assert!(without.failure().is_some());
    let mut store = Recorder::default();
    let trial = on_a_summer_day(&message, &receiver, Options::new(&decisions).with_store(&mut store));
    assert_eq!(trial.failure(), None);
    assert!(store.0.is_empty());
    let sent = trial.carry_out(message, Options::new(&decisions).with_store(&mut store)).expect("what was tried");
    assert!(!store.0.is_empty());

    // And back: contents are read from the store below.
    let back = receiver_of_1_1();
    let mut known = MemoryStore::default();
    for (id, content) in CONTENTS.iter() {
        xefa::map::AttachmentStore::put(&mut known, *id, content).expect("an empty store");
    }
    let trial = on_a_summer_day(&sent.value, &back, Options::new(&decisions).with_store(&mut known));
    assert_eq!(trial.failure(), None);
}

fn receiver_of_1_1() -> Receiver {
    receiver(&["1.1"])
}

/// Over all samples of 1.1 for a receiver of 1.0: what the trial says is what the conversion then does.
#[test]
fn what_is_tried_is_what_happens() {
    let day = "2028-04-15".parse().expect("a day");
    let mut compared = 0;
    for (name, text) in samples("1.1") {
        let message = xefa::read(text.as_bytes()).expect("a valid sample");
        let older = receiver(&["1.0"]);
        let decisions = decisions();
        let mut store = Recorder::default();
        let options = Options::new(&decisions).with_store(&mut store);
        let Ok(trial) = plan_message(&message, day, &older, options) else { continue };
        let real = message.convert_to("1.0", Options::new(&decisions)).map(|converted| converted.losses().to_vec());
        assert_eq!(trial.failure().is_some(), real.is_err(), "{name}");
        if let Ok(real) = real {
            assert_eq!(trial.losses(), real, "{name}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared}");
}

/// Of the releases that a receiver takes, the one in which least is lost, counted here from the conversions themselves.
#[test]
fn the_least_loss_decides() {
    let both = receiver(&["1.1", "2.0"]);
    let mut chosen = std::collections::BTreeMap::new();
    for (name, text) in samples("1.0") {
        let message = xefa::read(text.as_bytes()).expect("a valid sample");
        let decisions = decisions();
        let mut store = Recorder::default();
        let trial = on_a_summer_day(&message, &both, Options::new(&decisions).with_store(&mut store));
        let mut weight = |version: &str| {
            let options = Options::new(&decisions).with_store(&mut store);
            let losses = message.clone().convert_to(version, options).ok()?.losses().to_vec();
            Some(LossKind::ALL.map(|kind| losses.iter().filter(|loss| loss.kind() == kind).count()))
        };
        let [older, newer] = ["1.1", "2.0"].map(&mut weight);
        // With equal losses the shorter way, and 1.1 is the neighbour.
        let expected = match (older, newer) {
            (Some(older), Some(newer)) if newer < older => "2.0",
            (None, Some(_)) => "2.0",
            _ => "1.1",
        };
        assert_eq!(trial.plan().release().version(), expected, "{name}: {older:?} {newer:?}");
        *chosen.entry(expected).or_insert(0) += 1;
    }
    assert!(chosen["1.1"] > 30, "{chosen:?}");
}
