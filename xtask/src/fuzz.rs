//! Fuzzes what reads strangers' bytes: cargo-fuzz over the targets of `fuzz/`. It wants a nightly compiler, which the
//! other chores do not.

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::{program::Program, root};

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Calls of the API
    Calls,
    /// Manifests
    Manifest,
    /// Prerequisites
    Prerequisites,
}

/// Fuzzes `targets`, or all, for so many seconds each; whether nothing was found.
pub(crate) fn run(targets: &[Target], seconds: u32) -> Result<bool> {
    let there = nightly(&["--version"]).succeeds();
    ensure!(
        there,
        "cargo-fuzz is missing: `rustup toolchain install nightly` and `cargo install cargo-fuzz` install it"
    );
    let all = if targets.is_empty() {
        Target::value_variants()
    } else {
        targets
    };
    let mut clean = true;
    for target in all {
        let name = target
            .to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default();
        println!("── Fuzz {name} for {seconds} s");
        let corpus = root().join("fuzz/corpus").join(&name);
        std::fs::create_dir_all(&corpus)?;
        // The fixtures' own manifests are where it begins.
        let seeds = (*target == Target::Manifest).then(|| root().join("fixtures"));
        clean &= nightly(&["run", &name])
            .arg(&corpus)
            .args(seeds)
            .args(["--", &format!("-max_total_time={seconds}"), "-timeout=10"])
            .show()?
            .success();
    }
    Ok(clean)
}

/// cargo-fuzz. Rustup's own cargo is asked for it: only that one knows of other compilers.
fn nightly(arguments: &[&str]) -> Program {
    Program::new("cargo").args(["+nightly", "fuzz"]).args(arguments)
}
