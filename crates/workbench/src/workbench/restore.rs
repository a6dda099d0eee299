//! A backup in the place of the library that is open. It is made complete beside the library first; the next start, which has
//! the library alone, swaps the two. So whoever has it open must end, and start again.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

use package::ImportProgress;
use store::Store;

use super::{
    Left, Workbench,
    backup::{Existing, beside, restore_into},
    backups::{kind_of, replaced_folder, summary},
    folder_state::DATABASE,
    now,
    swap::{PARTS, Swap},
    unpoisoned,
};
use crate::{
    Error, Result,
    library::{PackageFolders, WorkFolder},
    views::{BackedUp, BackupKind, RestorePreview},
};

/// The folder of what is restored, in a folder of unfinished work.
const RESTORED: &str = "library";
/// The copy of a database that is brought up to date to be looked at.
const LOOKED_AT: &str = "upgraded";

impl Workbench {
    /// Writes the library into the file `to`, as [`Self::back_up`] does, until [`Self::cancel_data_work`]. A file that is there
    /// is replaced: the user was asked.
    ///
    /// # Errors
    /// As [`Self::back_up`].
    pub fn begin_backup(&self, to: &Path, progress: impl FnMut(ImportProgress)) -> Result<BackedUp> {
        self.write_backup(
            to,
            beside(to)?.path(),
            Existing::Replaced,
            now(),
            &mut self.until_cancelled(progress),
        )
    }

    /// What would be restored of a backup, and what it would replace.
    ///
    /// # Errors
    /// [`Error::NotABackup`], or the backup or the library cannot be read.
    pub fn preview_restore(&self, backup: &Path) -> Result<RestorePreview> {
        let [packages, sessions] = Store::counts(&self.shared.database)?;
        Ok(RestorePreview {
            backup: summary(self.data_dir(), backup)?,
            packages,
            sessions,
        })
    }

    /// Prepares that a backup takes the place of the library, until [`Self::cancel_data_work`]: a file, or one of
    /// [`Self::backups`]. The present library is moved to these then. From when this returns nobody can open the library until
    /// this process has ended; the next one that opens it finds what was restored.
    ///
    /// # Errors
    /// [`Error::SessionsRunning`], [`Error::LibraryInUse`], [`Error::NotABackup`], [`Error::NewerLibrary`]; it cannot be read, or
    /// the library's folder not be written; or `Cancelled`. Nothing has changed then.
    pub fn begin_restore(&self, backup: &Path, progress: impl FnMut(ImportProgress)) -> Result<()> {
        let mut goes_on = self.until_cancelled(progress);
        self.refuse_running_sessions()?;
        let data = self.data_dir();
        let lock = self.shared.lock.get().ok_or(Error::SessionEnded)?;
        let gate = lock.close_gate(data)?;
        match kind_of(data, backup) {
            BackupKind::File | BackupKind::Automatic => {
                let work = WorkFolder::create(data)?;
                let staged = new_folder(work.path(), RESTORED)?;
                restore_into(backup, &staged, &PackageFolders::open(&staged)?, &mut goes_on)?;
                schedule(data, &staged, &PARTS)?;
                // The next start deletes what is left of it.
                work.into_path();
            }
            BackupKind::BeforeUpdate => {
                summary(data, backup)?;
                let work = WorkFolder::create(data)?;
                let staged = new_folder(work.path(), RESTORED)?;
                Store::copy(backup, &staged.join(DATABASE))?;
                Store::upgraded_copy(&staged.join(DATABASE), &new_folder(work.path(), LOOKED_AT)?)?;
                schedule(data, &staged, &[DATABASE])?;
                work.into_path();
            }
            BackupKind::BeforeRestore => {
                summary(data, backup)?;
                // What is committed beside the database comes into it: they are not moved at one moment.
                drop(Store::open(&backup.join(DATABASE))?);
                let parts = PARTS.into_iter().filter(|part| backup.join(part).exists());
                schedule(data, backup, &parts.collect::<Vec<_>>())?;
            }
        }
        *unpoisoned(&self.left) = Some(Left {
            _gate: gate,
            _frozen: None,
        });
        Ok(())
    }

    /// Cancels the backup, the restoration or the move that is under way.
    pub fn cancel_data_work(&self) {
        self.data_work_cancelled.store(true, Ordering::Relaxed);
    }

    /// What `progress` hears, and whether to go on.
    pub(super) fn until_cancelled(
        &self,
        mut progress: impl FnMut(ImportProgress),
    ) -> impl FnMut(ImportProgress) -> bool {
        self.data_work_cancelled.store(false, Ordering::Relaxed);
        move |step| {
            progress(step);
            !self.data_work_cancelled.load(Ordering::Relaxed)
        }
    }

    pub(super) fn refuse_running_sessions(&self) -> Result<()> {
        match self.store().running_sessions()?.len() {
            0 => Ok(()),
            count => Err(Error::SessionsRunning {
                count: u32::try_from(count).unwrap_or(u32::MAX),
            }),
        }
    }
}

fn new_folder(work: &Path, name: &str) -> Result<PathBuf> {
    let folder = work.join(name);
    fs::create_dir(&folder).map_err(Error::io(work))?;
    Ok(folder)
}

/// The next start moves `parts` of `from` into the place of those of the library in `data`.
fn schedule(data: &Path, from: &Path, parts: &[&str]) -> Result<()> {
    let relative = from.strip_prefix(data).unwrap_or(from);
    let aside = replaced_folder(data)?;
    Swap {
        from: relative.display().to_string(),
        aside: aside.display().to_string(),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
    }
    .schedule(data)
}
