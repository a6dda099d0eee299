//! Measures what must be quick beside what others take for the same, and prints a table of ratios: `cargo xtask bench`.
//! It judges nothing: a target that is missed is shown as missed, and the measurements go on.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

mod driver;
mod intake;
mod library;
mod places;
mod rte;
mod stamp;
mod startup;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use crate::table::{Row, Table};

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(error) = stamp::run() {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    let mut table = Table::default();
    let mut all = true;
    let mut add = |what: &str, measured: Result<Vec<Row>>| match measured {
        Ok(rows) => table.add(rows),
        Err(error) => {
            all = false;
            println!("could not be measured: {what}: {error:#}");
        }
    };
    println!("Calls of the API, in node …");
    add("the calls in node", rte::in_node().await);
    println!("Calls of the API, in a browser …");
    add("the calls in a browser", rte::in_browser().await);
    println!("Events from the socket to the disk …");
    add("the intake", intake::measure().await);
    println!("Start-up of the window …");
    add("the start-up", startup::measure().await);
    println!("\n{table}");
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The one in the middle.
fn median(mut measured: Vec<f64>) -> f64 {
    measured.sort_by(f64::total_cmp);
    measured.get(measured.len() / 2).copied().unwrap_or(f64::NAN)
}
