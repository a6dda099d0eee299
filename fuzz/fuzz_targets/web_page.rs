//! Any bytes as a page: nothing panics, and every place is one of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use web::{TextKind, page, text};

fuzz_target!(|bytes: &[u8]| {
    let decoded = text(bytes, TextKind::Page);
    let text = decoded.text.as_str();
    assert!(decoded.invalid_at.is_none_or(|at| text.is_char_boundary(at)));
    let page = page(text);
    let references = page.references.iter().chain(&page.base);
    let spans = references
        .chain(page.style_references.iter().map(|found| &found.reference))
        .map(|found| &found.span)
        .chain(page.scripts.iter().map(|script| &script.span))
        .chain(page.handlers.iter().map(|handler| &handler.span))
        .chain(page.encoding.iter().map(|encoding| &encoding.span));
    for span in spans {
        assert!(text.get(span.clone()).is_some(), "{span:?}");
    }
    assert!(page.external.iter().all(|script| script.reference < page.references.len()));
});
