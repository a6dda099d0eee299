//! Builds the interface and the player page, which the programs carry in themselves.

use anyhow::Result;

use crate::{program::Program, report::Report, root, stamp::Stamp};

/// What a build leaves.
const BUILT: [&str; 3] = [
    "ui/dist/app/index.html",
    "ui/dist/player/player.html",
    "ui/dist/player/player.js",
];
/// What no build reads, or what a build makes.
const LEFT_OUT: [&str; 6] = ["node_modules", "dist", ".svelte-kit", "paraglide", "tests", "coverage"];

/// Builds it, where something that it is built from has changed.
pub(crate) fn build(report: &Report) -> Result<()> {
    if are_built() && stamp()?.is_current() {
        return Ok(());
    }
    report.step("Build the interface", |step| {
        step.run(Program::npm().args(["run", "build"]))?;
        // Taken anew: what a build writes beside its sources belongs to what it was built from.
        stamp()?.set()
    })
}

fn stamp() -> Result<Stamp> {
    let folders = ["ui", "docs"].map(|folder| root().join(folder));
    Stamp::from_folders("ui", &folders, &LEFT_OUT)
}

fn are_built() -> bool {
    BUILT.iter().all(|file| root().join(file).exists())
}

/// Leaves blank files where a build has left none, for what only has to compile.
pub(crate) fn add_placeholders() -> Result<()> {
    let carried = [
        "ui/dist/player/closed.html",
        "ui/dist/player/observer.js",
        "ui/dist/player/scorm_wasm_bg.wasm",
        "ui/dist/player/start.html",
    ];
    for file in BUILT.iter().chain(&carried).map(|file| root().join(file)) {
        if !file.exists() {
            std::fs::create_dir_all(file.parent().unwrap_or(root()))?;
            std::fs::write(file, "")?;
        }
    }
    Ok(())
}
