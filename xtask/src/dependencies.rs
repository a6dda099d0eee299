//! Checks the Rust dependencies with cargo-deny, by `deny.toml`: their licences, wildcard versions and sources always;
//! security advisories where their database can be had. That is a git repository on GitHub, which not every network reaches.

use std::{env, fs, path::Path, path::PathBuf, time::Duration};

use anyhow::Result;

use crate::{program::Program, root, setup::CARGO_DENY};

/// The workspaces that are checked.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];
/// How long the database of advisories may take to come.
const FETCH_LIMIT: Duration = Duration::from_secs(60);
const LIMIT: Duration = Duration::from_secs(300);

/// Checks all that can be checked, and prints what could not be; whether nothing was found.
pub(crate) fn check() -> Result<bool> {
    let mut clean = run(&["check", "licenses", "bans", "sources"], &[])?;
    let fetched = deny().args(["fetch", "db"]).at_most(FETCH_LIMIT).listen(|_| {});
    let fetched = fetched.is_ok_and(|status| status.success());
    if fetched || database().is_some_and(|folder| has_database(&folder)) {
        let age = if fetched { "as of now" } else { "as fetched earlier" };
        println!("Advisories: by the database {age}");
        clean &= run(&["check", "advisories"], &["--offline"])?;
    } else {
        println!("Advisories: not checked. Their database is not here, and cannot be fetched");
    }
    Ok(clean)
}

fn run(check: &[&str], options: &[&str]) -> Result<bool> {
    let mut clean = true;
    for manifest in MANIFESTS {
        println!("{manifest}");
        let check = deny().args(["--manifest-path", manifest]).args(options).args(check);
        clean &= check.at_most(LIMIT).listen(|line| println!("{line}"))?.success();
    }
    Ok(clean)
}

fn deny() -> Program {
    Program::new(root().join(CARGO_DENY)).args(["--locked", "--config", "deny.toml"])
}

/// Where cargo-deny keeps its databases.
fn database() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    Some(home?.join("advisory-dbs"))
}

/// Whether a database is in `folder`, beside cargo-deny's lock.
fn has_database(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(|entry| entry.path().is_dir()))
}
