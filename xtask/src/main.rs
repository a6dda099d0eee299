//! Every chore of the project: `cargo xtask run` and `cargo xtask test` do all the set-up that they need, on a bare
//! machine too, and go at once when nothing has changed.

#![allow(clippy::print_stdout, reason = "a chore tells what it does")]

mod build;
mod display;
mod setup;
mod step;
mod tests;

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::{display::Display, step::command};

#[derive(Debug, Parser)]
#[command(about = "Every chore of the project", disable_help_subcommand = true)]
struct Options {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Builds the workbench and opens it; where there is no display, tours it and leaves pictures in target/tour
    Run,
    /// Runs every test
    Test,
    /// Builds the workbench and the command line
    Build,
    /// Measures, and prints a table of ratios
    Bench,
    /// Writes the TypeScript face of the window's commands anew
    Bindings,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the project's folder")?;
    std::env::set_current_dir(root)?;
    match options.chore {
        Chore::Run if display::is_there() => {
            setup::prepare(setup::For::Window)?;
            build::all()?;
            build::fixtures()?;
            println!("\nThe workbench opens. Its first library holds a sample module.");
            step::stream(command(build::APP).args(["--sample", "target/fixtures/quiz.zip"]))
        }
        Chore::Run => {
            println!("There is no display here: the window opens on a virtual one, and the main job is toured.");
            setup::prepare(setup::For::Tests)?;
            build::all()?;
            build::fixtures()?;
            let display = Display::start()?;
            let toured = step::stream(&mut display.within(&[
                "cargo",
                "run",
                "--quiet",
                "--package",
                "e2e",
                "--bin",
                "tour",
                "--",
                "target/tour",
            ]))?;
            println!("\nThe tour's pictures and the exported report are in target/tour:");
            for entry in std::fs::read_dir("target/tour")? {
                println!("  {}", entry?.path().display());
            }
            Ok(toured)
        }
        Chore::Test => {
            setup::prepare(setup::For::Tests)?;
            build::all()?;
            build::fixtures()?;
            tests::run()
        }
        Chore::Build => {
            setup::prepare(setup::For::Window)?;
            build::all()?;
            Ok(true)
        }
        Chore::Bench => {
            setup::prepare(setup::For::Tests)?;
            build::all()?;
            build::fixtures()?;
            build::release()?;
            let display = Display::start()?;
            step::stream(&mut display.within(&["cargo", "run", "--quiet", "--release", "--package", "benches"]))
        }
        Chore::Bindings => {
            setup::prepare(setup::For::Window)?;
            build::all()?;
            step::stream(command(build::APP).args(["--export-bindings", build::BINDINGS]))
        }
    }
}
