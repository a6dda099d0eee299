//! What a page writes is what the workbench reads.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../scorm/tests/strategies/mod.rs"]
mod strategies;

use journal::{
    Entry, EntryData, Micros, PageState,
    wire::{Arguments, Call, CallText, Encoded, Slot, Slots, Stamp, read, write_call, write_observation, write_repeat},
};
use proptest::prelude::*;
use scorm::{
    ErrorCode,
    rte::{Argument, Function},
};

const PAGE_STATES: [PageState; 7] = [
    PageState::Loading,
    PageState::Interactive,
    PageState::Complete,
    PageState::Hidden,
    PageState::Beforeunload,
    PageState::Pagehide,
    PageState::Unload,
];

/// The entries of these lines.
fn entries(lines: &[u8]) -> Vec<Entry> {
    let mut slots = Slots::default();
    let lines = lines.strip_suffix(b"\n").unwrap().split(|byte| *byte == b'\n');
    lines.map(|line| slots.entry(read(line).unwrap()).unwrap()).collect()
}

proptest! {
    #[test]
    fn a_repeated_call_is_read_as_the_call_that_filled_the_slot(
        values in prop::collection::vec((0..Slot::COUNT, strategies::value()), 1..20),
        phase in prop::sample::select(&PAGE_STATES[..]),
    ) {
        let mut lines = Vec::new();
        let mut stamp = Stamp { seq: 0, at: 7, phase };
        let mut next = || {
            stamp.seq += 1;
            stamp
        };
        let mut expected = Vec::new();
        for (number, value) in values {
            let slot = Slot::new(number).unwrap();
            let (name, value) = (format!("cmi.objectives.{number}.id"), Encoded::new(&value));
            let name = Encoded::new(&name);
            if !name.fits_slot(&value) {
                continue;
            }
            let call = Call {
                function: Function::GetValue,
                returned: CallText::Encoded(&value),
                error: ErrorCode::NoError,
                arguments: Arguments::Strings(&[CallText::Encoded(&name)]),
                slot: Some(slot),
            };
            write_call(&mut lines, next(), &call);
            write_repeat(&mut lines, next(), slot);
            write_call(&mut lines, next(), &call);
            expected.extend(vec![(name.text().to_owned(), value.text().to_owned()); 3]);
        }
        prop_assume!(!expected.is_empty());
        for (entry, (name, value)) in entries(&lines).into_iter().zip(expected) {
            let EntryData::Call { function: Function::GetValue, arguments, returned, .. } = entry.data else {
                return Err(TestCaseError::fail(format!("{entry:?}")));
            };
            prop_assert_eq!((entry.phase, entry.at), (phase, Micros::new(7.0)));
            prop_assert_eq!((arguments, returned), (vec![Argument::string(&name)], value));
        }
    }

    #[test]
    fn a_call_is_read_as_it_was_written(
        (function, arguments) in strategies::call(),
        value in strategies::value(),
        phase in prop::sample::select(&PAGE_STATES[..]),
        seq in any::<u32>(),
        at in 0..1_u64 << 53,
    ) {
        let texts: Vec<_> = arguments.iter().map(|text| CallText::Raw(text)).collect();
        let encoded = Encoded::new(&value);
        let raw = Call {
            function,
            returned: CallText::Raw(&value),
            error: ErrorCode::NotInitialized,
            arguments: Arguments::Strings(&texts),
            slot: None,
        };
        let stamp = Stamp { seq, at, phase };
        let (mut line, mut same) = (Vec::new(), Vec::new());
        write_call(&mut line, stamp, &raw);
        write_call(&mut same, stamp, &Call { returned: CallText::Encoded(&encoded), ..raw });
        prop_assert_eq!(&line, &same);
        prop_assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        let entry = entries(&line).pop().unwrap();
        prop_assert_eq!((entry.seq, entry.at, entry.phase), (seq, Micros::new(at as f64), phase));
        let expected = EntryData::Call {
            function,
            arguments: arguments.into_iter().map(Argument::string).collect(),
            returned: value,
            error: 301.into(),
            refused: None,
            replay: None,
        };
        prop_assert_eq!(entry.data, expected);
    }

    #[test]
    fn an_observation_is_read_as_it_was_written(text in any::<String>(), seq in any::<u32>()) {
        let data = EntryData::Console { level: "log".into(), text };
        let mut line = Vec::new();
        let stamp = Stamp { seq, at: 5, phase: PageState::Hidden };
        write_observation(&mut line, stamp, &serde_json::to_string(&data).unwrap());
        let entry = entries(&line).pop().unwrap();
        prop_assert_eq!((entry.seq, entry.phase, entry.data), (seq, PageState::Hidden, data));
    }

    #[test]
    fn no_line_makes_it_panic(line in any::<Vec<u8>>()) {
        let _ = read(&line);
    }
}
