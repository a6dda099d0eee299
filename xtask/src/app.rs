//! Builds the window and the command line, opens the window, tours it, and keeps the interface's face of its commands
//! current.

use std::fs;

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::{
    display::{self, Display},
    profile::{FIXTURES, Profile},
    program::Program,
    report::Report,
    root,
    setup::{self, Purpose},
    ui, wasm,
};

/// Every cargo command names it, so that what one has built the next does not build otherwise: the window serves its
/// interface from the binary, not from a development server.
pub(crate) const FEATURES: [&str; 2] = ["--features", "scorm-workbench/custom-protocol"];
const BINDINGS: &str = "ui/src/lib/bindings.ts";
const TOUR: &str = "target/tour";

/// Builds everything: the run-time, the interface, the programs.
pub(crate) fn build(profile: Profile, report: &Report) -> Result<()> {
    wasm::build(report)?;
    ui::build(report)?;
    programs(profile, report)
}

/// Opens the window, or tours it where nothing shows one; whether that went well.
pub(crate) fn run(profile: Profile, report: &Report) -> Result<bool> {
    if display::is_there() {
        setup::prepare(Purpose::Window, report)?;
        build(profile, report)?;
        println!("\nThe workbench opens. Its first library holds a sample course.");
        return Ok(Program::new(profile.app()).arg("--sample").show()?.success());
    }
    println!("There is no display here: the window opens on a virtual one, and a tour of it is kept in {TOUR}.");
    setup::prepare(Purpose::Headless, report)?;
    build(profile, report)?;
    tour(profile, report)
}

/// Writes the interface's bindings to the window's commands, or only checks whether it is current.
pub(crate) fn bindings(check: bool, report: &Report) -> Result<bool> {
    setup::prepare(Purpose::Window, report)?;
    wasm::build(report)?;
    // The interface may not build before its face of the commands is new: the window is only asked, not opened.
    ui::add_placeholders()?;
    programs(Profile::Debug, report)?;
    if check {
        check_bindings()?;
        println!("{BINDINGS} is current");
        return Ok(true);
    }
    export(&root().join(BINDINGS))
}

/// Fails where the interface's face of the commands is not what the commands are now.
pub(crate) fn check_bindings() -> Result<()> {
    let now = root().join("target/xtask/bindings.ts");
    if !export(&now)? {
        bail!("the window could not write its commands");
    }
    let current = fs::read(&now)?;
    if fs::read(root().join(BINDINGS)).ok() != Some(current) {
        bail!("{BINDINGS} is not what the window's commands are now: run `cargo xtask bindings`");
    }
    Ok(())
}

/// Zips every fixture into [`FIXTURES`].
pub(crate) fn zip_fixtures() -> Result<()> {
    for name in fixtures::names()? {
        fixtures::zip(&name, &root().join(FIXTURES)).with_context(|| format!("the fixture {name}"))?;
    }
    Ok(())
}

fn programs(profile: Profile, report: &Report) -> Result<()> {
    report.step("Build the workbench", |step| {
        step.run(
            Program::cargo_locked("build")
                .args(["--package", "scorm-workbench", "--package", "scorm-audit"])
                .args(FEATURES)
                .args(profile.arguments()),
        )
    })
}

fn export(file: &std::path::Path) -> Result<bool> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(Program::new(Profile::Debug.app())
        .arg("--export-bindings")
        .arg(file)
        .show()?
        .success())
}

fn tour(profile: Profile, report: &Report) -> Result<bool> {
    let folder = root().join(TOUR);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    zip_fixtures()?;
    report.step("Build the tour", |step| {
        step.run(Program::cargo_locked("build").args(["--package", "e2e", "--bin", "tour"]))
    })?;
    let display = Display::start()?;
    let tour = Profile::Debug.program("tour");
    let toured = display
        .program(&[tour.as_os_str(), folder.as_os_str()], profile)
        .show()?;
    println!("\nThe tour's pictures, and the report that it exported:");
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            println!("  {}", entry.path().display());
        }
    }
    Ok(toured.success())
}
