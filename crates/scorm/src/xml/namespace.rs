//! Prefixes and what they are declared as (Namespaces in XML 1.0).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The namespace of `xml:` (Namespaces in XML §3).
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xmlns` (Namespaces in XML §3).
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// What a name belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    /// None.
    Unbound,
    /// That of a prefix which nothing declares.
    Undeclared,
    Bound(Rc<str>),
}

/// The declarations that hold where the reader stands: a look-up costs the same however many there are.
#[derive(Debug, Default)]
pub(super) struct Scopes<'a> {
    /// The namespaces of each prefix, the innermost last; the default one under the blank prefix.
    bindings: BTreeMap<&'a str, Vec<Rc<str>>>,
    /// The prefixes that each open element declares.
    declared: Vec<BTreeSet<&'a str>>,
    /// Prefixes that were looked for in vain.
    undeclared: BTreeSet<&'a str>,
}

impl<'a> Scopes<'a> {
    pub(super) fn open(&mut self) {
        self.declared.push(BTreeSet::new());
    }

    /// Declares a prefix; where the element does so twice, the first holds.
    pub(super) fn declare(&mut self, prefix: &'a str, namespace: &str) {
        if self.declared.last().is_some_and(|declared| declared.contains(prefix)) {
            return;
        }
        self.bindings.entry(prefix).or_default().push(namespace.into());
        if let Some(declared) = self.declared.last_mut() {
            declared.insert(prefix);
        }
    }

    pub(super) fn close(&mut self) {
        for prefix in self.declared.pop().into_iter().flatten() {
            if let Some(bindings) = self.bindings.get_mut(prefix) {
                bindings.pop();
            }
        }
    }

    /// What an element with this prefix belongs to.
    pub(super) fn of_element(&self, prefix: &str) -> Namespace {
        match self.bindings.get(prefix).and_then(|bindings| bindings.last()) {
            // A blank default namespace takes the outer one away; a blank one of a prefix is a fault, noted where it stands.
            Some(namespace) if namespace.is_empty() => Namespace::Unbound,
            Some(namespace) => Namespace::Bound(Rc::clone(namespace)),
            None if prefix.is_empty() => Namespace::Unbound,
            None if prefix == "xml" => Namespace::Bound(XML.into()),
            None => Namespace::Undeclared,
        }
    }

    /// What an attribute with this prefix belongs to: without one, to its element and no namespace.
    pub(super) fn of_attribute(&self, prefix: &str) -> Namespace {
        if prefix.is_empty() {
            return Namespace::Unbound;
        }
        self.of_element(prefix)
    }

    /// Notes a prefix that nothing declares; whether it is the first time.
    pub(super) fn note_undeclared(&mut self, prefix: &'a str) -> bool {
        self.undeclared.insert(prefix)
    }
}
