//! Measures: builds what is shipped and gives it to the crate `benches`, which prints the table of ratios.

mod audit;
mod inputs;

use std::ffi::OsStr;

use anyhow::Result;

use crate::{
    app,
    display::Display,
    profile::{FIXTURES, Profile},
    program::Program,
    report::Report,
    root,
    setup::{self, Purpose},
    ui, wasm,
};

/// The measure that takes no program: how many of the audit's findings are wanted, and how many of the wanted it finds.
const PRECISION: &str = "precision";

/// The measure of the audit's time and memory.
const AUDIT: &str = "audit";

/// The measures that open neither the window nor a page, so that these are not built for them.
const WITHOUT_WINDOW: [&str; 1] = ["session"];

/// Measures `only` this, as the crate names it, or everything; whether all could be measured.
pub(crate) fn run(only: &[String], report: &Report) -> Result<bool> {
    if let [PRECISION, folders @ ..] = &*only.iter().map(String::as_str).collect::<Vec<_>>() {
        return precision(folders);
    }
    if only == [AUDIT] {
        return audit::run();
    }
    if !only.is_empty() && only.iter().all(|one| WITHOUT_WINDOW.contains(&one.as_str())) {
        return without_window(only, report);
    }
    setup::prepare(Purpose::Headless, report)?;
    app::build(Profile::Release, report)?;
    app::zip_fixtures()?;
    report.step("Build the measurements", |step| {
        step.run(Program::cargo_locked("build").args(["--release", "--package", "benches"]))
    })?;
    let display = Display::start()?;
    let program = root().join("target/release/benches");
    let command: Vec<_> = [program.as_os_str()]
        .into_iter()
        .chain(only.iter().map(OsStr::new))
        .collect();
    let measured = display
        .program(&command, Profile::Release)
        .env("BENCH_APP", Profile::Release.app())
        .env("BENCH_WASM", root().join(wasm::NODE))
        .env("BENCH_FIXTURES", root().join(FIXTURES))
        .show()?;
    Ok(measured.success())
}

/// Measures what needs no window.
fn without_window(only: &[String], report: &Report) -> Result<bool> {
    ui::add_placeholders()?;
    report.step("Build the measurements", |step| {
        let benches = [
            "--release",
            "--package",
            "benches",
            "--bin",
            "benches",
            "--no-default-features",
        ];
        step.run(Program::cargo_locked("build").args(benches))
    })?;
    let program = root().join("target/release/benches");
    Ok(Program::new(program).args(only).show()?.success())
}

/// The precision and the recall of the audit over its corpus, or what it finds in the courses in these folders.
fn precision(folders: &[&str]) -> Result<bool> {
    // Programs run in the project's folder, whatever folder this was typed in.
    let folders = folders.iter().map(std::path::absolute);
    let folders = folders.collect::<Result<Vec<_>, _>>()?;
    let run = Program::cargo_locked("run").args(["--quiet", "--package", "audit", "--example", "precision", "--"]);
    Ok(run.args(folders).show()?.success())
}
