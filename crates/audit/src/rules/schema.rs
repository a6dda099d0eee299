//! When the rules about the standard's schemas apply: to what the manifest's validation found. What they say is in
//! `locale`.

use locale::{
    Language,
    rules::schema::{self as texts, metadata, values},
};
use scorm::manifest::{Expected, SchemaError, SchemaFault as Fault, Specification};

use crate::{
    finding::{Place, Said},
    findings::Findings,
    rule::rules,
};

rules! {
    /// Required attribute missing.
    MissingAttribute { element: String, name: String } = "schema/missing-attribute", Error, Other, &texts::MISSING_ATTRIBUTE;
    /// Required element missing.
    MissingElement { element: String, name: String } = "schema/missing-element", Error, Other, &texts::MISSING_ELEMENT;
    /// Element that is not allowed there.
    UnknownElement { element: String, parent: String } = "schema/unknown-element", Warning, Other, &texts::UNKNOWN_ELEMENT;
    /// Attribute that is not allowed there.
    UnknownAttribute { element: String, name: String } = "schema/unknown-attribute", Warning, Other, &texts::UNKNOWN_ATTRIBUTE;
    /// Element repeated.
    Repeated { parent: String, element: String } = "schema/repeated", Warning, Other, &texts::REPEATED;
    /// Value that the schema does not allow.
    Value { element: String, name: String, what: Said } = "schema/value", Warning, Other, &texts::VALUE;
    /// Text where only elements are allowed.
    Text { element: String, text: String } = "schema/text", Warning, Other, &texts::TEXT;
    /// Identifier in an invalid form.
    Identifier { element: String, value: String, name: String } = "schema/identifier", Info, Other, &texts::IDENTIFIER, TITLE;
    /// Elements in another order.
    Order { parent: String, element: String, after: String } = "schema/order", Info, Other, &texts::ORDER;
    /// Metadata that do not match their schema.
    Metadata { element: String, what: Said } = "schema/metadata", Info, Other, &texts::METADATA, TITLE;
}

/// Adds what the schemas do not allow.
pub(super) fn add(at: Place, error: &SchemaError, findings: &mut Findings) {
    let element = error.element.clone();
    if error.specification == Specification::Metadata {
        let what = Said::new(|language| in_metadata(error, language));
        findings.add(at, Metadata { element, what });
        return;
    }
    let owned = |text: &str| text.to_owned();
    match &error.fault {
        Fault::UnknownElement { parent } => {
            let parent = owned(parent);
            findings.add(at, UnknownElement { element, parent });
        }
        Fault::UnknownAttribute { name } => {
            let name = owned(name);
            findings.add(at, UnknownAttribute { element, name });
        }
        Fault::MissingAttribute { name } => {
            let name = owned(name);
            findings.add(at, MissingAttribute { element, name });
        }
        Fault::MissingElement { name } => {
            let name = owned(name);
            findings.add(at, MissingElement { element, name });
        }
        Fault::Repeated { parent } => {
            let parent = owned(parent);
            findings.add(at, Repeated { parent, element });
        }
        Fault::OutOfOrder { parent, after } => {
            let (parent, after) = (owned(parent), owned(after));
            let order = Order { parent, element, after };
            findings.add(at, order);
        }
        Fault::UnexpectedText { text } => {
            let text = owned(text);
            findings.add(at, Text { element, text });
        }
        Fault::BadValue {
            attribute,
            value,
            expected: Expected::Name,
        } => {
            let name = owned(attribute.unwrap_or(&element));
            let value = owned(value);
            findings.add(at, Identifier { element, value, name });
        }
        Fault::BadValue {
            attribute,
            value,
            expected,
        } => {
            let name = owned(attribute.unwrap_or(&element));
            let what = Said::new(|language| instead(value, *expected, language));
            findings.add(at, Value { element, name, what });
        }
        Fault::TooLong {
            attribute,
            length,
            most,
        } => {
            let name = owned(attribute.unwrap_or(&element));
            let what = Said::new(|language| values::too_long(language, *length, *most));
            findings.add(at, Value { element, name, what });
        }
    }
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
