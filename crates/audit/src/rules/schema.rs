//! When the rules about the standard's schemas apply: to what the manifest's validation found. What they say is in
//! `locale`.

use locale::{
    Language,
    rules::schema::{self as texts, metadata, values},
};
use scorm::manifest::{Expected, SchemaError, SchemaFault as Fault, Specification};

use crate::{
    findings::{Findings, Location},
    input::Package,
    rule::{Rule, Severity},
};

/// The rules, in the order of their pages.
pub(super) const RULES: &[Rule] = &[
    Rule::new("schema/missing-attribute", Severity::Error, &texts::MISSING_ATTRIBUTE),
    Rule::new("schema/missing-element", Severity::Error, &texts::MISSING_ELEMENT),
    Rule::new("schema/unknown-element", Severity::Warning, &texts::UNKNOWN_ELEMENT),
    Rule::new("schema/unknown-attribute", Severity::Warning, &texts::UNKNOWN_ATTRIBUTE),
    Rule::new("schema/repeated", Severity::Warning, &texts::REPEATED),
    Rule::new("schema/value", Severity::Warning, &texts::VALUE),
    Rule::new("schema/text", Severity::Warning, &texts::TEXT),
    Rule::new("schema/identifier", Severity::Info, &texts::IDENTIFIER),
    Rule::new("schema/order", Severity::Info, &texts::ORDER),
    Rule::new("schema/metadata", Severity::Info, &texts::METADATA),
];

pub(super) fn check(package: &Package, findings: &mut Findings) {
    for error in &package.schema_errors {
        let at = Location::line(&package.manifest_path, error.line);
        if error.specification == Specification::Metadata {
            let [english, french] = in_both(|language| in_metadata(error, language));
            let values = [
                ("element", error.element.as_str()),
                ("what", &english),
                ("what.fr", &french),
            ];
            findings.add(RULES, "schema/metadata", at, &values);
        } else {
            add(error, at, findings);
        }
    }
}

fn add(error: &SchemaError, at: Location<'_>, findings: &mut Findings) {
    let element = error.element.as_str();
    let mut add = |rule: &str, values: &[(&str, &str)]| {
        let values: Vec<_> = [("element", element)]
            .into_iter()
            .chain(values.iter().copied())
            .collect();
        findings.add(RULES, &format!("schema/{rule}"), at, &values);
    };
    match &error.fault {
        Fault::UnknownElement { parent } => add("unknown-element", &[("parent", parent)]),
        Fault::UnknownAttribute { name } => add("unknown-attribute", &[("name", name)]),
        Fault::MissingAttribute { name } => add("missing-attribute", &[("name", name)]),
        Fault::MissingElement { name } => add("missing-element", &[("name", name)]),
        Fault::Repeated { parent } => add("repeated", &[("parent", parent)]),
        Fault::OutOfOrder { parent, after } => add("order", &[("parent", parent), ("after", after)]),
        Fault::UnexpectedText { text } => add("text", &[("text", text)]),
        Fault::BadValue {
            attribute,
            value,
            expected: Expected::Name,
        } => add(
            "identifier",
            &[("name", attribute.unwrap_or(element)), ("value", value)],
        ),
        Fault::BadValue {
            attribute,
            value,
            expected,
        } => {
            let [english, french] = in_both(|language| instead(value, *expected, language));
            let name = attribute.unwrap_or(element);
            add("value", &[("name", name), ("what", &english), ("what.fr", &french)]);
        }
        Fault::TooLong {
            attribute,
            length,
            most,
        } => {
            let [english, french] = in_both(|language| values::too_long(language, *length, *most));
            let name = attribute.unwrap_or(element);
            add("value", &[("name", name), ("what", &english), ("what.fr", &french)]);
        }
    }
}

/// A text in English and in French.
fn in_both(text: impl Fn(Language) -> String) -> [String; 2] {
    [Language::English, Language::French].map(text)
}

/// What is wrong with an element of the metadata, to be read after its name.
fn in_metadata(error: &SchemaError, language: Language) -> String {
    match &error.fault {
        Fault::UnknownElement { parent } => metadata::unknown_element(language, parent),
        Fault::UnknownAttribute { name } => metadata::unknown_attribute(language, name),
        Fault::MissingAttribute { name } => metadata::missing_attribute(language, name),
        Fault::MissingElement { name } => metadata::missing_element(language, name),
        Fault::Repeated { parent } => metadata::repeated(language, parent),
        Fault::OutOfOrder { after, .. } => metadata::out_of_order(language, after),
        Fault::UnexpectedText { text } => metadata::unexpected_text(language, text),
        Fault::BadValue { value, expected, .. } => metadata::bad_value(language, &instead(value, *expected, language)),
        Fault::TooLong { length, most, .. } => {
            metadata::too_long(language, &values::too_long(language, *length, *most))
        }
    }
}

/// A value, and what is expected instead of it.
fn instead(value: &str, expected: Expected, language: Language) -> String {
    let expected = match expected {
        Expected::Name => values::NAME.in_language(language).to_owned(),
        Expected::Boolean => values::BOOLEAN.in_language(language).to_owned(),
        Expected::Integer => values::INTEGER.in_language(language).to_owned(),
        Expected::Words(words) => words.join(" / "),
    };
    values::instead_of(language, value, &expected)
}
