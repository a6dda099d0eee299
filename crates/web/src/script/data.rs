//! Calls that read or set an element of the data model.

use super::path::{Path, Root};

/// What a call does with the element that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataCall {
    Get,
    Set,
}

/// How the names of functions end that read or set elements, of both editions and of the wrappers around them.
const ENDINGS: &[(&str, DataCall)] = &[
    ("LMSGetValue", DataCall::Get),
    ("LMSSetValue", DataCall::Set),
    ("GetValue", DataCall::Get),
    ("SetValue", DataCall::Set),
    ("getvalue", DataCall::Get),
    ("setvalue", DataCall::Set),
];

/// What a call does, by the standard's names and those of wrappers that contain them: `doLMSSetValue`,
/// `ScormProcessSetValue`, `scorm.set`.
pub(super) fn by_api(path: &Path<'_>) -> Option<DataCall> {
    let name = path.last()?;
    if let Some((_, call)) = ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)) {
        return Some(*call);
    }
    match name {
        "get" if is_wrapper(path) => Some(DataCall::Get),
        "set" if is_wrapper(path) => Some(DataCall::Set),
        _ => None,
    }
}

/// What a call does, by a word in its name: `setCmi`, `lms_get`.
pub(super) fn by_word(name: &str) -> Option<DataCall> {
    let mut found = None;
    for word in words(name) {
        match word.to_ascii_lowercase().as_str() {
            "get" | "read" | "retrieve" => found = found.or(Some(DataCall::Get)),
            "set" | "write" | "put" | "store" => found = found.or(Some(DataCall::Set)),
            _ => {}
        }
    }
    found
}

/// `scorm`, `pipwerks.SCORM`, `pipwerks.SCORM.data`
fn is_wrapper(path: &Path<'_>) -> bool {
    let named = |name: &str| name.to_ascii_lowercase().contains("scorm");
    let root = matches!(path.root, Root::Local(_, name) | Root::Global(name) if named(name));
    root || path.members.iter().rev().skip(1).flatten().any(|name| named(name))
}

/// The words of a name: `LMSSetValue` is `LMSS`, `et`, … for a machine, so a capital begins a word only after a small letter.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before_is_small = false;
    for (at, c) in name.char_indices() {
        let is_break = !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && before_is_small;
        if is_break {
            words.extend(name.get(start..at).filter(|word| !word.is_empty()));
            start = if c.is_ascii_alphanumeric() {
                at
            } else {
                at + c.len_utf8()
            };
        }
        before_is_small = c.is_ascii_lowercase();
    }
    words.extend(name.get(start..).filter(|word| !word.is_empty()));
    words
}
