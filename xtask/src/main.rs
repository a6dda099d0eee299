//! Every chore of the project: `cargo xtask run` and `cargo xtask test` do all the set-up that they need, on a bare
//! machine too, and go at once when nothing has changed.

#![allow(clippy::print_stdout, reason = "a chore tells what it does")]

mod app;
mod bench;
mod count;
mod dependencies;
mod display;
mod field;
mod fuzz;
mod guide;
mod profile;
mod program;
mod report;
mod setup;
mod stamp;
mod test;
mod ui;
mod wasm;
mod window;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{profile::Profile, report::Report, setup::Purpose};

#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    about = "Every chore of the project",
    disable_help_subcommand = true
)]
struct Options {
    /// Shows the complete output of the programs that it runs
    #[arg(long, short, global = true)]
    verbose: bool,
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Builds the workbench and opens it; where there is no display, tours it and leaves pictures in target/tour
    Run {
        /// Builds it as it is shipped
        #[arg(long)]
        release: bool,
    },
    /// Runs every test
    Test {
        /// Only these steps of the tests [default: all]
        #[arg(value_enum)]
        only: Vec<test::Step>,
        /// Runs only the window tests whose name contains this
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    /// Builds the workbench and the command line
    Build {
        /// Builds them as they are shipped
        #[arg(long)]
        release: bool,
    },
    /// Measures, and prints a table of ratios
    Bench {
        /// Only these: node, browser, commit, intake, trace, session, import, startup [default: all]; or `audit` alone; or
        /// `precision` alone, with folders of courses that its findings are printed of
        only: Vec<String>,
    },
    /// Plays every zip in a folder in the real window and in Chromium, and prints a row each
    Field {
        /// The folder with the courses
        folder: PathBuf,
        /// Where pictures and reports go [default: target/field]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// How long each is played in each place
        #[arg(long, default_value_t = 40)]
        seconds: u32,
    },
    /// Fuzzes the code that reads untrusted bytes; needs a nightly compiler and cargo-fuzz
    Fuzz {
        /// Only these targets [default: all]
        #[arg(value_enum)]
        only: Vec<fuzz::Target>,
        /// How long each
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Does what the user guide says, and makes its pictures anew
    Guide,
    /// Installs what the other chores need: they do it themselves
    Setup,
    /// Writes the TypeScript bindings of the window's commands
    Bindings {
        /// Only checks whether it is current
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\ncargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool> {
    program::end_all_when_interrupted()?;
    let report = Report::new(options.verbose);
    let profile = |release| if release { Profile::Release } else { Profile::Debug };
    match &options.chore {
        Chore::Run { release } => app::run(profile(*release), &report),
        Chore::Test { only, name } => Ok(test::run(only, name.as_deref(), &report)),
        Chore::Build { release } => {
            setup::prepare(Purpose::Window, &report)?;
            app::build(profile(*release), &report)?;
            Ok(true)
        }
        Chore::Bench { only } => bench::run(only, &report),
        Chore::Field { folder, out, seconds } => field::run(folder, out.as_deref(), *seconds, &report),
        Chore::Fuzz { only, seconds } => fuzz::run(only, *seconds),
        Chore::Guide => guide::run(&report),
        Chore::Setup => {
            setup::prepare(Purpose::Tests, &report)?;
            println!("All that the chores need is here.");
            Ok(true)
        }
        Chore::Bindings { check } => app::bindings(*check, &report),
    }
}

/// The project's folder.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}
