//! Values of a manifest that are one of a few, or of a form: those of items and resources.

use super::problem::{ManifestProblem as Problem, ManifestValue};
use super::problems::{Part, Problems};
use crate::cmi::{self, element_names as names};
use crate::xml::{Node, Span};

/// An LMS must keep so many characters of `adlcp:datafromlms` (SCORM 1.2 CAM §2.3.2).
const DATA_FROM_LMS: usize = 255;

/// Elements of an item that the LMS gives to the SCO, each with the element of the data model that it becomes: its type is
/// theirs.
const GIVEN: [(ManifestValue, &str, &str); 3] = [
    (
        ManifestValue::MasteryScore,
        "masteryscore",
        names::STUDENT_DATA_MASTERY_SCORE,
    ),
    (
        ManifestValue::MaxTimeAllowed,
        "maxtimeallowed",
        names::STUDENT_DATA_MAX_TIME_ALLOWED,
    ),
    (
        ManifestValue::TimeLimitAction,
        "timelimitaction",
        names::STUDENT_DATA_TIME_LIMIT_ACTION,
    ),
];

/// Adds what is wrong with the values of an item and of ADL's elements in it.
pub(super) fn check_item(node: &Node, identifier: &str, problems: &mut Problems) {
    if let Some(prerequisites) = node.child("prerequisites") {
        match prerequisites.attribute("type") {
            Some("aicc_script") => {}
            Some(found) => {
                let problem = invalid(identifier, ManifestValue::PrerequisitesType, found);
                problems.add_of(
                    Part::value(prerequisites, "type"),
                    prerequisites.place_of("type"),
                    problem,
                );
            }
            None => {
                let item = identifier.to_owned();
                let problem = Problem::PrerequisitesUntyped { item };
                problems.add_of(Part::attribute(prerequisites, "type"), prerequisites.tag, problem);
            }
        }
    }
    let visibility = node.attribute("isvisible");
    if let Some(found) = visibility.filter(|found| !matches!(*found, "true" | "false" | "1" | "0")) {
        let problem = invalid(identifier, ManifestValue::Visibility, found);
        problems.add_of(Part::value(node, "isvisible"), node.place_of("isvisible"), problem);
    }
    for (value, name, becomes) in GIVEN {
        let Some(element) = node.child(name) else { continue };
        let found = element.text.trim();
        if !element_takes(becomes, found) {
            problems.add_of(Part::text(element), element.tag, invalid(identifier, value, found));
        }
    }
    let Some(data) = node.child("datafromlms") else { return };
    let length = data.text.chars().count();
    if length > DATA_FROM_LMS {
        let (item, length) = (identifier.to_owned(), length as u32);
        problems.add_of(Part::text(data), data.tag, Problem::DataFromLmsLong { item, length });
    }
}

/// Adds a type of a resource that is not the one that there is. What is absent is of no type either.
pub(super) fn check_resource_type(node: &Node, identifier: &str, problems: &mut Problems) {
    let (part, found) = match node.attribute("type") {
        Some(found) => (Part::value(node, "type"), found.trim()),
        None => (Part::attribute(node, "type"), ""),
    };
    if found != "webcontent" {
        let problem = invalid(identifier, ManifestValue::ResourceType, found);
        problems.add_of(part, node.place_of("type"), problem);
    }
}

/// Adds a SCORM type that is neither word.
pub(super) fn check_scorm_type(node: &Node, identifier: &str, span: Span, found: &str, problems: &mut Problems) {
    if !matches!(found, "sco" | "asset") {
        let problem = invalid(identifier, ManifestValue::ScormType, found);
        problems.add_of(Part::value(node, "scormtype"), span, problem);
    }
}

fn invalid(identifier: &str, value: ManifestValue, found: &str) -> Problem {
    let (identifier, found) = (identifier.to_owned(), found.to_owned());
    Problem::ValueInvalid {
        identifier,
        value,
        found,
    }
}

/// Whether the element that the LMS fills from the manifest takes this value; blank is as good as absent.
fn element_takes(element: &str, value: &str) -> bool {
    value.is_empty() || cmi::element(element).is_some_and(|row| cmi::check(row, value, row.limit).is_ok())
}
