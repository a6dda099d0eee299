//! Validates a manifest against the schemas of SCORM 1.2. Their rules are in `table`; here is only how a document is validated
//! against them. No schema is read, and nothing is asked of a network.
//!
//! Milder than a validating reader in four things: elements of other namespaces are passed over whatever they are, names
//! of nearly ADL's namespace or of a prefix that nothing declares too, blanks around a value do not count, and attributes
//! with a namespace are extensions on every element. What the reader has said of a part is not said again.

mod siblings;
mod table;

use super::problem::ManifestProblem as Problem;
use super::problems::{Part, Problems};
use super::schema_error::{Expected, SchemaError, SchemaFault, Specification};
use crate::standard::Standard;
use crate::xml::{Node, Span, Vocabulary, local};

use siblings::{Siblings, repeats};
use table::{Attribute, Content, Element, Slot, ValueKind};

/// Maximum errors reported of a manifest.
const MOST: usize = 1000;

/// Maximum characters of a name, a value or a text in an error.
const REPORTED_CHARACTERS: usize = 80;

/// Adds what in a manifest is not as the schemas of SCORM 1.2 have it (IMS CP 1.1.2, ADL CP 1.2, IMS MD 1.2.1); nothing for a
/// manifest of another standard.
pub(super) fn check(root: &Node, standard: Standard, problems: &mut Problems) {
    let packaging = Specification::Packaging;
    let Some(element) = table::element(packaging, &root.name).filter(|_| standard == Standard::Scorm12) else {
        return;
    };
    if root.vocabulary != Vocabulary::Packaging {
        return;
    }
    let mut walk = Walk {
        open: Vec::new(),
        found: 0,
        problems,
    };
    walk.open.push(Step {
        node: root,
        element,
        specification: packaging,
    });
    while let Some(step) = walk.open.pop().filter(|_| walk.found < MOST) {
        walk.step(&step);
    }
}

/// A walk through a tree, an element at a time: however deep it is, the stack stays as it is.
struct Walk<'a, 'p> {
    open: Vec<Step<'a>>,
    /// How many errors were added.
    found: usize,
    problems: &'p mut Problems,
}

/// An element with its rules.
struct Step<'a> {
    node: &'a Node,
    element: &'static Element,
    specification: Specification,
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

impl<'a> Walk<'a, '_> {
    fn step(&mut self, step: &Step<'a>) {
        self.attributes(step);
        match &step.element.content {
            Content::Text(kind) => {
                self.value(step, None, step.node.text.trim(), *kind);
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
                    let fault = SchemaFault::UnexpectedText { text: brief(text) };
                    self.report_on(step, Part::text(step.node), fault);
                }
                self.elements(step, slots, text.is_empty());
            }
            Content::Open(slots) => self.elements(step, slots, true),
        }
    }

    fn attributes(&mut self, step: &Step<'a>) {
        for attribute in step.node.attributes() {
            let name = attribute.name.as_str();
            let known = step.element.attributes.iter().find(|known| known.name == name);
            match (attribute.vocabulary, known) {
                (Vocabulary::Packaging, Some(known)) => {
                    self.value(step, Some(known.name), attribute.value.trim(), known.kind);
                }
                // ADL's own may be on any element, in whatever case: where it counts, it is read.
                (Vocabulary::Adl, None) if local(name).eq_ignore_ascii_case(table::SCORM_TYPE) => {}
                (Vocabulary::Packaging | Vocabulary::Adl, None) => {
                    let fault = SchemaFault::UnknownAttribute { name: brief(name) };
                    let part = Part::attribute(step.node, name);
                    self.report(part, attribute.span, step.node, step.specification, fault);
                }
                _ => {}
            }
        }
        for Attribute { name, required, .. } in step.element.attributes {
            if *required && step.node.attribute(name).is_none() {
                let part = Part::attribute(step.node, name);
                self.report_on(step, part, SchemaFault::MissingAttribute { name });
            }
        }
    }

    /// Checks a value: an attribute's, or the element's text.
    fn value(&mut self, step: &Step<'a>, attribute: Option<&'static str>, value: &str, kind: ValueKind) {
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
        let (part, span) = match attribute {
            Some(name) => (Part::value(step.node, name), step.node.place_of(name)),
            None => (Part::text(step.node), step.node.tag),
        };
        self.report(part, span, step.node, step.specification, fault);
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
                self.add(child.tag, child, step.specification, fault);
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
                self.add(child.tag, child, step.specification, fault);
            }
            inside.push(Step {
                node: child,
                element,
                specification,
            });
        }
        let missing = slots
            .iter()
            .filter(|slot| slot.required && !siblings.has(step.specification, slot.name));
        for slot in missing.filter(|_| report_missing) {
            let name = prefixed(step.specification, slot.name);
            let part = Part::child(step.node, slot.name);
            self.report_on(step, part, SchemaFault::MissingElement { name });
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
        let fault = SchemaFault::UnknownElement { parent };
        self.report(Part::element(child), child.tag, child, of, fault);
    }

    /// Adds what is wrong with a part of the element, unless something was said of that part.
    fn report_on(&mut self, step: &Step<'a>, part: Part, fault: SchemaFault) {
        self.report(part, step.node.tag, step.node, step.specification, fault);
    }

    fn report(&mut self, part: Part, span: Span, node: &Node, specification: Specification, fault: SchemaFault) {
        if self.found < MOST {
            let problem = invalid(node, specification, fault);
            self.found += usize::from(self.problems.add_of(part, span, problem));
        }
    }

    /// Adds what is wrong between an element and those beside it.
    fn add(&mut self, span: Span, node: &Node, specification: Specification, fault: SchemaFault) {
        if self.found < MOST {
            self.problems.add(span, invalid(node, specification, fault));
            self.found += 1;
        }
    }
}

fn invalid(node: &Node, specification: Specification, fault: SchemaFault) -> Problem {
    let element = name_of(node);
    let error = SchemaError {
        element,
        specification,
        fault,
    };
    Problem::Invalid { error }
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
        _ => Role::Unknown,
    }
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
