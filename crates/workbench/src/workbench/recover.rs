//! Recovering a library: a new database of what can be read of the old one and of the packages. The old one stays beside
//! it.
//!
//! The new one is made in a work folder first. `library.recovering` is written when it is whole: from then on, whoever
//! opens the library puts it in its place. Until then nothing has changed.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use chrono::Local;
use locale::{errors::library, recovery as text};
use store::{DatabaseKind, LostTitles, NEW_DATABASE, Store, beside};

use super::{
    Workbench,
    folder_state::{self, DATABASE, FolderState, RECOVERING},
    location::locate,
    lock::{LibraryLock, Others},
    swap::Swap,
};
use crate::{
    Error, Result,
    library::{WorkFolder, discard_work, names_to_disk},
    report::Language,
    views::{Recovered, UnrecoveredFolder},
};

/// What SQLite may keep beside a database.
const SIDES: [&str; 3] = ["-wal", "-shm", "-journal"];

impl Workbench {
    /// Recovers the library in the folder `data`: where its database is damaged, missing or another application's, a new
    /// one takes its place with all that can be read of it, and the old one stays beside it under another name. Packages
    /// that the database does not name are imported again, in their place; `language` is that of the titles of those
    /// whose own are lost.
    ///
    /// Killed half-way, it leaves the library as it was or recovered.
    ///
    /// # Errors
    /// [`Error::NotALibrary`] where there is nothing to recover, [`Error::NewerLibrary`], [`Error::LibraryInUse`]; or the
    /// folder cannot be read or written.
    pub fn recover(data: &Path, language: Language) -> Result<Recovered> {
        let data = &locate(data)?;
        let mut recovered = Recovered {
            complete: true,
            ..Recovered::default()
        };
        if needs_new_database(data)? {
            let (lock, rebuilt) = LibraryLock::take(data, |others| {
                if others == Others::Some {
                    return Err(Error::LibraryInUse {
                        path: data.display().to_string(),
                    });
                }
                finish_recovery(data)?;
                // Whoever had the lock before may have done it.
                needs_new_database(data)?.then(|| rebuild(data, language)).transpose()
            })?;
            drop(lock);
            if let Some(rebuilt) = rebuilt {
                recovered.complete = rebuilt.complete;
                recovered.replaced = rebuilt.replaced.map(|path| path.display().to_string());
            }
        }
        let workbench = Self::open(data)?;
        for orphan in workbench.orphans()?.into_iter().filter(|orphan| orphan.has_zip) {
            match workbench.import_orphan(&orphan.folder) {
                Ok(_) => recovered.imported += 1,
                Err(error) => recovered.failed.push(UnrecoveredFolder {
                    path: orphan.path,
                    error,
                }),
            }
        }
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        recovered.packages = count(workbench.packages()?.len());
        recovered.sessions = count(workbench.sessions()?.len());
        Ok(recovered)
    }
}

impl Recovered {
    /// What somebody should know of it, a sentence without its full stop for each thing; none where all went well and
    /// nothing was replaced.
    #[must_use]
    pub fn remarks(&self, language: Language) -> Vec<String> {
        let mut remarks = Vec::new();
        if !self.complete {
            remarks.push(text::INCOMPLETE.in_language(language).to_owned());
        }
        if let Some(replaced) = &self.replaced {
            remarks.push(text::old_database(language, replaced));
        }
        remarks.extend(
            self.failed
                .iter()
                .map(|UnrecoveredFolder { path, error }| text::not_imported(language, path, &error.message(language))),
        );
        remarks
    }
}

/// Whether the library's database cannot be opened as it is.
///
/// # Errors
/// There is no library to recover, or it is a newer one.
fn needs_new_database(data: &Path) -> Result<bool> {
    if recovering(data)?.is_some() {
        return Ok(true);
    }
    // What comes in its place is whole: opening it finishes that.
    if Swap::scheduled(data)?.is_some() {
        return Ok(false);
    }
    match folder_state::look(data) {
        // What is quickly seen is not all: an index may be damaged.
        Ok(FolderState::Library(_)) => Ok(Store::identify_thoroughly(&data.join(DATABASE))? == DatabaseKind::Damaged),
        Ok(FolderState::New) => Err(Error::NoLibrary {
            path: data.display().to_string(),
        }),
        Err(Error::DamagedLibrary { .. } | Error::LibraryMissing { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}

/// A new database that is in its place.
struct Rebuilt {
    /// Where the old one is now, if there was one.
    replaced: Option<PathBuf>,
    /// Whether all of it was read, as far as can be seen.
    complete: bool,
}

fn rebuild(data: &Path, language: Language) -> Result<Rebuilt> {
    let old = data.join(DATABASE);
    let work = WorkFolder::create(data)?;
    // What another application has in it is not read into a library.
    let readable = (Store::identify_thoroughly(&old)? == DatabaseKind::Damaged).then_some(old.as_path());
    let salvage = Store::salvage(readable, work.path(), &lost_titles(language))?;
    to_disk(&salvage.database)?;
    let replaced = rename_old(&old)?;
    names_to_disk(work.path())?;
    names_to_disk(data)?;
    // From the next rename on the new database takes the old one's place, whatever happens.
    let [journal, part] = [RECOVERING.to_owned(), format!("{RECOVERING}.part")].map(|name| data.join(name));
    let name = work.path().file_name().unwrap_or_default().as_encoded_bytes();
    fs::write(&part, name).map_err(Error::io(&part))?;
    to_disk(&part)?;
    let folder = work.into_path();
    fs::rename(&part, &journal).map_err(Error::io(&journal))?;
    finish_recovery(data)?;
    if let Err(error) = discard_work(&folder) {
        tracing::warn!(%error, "a work folder is left for the next start");
    }
    Ok(Rebuilt {
        replaced,
        complete: salvage.complete,
    })
}

/// Puts a new database that is whole in the place of the old one, where a recovery had come so far.
///
/// # Errors
/// The folder cannot be written. It is tried again then when the library is next opened.
pub(super) fn finish_recovery(data: &Path) -> Result<()> {
    let Some(new) = recovering(data)? else { return Ok(()) };
    let old = data.join(DATABASE);
    if new.try_exists().map_err(Error::io(&new))? {
        // They belong to the old database: the new one must never be read with them.
        for side in SIDES {
            remove_if_there(&beside(&old, side))?;
        }
        fs::rename(&new, &old).map_err(Error::io(&old))?;
    }
    names_to_disk(data)?;
    remove_if_there(&data.join(RECOVERING))
}

/// The new database that a recovery was about to put in its place when it was broken off.
pub(super) fn recovering(data: &Path) -> Result<Option<PathBuf>> {
    let journal = data.join(RECOVERING);
    match fs::read_to_string(&journal) {
        // The name of a folder beside it, and nothing that leads elsewhere.
        Ok(work) if Path::new(&work).file_name().is_some_and(|name| *name == *work) => {
            Ok(Some(data.join(work).join(NEW_DATABASE)))
        }
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(&journal)(error)),
    }
}

/// Gives the old database, with what belongs to it, a second name that says when; returns that.
fn rename_old(old: &Path) -> Result<Option<PathBuf>> {
    if !old.try_exists().map_err(Error::io(old))? {
        return Ok(None);
    }
    let stamp = Local::now().format("%Y%m%d-%H%M%S");
    let mut aside = old.with_extension(format!("replaced-{stamp}.sqlite"));
    let mut number = 1;
    while aside.try_exists().map_err(Error::io(&aside))? {
        number += 1;
        aside = old.with_extension(format!("replaced-{stamp}-{number}.sqlite"));
    }
    for side in ["", "-wal", "-journal"] {
        let (from, to) = (beside(old, side), beside(&aside, side));
        if !from.try_exists().map_err(Error::io(&from))? {
            continue;
        }
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to).map_err(Error::io(&to))?;
            to_disk(&to)?;
        }
    }
    Ok(Some(aside))
}

fn to_disk(path: &Path) -> Result<()> {
    let file = File::options().write(true).open(path);
    file.and_then(|file| file.sync_all()).map_err(Error::io(path))
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(path)(error)),
        _ => Ok(()),
    }
}

/// The titles of what is recovered without its own.
pub(super) fn lost_titles(language: Language) -> LostTitles {
    LostTitles {
        package: library::LOST_PACKAGE.in_language(language).to_owned(),
        sco: library::LOST_SCO.in_language(language).to_owned(),
    }
}
