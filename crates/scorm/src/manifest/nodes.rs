//! Which element of the document each part of a manifest was read from: its model has no places.

use crate::xml::Node;

/// The elements that a manifest was read from, in the order in which its model has them.
#[derive(Default)]
pub(super) struct Nodes<'t> {
    /// `organizations` of the manifest itself.
    pub(super) organizations: Option<&'t Node>,
    /// Each before those inside it, those of manifests inside last.
    pub(super) items: Vec<&'t Node>,
    pub(super) resources: Vec<&'t Node>,
}
