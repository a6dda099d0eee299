//! `scorm-audit state`: the data model of a session at any of its entries.

use std::collections::HashMap;

use clap::Args;
use locale::Language;
use serde::Serialize;
use workbench::{Workbench, trace::ElementChange};

use super::{
    named, suspend_data,
    table::{self, Row, TableFormat},
};
use crate::{Result, output};

/// The arguments of `state`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    session: String,
    #[arg(long = "at", value_name = "N", default_value_t = u32::MAX, hide_default_value = true)]
    entry: u32,
    #[arg(long)]
    decoded: bool,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

/// An element, and its value before the entry where that changed it.
#[derive(Debug, Serialize)]
struct Element {
    element: String,
    value: String,
    changed: bool,
    before: Option<String>,
}

/// Prints the values after an entry, in JSON with the state of the API; or its suspend data decoded.
pub(super) fn run(library: &Workbench, options: &Options, language: Language) -> Result<()> {
    let session = named(library, &options.session)?;
    if options.decoded {
        return suspend_data::print(library, &session, options.entry, options.format, language);
    }
    let at = library.state_at(&session, options.entry)?;
    if options.format == TableFormat::Json {
        output::json(&serde_json::to_string_pretty(&at)?)?;
        return Ok(());
    }
    let changed = at.state.changed.into_iter();
    let mut before: HashMap<_, _> = changed
        .map(|ElementChange { element, before, .. }| (element, before))
        .collect();
    let elements: Vec<_> = at
        .state
        .elements
        .into_iter()
        .map(|one| {
            let change = before.remove(&one.element);
            Element {
                element: one.element,
                value: one.value,
                changed: change.is_some(),
                before: change.flatten(),
            }
        })
        .collect();
    table::print(&elements, options.format, Row::cells)
}

impl Row for Element {
    const HEAD: &'static [&'static str] = &["element", "value", "changed", "before"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.element.clone(),
            self.value.clone(),
            if self.changed { "*" } else { "" }.to_owned(),
            self.before.clone().unwrap_or_default(),
        ]
    }
}
