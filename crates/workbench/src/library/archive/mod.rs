//! Unpacks a zip into an empty folder. The zip is somebody else's file: nothing is written outside the folder, and
//! everything that is read is bounded. Whether what came out is a SCORM package is not decided here.

mod names;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::{Component, Path, PathBuf},
};

use zip::{ZipArchive, result::ZipError};

use crate::{Error, Result, views::ImportProgress};

pub use names::{OddNames, odd_names};

/// The bounds on what a zip may hold. The defaults let a 4 GB course pass.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most entries, folders counted.
    pub entries: usize,
    /// The most bytes unpacked, in all.
    pub total: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 100_000,
            total: 8 << 30,
        }
    }
}

/// How often `progress` hears of a large import: after so many bytes.
const PROGRESS_STEP: u64 = 1 << 20;

/// Unpacks `zip` into `into`, which must exist and be empty. `progress` is told how far it is and answers whether
/// to go on.
///
/// # Errors
/// The first entry that is unsafe, damaged or over a limit ends it; what is already in `into` is the caller's to
/// delete.
pub fn unpack(zip: &Path, into: &Path, limits: Limits, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<()> {
    let file = display_name(zip);
    let reader = io::BufReader::new(File::open(zip).map_err(Error::io(zip))?);
    let mut archive = ZipArchive::new(reader).map_err(|error| Error::NotAZip {
        file: file.clone(),
        reason: error.to_string(),
    })?;
    if archive.len() > limits.entries {
        return Err(Error::OverLimit {
            file,
            limit: format!("entries ({})", limits.entries),
        });
    }
    let claimed = archive
        .decompressed_size()
        .and_then(|size| u64::try_from(size).ok())
        .unwrap_or(0);
    let total = u32::try_from(archive.len()).unwrap_or(u32::MAX);
    let mut tell = |files: usize, bytes: u64| {
        let told = ImportProgress {
            files: u32::try_from(files).unwrap_or(u32::MAX),
            files_total: total,
            kib: kib(bytes),
            kib_total: kib(claimed.max(bytes)),
        };
        if progress(told) { Ok(()) } else { Err(Error::Cancelled) }
    };

    let mut names = HashSet::new();
    let mut unpacked = 0;
    for index in 0..archive.len() {
        tell(index, unpacked)?;
        let mut entry = archive
            .by_index(index)
            .map_err(|error| damaged(&file, &format!("#{index}"), error))?;
        let name = entry
            .name()
            .map_err(|error| damaged(&file, &format!("#{index}"), error))?
            .into_owned();
        let path = safe_path(&name)
            .filter(|_| !entry.is_symlink())
            .ok_or_else(|| Error::UnsafeEntry {
                file: file.clone(),
                entry: name.clone(),
            })?;
        let target = into.join(&path);
        if entry.is_dir() {
            fs::create_dir_all(&target).map_err(Error::io(&target))?;
            continue;
        }
        // Where two names that differ only by case are one file, the later would replace the earlier.
        let folded = path.to_string_lossy();
        let folded = if FOLDS_CASE {
            folded.to_lowercase()
        } else {
            folded.into_owned()
        };
        if !names.insert(folded) {
            return Err(Error::UnsafeEntry { file, entry: name });
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(Error::io(parent))?;
        }
        let mut out = BufWriter::new(File::create_new(&target).map_err(Error::io(&target))?);
        let mut buffer = [0; 64 << 10];
        let mut since_told = 0;
        loop {
            let read = entry
                .read(&mut buffer)
                .map_err(|error| damaged(&file, &name, error.into()))?;
            if read == 0 {
                break;
            }
            // Counted as it comes out: what the zip claims of itself bounds nothing.
            unpacked += read as u64;
            since_told += read as u64;
            if unpacked > limits.total {
                return Err(Error::OverLimit {
                    file,
                    limit: format!("unpacked size ({} MiB)", limits.total >> 20),
                });
            }
            out.write_all(&buffer[..read]).map_err(Error::io(&target))?;
            if since_told >= PROGRESS_STEP {
                since_told = 0;
                tell(index, unpacked)?;
            }
        }
        out.flush().map_err(Error::io(&target))?;
    }
    tell(archive.len(), unpacked)
}

/// A file's name as a person knows it.
pub(crate) fn display_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn damaged(file: &str, entry: &str, error: ZipError) -> Error {
    Error::DamagedEntry {
        file: file.into(),
        entry: entry.into(),
        reason: error.to_string(),
    }
}

fn kib(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX)
}

/// Whether names that differ only by case are one file here.
const FOLDS_CASE: bool = cfg!(any(windows, target_os = "macos"));

/// The relative path that an entry's name means; none where it would be somewhere else, here or on another system. Old
/// programs write backslashes for slashes.
fn safe_path(name: &str) -> Option<PathBuf> {
    let name = name.replace('\\', "/");
    let drive = name.get(1..3) == Some(":/");
    // There a colon names a drive's own folder, or a stream of a file.
    let colon = cfg!(windows) && name.contains(':');
    if name.is_empty() || drive || colon || name.chars().any(char::is_control) {
        return None;
    }
    let path = Path::new(&name);
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_folder_are_refused() {
        for name in [
            "../x",
            "a/../../x",
            "/x",
            "C:/x",
            "C:\\x",
            "..\\x",
            "\\\\host\\x",
            "a\0b",
            "",
            "./x/../../y",
        ] {
            assert_eq!(safe_path(name), None, "{name:?}");
        }
        for name in ["imsmanifest.xml", "a/b c/é.html", "a/", ".hidden", "a..b/c", "a\\b"] {
            assert!(safe_path(name).is_some(), "{name:?}");
        }
    }
}
