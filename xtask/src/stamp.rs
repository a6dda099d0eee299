//! Remembers what a step was last done for, so that it is not done again for the same.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::root;

/// The contents that a step is done for.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// The contents of one file, for the step `name`.
    pub(crate) fn from_file(name: &str, file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(Self::new(name, Sha256::new_with_prefix(bytes)))
    }

    /// The names and contents of all files in folders, but those within folders of a name in `left_out`.
    pub(crate) fn from_folders(name: &str, folders: &[PathBuf], left_out: &[&str]) -> Result<Self> {
        let mut digest = Sha256::new();
        let files = folders.iter().flat_map(|folder| {
            let files = WalkDir::new(folder).sort_by_file_name().into_iter();
            files.filter_entry(|entry| !left_out.iter().any(|name| entry.file_name() == *name))
        });
        for entry in files {
            let entry = entry?;
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path())?;
                digest.update(entry.path().as_os_str().as_encoded_bytes());
                digest.update(bytes.len().to_le_bytes());
                digest.update(bytes);
            }
        }
        Ok(Self::new(name, digest))
    }

    /// Whether the step was done for these contents.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|was| was == self.now)
    }

    /// The step is done for these contents.
    pub(crate) fn set(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.now).with_context(|| format!("{} cannot be written", self.file.display()))
    }

    fn new(name: &str, digest: Sha256) -> Self {
        let mut now = String::new();
        for byte in digest.finalize() {
            let _ = write!(now, "{byte:02x}");
        }
        Self {
            file: root().join("target/xtask").join(format!("{name}.stamp")),
            now,
        }
    }
}
