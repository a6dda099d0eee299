//! Where things are: named by the environment, as the chore does that runs this, or where the builds leave them.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// This package's folder.
pub(crate) fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `variable` names, or the `usual` place under the project's `target`.
///
/// # Errors
/// There is nothing.
pub(crate) fn built(variable: &str, usual: &str) -> Result<PathBuf> {
    let path = env::var_os(variable).map_or_else(|| target().join(usual), PathBuf::from);
    path.canonicalize()
        .with_context(|| format!("{} is missing: run `cargo xtask bench`", path.display()))
}

/// A folder for what the measurements themselves build.
///
/// # Errors
/// It cannot be made.
pub(crate) fn work() -> Result<PathBuf> {
    let folder = target().join("benches");
    fs::create_dir_all(&folder)?;
    Ok(folder.canonicalize()?)
}

/// A temporary folder on the project's own disk: the system's may be memory, where nothing waits for a disk.
///
/// # Errors
/// It cannot be made.
pub(crate) fn temporary() -> Result<TempDir> {
    Ok(TempDir::new_in(work()?)?)
}

fn target() -> PathBuf {
    here().join("../target")
}
