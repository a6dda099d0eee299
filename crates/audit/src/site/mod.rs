//! The pages, styles and scripts of a package, and which of them its items reach.

mod address;
mod calls;
mod loads;
mod reach;
mod text;

use std::collections::BTreeMap;

pub(crate) use address::Target;
pub(crate) use calls::{By, Called, Calls, Node, ScriptOf, Walk as CallsWalk, When};
pub(crate) use loads::{Loads, TextId};
pub(crate) use reach::Reach;
pub(crate) use text::{Part, Text, Written};

use crate::input::Package;

/// The pages, styles and scripts of a package.
#[derive(Debug)]
pub(crate) struct Site {
    /// By their paths.
    pub(crate) texts: BTreeMap<String, Text>,
    pub(crate) reach: Reach,
}

impl Site {
    /// Whether any of them names the call that ends a session.
    pub(crate) fn names_finish(&self) -> bool {
        self.texts.values().any(|text| text.names_finish)
    }

    /// Reads them. One that cannot be read is passed over.
    pub(crate) fn read(package: &Package) -> Self {
        let texts = package.files.keys().filter_map(|file| {
            let text = Text::read(file, &package.path(file), text::kind(file)?)?;
            Some((file.clone(), text))
        });
        let texts = texts.collect();
        let reach = reach::reach(package, &texts);
        Self { texts, reach }
    }
}
