//! The window has its own catalogue. Where it says the same as the command line, it says it in the same words.

use std::{fs, path::Path};

use locale::{
    Language, Text,
    errors::{manifest, profiles},
};

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

/// The sentences about a profile; their values are their own names, or 7 for a line and 64 for a limit.
fn profile_faults(language: Language) -> [(&'static str, String); 24] {
    let say = |text: Text| text.in_language(language).to_owned();
    let field = "{field}";
    [
        ("profile_fault_too_large", profiles::too_large(language, 64)),
        ("profile_fault_not_json", profiles::not_json(language, 7, 7)),
        ("profile_fault_not_a_profile", say(profiles::NOT_A_PROFILE)),
        ("profile_fault_newer", say(profiles::NEWER)),
        ("profile_fault_unknown_field", profiles::unknown_field(language, field)),
        ("profile_fault_missing_field", profiles::missing_field(language, field)),
        (
            "profile_fault_wrong_type",
            profiles::wrong_type(language, field, "{expected}"),
        ),
        ("profile_fault_blank", profiles::blank(language, field)),
        (
            "profile_fault_control_characters",
            profiles::control_characters(language, field),
        ),
        ("profile_fault_too_long", profiles::too_long(language, field, 64)),
        (
            "profile_fault_unknown_value",
            profiles::unknown_value(language, field, "{allowed}"),
        ),
        ("profile_fault_no_length", profiles::no_length(language, field)),
        ("profile_fault_no_number", profiles::no_number(language, field)),
        ("profile_fault_not_optional", profiles::not_optional(language, field)),
        ("profile_fault_repeated", profiles::repeated(language, field)),
        (
            "profile_fault_out_of_range",
            profiles::out_of_range(language, field, "{least}", "64"),
        ),
        ("profile_fault_empty_range", profiles::empty_range(language, field)),
        ("profile_fault_name_taken", profiles::name_taken(language, field)),
        ("profile_fault_too_many", profiles::too_many(language, 64)),
        ("profile_fault_shipped", say(profiles::SHIPPED)),
        ("profile_fault_object", say(profiles::OBJECT)),
        ("profile_fault_list", say(profiles::LIST)),
        ("profile_fault_text", say(profiles::TEXT)),
        ("profile_fault_number", say(profiles::NUMBER)),
    ]
}

#[test]
fn the_window_gives_the_same_reasons_for_a_manifest_that_cannot_be_read_and_for_a_profile() {
    for language in [Language::English, Language::French] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../ui/messages/{}.json", language.code()));
        let catalogue: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for (key, here) in sentences(language).into_iter().chain(profile_faults(language)) {
            let window = catalogue[key].as_str().unwrap_or_else(|| panic!("no message {key}"));
            let window = [("{line}", "7"), ("{column}", "7"), ("{limit}", "64"), ("{most}", "64")]
                .iter()
                .fold(window.to_owned(), |text, (name, value)| text.replace(name, value));
            assert_eq!(window, here, "{key}");
        }
    }
}
