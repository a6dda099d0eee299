//! Elements as they open: their names, their attributes, and the namespaces that they declare.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Reader;
use crate::xml::chars::is_name;
use crate::xml::fault::{XmlFault, brief};
use crate::xml::namespace::{Namespace, XML, XMLNS};
use crate::xml::node::{Attribute, Node, local, prefix};
use crate::xml::span::Span;
use crate::xml::tag::{RawAttribute, Tag};
use crate::xml::vocabulary::Vocabulary;
use crate::xml::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, Refusal};

impl<'a> Reader<'a, '_> {
    pub(super) fn element(&mut self, start: usize, tag: Tag<'a>) -> Result<(), Refusal> {
        self.elements += 1;
        self.attributes += tag.attributes.len();
        if self.elements > MAX_ELEMENTS {
            return Err(Refusal::TooManyElements);
        }
        if self.attributes > MAX_ATTRIBUTES {
            return Err(Refusal::TooManyAttributes);
        }
        if self.open.len() >= MAX_DEPTH {
            let line = self.line(start);
            return Err(Refusal::TooDeep { line });
        }
        if self.open.is_empty() && self.root.is_some() {
            let name = brief(tag.name);
            self.report(start, tag.end, XmlFault::SecondRoot { name });
        }
        self.scopes.open();
        for attribute in &tag.attributes {
            self.declare(attribute);
        }
        let is_empty = tag.is_empty;
        let name = tag.name;
        let node = self.node(start, tag);
        self.open.push((node, name));
        if is_empty {
            self.close();
        }
        Ok(())
    }

    /// Takes a namespace declaration in, if the attribute is one.
    fn declare(&mut self, attribute: &RawAttribute<'a>) {
        let (prefix, is_default) = match attribute.name.strip_prefix("xmlns") {
            Some("") => ("", true),
            Some(rest) if rest.starts_with(':') && rest.len() > 1 => (rest.get(1..).unwrap_or_default(), false),
            _ => return,
        };
        let namespace = attribute.value.as_str();
        let is_of_xml = namespace == XML;
        let is_reserved = prefix == "xmlns" || namespace == XMLNS || (prefix == "xml") != is_of_xml;
        if is_reserved {
            let name = brief(attribute.name);
            self.report(attribute.start, attribute.end, XmlFault::ReservedNamespace { name });
        } else if namespace.is_empty() && !is_default {
            let prefix = brief(prefix);
            self.report(attribute.start, attribute.end, XmlFault::EmptyNamespace { prefix });
        }
        if prefix != "xml" {
            self.scopes.declare(prefix, namespace);
        }
    }

    fn node(&mut self, start: usize, tag: Tag<'a>) -> Node {
        let namespace = self.scopes.of_element(prefix(tag.name));
        self.name(tag.name, start + 1, &namespace);
        if let (true, Namespace::Bound(namespace)) = (self.elements == 1, &namespace) {
            self.root_namespace = Some(Rc::clone(namespace));
        }
        let mut node = Node {
            name: local(tag.name).to_owned(),
            vocabulary: Vocabulary::of(&namespace, self.root_namespace.as_deref()),
            attributes: Vec::with_capacity(tag.attributes.len()),
            tag: Span::new(start, tag.end),
            ..Node::default()
        };
        let mut names = BTreeSet::new();
        let mut expanded = BTreeSet::new();
        for attribute in tag.attributes {
            let is_declaration = attribute.name == "xmlns" || prefix(attribute.name) == "xmlns";
            let namespace = match is_declaration {
                true => Namespace::Bound(XMLNS.into()),
                false => self.scopes.of_attribute(prefix(attribute.name)),
            };
            self.name(attribute.name, attribute.start, &namespace);
            let of_same = match &namespace {
                Namespace::Bound(namespace) if !is_declaration => {
                    !expanded.insert((Rc::clone(namespace), local(attribute.name)))
                }
                _ => false,
            };
            if !names.insert(attribute.name) || of_same {
                let name = brief(attribute.name);
                self.report(attribute.start, attribute.end, XmlFault::RepeatedAttribute { name });
            }
            node.attributes.push(Attribute {
                vocabulary: Vocabulary::of(&namespace, self.root_namespace.as_deref()),
                name: attribute.name.to_owned(),
                value: attribute.value,
                span: Span::new(attribute.start, attribute.end),
            });
        }
        node
    }

    /// Checks a name's colons and its prefix.
    fn name(&mut self, name: &'a str, at: usize, namespace: &Namespace) {
        let colons = name.bytes().filter(|byte| *byte == b':').count();
        let end = at + name.len();
        if colons > 1 || name.starts_with(':') || name.ends_with(':') {
            let name = brief(name);
            self.report(at, end, XmlFault::NameColon { name });
        } else if is_name(name) && !is_name(local(name)) {
            let name = brief(name);
            self.report(at, end, XmlFault::Name { name });
        } else if *namespace == Namespace::Undeclared && self.scopes.note_undeclared(prefix(name)) {
            let prefix = brief(prefix(name));
            self.report(at, end, XmlFault::UndeclaredPrefix { prefix });
        }
    }
}
