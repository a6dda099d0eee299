//! What a page writes is what the workbench reads.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../scorm/tests/strategies/mod.rs"]
mod strategies;

use journal::{
    EntryData, Micros, PageState,
    wire::{Arguments, Call, CallText, Encoded, Stamp, read, write_call, write_observation},
};
use proptest::prelude::*;
use scorm::{ErrorCode, rte::Argument};

const PAGE_STATES: [PageState; 7] = [
    PageState::Loading,
    PageState::Interactive,
    PageState::Complete,
    PageState::Hidden,
    PageState::Beforeunload,
    PageState::Pagehide,
    PageState::Unload,
];

proptest! {
    #[test]
    fn a_call_is_read_as_it_was_written(
        (function, arguments) in strategies::call(),
        value in strategies::value(),
        phase in prop::sample::select(&PAGE_STATES[..]),
        seq in any::<u32>(),
        at_us in 0..1_u64 << 53,
    ) {
        let texts: Vec<_> = arguments.iter().map(|text| CallText::Raw(text)).collect();
        let encoded = Encoded::new(&value);
        let raw = Call {
            function,
            answer: CallText::Raw(&value),
            error: ErrorCode::NotInitialized,
            arguments: Arguments::Strings(&texts),
        };
        let stamp = Stamp { seq, at_us, phase };
        let (mut line, mut same) = (Vec::new(), Vec::new());
        write_call(&mut line, stamp, &raw);
        write_call(&mut same, stamp, &Call { answer: CallText::Encoded(&encoded), ..raw });
        prop_assert_eq!(&line, &same);
        prop_assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        let entry = read(line.strip_suffix(b"\n").unwrap()).unwrap();
        prop_assert_eq!((entry.seq, entry.at, entry.phase), (seq, Micros::new(at_us as f64), phase));
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
        let stamp = Stamp { seq, at_us: 5, phase: PageState::Hidden };
        write_observation(&mut line, stamp, &serde_json::to_string(&data).unwrap());
        let entry = read(line.strip_suffix(b"\n").unwrap()).unwrap();
        prop_assert_eq!((entry.seq, entry.phase, entry.data), (seq, PageState::Hidden, data));
    }

    #[test]
    fn no_line_makes_it_panic(line in any::<Vec<u8>>()) {
        let _ = read(&line);
    }
}
