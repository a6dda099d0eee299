//! The problems of a manifest while they are collected: one list, in which one thing is said of each part of the document.
//! Whoever comes first says it: the reader, who knows what a part is for, before the schemas, which know its form.

use std::collections::BTreeSet;

use super::problem::ManifestProblem as Problem;
use crate::xml::{Located, Node, Span, local};

/// A part of a document that something can be wrong with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// Where the element's start tag begins: no two begin at one place.
    element: u32,
    aspect: Aspect,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Aspect {
    Element,
    Text,
    Child(String),
    Attribute(String),
    Value(String),
}

impl Part {
    /// That an element stands where it stands.
    pub(super) fn element(node: &Node) -> Self {
        Self::of(node, Aspect::Element)
    }

    /// The text of an element.
    pub(super) fn text(node: &Node) -> Self {
        Self::of(node, Aspect::Text)
    }

    /// Whether an element has a child of this name.
    pub(super) fn child(node: &Node, name: &str) -> Self {
        Self::of(node, Aspect::Child(name.to_owned()))
    }

    /// Whether an element has this attribute, and what it is called. A name is meant whatever its prefix and its case.
    pub(super) fn attribute(node: &Node, name: &str) -> Self {
        Self::of(node, Aspect::Attribute(local(name).to_ascii_lowercase()))
    }

    /// The value of an attribute.
    pub(super) fn value(node: &Node, attribute: &str) -> Self {
        Self::of(node, Aspect::Value(attribute.to_owned()))
    }

    fn of(node: &Node, aspect: Aspect) -> Self {
        Self {
            element: node.tag.start,
            aspect,
        }
    }
}

/// What is wrong with a manifest, as far as it is known.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<Located<Problem>>,
    known: BTreeSet<Part>,
}

impl Problems {
    /// Adds what is wrong between parts, each of which may be right by itself.
    pub(super) fn add(&mut self, span: Span, problem: Problem) {
        self.found.push(Located::new(span, problem));
    }

    /// Adds what is wrong with a part, unless something was said of it; whether it was added.
    pub(super) fn add_of(&mut self, part: Part, span: Span, problem: Problem) -> bool {
        let is_new = self.known.insert(part);
        if is_new {
            self.add(span, problem);
        }
        is_new
    }

    /// Takes note that what is wrong with a part is said by a problem of another.
    pub(super) fn covers(&mut self, part: Part) {
        self.known.insert(part);
    }

    /// All of them: what is not well-formed first, then in the order of their places.
    pub(super) fn sorted(mut self) -> Vec<Located<Problem>> {
        let is_of_the_text = |problem: &Problem| {
            matches!(
                problem,
                Problem::NotWellFormed { .. } | Problem::Undecodable { .. } | Problem::PrefixUndeclared { .. }
            )
        };
        self.found
            .sort_by_key(|problem| (!is_of_the_text(&problem.value), problem.span.start));
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_said_of_a_part() {
        let node = Node::default();
        let missing = |problems: &mut Problems, part| problems.add_of(part, Span::default(), Problem::ResourcesMissing);
        let mut problems = Problems::default();
        assert!(missing(&mut problems, Part::attribute(&node, "scormtype")));
        assert!(!missing(&mut problems, Part::attribute(&node, "adlcp:scormType")));
        assert!(missing(&mut problems, Part::value(&node, "scormtype")));
        problems.covers(Part::element(&node));
        assert!(!missing(&mut problems, Part::element(&node)));
        assert!(missing(&mut problems, Part::text(&node)));
        assert!(missing(&mut problems, Part::child(&node, "title")));
        assert_eq!(problems.sorted().len(), 4);
    }
}
