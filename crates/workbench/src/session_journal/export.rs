//! Exports the rows that a filter leaves, as text, CSV or JSON, a part at a time.

use std::io::{self, Write};

use scorm::rte::Function;
use serde::{Deserialize, Serialize};

use super::{
    page::{JournalFilter, JournalRow, JournalSort},
    reader::{Connect, JournalReader, Part},
};
use crate::{
    Result,
    spreadsheet::csv_row,
    trace::{EntryData, Exchange, ExchangeCommand, TraceRow},
};

/// Rows that are read at a time.
const PART: usize = 200;
/// The columns of a table, in the order of [`ExportedRow::cells`].
const HEAD: [&str; 7] = ["course", "lesson", "learner", "session", "command", "date", "data"];

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// A line each, with tabs between the cells.
    Text,
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
    /// How many there are; none while they are still searched for.
    pub total: Option<u32>,
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

    /// The row as one line, the date first.
    fn line(&self) -> String {
        let [course, lesson, learner, session, command, date, data] = self.cells();
        [date, command, course, lesson, learner, session, data]
            .map(on_one_line)
            .join("\t")
    }
}

/// A text without line breaks and tabs: these and other control characters are written as Rust writes them.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

/// The command of a row, and its data: an exchange as it is; of a call its arguments, and what it returned.
fn data_of(row: &JournalRow) -> (String, String) {
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
    rows: (&JournalFilter, JournalSort),
    format: ExportFormat,
    to: &mut dyn Write,
    goes_on: &mut dyn FnMut(ExportProgress) -> bool,
) -> Result<bool, ExportError> {
    match format {
        ExportFormat::Text => {}
        ExportFormat::Csv => write!(to, "{}\r\n", csv_row(HEAD))?,
        ExportFormat::Json => to.write_all(b"[")?,
    }
    let mut written = 0;
    let is_complete = reader.all_rows(rows, PART, connect, &mut |part: Part<'_>| -> Result<_, ExportError> {
        for row in part.rows {
            let row = ExportedRow::new(row);
            match format {
                ExportFormat::Text => writeln!(to, "{}", row.line())?,
                ExportFormat::Csv => write!(to, "{}\r\n", csv_row(row.cells()))?,
                ExportFormat::Json => {
                    to.write_all(if written == 0 { b"\n" } else { b",\n" })?;
                    serde_json::to_writer(&mut *to, &row).map_err(io::Error::from)?;
                }
            }
            written += 1;
        }
        Ok(goes_on(ExportProgress {
            rows: written,
            total: part.total,
        }))
    })?;
    if is_complete && format == ExportFormat::Json {
        to.write_all(b"\n]\n")?;
    }
    to.flush()?;
    Ok(is_complete)
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
