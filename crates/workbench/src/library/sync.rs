//! How a package's files reach the disk, and how it is seen that they did. An import does not wait for that: the zip is
//! on disk before the library names the package, and what a power cut takes of the files is unpacked from it again.

use std::{
    fs::{self, File},
    path::Path,
};

use crate::{Error, Result};

/// Waits until the files under `folder` are on disk.
#[cfg(target_os = "linux")]
pub(crate) fn to_disk(folder: &Path) -> Result<()> {
    // One call for the file system takes far less than one for each file.
    let file = File::open(folder).map_err(Error::io(folder))?;
    rustix::fs::syncfs(&file).map_err(|error| Error::io(folder)(error.into()))
}

/// Waits until the files under `folder` are on disk.
#[cfg(not(target_os = "linux"))]
pub(crate) fn to_disk(folder: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.map_err(|error| Error::io(folder)(error.into()))?;
        if entry.file_type().is_file() {
            let file = File::options().write(true).open(entry.path());
            file.and_then(|file| file.sync_all()).map_err(Error::io(entry.path()))?;
        }
    }
    Ok(())
}

/// Waits until what stands in `folder` itself, its list of names, is on disk. Elsewhere than on Unix the system sees to
/// that.
pub(crate) fn names_to_disk(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Error::io(folder))?;
    }
    Ok(())
}

/// Writes the file `place`, whole or not at all, also where power goes.
pub(crate) fn write_whole(place: &Path, bytes: &[u8]) -> Result<()> {
    let part = place.with_added_extension("part");
    fs::write(&part, bytes).map_err(Error::io(&part))?;
    let file = File::options().write(true).open(&part);
    file.and_then(|file| file.sync_all()).map_err(Error::io(&part))?;
    fs::rename(&part, place).map_err(Error::io(place))?;
    place.parent().map_or(Ok(()), names_to_disk)
}
