//! Builds in the order that things need each other: the run-time as wasm, its JavaScript face, the interface and the
//! player page, the programs that carry them.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use walkdir::WalkDir;
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    setup::{self, Stamp, WASM},
    step::{command, quiet},
};

/// The workbench as the tests drive it.
pub(crate) const APP: &str = "target/debug/scorm-workbench";
/// The TypeScript face of its commands.
pub(crate) const BINDINGS: &str = "ui/src/lib/bindings.ts";
/// Serves the interface from the binary.
pub(crate) const FEATURES: [&str; 2] = ["--features", "scorm-workbench/custom-protocol"];

/// The run-time for pages, and for node where the tests and the benchmarks call it.
const FACES: [(&str, Face); 2] = [("ui/player/wasm", Face::Web), ("target/wasm-node", Face::Node)];

#[derive(Clone, Copy)]
enum Face {
    Web,
    Node,
}

/// Builds everything that the workbench and its tests need.
pub(crate) fn all() -> Result<()> {
    wasm()?;
    interface()?;
    quiet(
        "Building the workbench",
        command("cargo")
            .args(["build", "-p", "scorm-workbench", "-p", "scorm-audit"])
            .args(FEATURES),
    )
}

/// Builds the workbench as it is shipped, for measurements.
pub(crate) fn release() -> Result<()> {
    let programs = ["build", "--release", "-p", "scorm-workbench", "-p", "benches"];
    quiet(
        "Building for measurements",
        command("cargo").args(programs).args(FEATURES),
    )
}

/// Zips the modules that the tests play.
pub(crate) fn fixtures() -> Result<()> {
    let zip = [
        "run",
        "--quiet",
        "-p",
        "e2e",
        "--bin",
        "fixtures",
        "--",
        "target/fixtures",
    ];
    quiet("Zipping the sample modules", command("cargo").args(zip))
}

fn wasm() -> Result<()> {
    let build = ["build", "-p", "scorm-wasm", "--release", "--target", WASM];
    let name = "Building the run-time for the page";
    if setup::wasm_target()? {
        quiet(name, command("cargo").args(build))?;
    } else {
        let linker = format!("target.{WASM}.linker=\"/usr/bin/wasm-ld-19\"");
        let mut debian = command("/usr/bin/cargo");
        debian
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .args(build);
        quiet(name, debian.args(["-Zbuild-std=std,panic_abort", "--config", &linker]))?;
    }
    let input = format!("target/{WASM}/release/scorm_wasm.wasm");
    let bytes = fs::read(&input)?;
    let stamp = Stamp::of("wasm", &bytes);
    if stamp.is_current() && FACES.iter().all(|(folder, _)| Path::new(folder).exists()) {
        return Ok(());
    }
    for (folder, face) in FACES {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&input).out_name("scorm_wasm").typescript(true);
        let set = match face {
            Face::Web => bindgen.web(true),
            Face::Node => bindgen.nodejs(true),
        };
        set.and_then(|bindgen| bindgen.generate(folder))
            .map_err(|error| anyhow!("{folder}: {error}"))?;
    }
    stamp.set()
}

fn interface() -> Result<()> {
    let stamp = Stamp::of("ui", &interface_sources().context("the interface's sources")?);
    if stamp.is_current()
        && Path::new("ui/dist/app/index.html").exists()
        && Path::new("ui/dist/player/player.js").exists()
    {
        return Ok(());
    }
    quiet(
        "Building the interface",
        command("npm").args(["run", "build"]).current_dir("ui"),
    )?;
    stamp.set()
}

/// Every file that the interface is built from, as one text to compare.
fn interface_sources() -> Result<Vec<u8>> {
    let left_out = ["node_modules", "dist", ".svelte-kit", "paraglide", "tests"];
    let files = WalkDir::new("ui")
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !left_out.iter().any(|name| entry.file_name().to_string_lossy() == *name));
    let mut all = Vec::new();
    for entry in files {
        let entry = entry?;
        if entry.file_type().is_file() {
            all.extend(entry.path().to_string_lossy().as_bytes());
            all.extend(fs::read(entry.path())?);
        }
    }
    Ok(all)
}
