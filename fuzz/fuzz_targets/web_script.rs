//! Any text as a script: nothing panics, no stack is too small, and every place is one of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use web::{ScriptKind, script};

fuzz_target!(|text: &str| {
    for kind in [None, Some(ScriptKind::Classic), Some(ScriptKind::Module)] {
        let read = script(text, kind);
        let spans = read
            .fault
            .iter()
            .map(|fault| &fault.span)
            .chain(read.references.iter().map(|found| &found.reference.span))
            .chain(read.fragments.iter().map(|found| &found.span))
            .chain(read.elements.iter().map(|found| &found.span))
            .chain(read.calls.iter().map(|found| &found.span))
            .chain(read.lookups.iter().map(|found| &found.span))
            .chain(read.graph.parts.iter().map(|found| &found.span))
            .chain(read.graph.steps.iter().map(|found| &found.span))
            .chain(read.permissions.iter().map(|found| &found.span))
            .chain(&read.sessions_per_value);
        for span in spans {
            assert!(text.get(span.clone()).is_some(), "{span:?}");
        }
        assert!(read.fault.is_none() || read.elements.is_empty() && read.references.is_empty());
    }
});
