//! The files of a package that has been unpacked.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use scorm::manifest;

use crate::{Error, Result};

/// The name of a package's manifest (SCORM 1.2 CAM §2.2).
pub const MANIFEST: &str = "imsmanifest.xml";
/// The folder that macOS adds to zips, from their root.
pub const MACOS_FOLDER: &str = "__MACOSX/";

/// The folder of a package's manifest, from the package's root; blank at the root.
#[must_use]
pub fn base_of(manifest: &str) -> &str {
    manifest.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The manifest among the paths of a package, whatever the case of its name: the least deep, then the first.
pub(crate) fn manifest_among<'a>(files: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    files
        .filter(|path| is_manifest(path) && !path.starts_with(MACOS_FOLDER))
        .min_by_key(|path| (path.matches('/').count(), *path != MANIFEST))
}

fn is_manifest(path: &str) -> bool {
    let name = path.rsplit('/').next();
    name.is_some_and(|name| name.eq_ignore_ascii_case(MANIFEST))
}

/// The files under a folder with their sizes in bytes, by path from it, as the package's zip names them.
///
/// # Errors
/// The folder cannot be read.
pub fn files(content: &Path) -> Result<BTreeMap<String, u64>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry.map_err(|error| Error::io(content)(error.into()))?;
        let Ok(inside) = entry.path().strip_prefix(content) else {
            continue;
        };
        if entry.file_type().is_file() {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            let size = entry.metadata().map(|metadata| metadata.len()).unwrap_or_default();
            files.insert(parts.join("/"), size);
        }
    }
    Ok(files)
}

/// Whether `path` is a file.
///
/// # Errors
/// It cannot be looked at, which is not the same as being absent.
pub fn is_file(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.is_file()),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// A file's bytes, one more than a manifest may have at most, so that the manifest's reader sees that it is too large; none
/// where there is no such file.
///
/// # Errors
/// It cannot be read.
pub fn read_bounded(path: &Path) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path)(error)),
    };
    file.take(manifest::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(Error::io(path))?;
    Ok(Some(bytes))
}
