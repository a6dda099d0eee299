//! The class and id names of a page's elements.

use std::collections::BTreeSet;

use crate::css::Name;

/// How many names of a page are remembered.
const MAX_NAMES: usize = 20_000;

/// The class and id names that the elements of a page have. Scripts may give them others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    classes: BTreeSet<String>,
    ids: BTreeSet<String>,
    is_cut: bool,
}

impl Names {
    /// Whether an element has the name, or may have it: of a page with more than 20,000 names, the others are not
    /// known.
    #[must_use]
    pub fn may_contain(&self, name: &Name) -> bool {
        let is_known = match name {
            Name::Class(name) => self.classes.contains(name),
            Name::Id(name) => self.ids.contains(name),
        };
        is_known || self.is_cut
    }

    pub(super) fn add_classes(&mut self, value: &str) {
        for name in value.split_ascii_whitespace() {
            if !self.classes.contains(name) && self.has_room() {
                self.classes.insert(name.to_owned());
            }
        }
    }

    pub(super) fn add_id(&mut self, value: &str) {
        if !self.ids.contains(value) && self.has_room() {
            self.ids.insert(value.to_owned());
        }
    }

    fn has_room(&mut self) -> bool {
        let has_room = self.classes.len() + self.ids.len() < MAX_NAMES;
        self.is_cut |= !has_room;
        has_room
    }
}
