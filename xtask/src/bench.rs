//! Measures: builds what is shipped and gives it to the crate `benches`, which prints the table of ratios.

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
    wasm,
};

/// Measures `only` this, as the crate names it, or everything; whether all could be measured.
pub(crate) fn run(only: &[String], report: &Report) -> Result<bool> {
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
