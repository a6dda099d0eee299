//! The reference pages in `docs/`, written from the tables that the run-time itself reads: `DOCS=write` rewrites them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../audit/tests/pages/mod.rs"]
mod pages;

use std::fmt::Write;

use locale::{Text, reference as text};
use scorm::{
    ErrorCode,
    cmi::{Access, DataType, ELEMENTS, Element, ValueLimit},
};
use workbench::{profiles, report::Language};

/// The standard's name of each type, and its format.
const TYPES: [(DataType, &str, Text); 9] = [
    (DataType::Text, "CMIString", text::TYPE_STRING),
    (DataType::Identifier, "CMIIdentifier", text::TYPE_IDENTIFIER),
    (DataType::Decimal, "CMIDecimal", text::TYPE_DECIMAL),
    (DataType::SignedInteger, "CMISInteger", text::TYPE_SIGNED_INTEGER),
    (DataType::Timespan, "CMITimespan", text::TYPE_TIMESPAN),
    (DataType::Time, "CMITime", text::TYPE_TIME),
    (DataType::Vocabulary, "CMIVocabulary", text::TYPE_VOCABULARY),
    (DataType::Feedback, "CMIFeedback", text::TYPE_FEEDBACK),
    (DataType::Count, "CMIInteger", text::TYPE_COUNT),
];

fn kind_name(kind: DataType) -> &'static str {
    match kind {
        DataType::VocabularyOrDecimal => "CMIVocabulary, CMIDecimal",
        DataType::DecimalOrBlank => "CMIDecimal, CMIBlank",
        DataType::Constant => "CMIString",
        _ => TYPES.iter().find(|row| row.0 == kind).map_or("", |row| row.1),
    }
}

fn data_model(language: Language) -> String {
    let say = |text: Text| text.in_language(language);
    let mut page = format!(
        "<!-- {} -->\n\n# {}\n\n{}\n\n",
        say(text::GENERATED),
        say(text::DATA_MODEL),
        say(text::DATA_MODEL_INTRO)
    );
    writeln!(
        page,
        "{}\n| --- | --- | --- | --- | --- | --- | --- |",
        say(text::DATA_MODEL_HEAD)
    )
    .unwrap();
    for element in ELEMENTS {
        writeln!(page, "{}", element_row(element, language)).unwrap();
    }
    writeln!(
        page,
        "\n## {}\n\n{}\n| --- | --- |",
        say(text::TYPES),
        say(text::TYPES_HEAD)
    )
    .unwrap();
    for (_, name, format) in TYPES {
        writeln!(page, "| {name} | {} |", say(format)).unwrap();
    }
    writeln!(
        page,
        "\n## {}\n\n{}\n| --- | --- |",
        say(text::CODES),
        say(text::CODES_HEAD)
    )
    .unwrap();
    for code in ErrorCode::all() {
        writeln!(page, "| {code} | {} |", code.text()).unwrap();
    }
    page
}

fn element_row(element: &Element, language: Language) -> String {
    let access = match element.access {
        Access::ReadOnly => text::READ_ONLY,
        Access::WriteOnly => text::WRITE_ONLY,
        Access::ReadWrite => text::READ_WRITE,
        Access::Append => text::APPEND,
        Access::Keyword => text::KEYWORD,
    }
    .in_language(language);
    let vocabulary: Vec<_> = element
        .words()
        .iter()
        .map(|word| {
            if word.is_empty() {
                "\"\"".to_owned()
            } else {
                format!("`{word}`")
            }
        })
        .collect();
    let limit = match element.limit {
        ValueLimit::None => "–".to_owned(),
        ValueLimit::Words(_) => vocabulary.join(" · "),
        ValueLimit::Length(most) => format!("{most} {}", text::CHARACTERS.in_language(language)),
        ValueLimit::Range(least, most) => format!("{least} {} {most}", text::TO.in_language(language)),
    };
    let initial = match element.initial {
        "" => "\"\"".to_owned(),
        // Spaces, so that the line can break.
        names if element.access == Access::Keyword => format!("`{}`", names.replace(',', ", ")),
        initial => format!("`{initial}`"),
    };
    format!(
        "| `{}` | {access} | {} | {} | {limit} | {} | {} |",
        element.name,
        if element.mandatory { "M" } else { "" },
        kind_name(element.data_type),
        initial,
        element.section,
    )
}

fn lms_profiles(language: Language) -> String {
    let say = |text: Text| text.in_language(language);
    let mut page = format!(
        "<!-- {} -->\n\n# {}\n\n{}\n",
        say(text::GENERATED),
        say(text::PROFILES),
        say(text::PROFILES_INTRO)
    );
    for profile in profiles::shipped(language) {
        let strict = profile.id == "strict";
        write!(
            page,
            "\n## {} (`{}`)\n\n{}\n| --- | --- | --- |\n",
            profile.name,
            profile.id,
            say(text::PROFILES_HEAD)
        )
        .unwrap();
        for behaviour in profile
            .behaviours
            .iter()
            .filter(|behaviour| strict || behaviour.differs)
        {
            writeln!(
                page,
                "| {} | {} | {} |",
                behaviour.about, behaviour.does, behaviour.source
            )
            .unwrap();
        }
        if !strict {
            writeln!(page, "\n{}", say(text::PROFILES_REST)).unwrap();
        }
    }
    page
}

/// Sorted: the order of keys depends on what else is built.
fn profile_schema() -> String {
    let mut schema = profiles::schema::schema();
    schema.sort_all_objects();
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_reference_pages_are_current() {
    pages::check(&[
        ("data-model.md", data_model(Language::English)),
        ("data-model.fr.md", data_model(Language::French)),
        ("lms-profiles.md", lms_profiles(Language::English)),
        ("lms-profiles.fr.md", lms_profiles(Language::French)),
        ("schemas/lms-profile.schema.json", profile_schema()),
    ]);
}
