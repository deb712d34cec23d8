//! Message to file to message: equal but for what the report names, path by path; with the sidecar equal.

use proptest::prelude::*;
use xefa::adapt::{ReadOptions, Sidecar};
use xefa::v1_0::Message;

use super::document::{differing, flat, is_within};
use super::messages::messages;
use super::support::{json, layout};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_silence(message in messages()) {
        let layout = layout();
        let file = layout.write(&message).map_err(|error| TestCaseError::fail(format!("{:?}", error.report())))?;
        // Records of one length, in the character set: nothing but characters of ISO 8859-15.
        for line in file.bytes.split_inclusive(|byte| *byte == b'\n') {
            prop_assert!(line.len() == 258 && line.ends_with(b"\r\n"));
            prop_assert!(line[..256].iter().all(|byte| matches!(byte, 0x20..=0x7e | 0xa0..=0xff)));
        }
        let fetched = layout.read(&file.bytes);
        prop_assert!(fetched.report.findings().is_empty(), "{:?}", fetched.report);
        let back: Message = fetched.message().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let original = json(&message);
        let differing = differing(&original, &json(&back));
        let losses: Vec<&str> = file.losses.iter().map(|loss| loss.source_path().unwrap_or_default()).collect();
        for path in &differing {
            prop_assert!(losses.iter().any(|loss| is_within(path, loss)), "{path} is lost in silence");
        }
        // And the report names nothing that is as it was, and no path that does not exist.
        let (before, after) = (flat(&original), flat(&json(&back)));
        for loss in losses {
            // Turns of a repeated group may come back in another order: then an element is named whose count alone has changed.
            let may_be_moved = loss.contains("/enthalteneKosten/");
            prop_assert!(may_be_moved || differing.iter().any(|path| is_within(path, loss)), "{loss} is as it was");
            prop_assert!(before.keys().chain(after.keys()).any(|path| is_within(path, loss)), "{loss} does not exist");
        }
    }

    #[test]
    fn with_its_sidecar_a_file_is_the_message(message in messages()) {
        let layout = layout();
        let file = layout.write(&message).map_err(|error| TestCaseError::fail(format!("{:?}", error.report())))?;
        let sidecar = Sidecar::from_json(&file.sidecar.to_json()).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        let fetched = layout.read_with(&file.bytes, &ReadOptions::new().sidecar(sidecar));
        let back: Message = fetched.message().map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&back, &message);
        prop_assert!(fetched.losses.is_empty());
    }

    #[test]
    fn a_file_written_again_is_the_same_file(message in messages()) {
        let layout = layout();
        let file = layout.write(&message).map_err(|error| TestCaseError::fail(format!("{:?}", error.report())))?;
        let again = layout.write(&layout.read(&file.bytes).document()).map_err(|error| TestCaseError::fail(format!("{error}")))?;
        prop_assert_eq!(file.bytes, again.bytes);
    }

    /// Names are personal data: none of them is in what may be logged.
    #[test]
    fn no_value_is_in_a_report(message in messages()) {
        let layout = layout();
        let file = layout.write(&message).map_err(|error| TestCaseError::fail(format!("{:?}", error.report())))?;
        let fetched = layout.read(&file.bytes);
        let log = format!("{file:?}{fetched:?}{:?}", file.losses.iter().map(ToString::to_string).collect::<Vec<_>>());
        for (path, text) in flat(&json(&message)).into_iter().filter(|(path, _)| path.contains("/name/")) {
            prop_assert!(text.chars().count() < 6 || !log.contains(&text), "{path} is in a report");
        }
    }
}
