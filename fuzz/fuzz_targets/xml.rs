//! Any bytes as XML: nothing panics, and every place is in the text and between characters.

#![no_main]

use libfuzzer_sys::fuzz_target;
use scorm::manifest::{read, read_metadata};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read_metadata(bytes) {
        for fault in &document.faults {
            assert!(document.text.get(fault.span.range()).is_some(), "{fault:?}");
        }
    }
    let Ok(document) = read(bytes) else { return };
    for span in document.problems.iter().map(|problem| problem.span) {
        assert!(document.text.get(span.range()).is_some(), "{span:?}");
    }
});
