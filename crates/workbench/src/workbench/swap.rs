//! Another library, or another database, in the place of the present one, which stays beside it.
//!
//! What comes in is complete in a folder of the library first. `library.restoring` then names it: whoever opens the library
//! next, and has it alone, moves the present one aside and this one into its place, part by part, the database last. Each step
//! is a rename, and what was broken off is gone on with.

use std::{
    fs, io,
    path::{Component, Path},
};

use serde::{Deserialize, Serialize};
use store::beside;

use super::{folder_state::DATABASE, session_journal::INDEX};
use crate::{
    Error, Result,
    library::{PACKAGES, names_to_disk, write_whole},
};

/// The file that says what is to be swapped.
pub(super) const RESTORING: &str = "library.restoring";
/// The most bytes that it has.
const MOST: u64 = 4096;
/// What belongs to a database beside it. Its index of the WAL is made anew.
const SIDES: [&str; 3] = ["", "-wal", "-journal"];

/// What is to be swapped. Its folders are in the folder of the library.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Swap {
    /// The folder of what comes in.
    pub(super) from: String,
    /// The folder for what it replaces.
    pub(super) aside: String,
    /// The names of what comes in, of those in [`PARTS`].
    pub(super) parts: Vec<String>,
}

/// What a library consists of: the database last, which makes it one.
pub(super) const PARTS: [&str; 2] = [PACKAGES, DATABASE];

impl Swap {
    /// The next one to open the library in `data` swaps. Both folders are there.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn schedule(&self, data: &Path) -> Result<()> {
        let place = data.join(RESTORING);
        let text = serde_json::to_vec(self).map_err(|error| Error::io(&place)(error.into()))?;
        write_whole(&place, &text)
    }

    /// What is to be swapped in `data`. A file that says anything else than ours does is none.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn scheduled(data: &Path) -> Result<Option<Self>> {
        let place = data.join(RESTORING);
        match fs::metadata(&place) {
            Ok(metadata) if metadata.len() <= MOST => {}
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(&place)(error)),
        }
        let text = fs::read(&place).map_err(Error::io(&place))?;
        let swap: Option<Self> = serde_json::from_slice(&text).ok();
        Ok(swap.filter(|swap| {
            [&swap.from, &swap.aside].into_iter().all(|folder| leads_inside(folder))
                && swap.parts.iter().all(|part| PARTS.contains(&part.as_str()))
        }))
    }

    /// Swaps what was scheduled in `data`, or the rest of it. To be called only by who has the library alone.
    ///
    /// # Errors
    /// The folders cannot be written: it is tried again when the library is next opened.
    pub(super) fn finish(data: &Path) -> Result<()> {
        let Some(swap) = Self::scheduled(data)? else {
            // One that was broken off while it was written.
            return remove_if_there(&data.join(RESTORING).with_added_extension("part"));
        };
        let (from, aside) = (data.join(&swap.from), data.join(&swap.aside));
        for part in PARTS
            .into_iter()
            .filter(|part| swap.parts.iter().any(|one| one == part))
        {
            // What has been moved in is not there any more.
            if !is_there(&from.join(part))? {
                continue;
            }
            let sides: &[&str] = if part == DATABASE { &SIDES } else { &[""] };
            for side in sides {
                move_if_there(&beside(&data.join(part), side), &beside(&aside.join(part), side))?;
            }
            names_to_disk(&aside)?;
            move_if_there(&from.join(part), &data.join(part))?;
            names_to_disk(data)?;
        }
        // What is derived from the database that was.
        for file in [INDEX, DATABASE] {
            for side in ["-wal", "-shm"] {
                remove_if_there(&beside(&data.join(file), side))?;
            }
        }
        remove_if_there(&data.join(INDEX))?;
        remove_if_there(&data.join(RESTORING))?;
        names_to_disk(data)
    }
}

/// Whether a path leads to something in the folder that it is taken from.
pub(super) fn leads_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

pub(super) fn is_there(path: &Path) -> Result<bool> {
    path.try_exists().map_err(Error::io(path))
}

fn move_if_there(from: &Path, to: &Path) -> Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(to)(error)),
        _ => Ok(()),
    }
}

pub(super) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(path)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_the_folder_of_the_library_is_swapped() {
        for (path, inside) in [
            ("backups/replaced-1", true),
            (".incoming-1/library", true),
            ("", false),
            ("../other", false),
            ("/tmp", false),
            ("backups/../..", false),
        ] {
            assert_eq!(leads_inside(path), inside, "{path}");
        }
    }

    #[test]
    fn a_file_of_other_words_swaps_nothing() {
        let data = tempfile::tempdir().unwrap();
        for text in [
            "",
            "a letter",
            r#"{"from":"..","aside":"a","parts":["library.sqlite"]}"#,
            r#"{"from":"a","aside":"b","parts":["letter.txt"]}"#,
        ] {
            fs::write(data.path().join(RESTORING), text).unwrap();
            assert!(Swap::scheduled(data.path()).unwrap().is_none(), "{text}");
            Swap::finish(data.path()).unwrap();
            assert!(data.path().join(RESTORING).is_file(), "{text}");
        }
    }
}
