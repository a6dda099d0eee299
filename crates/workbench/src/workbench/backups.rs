//! The backups that a library keeps beside itself: those that are made every so many days, the libraries that restored ones have
//! replaced, and the databases as they were before they were brought up to date. Of the first and the last the newest few are
//! kept. A file is deleted only where its name and what is in it say that it is ours.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, TimeDelta};
use store::{DatabaseKind, Store};
use walkdir::WalkDir;

use super::{
    Workbench,
    backup::{BackupMark, Existing, contents, modified},
    folder_state::DATABASE,
    now,
};
use crate::{
    Error, Result,
    library::WorkFolder,
    settings::Settings,
    views::{BackupKind, BackupSummary},
};

/// The folder of backups, in the folder of the library.
const BACKUPS: &str = "backups";
/// Before the name of a folder with a library that was replaced.
const REPLACED: &str = "replaced-";
/// The file in such a folder that says whose it is.
const MARK: &str = ".scorm-audit-backup";
/// Around the time in the name of a backup that was made by itself: `library-20261127-031500.backup`.
const AUTOMATIC: [&str; 2] = ["library-", ".backup"];
/// The time in names.
const STAMP: &str = "%Y%m%d-%H%M%S";
/// How many databases from before an update are kept.
const UPDATES_KEPT: usize = 3;
/// How often it is looked whether a backup is due.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// Around the versions in the name of a database before an update: `library.before-16.v12.sqlite`.
const BEFORE_UPDATE: [&str; 3] = ["library.before-", ".v", ".sqlite"];

impl Workbench {
    /// The backups that the library keeps beside itself, newest first. One that cannot be read is left out.
    ///
    /// # Errors
    /// The folder of the library cannot be read.
    pub fn backups(&self) -> Result<Vec<BackupSummary>> {
        let data = self.data_dir();
        let mut backups = Vec::new();
        for path in paths(data)?.into_iter().chain(paths(&data.join(BACKUPS))?) {
            if kind_of(data, &path) == BackupKind::File {
                continue;
            }
            match summary(data, &path) {
                Ok(summary) => backups.push(summary),
                Err(error) => tracing::warn!(%error, path = %path.display(), "not a backup that can be restored"),
            }
        }
        backups.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
        Ok(backups)
    }

    /// Backs the library up where that is due at `now`, and deletes the oldest of these backups above the number that is kept;
    /// returns whether it was due.
    ///
    /// # Errors
    /// The library cannot be read, or its folder not be written.
    pub fn back_up_if_due(&self, now: DateTime<FixedOffset>) -> Result<bool> {
        let settings = Settings::read(&self.store())?.backups;
        let newest = automatic(self.data_dir())?
            .into_iter()
            .map(|(_, mark)| mark.made_at)
            .max();
        let wait = TimeDelta::days(settings.days.into());
        // A clock that was set back must not keep a backup from being made for ever.
        let is_due = newest.is_none_or(|newest| now - newest >= wait || newest > now + wait);
        if settings.days == 0 || !is_due {
            return Ok(false);
        }
        let [before, after] = AUTOMATIC;
        let name = format!("{before}{}{after}", now.format(STAMP));
        let work = WorkFolder::create(self.data_dir())?;
        let place = self.backups_folder()?.join(name);
        self.write_backup(&place, work.path(), Existing::Refused, now, &mut |_| true)?;
        keep_newest(self.data_dir(), settings.keep)?;
        Ok(true)
    }

    /// Backs the library up whenever that is due, until the workbench is closed.
    pub async fn keep_backed_up(self: Arc<Self>) {
        let workbench = Arc::downgrade(&self);
        drop(self);
        let mut hours = tokio::time::interval(EVERY);
        loop {
            hours.tick().await;
            let Some(workbench) = workbench.upgrade() else { return };
            match tokio::task::spawn_blocking(move || workbench.back_up_if_due(now())).await {
                Ok(Ok(_)) => {}
                Ok(Err(error)) => tracing::warn!(%error, "the library was not backed up"),
                Err(error) => tracing::error!(%error, "the library was not backed up"),
            }
        }
    }

    /// The folder of backups, made where it is missing.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn backups_folder(&self) -> Result<PathBuf> {
        let folder = self.data_dir().join(BACKUPS);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        Ok(folder)
    }
}

/// What the backup `path` is, by its place and name.
pub(super) fn kind_of(data: &Path, path: &Path) -> BackupKind {
    let (name, parent) = (path.file_name().unwrap_or_default().to_string_lossy(), path.parent());
    if parent == Some(&data.join(BACKUPS)) && name.starts_with(REPLACED) {
        BackupKind::BeforeRestore
    } else if parent == Some(&data.join(BACKUPS)) && is_automatic(&name) {
        BackupKind::Automatic
    } else if parent == Some(data) && updated_versions(&name).is_some() {
        BackupKind::BeforeUpdate
    } else {
        BackupKind::File
    }
}

/// What is in the backup `path`.
///
/// # Errors
/// [`Error::NotABackup`], or it cannot be read.
pub(super) fn summary(data: &Path, path: &Path) -> Result<BackupSummary> {
    let kind = kind_of(data, path);
    let mark = match kind {
        BackupKind::File | BackupKind::Automatic => contents(path)?,
        BackupKind::BeforeRestore => replaced_mark(path)?.ok_or_else(|| not_a_backup(path))?,
        BackupKind::BeforeUpdate => database_mark(path)?,
    };
    Ok(BackupSummary {
        path: path.display().to_string(),
        kind,
        made_at: mark.made_at,
        packages: mark.packages,
        sessions: mark.sessions,
        size: size(path)? as f64,
    })
}

/// The files and folders of these backups that are ours beyond doubt, also where one cannot be restored.
///
/// # Errors
/// The folder of the library cannot be read.
pub(super) fn own(data: &Path) -> Result<Vec<PathBuf>> {
    let mut own = Vec::new();
    for path in paths(data)?.into_iter().chain(paths(&data.join(BACKUPS))?) {
        let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        let is_own = match kind_of(data, &path) {
            BackupKind::File => false,
            BackupKind::Automatic => is_file && BackupMark::of(&path).is_ok_and(|mark| mark.is_some()),
            BackupKind::BeforeUpdate => is_file && Store::is_ours(&path),
            BackupKind::BeforeRestore => read_mark(&path).is_ok_and(|mark| mark.is_some()),
        };
        if is_own {
            own.push(path);
        }
    }
    Ok(own)
}

/// A new folder for the library in `data`, which is about to be replaced; relative to `data`.
///
/// # Errors
/// It cannot be written.
pub(super) fn replaced_folder(data: &Path) -> Result<PathBuf> {
    let counts = Store::counts(&data.join(DATABASE))?;
    let backups = data.join(BACKUPS);
    fs::create_dir_all(&backups).map_err(Error::io(&backups))?;
    let stamp = Local::now().format(STAMP);
    let mut name = format!("{REPLACED}{stamp}");
    let mut number = 1;
    let folder = loop {
        let folder = backups.join(&name);
        match fs::create_dir(&folder) {
            Ok(()) => break folder,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                number += 1;
                name = format!("{REPLACED}{stamp}-{number}");
            }
            Err(error) => return Err(Error::io(&folder)(error)),
        }
    };
    let mark = folder.join(MARK);
    let text = serde_json::to_vec(&BackupMark::new(now(), counts)).map_err(|error| Error::io(&mark)(error.into()))?;
    fs::write(&mark, text).map_err(Error::io(&mark))?;
    Ok(Path::new(BACKUPS).join(name))
}

/// Deletes the folders of replaced libraries that have nothing in them: what was in them is the library again, or never came.
pub(super) fn remove_empty(data: &Path) -> Result<()> {
    for folder in paths(&data.join(BACKUPS))? {
        if kind_of(data, &folder) != BackupKind::BeforeRestore || read_mark(&folder)?.is_none() {
            continue;
        }
        let mark = folder.join(MARK);
        if paths(&folder)? == [mark.clone()] {
            fs::remove_file(&mark).map_err(Error::io(&mark))?;
            fs::remove_dir(&folder).map_err(Error::io(&folder))?;
        }
    }
    Ok(())
}

/// The backups that were made by themselves, with what they say of themselves.
fn automatic(data: &Path) -> Result<Vec<(PathBuf, BackupMark)>> {
    let mut backups = Vec::new();
    for path in paths(&data.join(BACKUPS))? {
        let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        if !is_file || kind_of(data, &path) != BackupKind::Automatic {
            continue;
        }
        match BackupMark::of(&path) {
            Ok(Some(mark)) => backups.push((path, mark)),
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, path = %path.display(), "not a backup"),
        }
    }
    Ok(backups)
}

/// Deletes the oldest of the backups that were made by themselves, all but `keep`.
fn keep_newest(data: &Path, keep: u32) -> Result<()> {
    let mut backups = automatic(data)?;
    backups.sort_by_key(|(_, mark)| std::cmp::Reverse(mark.made_at));
    for (path, _) in backups.into_iter().skip(keep.max(1) as usize) {
        fs::remove_file(&path).map_err(Error::io(&path))?;
    }
    Ok(())
}

/// Deletes the oldest of the databases from before an update, all but a few.
///
/// # Errors
/// They cannot be listed. One that cannot be read or deleted is left.
pub(super) fn keep_newest_updates(data: &Path) -> Result<()> {
    let mut copies = Vec::new();
    for path in paths(data)? {
        let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        if is_file && kind_of(data, &path) == BackupKind::BeforeUpdate && Store::is_ours(&path) {
            copies.push((modified(&path)?, path));
        }
    }
    copies.sort_by_key(|(modified, _)| std::cmp::Reverse(*modified));
    for (_, path) in copies.into_iter().skip(UPDATES_KEPT) {
        if let Err(error) = fs::remove_file(&path) {
            tracing::warn!(%error, path = %path.display(), "an old copy of the database is left");
        }
    }
    Ok(())
}

fn is_automatic(name: &str) -> bool {
    let [before, after] = AUTOMATIC;
    let stamp = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    stamp.is_some_and(|stamp| {
        NaiveDateTime::parse_from_str(stamp, STAMP).is_ok_and(|time| time.format(STAMP).to_string() == stamp)
    })
}

/// The mark of a folder with a library that was replaced; none where it is not ours, or has no
/// database that can be opened.
fn replaced_mark(folder: &Path) -> Result<Option<BackupMark>> {
    let database = folder.join(DATABASE);
    match Store::identify(&database)? {
        DatabaseKind::Current | DatabaseKind::Older => read_mark(folder),
        _ => Ok(None),
    }
}

fn read_mark(folder: &Path) -> Result<Option<BackupMark>> {
    let mark = folder.join(MARK);
    match fs::symlink_metadata(&mark) {
        Ok(metadata) if metadata.is_file() => Ok(BackupMark::read(&fs::read(&mark).map_err(Error::io(&mark))?)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(&mark)(error)),
    }
}

fn database_mark(path: &Path) -> Result<BackupMark> {
    match Store::identify(path)? {
        DatabaseKind::Current | DatabaseKind::Older => {}
        _ => return Err(not_a_backup(path)),
    }
    Ok(BackupMark::new(modified(path)?, Store::counts(path)?))
}

/// The version that a database was brought up to, and its own, by the name of its copy.
fn updated_versions(name: &str) -> Option<[u32; 2]> {
    let [before, between, after] = BEFORE_UPDATE;
    let (to, from) = name.strip_prefix(before)?.strip_suffix(after)?.split_once(between)?;
    Some([to.parse().ok()?, from.parse().ok()?])
}

fn not_a_backup(path: &Path) -> Error {
    Error::NotABackup {
        path: path.display().to_string(),
    }
}

/// The size in bytes of a file, or of the files in a folder.
fn size(path: &Path) -> Result<u64> {
    let mut size = 0;
    for entry in WalkDir::new(path) {
        let metadata = entry.and_then(|entry| entry.metadata());
        let metadata = metadata.map_err(|error| Error::io(path)(error.into()))?;
        if metadata.is_file() {
            size += metadata.len();
        }
    }
    Ok(size)
}

/// What is in a folder; nothing where there is no such folder.
fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io(folder)(error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<io::Result<_>>().map_err(Error::io(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_known_by_its_place_and_name() {
        let data = Path::new("/data");
        for (path, kind) in [
            ("/data/backups/replaced-20261127-031500", BackupKind::BeforeRestore),
            ("/elsewhere/backups/replaced-20261127-031500", BackupKind::File),
            ("/data/backups/library-20261127-031500.backup", BackupKind::Automatic),
            ("/data/backups/library-2026.backup", BackupKind::File),
            ("/data/backups/library-holidays.backup", BackupKind::File),
            ("/data/library-20261127-031500.backup", BackupKind::File),
            ("/data/library.before-16.v12.sqlite", BackupKind::BeforeUpdate),
            ("/data/library.before-16.vx.sqlite", BackupKind::File),
            ("/data/library.sqlite", BackupKind::File),
            ("/elsewhere/library.before-16.v12.sqlite", BackupKind::File),
        ] {
            assert_eq!(kind_of(data, Path::new(path)), kind, "{path}");
        }
    }
}
