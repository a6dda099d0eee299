//! Plays the courses of a folder in the real window and in Chromium.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{
    app,
    display::Display,
    profile::Profile,
    program::Program,
    report::Report,
    root,
    setup::{self, Purpose},
};

const OUT: &str = "target/field";

/// Plays each zip in `folder` for `seconds` at most in each place, and leaves what it found in `out`; whether it got
/// through.
pub(crate) fn run(folder: &Path, out: Option<&Path>, seconds: u32, report: &Report) -> Result<bool> {
    // Programs run in the project's folder, whatever folder this was typed in.
    let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
    let out = match out {
        Some(out) => std::path::absolute(out)?,
        None => PathBuf::from(root()).join(OUT),
    };
    std::fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    setup::prepare(Purpose::Tests, report)?;
    app::build(Profile::Debug, report)?;
    report.step("Build the player of courses", |step| {
        step.run(Program::cargo_locked("build").args(["--package", "e2e", "--bin", "field"]))
    })?;
    let display = Display::start()?;
    let program = Profile::Debug.program("field");
    let seconds = seconds.to_string();
    let command = [
        program.as_os_str(),
        folder.as_os_str(),
        out.as_os_str(),
        seconds.as_ref(),
    ];
    Ok(display.program(&command, Profile::Debug).show()?.success())
}
