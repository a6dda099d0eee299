//! Measures what must be quick beside what others take for the same, and prints a table of ratios: `cargo xtask bench`.
//! It judges nothing: a target that is missed is shown as missed, and the measurements go on.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

mod batches;
mod commit;
mod compare;
mod import;
mod intake;
mod journal;
mod library;
mod long_session;
mod page;
mod places;
mod recorder;
mod retention;
mod rte;
mod session;
mod stamp;
mod startup;
mod table;
mod trace;
mod webdriver;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use crate::table::{Row, Table};

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// Calls of the API, in node
    Node,
    /// Calls of the API, in a browser
    Browser,
    /// LMSCommit, in Chromium and WebKitGTK
    Commit,
    /// Events from the socket to the disk
    Intake,
    /// The trace of a session of 200,000 entries
    Trace,
    /// The data model of such a session at any entry, and what it comes to on every LMS
    Session,
    /// The comparison of two sessions of 200,000 calls
    Compare,
    /// The journal of a million calls
    Journal,
    /// Recording where there are ever more calls, up to ten million
    Batches,
    /// Recording while old logs are deleted
    Retention,
    /// Import of large packages
    Import,
    /// Start-up of the window
    Startup,
}

#[derive(Debug, Parser)]
struct Options {
    /// Only these measurements [default: all]
    #[arg(value_enum)]
    only: Vec<Measure>,
}

impl Measure {
    async fn take(self) -> Result<Vec<Row>> {
        match self {
            Self::Node => rte::in_node().await,
            Self::Browser => rte::in_browser().await,
            Self::Commit => commit::measure().await,
            Self::Intake => intake::measure().await,
            Self::Trace => trace::measure().await,
            Self::Session => session::measure().await,
            Self::Compare => compare::measure().await,
            Self::Journal => journal::measure().await,
            Self::Batches => batches::measure(),
            Self::Retention => retention::measure(),
            Self::Import => import::measure().await,
            Self::Startup => startup::measure().await,
        }
    }

    fn about(self) -> String {
        let value = self.to_possible_value();
        value
            .and_then(|value| value.get_help().map(ToString::to_string))
            .unwrap_or_default()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(error) = stamp::run() {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    let Options { only } = Options::parse();
    let mut table = Table::default();
    let mut all = true;
    let asked = Measure::value_variants()
        .iter()
        .filter(|measure| only.is_empty() || only.contains(measure));
    for measure in asked {
        println!("{} …", measure.about());
        match measure.take().await {
            Ok(rows) => table.add(rows),
            Err(error) => {
                all = false;
                println!("could not be measured: {error:#}");
            }
        }
    }
    println!("\n{table}");
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The one in the middle.
fn median(mut measured: Vec<f64>) -> f64 {
    measured.sort_by(f64::total_cmp);
    measured.get(measured.len() / 2).copied().unwrap_or(f64::NAN)
}
