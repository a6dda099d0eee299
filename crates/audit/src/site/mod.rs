//! The pages, styles and scripts of a package, and which of them its items reach.

mod address;
mod calls;
mod loads;
mod names;
mod reach;
mod reading;
mod text;

use std::collections::BTreeMap;

use package::Result;

pub(crate) use address::Target;
pub(crate) use calls::{By, Called, Calls, Node, ScriptOf, Walk as CallsWalk, When};
pub(crate) use loads::{Loads, TextId};
pub(crate) use reach::{Gap, Reach};
pub(crate) use text::{Cut, Part, Text, Written};

use self::{
    names::FilesByName,
    reading::{Bounds, Texts},
};
use crate::{input::Package, progress::Watch};

/// The pages, styles and scripts of a package.
#[derive(Debug)]
pub(crate) struct Site {
    /// By their paths.
    pub(crate) texts: BTreeMap<String, Text>,
    /// Those of which nothing was read, by their paths.
    pub(crate) unread: BTreeMap<String, Cut>,
    pub(crate) reach: Reach,
}

impl Site {
    /// Whether all of them were read: else nobody knows what they lack.
    pub(crate) fn is_complete(&self) -> bool {
        let is_whole = |text: &Text| text.cut.is_none() && text.scripts.iter().all(|part| part.script.unread.is_none());
        self.unread.is_empty() && self.texts.values().all(is_whole)
    }

    /// Whether any of them names the call that ends a session.
    pub(crate) fn names_finish(&self) -> bool {
        self.texts.values().any(|text| text.names_finish)
    }

    /// Reads them.
    ///
    /// # Errors
    /// It was cancelled.
    pub(crate) fn read(package: &Package, watch: &Watch) -> Result<Self> {
        let names = FilesByName::new(package.files.keys());
        let Texts { read, unread } = reading::read(package, &names, Bounds::default(), watch)?;
        let reach = reach::reach(package, &read, &names);
        Ok(Self {
            texts: read,
            unread,
            reach,
        })
    }
}
