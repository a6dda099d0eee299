//! When the rules about the standard's schemas apply: to what the manifest's validation found. What they say is in
//! `schema_words`.

use scorm::manifest::{Expected, SchemaError, SchemaFault as Fault, Specification};

use super::{
    super::{
        findings::{Findings, Place},
        package::Package,
    },
    schema_words::{RULES, in_metadata, instead, too_long},
};

pub(super) fn check(package: &Package, findings: &mut Findings) {
    for error in &package.schema_errors {
        let at = Place::line(&package.manifest_path, error.line);
        if error.specification == Specification::Metadata {
            let [english, french] = in_metadata(error);
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

fn add(error: &SchemaError, at: Place<'_>, findings: &mut Findings) {
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
            let [english, french] = instead(value, *expected);
            let name = attribute.unwrap_or(element);
            add("value", &[("name", name), ("what", &english), ("what.fr", &french)]);
        }
        Fault::TooLong {
            attribute,
            length,
            most,
        } => {
            let [english, french] = too_long(*length, *most);
            let name = attribute.unwrap_or(element);
            add("value", &[("name", name), ("what", &english), ("what.fr", &french)]);
        }
    }
}
