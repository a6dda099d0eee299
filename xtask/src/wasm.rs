//! Builds the run-time for pages, and its JavaScript face: for the player page, and for node, where the tests and the
//! measurements call it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    program::Program,
    report::{Report, Step},
    root,
    setup::{WASM, WasmCompiler, wasm_compiler},
    stamp::Stamp,
};

/// The run-time's face for node.
pub(crate) const NODE: &str = "target/wasm-node";
const PAGE: &str = "ui/player/wasm";
const NAME: &str = "scorm_wasm";
const PROFILE: &str = "page";

/// Builds both faces, where the run-time has changed.
pub(crate) fn build(report: &Report) -> Result<()> {
    report.step("Build the run-time for pages", |step| {
        let module = compile(step)?;
        let stamp = Stamp::from_file("wasm", &module)?;
        let are_there = [PAGE, NODE]
            .iter()
            .all(|face| root().join(face).join(NAME).with_extension("js").exists());
        if are_there && stamp.is_current() {
            return Ok(());
        }
        face(&module, PAGE, |bindgen| bindgen.web(true).map(drop))?;
        face(&module, NODE, |bindgen| bindgen.nodejs(true).map(drop))?;
        stamp.set()
    })
}

/// Compiles the run-time; returns the wasm module.
fn compile(step: &Step) -> Result<PathBuf> {
    let build = [
        "build",
        "--locked",
        "--package",
        "scorm-wasm",
        "--profile",
        PROFILE,
        "--target",
        WASM,
    ];
    let target = match wasm_compiler() {
        Some(WasmCompiler::Usual) => {
            step.run(Program::cargo().args(build))?;
            "target"
        }
        Some(WasmCompiler::Debian) => {
            // Another compiler's work is kept apart, so that neither builds anew what the other has built.
            let target = "target/debian";
            let linker = format!("target.{WASM}.linker=\"/usr/bin/wasm-ld-19\"");
            let debian = Program::new("/usr/bin/cargo")
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTC_BOOTSTRAP", "1")
                .without_env("RUSTUP_TOOLCHAIN")
                .args(build)
                .args([
                    "-Zbuild-std=std,panic_abort",
                    "--config",
                    &linker,
                    "--target-dir",
                    target,
                ]);
            step.run(debian)?;
            target
        }
        None => bail!("nothing here compiles for {WASM}: run `cargo xtask setup`"),
    };
    Ok(root().join(format!("{target}/{WASM}/{PROFILE}/{NAME}.wasm")))
}

fn face(module: &Path, folder: &str, kind: impl FnOnce(&mut Bindgen) -> Result<()>) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(NAME).typescript(true);
    kind(&mut bindgen)
        .and_then(|()| bindgen.generate(root().join(folder)))
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("the run-time's face in {folder}"))
}
