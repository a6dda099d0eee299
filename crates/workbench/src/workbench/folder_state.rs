//! What a folder is before anything is written to it: a library, the place for a new one, or somebody else's.

use std::{fs, io, path::Path};

use store::{DatabaseKind, Store};

use super::{
    APPLICATION,
    lock::{GATE, LOCK},
    session_journal::INDEX,
};
use crate::{
    Error, Result,
    library::{PACKAGES, PackageFolders},
};

pub(super) const DATABASE: &str = "library.sqlite";
/// The file that names the work folder of a recovery, with the new database.
pub(super) const RECOVERING: &str = "library.recovering";
pub(super) const WELCOMED: &str = "welcomed";
/// What a new library may find in its folder, by the beginnings of the names: its own files, as a start that was broken
/// off leaves them, and what systems put into folders that they show.
const HARMLESS: &[&str] = &[
    DATABASE,
    INDEX,
    LOCK,
    GATE,
    WELCOMED,
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
];

/// What a folder is that a library can be opened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FolderState {
    /// Nothing is there yet, not even the folder maybe.
    New,
    /// A library of this version, or of an earlier one.
    Library(DatabaseKind),
}

/// Looks what the folder `data` is. Nothing is written.
///
/// # Errors
/// [`Error::NotALibrary`], [`Error::LibraryMissing`], [`Error::DamagedLibrary`], [`Error::NewerLibrary`], or it cannot be
/// read.
pub(super) fn look(data: &Path) -> Result<FolderState> {
    let database = data.join(DATABASE);
    let path = database.display().to_string();
    let not_a_library = || Error::NotALibrary {
        path: data.display().to_string(),
    };
    match Store::identify(&database)? {
        kind @ (DatabaseKind::Current | DatabaseKind::Older) => Ok(FolderState::Library(kind)),
        DatabaseKind::Newer => Err(Error::NewerLibrary { path }),
        DatabaseKind::Damaged => Err(Error::DamagedLibrary { path }),
        kind @ (DatabaseKind::New | DatabaseKind::Foreign) => {
            let packages = PackageFolders::at(data).orphans(&[])?;
            let packages = packages.iter().filter(|folder| folder.has_zip).count();
            if packages > 0 {
                let packages = u32::try_from(packages).unwrap_or(u32::MAX);
                return Err(Error::LibraryMissing { path, packages });
            }
            if kind == DatabaseKind::Foreign || !is_free(data)? {
                return Err(not_a_library());
            }
            Ok(FolderState::New)
        }
    }
}

/// Whether a new library may begin in a folder: it is empty, or ours by its name.
fn is_free(data: &Path) -> Result<bool> {
    if data.file_name().is_some_and(|name| name == APPLICATION) {
        return Ok(true);
    }
    let entries = match fs::read_dir(data) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(Error::io(data)(error)),
    };
    for entry in entries {
        let name = entry.map_err(Error::io(data))?.file_name();
        let name = name.to_string_lossy();
        let is_ours = if name == PACKAGES {
            PackageFolders::at(data).is_unused()?
        } else {
            HARMLESS.iter().any(|harmless| name.starts_with(harmless))
        };
        if !is_ours {
            return Ok(false);
        }
    }
    Ok(true)
}
