//! The window has its own catalogue. Where it says the same as the command line, it says it in the same words.

use std::{fs, path::Path};

use locale::{Language, errors::manifest};

/// The sentences; their values are their own names, or 7 for a line and 64 for a limit.
fn sentences(language: Language) -> [(&'static str, String); 7] {
    [
        ("unreadable_too_large", manifest::too_large(language, 64)),
        ("unreadable_too_deep", manifest::too_deep(language, 7, 64)),
        (
            "unreadable_too_many_elements",
            manifest::too_many_elements(language, 64),
        ),
        (
            "unreadable_too_many_attributes",
            manifest::too_many_attributes(language, 64),
        ),
        (
            "unreadable_no_element",
            manifest::NO_ELEMENT.in_language(language).to_owned(),
        ),
        ("unreadable_doctype", manifest::doctype(language, 7)),
        ("unreadable_wrong_root", manifest::wrong_root(language, "{found}")),
    ]
}

#[test]
fn the_window_gives_the_same_reasons_for_a_manifest_that_cannot_be_read() {
    for language in [Language::English, Language::French] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../ui/messages/{}.json", language.code()));
        let catalogue: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for (key, here) in sentences(language) {
            let window = catalogue[key].as_str().unwrap_or_else(|| panic!("no message {key}"));
            let window = [("{line}", "7"), ("{limit}", "64")]
                .iter()
                .fold(window.to_owned(), |text, (name, value)| text.replace(name, value));
            assert_eq!(window, here, "{key}");
        }
    }
}
