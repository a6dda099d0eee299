//! Folders of work that is under way: an import that is not in the library yet, a package that is being deleted. Each
//! holds a marker file from its first moment to its last, so that what a killed application left behind is known to be
//! its own. Only a folder with that marker is ever deleted without being asked for.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use crate::{Error, Result};

/// Before the name of a work folder. A name proves nothing: the marker does.
pub(crate) const PREFIX: &str = ".incoming-";
/// The marker's name.
const MARKER: &str = ".scorm-audit-unfinished";
/// The marker's content.
const MARKER_TEXT: &str =
    "org.scorm-audit.workbench: unfinished work. This folder is deleted when the library is next opened.\n";

/// A marked folder that nothing refers to yet. Dropped, it leaves nothing.
#[derive(Debug)]
pub(crate) struct WorkFolder {
    path: PathBuf,
    published: bool,
}

impl WorkFolder {
    /// Creates a folder in `root`, marked.
    ///
    /// # Errors
    /// [`Error::DiskFull`], [`Error::NoPermission`], [`Error::Io`], all of `root`.
    pub(crate) fn create(root: &Path) -> Result<Self> {
        let path = root.join(format!("{PREFIX}{}", Uuid::now_v7()));
        fs::create_dir(&path).map_err(Error::io(root))?;
        let folder = Self { path, published: false };
        mark(&folder.path).map_err(Error::io(root))?;
        Ok(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Leaves the folder where it is, still marked: the caller discards it.
    pub(crate) fn into_path(mut self) -> PathBuf {
        self.published = true;
        self.path.clone()
    }

    /// Moves the folder to `place`, still marked: the caller removes the marker once something refers to it.
    pub(crate) fn publish(mut self, place: &Path) -> Result<()> {
        fs::rename(&self.path, place).map_err(Error::io(place))?;
        self.published = true;
        Ok(())
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        if !self.published
            && let Err(error) = discard(&self.path)
        {
            tracing::warn!(%error, path = %self.path.display(), "a work folder is left for the next start");
        }
    }
}

/// Writes the marker into a folder, which must not be a link.
pub(super) fn mark(folder: &Path) -> io::Result<()> {
    let path = folder.join(MARKER);
    let mut marker = match File::create_new(&path) {
        // One whose writing was broken off.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && holds_marker(folder)?.is_some() => {
            File::create(&path)?
        }
        other => other?,
    };
    marker.write_all(MARKER_TEXT.as_bytes())
}

/// Removes the marker of a folder, where there is one.
pub(super) fn unmark(folder: &Path) -> io::Result<()> {
    if holds_marker(folder)?.is_some() {
        fs::remove_file(folder.join(MARKER))?;
    }
    Ok(())
}

/// Whether `folder` is a real folder, not a link to one, that holds our marker.
pub(super) fn is_marked(folder: &Path) -> io::Result<bool> {
    Ok(holds_marker(folder)? == Some(Marker::Complete))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Complete,
    /// The application was killed while it was written.
    Begun,
}

/// The marker of ours that a folder holds; none where `folder` or the marker is a link, or the marker says anything else.
fn holds_marker(folder: &Path) -> io::Result<Option<Marker>> {
    let is = |path: &Path, wanted: fn(&fs::Metadata) -> bool| match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(wanted(&metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    };
    let marker = folder.join(MARKER);
    if !is(folder, fs::Metadata::is_dir)? || !is(&marker, fs::Metadata::is_file)? {
        return Ok(None);
    }
    let mut text = Vec::new();
    // One byte more than ours has: a longer file is not ours.
    File::open(&marker)?
        .take(MARKER_TEXT.len() as u64 + 1)
        .read_to_end(&mut text)?;
    Ok(match text.as_slice() {
        text if text == MARKER_TEXT.as_bytes() => Some(Marker::Complete),
        text if MARKER_TEXT.as_bytes().starts_with(text) => Some(Marker::Begun),
        _ => None,
    })
}

/// Whether `folder` is a work folder with nothing in it: the application was killed before it was marked, or after
/// everything in it was deleted.
pub(super) fn is_empty_work_folder(folder: &Path) -> io::Result<bool> {
    let is_named_so = folder
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
    if !is_named_so || !fs::symlink_metadata(folder)?.is_dir() {
        return Ok(false);
    }
    let others = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .filter(|name| !matches!(name, Ok(name) if name == MARKER))
        .collect::<io::Result<Vec<_>>>()?;
    let is_unmarked = fs::symlink_metadata(folder.join(MARKER)).is_err();
    Ok(others.is_empty() && (is_unmarked || holds_marker(folder)?.is_some()))
}

/// Deletes `path` if it is unfinished work: a folder that is marked, or that is empty and named as ours are. What cannot
/// be read or deleted is left for the next time.
pub(crate) fn sweep(path: &Path) {
    let swept = is_marked(path).and_then(|marked| {
        if marked || is_empty_work_folder(path)? {
            tracing::info!(path = %path.display(), "deleted unfinished work");
            return discard(path);
        }
        Ok(())
    });
    if let Err(error) = swept {
        tracing::warn!(%error, path = %path.display(), "left for the next start");
    }
}

/// Moves a marked folder out of sight, beside itself; returns where it is now.
pub(super) fn hide(folder: &Path) -> io::Result<PathBuf> {
    let hidden = folder.with_file_name(format!("{PREFIX}{}", Uuid::now_v7()));
    fs::rename(folder, &hidden)?;
    Ok(hidden)
}

/// Deletes a work folder: its marker last, so that one that is half deleted is still known. Links in it are deleted, not
/// followed.
pub(crate) fn discard(folder: &Path) -> io::Result<()> {
    // All names first: what is deleted must not move what is yet to be read.
    for entry in fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()? {
        if entry.file_name() == MARKER {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(folder.join(MARKER)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // Deletes an empty folder only.
    fs::remove_dir(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_folder_is_marked_until_it_is_gone() {
        let root = tempfile::tempdir().unwrap();
        let folder = WorkFolder::create(root.path()).unwrap();
        assert!(is_marked(folder.path()).unwrap());
        fs::write(folder.path().join("file"), "x").unwrap();
        drop(folder);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);

        let folder = WorkFolder::create(root.path()).unwrap();
        let place = root.path().join("package");
        folder.publish(&place).unwrap();
        assert!(is_marked(&place).unwrap());
        unmark(&place).unwrap();
        assert!(!is_marked(&place).unwrap() && place.is_dir());
    }

    #[test]
    fn a_marker_of_other_words_is_not_ours() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(MARKER), "something else").unwrap();
        assert!(!is_marked(root.path()).unwrap());
        fs::write(root.path().join(MARKER), format!("{MARKER_TEXT}and more")).unwrap();
        assert!(!is_marked(root.path()).unwrap());
        unmark(root.path()).unwrap();
        assert!(root.path().join(MARKER).is_file());
    }

    #[test]
    fn a_work_folder_whose_marker_is_half_written_is_empty() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(".incoming-1");
        fs::create_dir(&folder).unwrap();
        assert!(is_empty_work_folder(&folder).unwrap());
        fs::write(folder.join(MARKER), &MARKER_TEXT[..10]).unwrap();
        assert!(!is_marked(&folder).unwrap() && is_empty_work_folder(&folder).unwrap());
        mark(&folder).unwrap();
        assert!(is_marked(&folder).unwrap());
        fs::write(folder.join("package.zip"), "x").unwrap();
        assert!(!is_empty_work_folder(&folder).unwrap());
        fs::remove_file(folder.join("package.zip")).unwrap();
        fs::write(folder.join(MARKER), "other").unwrap();
        assert!(!is_empty_work_folder(&folder).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_marked_folder_is_not_ours() {
        let root = tempfile::tempdir().unwrap();
        let folder = WorkFolder::create(root.path()).unwrap();
        let link = root.path().join(".incoming-link");
        std::os::unix::fs::symlink(folder.path(), &link).unwrap();
        assert!(!is_marked(&link).unwrap());
        assert!(!is_empty_work_folder(&link).unwrap());
    }
}
