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
        TableFormat::Csv => output::csv(&csv_of(rows))?,
    }
    Ok(())
}

fn csv_of<R: Row>(rows: &[R]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let cells = rows
        .iter()
        .map(|row| row.cells().iter().map(|cell| harmless(cell)).collect());
    let head = R::HEAD.iter().map(|&name| name.to_owned()).collect();
    for row in std::iter::once::<Vec<String>>(head).chain(cells) {
        // Rows of one length are written to memory, which does not fail.
        let _ = writer.write_record(&row);
    }
    String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()).into_owned()
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{cell}", if is_formula { "'" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Pair(&'static str, &'static str);

    impl Row for Pair {
        const HEAD: &'static [&'static str] = &["one", "other"];

        fn cells(&self) -> Vec<String> {
            vec![self.0.to_owned(), self.1.to_owned()]
        }
    }

    #[test]
    fn a_spreadsheet_takes_no_cell_for_a_formula() {
        assert_eq!(
            csv_of(&[Pair("=1+1", "a, \"b\""), Pair("a=1", "@x")]),
            "one,other\n'=1+1,\"a, \"\"b\"\"\"\na=1,'@x\n"
        );
    }
}
