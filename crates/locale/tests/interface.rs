//! The window has its own catalogue. Where it says the same as the command line, it says it in the same words.

use std::{fs, path::Path};

use locale::{Language, Text, errors::manifest};

/// The texts without values: the key in the window's catalogue, and the text here.
const TEXTS: [(&str, Text); 11] = [
    ("unreadable_empty", manifest::EMPTY),
    ("xml_unknown_markup", manifest::UNKNOWN_MARKUP),
    ("xml_declaration", manifest::DECLARATION),
    ("xml_hyphens_in_comment", manifest::HYPHENS_IN_COMMENT),
    ("xml_attribute_form", manifest::ATTRIBUTE_FORM),
    ("xml_repeated_attribute", manifest::REPEATED_ATTRIBUTE),
    ("xml_character_reference", manifest::CHARACTER_REFERENCE),
    ("xml_second_root", manifest::SECOND_ROOT),
    ("xml_text_outside", manifest::TEXT_OUTSIDE),
    ("xml_namespace", manifest::NAMESPACE),
    ("xml_unknown", manifest::UNKNOWN),
];

/// The sentences with values; these are their own names, or 7 for a line, 8 for a column and 64 for a limit.
fn sentences(language: Language) -> [(&'static str, String); 11] {
    [
        ("unreadable_too_large", manifest::too_large(language, 64)),
        ("unreadable_too_deep", manifest::too_deep(language, 7, 64)),
        (
            "unreadable_too_many_elements",
            manifest::too_many_elements(language, 64),
        ),
        (
            "unreadable_unknown_encoding",
            manifest::unknown_encoding(language, "{name}"),
        ),
        ("unreadable_doctype", manifest::doctype(language, 7)),
        ("unreadable_malformed", manifest::malformed(language, 7, 8, "{fault}")),
        ("unreadable_wrong_root", manifest::wrong_root(language, "{found}")),
        ("xml_not_closed", manifest::not_closed(language, "{opening}")),
        (
            "xml_other_end_tag",
            manifest::other_end_tag(language, "{expected}", "{found}"),
        ),
        ("xml_stray_end_tag", manifest::stray_end_tag(language, "{found}")),
        ("xml_unknown_entity", manifest::unknown_entity(language, "{name}")),
    ]
}

#[test]
fn the_window_gives_the_same_reasons_for_a_manifest_that_cannot_be_read() {
    for language in [Language::English, Language::French] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../ui/messages/{}.json", language.code()));
        let catalogue: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let texts = TEXTS.map(|(key, text)| (key, text.in_language(language).to_owned()));
        for (key, here) in texts.into_iter().chain(sentences(language)) {
            let window = catalogue[key].as_str().unwrap_or_else(|| panic!("no message {key}"));
            let window = [("{line}", "7"), ("{column}", "8"), ("{limit}", "64")]
                .iter()
                .fold(window.to_owned(), |text, (name, value)| text.replace(name, value));
            assert_eq!(window, here, "{key}");
        }
    }
}
