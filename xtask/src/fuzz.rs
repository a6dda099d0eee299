//! Fuzzes what reads strangers' bytes: cargo-fuzz over the targets of `fuzz/`. It wants a nightly compiler, which the
//! other chores do not.

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::{program::Program, root};

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Zips
    Archive,
    /// Packages that are audited
    Audit,
    /// Calls of the API
    Calls,
    /// Manifests
    Manifest,
    /// Prerequisites
    Prerequisites,
    /// Suspend data
    Suspend,
    /// Pages
    WebPage,
    /// Scripts
    WebScript,
    /// Styles
    WebStyle,
    /// XML, well-formed or not
    Xml,
}

/// Fuzzes `targets`, or all, for so many seconds each; whether nothing was found.
pub(crate) fn run(targets: &[Target], seconds: u32) -> Result<bool> {
    let there = nightly(&["--version"]).succeeds();
    ensure!(
        there,
        "cargo-fuzz is missing: `rustup toolchain install nightly` and `cargo install cargo-fuzz` install it"
    );
    // cargo-fuzz has no flag for it: a lock file that is not current fails here, before it is changed there.
    let locked = [
        "metadata",
        "--locked",
        "--format-version=1",
        "--manifest-path=fuzz/Cargo.toml",
    ];
    ensure!(
        Program::cargo().args(locked).succeeds(),
        "fuzz/Cargo.lock is not current: run `cargo update --workspace --manifest-path fuzz/Cargo.toml`"
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
        // Our own manifests and zips are where it begins.
        let seeds = match target {
            Target::Manifest | Target::Xml => Some("fixtures"),
            Target::Archive => Some("crates/audit/tests/packages"),
            Target::Audit
            | Target::Calls
            | Target::Prerequisites
            | Target::Suspend
            | Target::WebPage
            | Target::WebScript
            | Target::WebStyle => None,
        };
        let seeds = seeds.map(|folder| root().join(folder));
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
