//! A document's elements as a tree, each with its place.

use super::span::Span;
use super::vocabulary::Vocabulary;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// Without prefix: authors choose prefixes freely.
    pub(crate) name: String,
    pub(crate) vocabulary: Vocabulary,
    pub(super) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
    /// All text directly inside, references resolved.
    pub(crate) text: String,
    /// Its start tag.
    pub(crate) tag: Span,
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute {
    /// As written, with its prefix.
    pub(crate) name: String,
    /// Without prefix: packaging.
    pub(crate) vocabulary: Vocabulary,
    /// References resolved, blanks as spaces (XML 1.0 §3.3.3).
    pub(crate) value: String,
    /// Name and value.
    pub(crate) span: Span,
}

impl Node {
    /// An attribute by its name as written.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|a| a.name == name)
            .map(|a| a.value.as_str())
    }

    /// Where an attribute stands; where there is none, the start tag that it should stand in.
    pub(crate) fn place_of(&self, attribute: &str) -> Span {
        let found = self.attributes.iter().find(|a| a.name == attribute);
        found.map_or(self.tag, |a| a.span)
    }

    /// Where a child's start tag stands; where there is none, the element's own.
    pub(crate) fn place_of_child(&self, name: &str) -> Span {
        self.child(name).map_or(self.tag, |child| child.tag)
    }

    /// One of ADL's attributes, also where its namespace is not quite ADL's, or is none.
    pub(crate) fn adl_attribute(&self, name: &str) -> Option<(&str, Vocabulary, Span)> {
        self.attributes
            .iter()
            .find(|a| local(&a.name) == name && !a.vocabulary.is_extension())
            .map(|a| (a.value.as_str(), a.vocabulary, a.span))
    }

    /// The first element of this name directly inside that is no extension.
    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.is(name))
    }

    /// The elements of this name directly inside that are no extensions.
    pub(crate) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |c| c.is(name))
    }

    /// The first element of this name directly inside, of whatever specification: metadata are of many.
    pub(crate) fn any_child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The child's text without blanks around it.
    pub(crate) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|c| c.text.trim())
    }

    fn is(&self, name: &str) -> bool {
        self.name == name && !self.vocabulary.is_extension()
    }

    /// The namespaces declared on this element.
    pub(crate) fn namespaces(&self) -> impl Iterator<Item = &str> {
        self.attributes
            .iter()
            .filter(|a| a.declares())
            .map(|a| a.value.as_str())
    }

    /// Its attributes that declare no namespace.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|a| !a.declares())
    }
}

impl Attribute {
    fn declares(&self) -> bool {
        self.name == "xmlns" || self.name.starts_with("xmlns:")
    }
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A name's prefix; blank where it has none.
pub(super) fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}
