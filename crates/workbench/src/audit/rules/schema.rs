//! When the rules about the schemas apply: to what the manifest's elements have otherwise than the schemas of SCORM 1.2. What
//! they say is in `schema_words`.

use scorm::{
    Standard,
    manifest::{SchemaError, SchemaFault as Fault, schema_errors},
};

use super::{
    super::{
        findings::{Findings, Place},
        package::Package,
    },
    schema_words::RULES,
};

pub(super) fn check(package: &Package, findings: &mut Findings) {
    if package.manifest.standard == Standard::Scorm12 {
        for error in schema_errors(package.text.as_bytes()) {
            add(package, &error, findings);
        }
    }
}

fn add(package: &Package, error: &SchemaError, findings: &mut Findings) {
    let at = Place::line(&package.manifest_path, error.line);
    let mut add = |rule, values: &[(&str, &str)]| {
        let element = ("element", error.element.as_str());
        findings.add(RULES, rule, at, &[&[element], values].concat());
    };
    match &error.fault {
        Fault::UnknownElement { parent } => add("schema/unknown-element", &[("parent", parent)]),
        Fault::UnknownAttribute { name } => add("schema/unknown-attribute", &[("name", name)]),
        Fault::MissingAttribute { name } => add("schema/missing-attribute", &[("name", name)]),
        Fault::Repeated { parent } => add("schema/repeated-element", &[("parent", parent)]),
        Fault::OutOfOrder { after } => add("schema/order", &[("after", after)]),
        Fault::NotAnIdentifier { name, found } => add("schema/identifier", &[("name", name), ("found", found)]),
        Fault::TooLong { name, length, longest } => add(
            "schema/too-long",
            &[
                ("name", name.as_deref().unwrap_or("The text")),
                ("name.fr", name.as_deref().unwrap_or("Le texte")),
                ("length", &length.to_string()),
                ("longest", &longest.to_string()),
            ],
        ),
        Fault::Text { found } => add("schema/text", &[("found", found)]),
    }
}
