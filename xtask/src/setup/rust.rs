//! What belongs to Rust: rustup's components and targets, and a tool built from source.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, bail};

use super::{
    Purpose,
    packages::{has_apt, install_by_apt, missing_from_apt},
};
use crate::{program::Program, report::Step, root};

/// The target that pages run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// The program that speaks WebDriver to the window.
pub(crate) const TAURI_DRIVER: &str = "target/tools/bin/tauri-driver";

/// The program that checks the dependencies.
pub(crate) const CARGO_DENY: &str = "target/tools/bin/cargo-deny";
/// The version of it that `deny.toml` is written for.
const CARGO_DENY_VERSION: &str = "0.20.2";

/// Debian's own way to the standard library of wasm32, where rustup has no server to ask.
const DEBIAN_COMPILER: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// What compiles for [`WASM`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasmCompiler {
    /// The compiler of all the rest.
    Usual,
    /// Debian's, which also builds the standard library.
    Debian,
}

/// What compiles for [`WASM`] here, if anything does.
pub(crate) fn wasm_compiler() -> Option<WasmCompiler> {
    if target_is_there() {
        Some(WasmCompiler::Usual)
    } else if has_apt() && missing_from_apt(&DEBIAN_COMPILER).is_empty() {
        Some(WasmCompiler::Debian)
    } else {
        None
    }
}

pub(super) fn wasm_target_missing(_: Purpose) -> Result<bool> {
    Ok(wasm_compiler().is_none())
}

pub(super) fn add_wasm_target(_: Purpose, step: &Step) -> Result<()> {
    let added = step.run(
        Program::new("rustup")
            .args(["target", "add", WASM])
            .at_most(RUSTUP_LIMIT),
    );
    if target_is_there() {
        return Ok(());
    }
    if !has_apt() {
        return added.with_context(|| format!("Rust's standard library for {WASM} is missing: please install it"));
    }
    install_by_apt(&DEBIAN_COMPILER, step)
        .with_context(|| format!("rustup has no {WASM} for this compiler, and Debian's compiler is not to be had"))
}

pub(super) fn components_missing(_: Purpose) -> Result<bool> {
    let is_there = |name| Program::cargo().args([name, "--version"]).succeeds();
    Ok(!is_there("fmt") || !is_there("clippy"))
}

pub(super) fn add_components(_: Purpose, step: &Step) -> Result<()> {
    step.run(Program::new("rustup").args(["component", "add", "rustfmt", "clippy"]))
        .context("the tests need `cargo fmt` and `cargo clippy`: please install them")
}

pub(super) fn tauri_driver_missing(_: Purpose) -> Result<bool> {
    Ok(cfg!(target_os = "linux") && !root().join(TAURI_DRIVER).exists())
}

pub(super) fn install_tauri_driver(_: Purpose, step: &Step) -> Result<()> {
    let install = ["install", "tauri-driver", "--version", "^2", "--locked", "--root"];
    step.run(Program::cargo().args(install).arg(root().join("target/tools")))?;
    if !root().join(TAURI_DRIVER).exists() {
        bail!("cargo installed no {TAURI_DRIVER}");
    }
    Ok(())
}

pub(super) fn cargo_deny_missing(_: Purpose) -> Result<bool> {
    let version = Program::new(root().join(CARGO_DENY)).arg("--version").output();
    Ok(version.is_none_or(|version| version != format!("cargo-deny {CARGO_DENY_VERSION}")))
}

pub(super) fn install_cargo_deny(_: Purpose, step: &Step) -> Result<()> {
    let install = ["install", "cargo-deny", "--locked", "--version", CARGO_DENY_VERSION];
    // Not optimized: it is built sooner, and has little to do.
    step.run(
        Program::cargo()
            .args(install)
            .args(["--debug", "--root"])
            .arg(root().join("target/tools")),
    )
}

fn target_is_there() -> bool {
    let folder = Program::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .output();
    folder.is_some_and(|folder| Path::new(&folder).exists())
}
