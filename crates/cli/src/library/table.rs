//! Rows as a table: for people, or for another program.

use clap::ValueEnum;
use serde::Serialize;

use crate::{Result, output};

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// A line each, with tabs between the cells.
    Text,
    /// One array.
    Json,
    /// With a head, for a spreadsheet.
    Csv,
}

/// What a row is printed as.
pub(crate) trait Row: Serialize {
    /// The names of the columns in CSV, in the order of [`Row::cells`].
    const HEAD: &'static [&'static str];

    /// Its values for another program.
    fn cells(&self) -> Vec<String>;
}

/// Prints rows; `line` is the row as text, for people.
pub(crate) fn print<R: Row>(rows: &[R], format: TableFormat, line: impl Fn(&R) -> Vec<String>) -> Result<()> {
    match format {
        TableFormat::Text => {
            for row in rows {
                let cells = line(row);
                output::row(&cells.iter().map(String::as_str).collect::<Vec<_>>())?;
            }
        }
        TableFormat::Json => output::json(&serde_json::to_string_pretty(rows)?)?,
        TableFormat::Csv => {
            output::csv(R::HEAD)?;
            for row in rows {
                output::csv(&row.cells().iter().map(String::as_str).collect::<Vec<_>>())?;
            }
        }
    }
    Ok(())
}
