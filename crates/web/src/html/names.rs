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

    /// The names of a page that was not read: it may have any.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            is_cut: true,
            ..Self::default()
        }
    }

    /// How many names are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.classes.len() + self.ids.len()
    }

    /// Adds the names of another page.
    pub fn extend(&mut self, other: &Self) {
        self.classes.extend(other.classes.iter().cloned());
        self.ids.extend(other.ids.iter().cloned());
        self.is_cut |= other.is_cut;
    }

    pub(super) fn add_classes(&mut self, value: &str) {
        for name in value.split_ascii_whitespace() {
            let has_room = self.has_room();
            self.is_cut |= !add(&mut self.classes, name, has_room);
        }
    }

    pub(super) fn add_id(&mut self, value: &str) {
        let has_room = self.has_room();
        self.is_cut |= !add(&mut self.ids, value, has_room);
    }

    fn has_room(&self) -> bool {
        self.count() < MAX_NAMES
    }
}

/// Adds a name in lower case; whether it is among the names now.
fn add(names: &mut BTreeSet<String>, name: &str, has_room: bool) -> bool {
    let is_lower = !name.contains(|c: char| c.is_ascii_uppercase());
    if is_lower && names.contains(name) {
        return true;
    }
    let name = name.to_ascii_lowercase();
    names.contains(&name) || (has_room && names.insert(name))
}
