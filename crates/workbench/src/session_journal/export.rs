//! Exports the rows that a filter leaves, as CSV or JSON, a part at a time.

use std::io::{self, Write};

use scorm::rte::Function;
use serde::{Deserialize, Serialize};

use super::{
    page::{JournalFilter, JournalRequest, JournalRow, JournalSort},
    reader::{Connect, JournalReader},
};
use crate::{
    Result,
    trace::{Detail, EntryData, Exchange, ExchangeCommand, TraceRow},
};

/// Rows that are read at a time.
const PART: u32 = 200;
/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// A table, without cells that a spreadsheet would run as formulas.
    Csv,
    /// An array of objects.
    Json,
}

/// How far an export has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExportProgress {
    /// How many rows are written.
    pub rows: u32,
    /// How many there are, as far as they have been searched.
    pub total: u32,
}

/// A row, as it is exported.
#[derive(Debug, Serialize)]
struct ExportedRow<'a> {
    course: &'a str,
    lesson: &'a str,
    learner: &'a str,
    session: &'a str,
    command: String,
    date: String,
    data: String,
}

impl<'a> ExportedRow<'a> {
    fn new(row: &'a JournalRow) -> Self {
        let (command, data) = data_of(row);
        Self {
            course: &row.course,
            lesson: &row.lesson,
            learner: &row.learner,
            session: row.session.as_str(),
            command,
            date: row.at.to_rfc3339(),
            data,
        }
    }

    fn cells(&self) -> [&str; 7] {
        [
            self.course,
            self.lesson,
            self.learner,
            self.session,
            &self.command,
            &self.date,
            &self.data,
        ]
    }
}

/// The command of a row, and its data: an exchange as it is; of a call its arguments, and what it returned.
#[must_use]
pub fn data_of(row: &JournalRow) -> (String, String) {
    match &row.row {
        TraceRow::Exchange { exchange, .. } => (command(exchange), exchange.data.clone()),
        TraceRow::Entry { entry, .. } => call(&entry.data),
        TraceRow::Pages { .. } => (String::new(), String::new()),
    }
}

fn command(exchange: &Exchange) -> String {
    let name = match exchange.command {
        ExchangeCommand::Launch => "launch",
        ExchangeCommand::Getparam => "getparam",
        ExchangeCommand::Putparam => "putparam",
        ExchangeCommand::Exitau => "exitau",
    };
    name.to_owned()
}

/// The name of a call, and its arguments with what it returned.
fn call(data: &EntryData) -> (String, String) {
    match data {
        EntryData::Call {
            function,
            arguments,
            returned,
            error,
            ..
        } => {
            let name = Function::name(*function).to_owned();
            let arguments: Vec<_> = arguments.iter().map(|argument| argument.text.as_str()).collect();
            let error = if error.is_error() {
                format!(" ({error})")
            } else {
                String::new()
            };
            (name, format!("{} → {returned}{error}", arguments.join(", ")))
        }
        other => (other.kind().to_owned(), String::new()),
    }
}

/// Writes all rows that the filter leaves; `goes_on` hears how far it has come, and says whether it goes on. Returns whether it
/// came to the end.
///
/// # Errors
/// The library cannot be read, or `to` cannot be written.
pub(crate) fn export(
    reader: &mut JournalReader,
    connect: Connect<'_>,
    (filter, sort): (&JournalFilter, JournalSort),
    format: ExportFormat,
    to: &mut dyn Write,
    goes_on: &mut dyn FnMut(ExportProgress) -> bool,
) -> Result<bool, ExportError> {
    let mut request = JournalRequest {
        filter: filter.clone(),
        sort,
        from: 0,
        limit: 0,
        detail: Detail::Full,
    };
    let mut page = reader.page(&request, connect)?;
    while page.searched < page.to_search {
        if !goes_on(ExportProgress {
            rows: 0,
            total: page.shown,
        }) {
            return Ok(false);
        }
        page = reader.page(&request, connect)?;
    }
    let total = page.shown;
    match format {
        ExportFormat::Csv => cells(
            to,
            &["course", "lesson", "learner", "session", "command", "date", "data"],
        )?,
        ExportFormat::Json => to.write_all(b"[")?,
    }
    request.limit = PART;
    while request.from < total {
        let page = reader.page(&request, connect)?;
        for (number, row) in (request.from..).zip(&page.rows) {
            let row = ExportedRow::new(row);
            match format {
                ExportFormat::Csv => cells(to, &row.cells())?,
                ExportFormat::Json => {
                    to.write_all(if number == 0 { b"\n" } else { b",\n" })?;
                    serde_json::to_writer(&mut *to, &row).map_err(io::Error::from)?;
                }
            }
        }
        // Rows that were deleted meanwhile are not there to be exported.
        if page.rows.is_empty() {
            break;
        }
        request.from += page.rows.len() as u32;
        if !goes_on(ExportProgress {
            rows: request.from,
            total,
        }) {
            return Ok(false);
        }
    }
    if format == ExportFormat::Json {
        to.write_all(b"\n]\n")?;
    }
    to.flush()?;
    Ok(true)
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The library cannot be read.
    #[error(transparent)]
    Library(#[from] crate::Error),
    /// What it is written to cannot be written.
    #[error(transparent)]
    Written(#[from] io::Error),
}

/// Writes a row of a table. What a spreadsheet would run as a formula is a text, because it begins with an apostrophe.
fn cells(to: &mut dyn Write, cells: &[&str]) -> io::Result<()> {
    for (column, cell) in cells.iter().enumerate() {
        if column > 0 {
            to.write_all(b",")?;
        }
        let defused = if cell.starts_with(FORMULA) { "'" } else { "" };
        write!(to, "\"{defused}{}\"", cell.replace('"', "\"\""))?;
    }
    to.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_a_table_is_a_formula() {
        let mut table = Vec::new();
        cells(
            &mut table,
            &["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "a \"b\"\nc, =d"],
        )
        .unwrap();
        let table = String::from_utf8(table).unwrap();
        assert_eq!(
            table,
            "\"'=1+1\",\"'+1\",\"'-1\",\"'@a\",\"'\t=1\",\"'\r=1\",\"a \"\"b\"\"\nc, =d\"\r\n"
        );
    }
}
