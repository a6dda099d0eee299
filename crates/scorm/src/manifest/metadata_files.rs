//! The files that a manifest names for metadata (`adlcp:location`, SCORM 1.2 CAM §2.3.2): of the package, an organization, an
//! item, a resource or a file. Whether they are there is not known here.

use std::rc::Rc;

use super::{MAX_BASE, location};
use crate::xml::{Located, Node};

/// What may have metadata in a file of its own.
const DESCRIBED: [&str; 5] = ["manifest", "organization", "item", "resource", "file"];

/// A file that is named for metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataLocation {
    /// As written.
    pub href: String,
    /// Its path from the manifest's folder. Blank where it lies outside the package.
    pub path: String,
    /// Its path where the `xml:base` of elements around it is left out: LMSs differ in whether they take it.
    pub path_without_base: String,
    /// Whether it describes the package as a whole.
    pub is_of_package: bool,
}

/// The files that a manifest names, each with the place of its element.
pub(super) fn locations(root: &Node) -> Vec<Located<MetadataLocation>> {
    let mut found = Vec::new();
    let mut open: Vec<(&Node, Rc<str>)> = vec![(root, "".into())];
    while let Some((node, outer)) = open.pop() {
        let base = base_of(node, &outer);
        if DESCRIBED.contains(&node.name.as_str()) {
            let metadata = node.children("metadata");
            for element in metadata.flat_map(|metadata| metadata.children("location")) {
                let href = element.text.trim();
                let path = |base: &str| location::resolve(base, href).unwrap_or_default();
                let location = MetadataLocation {
                    href: href.to_owned(),
                    path: path(&base),
                    path_without_base: path(""),
                    is_of_package: std::ptr::eq(node, root),
                };
                if !href.is_empty() {
                    found.push(Located::new(element.tag, location));
                }
            }
        }
        let inside = node.children.iter().filter(|child| !child.vocabulary.is_extension());
        open.extend(inside.rev().map(|child| (child, Rc::clone(&base))));
    }
    found
}

fn base_of(node: &Node, outer: &Rc<str>) -> Rc<str> {
    let written = node.attribute("xml:base").unwrap_or_default().trim();
    let joined = (!written.is_empty()).then(|| location::join(outer, written)).flatten();
    match joined.filter(|base| base.len() <= MAX_BASE) {
        Some(joined) => joined.into(),
        None => Rc::clone(outer),
    }
}
