//! Any text as suspend data, and another after it: nothing panics, no path is there twice, and the changes lead from one to the
//! other.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use suspend::{Decoded, decode, diff};

fn by_path(decoded: &Decoded) -> BTreeMap<&str, &str> {
    decoded
        .values
        .iter()
        .map(|value| (value.path.as_str(), value.value.as_str()))
        .collect()
}

fuzz_target!(|texts: (&str, &str)| {
    let (before, after) = (decode(texts.0), decode(texts.1));
    let mut state = by_path(&before);
    assert_eq!(state.len(), before.values.len());
    let changes = diff(&before, &after);
    for change in &changes {
        match &change.after {
            Some(value) => state.insert(&change.path, value),
            None => state.remove(change.path.as_str()),
        };
    }
    assert_eq!(state, by_path(&after));
});
