//! Validates a manifest against the schemas of SCORM 1.2. Their rules are in `table`; here is only how a document is validated
//! against them. No schema is read, and nothing is asked of a network.
//!
//! Milder than a validating reader in four things: elements of other namespaces are passed over whatever they are, names
//! of nearly ADL's namespace or of a prefix that nothing declares too, blanks around a value do not count, and attributes
//! with a namespace are extensions on every element. What [`super::read()`] notes of a manifest is not said again.

mod fault;
mod siblings;
mod table;

use super::ADL_ELEMENTS;
use crate::standard::Standard;
use crate::xml::{Located, Node, Span, Vocabulary, local};

pub use fault::{Expected, SchemaError, SchemaFault, Specification};
use siblings::{Siblings, repeats};
use table::{Attribute, Content, Element, Slot, ValueKind};

/// Maximum errors reported of a manifest.
const MOST: usize = 1000;

/// Maximum characters of a name, a value or a text in an error.
const REPORTED_CHARACTERS: usize = 80;

/// Attributes whose absence `read` notes.
const ABSENCE_NOTED: [(&str, &str); 7] = [
    ("manifest", "identifier"),
    ("organization", "identifier"),
    ("item", "identifier"),
    ("resource", "identifier"),
    ("resource", "type"),
    ("dependency", "identifierref"),
    ("prerequisites", "type"),
];

/// Values that `read` and the audit look at: an element with its attribute, or its text.
const VALUE_NOTED: [(&str, Option<&str>); 10] = [
    ("schema", None),
    ("schemaversion", None),
    ("title", None),
    ("item", Some("isvisible")),
    ("resource", Some("type")),
    ("prerequisites", Some("type")),
    ("maxtimeallowed", None),
    ("timelimitaction", None),
    ("datafromlms", None),
    ("masteryscore", None),
];

/// What in a manifest is not as the schemas of SCORM 1.2 have it (IMS CP 1.1.2, ADL CP 1.2, IMS MD 1.2.1), in the order of
/// its places; nothing for a manifest of another standard.
pub(super) fn errors(root: &Node, standard: Standard) -> Vec<Located<SchemaError>> {
    let packaging = Specification::Packaging;
    let Some(element) = table::element(packaging, &root.name).filter(|_| standard == Standard::Scorm12) else {
        return Vec::new();
    };
    if root.vocabulary != Vocabulary::Packaging {
        return Vec::new();
    }
    let mut walk = Walk::default();
    walk.open.push(Step {
        node: root,
        element,
        specification: packaging,
        is_root: true,
    });
    while let Some(step) = walk.open.pop().filter(|_| walk.found.len() < MOST) {
        walk.step(&step);
    }
    // The walk tells what is wrong with an element's children before it goes into the first of them.
    walk.found.sort_by_key(|error| error.span.start);
    walk.found
}

/// A walk through a tree, an element at a time: however deep it is, the stack stays as it is.
#[derive(Default)]
struct Walk<'a> {
    open: Vec<Step<'a>>,
    found: Vec<Located<SchemaError>>,
}

/// An element with its rules.
struct Step<'a> {
    node: &'a Node,
    element: &'static Element,
    specification: Specification,
    is_root: bool,
}

/// What an element is to the one around it.
enum Role {
    /// It stands in the slot of this number.
    Slot(usize),
    /// An extension, or one of ADL's: behind every slot.
    Extension,
    /// It is passed over.
    Ignored,
    /// It has no place there.
    Unknown,
}

impl<'a> Walk<'a> {
    fn step(&mut self, step: &Step<'a>) {
        self.attributes(step);
        match &step.element.content {
            Content::Text(kind) => {
                self.value(step, step.node.tag, None, step.node.text.trim(), *kind);
                for child in &step.node.children {
                    if !matches!(child.vocabulary, Vocabulary::NearlyAdl | Vocabulary::Undeclared) {
                        self.unknown(step, child);
                    }
                }
            }
            Content::Ordered(slots) | Content::Closed(slots) => {
                let text = step
                    .node
                    .text
                    .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
                if !text.is_empty() {
                    let text = brief(text);
                    self.report(step, SchemaFault::UnexpectedText { text });
                }
                self.elements(step, slots, text.is_empty());
            }
            Content::Open(slots) => self.elements(step, slots, true),
        }
    }

    fn attributes(&mut self, step: &Step<'a>) {
        for attribute in step.node.attributes() {
            let (name, span) = (attribute.name.as_str(), attribute.span);
            let known = step.element.attributes.iter().find(|known| known.name == name);
            match (attribute.vocabulary, known) {
                (Vocabulary::Packaging, Some(known)) => {
                    self.value(step, span, Some(known.name), attribute.value.trim(), known.kind);
                }
                (vocabulary @ (Vocabulary::Packaging | Vocabulary::Adl), None) if !is_noted(step, name, vocabulary) => {
                    let fault = SchemaFault::UnknownAttribute { name: brief(name) };
                    self.report_at(span, step.node, step.specification, fault);
                }
                _ => {}
            }
        }
        for Attribute { name, required, .. } in step.element.attributes {
            let noted = ABSENCE_NOTED.contains(&(step.element.name, name));
            if *required && !noted && step.node.attribute(name).is_none() {
                self.report(step, SchemaFault::MissingAttribute { name });
            }
        }
    }

    /// Checks a value, which stands at `span`: an attribute's, or the element's text.
    fn value(&mut self, step: &Step<'a>, span: Span, attribute: Option<&'static str>, value: &str, kind: ValueKind) {
        let is_metadata = step.specification == Specification::Metadata;
        if !is_metadata && VALUE_NOTED.contains(&(step.element.name, attribute)) {
            return;
        }
        let fault = match kind {
            ValueKind::Most(most) if value.len() > most && value.chars().count() > most => SchemaFault::TooLong {
                attribute,
                length: value.chars().count(),
                most,
            },
            ValueKind::Of(expected) if !is(expected, value) => SchemaFault::BadValue {
                attribute,
                value: brief(value),
                expected,
            },
            _ => return,
        };
        self.report_at(span, step.node, step.specification, fault);
    }

    /// The elements in an element: whether each has a place there, whether they stand in order, how many there are.
    fn elements(&mut self, step: &Step<'a>, slots: &'static [Slot], report_missing: bool) {
        let is_open = matches!(step.element.content, Content::Open(_));
        let parent = || prefixed(step.specification, step.element.name);
        let mut siblings = Siblings::default();
        let mut inside = Vec::new();
        for child in &step.node.children {
            let place = match role(step, slots, child) {
                Role::Slot(place) => place,
                Role::Extension => slots.len(),
                Role::Ignored => continue,
                Role::Unknown => {
                    self.unknown(step, child);
                    continue;
                }
            };
            if let Some(after) = siblings.misplaced(place, || name_of(child)).filter(|_| !is_open) {
                let fault = SchemaFault::OutOfOrder {
                    parent: parent(),
                    after,
                };
                self.report_at(child.tag, child, step.specification, fault);
            }
            let Some(specification) = specification(child.vocabulary) else {
                continue;
            };
            let Some(element) = table::element(specification, &child.name) else {
                continue;
            };
            let count = siblings.count(specification, element.name);
            if count == 2 && !is_open && !repeats(slots.get(place), specification, element.name) {
                let fault = SchemaFault::Repeated { parent: parent() };
                self.report_at(child.tag, child, step.specification, fault);
            }
            inside.push(Step {
                node: child,
                element,
                specification,
                is_root: false,
            });
        }
        // That the manifest itself has no organizations or no resources is noted by `read`.
        let missing = slots
            .iter()
            .filter(|slot| slot.required && !siblings.has(step.specification, slot.name) && !step.is_root);
        for slot in missing.filter(|_| report_missing) {
            let name = prefixed(step.specification, slot.name);
            self.report(step, SchemaFault::MissingElement { name });
        }
        self.open.extend(inside.into_iter().rev());
    }

    fn unknown(&mut self, step: &Step<'a>, child: &Node) {
        let parent = prefixed(step.specification, step.element.name);
        // What is wrong in metadata is wrong with the metadata, wherever the name is from.
        let of = match step.specification {
            Specification::Metadata => Specification::Metadata,
            around => specification(child.vocabulary).unwrap_or(around),
        };
        self.report_at(child.tag, child, of, SchemaFault::UnknownElement { parent });
    }

    fn report(&mut self, step: &Step<'a>, fault: SchemaFault) {
        self.report_at(step.node.tag, step.node, step.specification, fault);
    }

    fn report_at(&mut self, span: Span, node: &Node, specification: Specification, fault: SchemaFault) {
        if self.found.len() < MOST {
            let error = SchemaError {
                element: name_of(node),
                specification,
                fault,
            };
            self.found.push(Located::new(span, error));
        }
    }
}

fn role(step: &Step<'_>, slots: &[Slot], child: &Node) -> Role {
    let of_same = specification(child.vocabulary) == Some(step.specification);
    let slot = slots.iter().position(|slot| of_same && slot.name == child.name);
    if let Some(slot) = slot {
        return Role::Slot(slot);
    }
    let in_metadata = step.specification == Specification::Metadata;
    let is_open = matches!(step.element.content, Content::Open(_));
    let known = || table::element(Specification::Metadata, &child.name).is_some();
    match child.vocabulary {
        Vocabulary::NearlyAdl | Vocabulary::Undeclared => Role::Ignored,
        Vocabulary::Other if in_metadata => Role::Ignored,
        Vocabulary::Other => Role::Extension,
        Vocabulary::Metadata if known() && (is_open || !in_metadata) => Role::Extension,
        Vocabulary::Adl if table::place(&child.name).is_some_and(|place| place.inside == step.element.name) => {
            Role::Extension
        }
        // Noted where the manifest is read: ADL's names without ADL's namespace.
        Vocabulary::Packaging if step.element.name == "item" && ADL_ELEMENTS.contains(&child.name.as_str()) => {
            Role::Ignored
        }
        _ => Role::Unknown,
    }
}

/// Whether an attribute that is not in the table is ADL's, or was meant to be: `read` notes those that are not quite.
fn is_noted(step: &Step<'_>, name: &str, vocabulary: Vocabulary) -> bool {
    let is_scorm_type = local(name).eq_ignore_ascii_case(table::SCORM_TYPE);
    let on_resource = step.specification == Specification::Packaging && step.element.name == "resource";
    is_scorm_type && (on_resource || vocabulary == Vocabulary::Adl)
}

fn is(expected: Expected, value: &str) -> bool {
    match expected {
        Expected::Name => is_name(value),
        Expected::Boolean => matches!(value, "true" | "false" | "1" | "0"),
        Expected::Integer => value.parse::<i64>().is_ok(),
        Expected::Words(words) => words.contains(&value),
    }
}

/// An XML name without colon (Namespaces in XML, NCName). Blank is as good as absent, and noted as that. Which letters
/// beyond ASCII may stand in names depends on the edition of XML: they pass.
fn is_name(value: &str) -> bool {
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
    let goes_on = |c: char| starts(c) || c.is_ascii_digit() || matches!(c, '-' | '.');
    value.chars().all(goes_on) && value.chars().next().is_none_or(starts)
}

fn specification(vocabulary: Vocabulary) -> Option<Specification> {
    match vocabulary {
        Vocabulary::Packaging => Some(Specification::Packaging),
        Vocabulary::Adl => Some(Specification::Adl),
        Vocabulary::Metadata => Some(Specification::Metadata),
        Vocabulary::NearlyAdl | Vocabulary::Undeclared | Vocabulary::Other => None,
    }
}

fn name_of(node: &Node) -> String {
    let name = brief(&node.name);
    match specification(node.vocabulary) {
        Some(specification) => prefixed(specification, &name),
        None => name,
    }
}

/// A name with the prefix that is usual for its specification.
fn prefixed(specification: Specification, name: &str) -> String {
    match specification {
        Specification::Packaging => name.to_owned(),
        Specification::Adl => format!("adlcp:{name}"),
        Specification::Metadata => format!("imsmd:{name}"),
    }
}

/// How a text begins.
fn brief(text: &str) -> String {
    match text.char_indices().nth(REPORTED_CHARACTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
