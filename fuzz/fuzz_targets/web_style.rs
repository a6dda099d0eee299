//! Any bytes as a style: nothing panics, and every place is one of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use web::{TextKind, style, text};

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes, TextKind::Style).text;
    for found in style(&text) {
        assert!(text.get(found.reference.span.clone()).is_some(), "{found:?}");
        assert!(found.selectors.may_match(|_| true));
    }
});
