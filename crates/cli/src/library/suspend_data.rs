//! `scorm-audit state --decoded`: what a session's suspend data are made of at any of its entries, and what the set that they
//! come from changed in them.

use locale::Language;
use serde::Serialize;
use workbench::{
    Workbench,
    ids::SessionId,
    suspend_data::{SuspendDataView, SuspendRow, ValueChange},
};

use super::table::{self, Row, TableFormat};
use crate::{Result, output};

/// A value, or one that is gone.
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Line(SuspendRow);

/// Prints the suspend data after entry `seq`.
pub(super) fn print(
    library: &Workbench,
    session: &SessionId,
    seq: u32,
    format: TableFormat,
    language: Language,
) -> Result<()> {
    let data = library.suspend_data_at(session, seq)?;
    if format == TableFormat::Json {
        output::json(&serde_json::to_string_pretty(&data)?)?;
        return Ok(());
    }
    let view = data.view(true, language);
    if format == TableFormat::Text {
        for line in summary(&view) {
            output::line(&line)?;
        }
    }
    let lines: Vec<_> = view.rows.into_iter().map(Line).collect();
    table::print(&lines, format, |line| line.fields(sign(line.0.change)))
}

/// Where the text comes from, what it is made of, and what is wrong with it: each where there is something to say.
fn summary(view: &SuspendDataView) -> Vec<String> {
    let layers = view.layers.join(" → ");
    let made_of = match &view.tool {
        Some(tool) => format!("{tool} – {layers}"),
        None => layers,
    };
    let lines = [
        Some(&view.source),
        Some(&made_of),
        view.problem.as_ref(),
        view.incomplete.as_ref(),
    ];
    let lines = lines.into_iter().flatten().filter(|line| !line.is_empty());
    lines.cloned().collect()
}

/// How a value changed, for people: a spreadsheet takes such signs for formulas.
fn sign(change: ValueChange) -> &'static str {
    match change {
        ValueChange::Same => "",
        ValueChange::Added => "+",
        ValueChange::Changed => "*",
        ValueChange::Removed => "-",
    }
}

/// The same for other programs.
fn word(change: ValueChange) -> &'static str {
    match change {
        ValueChange::Same => "",
        ValueChange::Added => "added",
        ValueChange::Changed => "changed",
        ValueChange::Removed => "removed",
    }
}

impl Row for Line {
    const HEAD: &'static [&'static str] = &["path", "value", "change", "before"];

    fn cells(&self) -> Vec<String> {
        self.fields(word(self.0.change))
    }
}

impl Line {
    fn fields(&self, change: &str) -> Vec<String> {
        let row = &self.0;
        vec![
            row.path.clone(),
            row.value.clone().unwrap_or_default(),
            change.to_owned(),
            row.before.clone().unwrap_or_default(),
        ]
    }
}
