//! A library as one file: a zip of its database and of the zips that its packages came from. What these unpack to is made
//! again where the library is restored. Nothing in a backup is compressed once more, so that none can hold more than it
//! weighs.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, FixedOffset, Local};
use package::{ImportPhase, ImportProgress, Limits, unpack, unpacked_size};
use serde::{Deserialize, Serialize};
use store::{DatabaseKind, Store};
use tempfile::{NamedTempFile, TempDir};
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    APPLICATION, Workbench,
    folder_state::{DATABASE, FolderState, look},
    location::locate,
    lock::{LibraryLock, Others},
    now,
    swap::Swap,
};
use crate::{
    Error, Result,
    library::{PACKAGES, PackageFolders, ZIP, names_to_disk},
    views::BackedUp,
};

/// What is copied at a time.
const BUFFER: usize = 1 << 20;
/// A package's path in a backup, and how many packages a library can have.
const DEPTH: usize = 4;
const ENTRIES: usize = 1_000_000;

/// What a backup says of itself, in the comment of its zip: that it is one of ours, and what is in it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BackupMark {
    application: String,
    pub(super) made_at: DateTime<FixedOffset>,
    pub(super) packages: u32,
    pub(super) sessions: u32,
}

impl BackupMark {
    pub(super) fn new(made_at: DateTime<FixedOffset>, [packages, sessions]: [u32; 2]) -> Self {
        Self {
            application: APPLICATION.to_owned(),
            made_at,
            packages,
            sessions,
        }
    }

    /// The mark of these bytes; none where they are not ours.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mark: Self = serde_json::from_slice(bytes).ok()?;
        (mark.application == APPLICATION).then_some(mark)
    }

    /// The mark of the backup in the file `path`; none where it has none, as those of earlier versions.
    ///
    /// # Errors
    /// [`Error::NotABackup`], or it cannot be read.
    pub(super) fn of(path: &Path) -> Result<Option<Self>> {
        Ok(Self::read(open(path)?.comment()))
    }
}

/// What is in the backup `path`. Only what says so is read, or the database where nothing does.
///
/// # Errors
/// [`Error::NotABackup`], or it cannot be read.
pub(super) fn contents(path: &Path) -> Result<BackupMark> {
    if let Some(mark) = BackupMark::of(path)? {
        return Ok(mark);
    }
    let folder = tempfile::tempdir().map_err(Error::io(std::env::temp_dir()))?;
    let copy = folder.path().join(DATABASE);
    let mut zip = open(path)?;
    let mut database = zip.by_name(DATABASE).map_err(|_| not_a_backup(path))?;
    // Nothing in a backup is compressed.
    if database.compression() != CompressionMethod::Stored {
        return Err(not_a_backup(path));
    }
    let mut file = File::create_new(&copy).map_err(Error::io(&copy))?;
    io::copy(&mut database, &mut file).map_err(|_| not_a_backup(path))?;
    if !matches!(Store::identify(&copy)?, DatabaseKind::Current | DatabaseKind::Older) {
        return Err(not_a_backup(path));
    }
    Ok(BackupMark::new(modified(path)?, Store::counts(&copy)?))
}

/// When a file was written last.
pub(super) fn modified(path: &Path) -> Result<DateTime<FixedOffset>> {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    Ok(DateTime::<Local>::from(modified.map_err(Error::io(path))?).fixed_offset())
}

fn open(path: &Path) -> Result<ZipArchive<File>> {
    let file = File::open(path).map_err(Error::io(path))?;
    ZipArchive::new(file).map_err(|error| match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Error::io(path)(error),
        _ => not_a_backup(path),
    })
}

fn not_a_backup(path: &Path) -> Error {
    Error::NotABackup {
        path: path.display().to_string(),
    }
}

/// A folder for unfinished work beside the file `to`: what is whole there is moved into its place.
pub(super) fn beside(to: &Path) -> Result<TempDir> {
    let work = tempfile::Builder::new().prefix(".backup-").tempdir_in(folder_of(to));
    work.map_err(Error::io(to))
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether a backup may take the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    Refused,
    Replaced,
}

impl Workbench {
    /// Writes the library into the new file `to`: as it is at this moment, also while sessions are running. `progress` is
    /// called with how far it is, and returns whether to go on. On failure nothing is left of `to`.
    ///
    /// # Errors
    /// `to` exists or cannot be written, the library cannot be read, or `Cancelled`.
    pub fn back_up(&self, to: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<BackedUp> {
        self.write_backup(to, beside(to)?.path(), Existing::Refused, now(), progress)
    }

    /// As [`Self::back_up`]. `work` is a folder on the disk of `to`; a file that exists may be replaced when the backup is whole.
    pub(super) fn write_backup(
        &self,
        to: &Path,
        work: &Path,
        existing: Existing,
        made_at: DateTime<FixedOffset>,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<BackedUp> {
        let database = work.join(DATABASE);
        Store::copy(&self.shared.database, &database)?;
        let [_, sessions] = Store::counts(&database)?;
        let copy = Store::open_read_only(&database)?;
        let mut sources = vec![(DATABASE.to_owned(), database.to_path_buf())];
        let mut missing = Vec::new();
        for package in copy.every_version()? {
            let zip = self.shared.folders.zip(&package.folder);
            if zip.is_file() {
                sources.push((format!("{PACKAGES}/{}/{ZIP}", package.folder), zip));
            } else {
                missing.push(package.title);
            }
        }
        let part = NamedTempFile::new_in(work).map_err(Error::io(to))?;
        let packages = u32::try_from(sources.len() - 1).unwrap_or(u32::MAX);
        write(
            part.as_file(),
            to,
            &sources,
            &BackupMark::new(made_at, [packages, sessions]),
            progress,
        )?;
        let persisted = match existing {
            Existing::Refused => part.persist_noclobber(to),
            Existing::Replaced => part.persist(to),
        };
        persisted.map_err(|error| Error::io(to)(error.error))?;
        names_to_disk(folder_of(to))?;
        Ok(BackedUp {
            packages,
            sessions,
            missing,
        })
    }

    /// Makes a library of a backup in the folder `data`, which must be empty, or not be there. `progress` is called with how
    /// far it is, and returns whether to go on. Until the last step the folder is none, and the next library that is opened
    /// or restored there deletes what was left.
    ///
    /// # Errors
    /// [`Error::LibraryExists`], [`Error::NotALibrary`], [`Error::NotABackup`], [`Error::NewerLibrary`]; or it cannot be read or
    /// written, or `Cancelled`.
    pub fn restore(backup: &Path, data: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<BackedUp> {
        let data = &locate(data)?;
        check_free(data)?;
        fs::create_dir_all(data).map_err(Error::io(data))?;
        let (_lock, restored) = LibraryLock::take(data, |others| {
            if others == Others::Some {
                return Err(Error::LibraryInUse {
                    path: data.display().to_string(),
                });
            }
            check_free(data)?;
            let folders = PackageFolders::open(data)?;
            folders.sweep(&[])?;
            restore_into(backup, data, &folders, progress)
        })?;
        Ok(restored)
    }
}

/// # Errors
/// There is a library in the folder, or anything else.
fn check_free(data: &Path) -> Result<()> {
    let path = || data.display().to_string();
    if Swap::scheduled(data)?.is_some() {
        return Err(Error::LibraryExists { path: path() });
    }
    match look(data)? {
        FolderState::Library(_) => Err(Error::LibraryExists { path: path() }),
        // SQLite would take it for part of the database that is put beside it.
        FolderState::New if data.join(format!("{DATABASE}-wal")).exists() => Err(Error::NotALibrary { path: path() }),
        FolderState::New => Ok(()),
    }
}

/// Makes a library of a backup in the folder `data`, which `folders` are in and where there is none.
pub(super) fn restore_into(
    backup: &Path,
    data: &Path,
    folders: &PackageFolders,
    progress: &mut dyn FnMut(ImportProgress) -> bool,
) -> Result<BackedUp> {
    let weight = fs::metadata(backup).map_err(Error::io(backup))?.len();
    let limits = Limits {
        entries: ENTRIES,
        total: weight,
        depth: DEPTH,
        ..Limits::default()
    };
    let refused = |error: package::Error| match error {
        error @ (package::Error::Cancelled | package::Error::File(_)) => Error::from(error),
        _ => not_a_backup(backup),
    };
    unpacked_size(backup, limits).map_err(refused)?;
    // Among the packages: a folder that has nothing else is still free for a library.
    let work = folders.work_folder()?;
    let unpacked = work.path().join("backup");
    fs::create_dir(&unpacked).map_err(Error::io(data))?;
    unpack(backup, &backup.display().to_string(), &unpacked, limits, progress).map_err(refused)?;
    let database = unpacked.join(DATABASE);
    match Store::identify_thoroughly(&database)? {
        DatabaseKind::Current | DatabaseKind::Older => {}
        DatabaseKind::Newer => {
            return Err(Error::NewerLibrary {
                path: backup.display().to_string(),
            });
        }
        _ => return Err(not_a_backup(backup)),
    }
    let copy = Store::upgraded_copy(&database, work.path())?;
    let store = Store::open_read_only(&copy)?;
    let (mut placed, mut missing) = (BTreeSet::new(), Vec::new());
    let packages = store.every_version()?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    for (index, package) in packages.iter().enumerate() {
        let mut goes_on = |step| {
            progress(ImportProgress {
                phase: ImportPhase::Unpacking,
                files: count(index),
                files_total: count(packages.len()),
                ..step
            })
        };
        let zip = unpacked.join(PACKAGES).join(&package.folder).join(ZIP);
        if zip.is_file() && folders.restore(&zip, &package.folder, work.path(), &mut goes_on)? {
            placed.insert(package.folder.clone());
        } else {
            missing.push(package.title.clone());
        }
    }
    let restored = BackedUp {
        packages: count(placed.len()),
        sessions: count(store.sessions()?.len()),
        missing,
    };
    drop(store);
    folders.all_to_disk()?;
    // From here on it is a library, whose next opening keeps the folders that it names.
    fs::rename(&database, data.join(DATABASE)).map_err(Error::io(data))?;
    names_to_disk(data)?;
    for folder in &placed {
        folders.unmark(folder);
    }
    Ok(restored)
}

/// Writes `sources`, by their names in the backup, into `file`, which errors call `to`.
fn write(
    file: &File,
    to: &Path,
    sources: &[(String, PathBuf)],
    mark: &BackupMark,
    progress: &mut dyn FnMut(ImportProgress) -> bool,
) -> Result<()> {
    let failed = |error: ZipError| match error {
        ZipError::Io(error) => Error::io(to)(error),
        error => Error::io(to)(io::Error::other(error)),
    };
    let mut sizes = Vec::with_capacity(sources.len());
    for (_, source) in sources {
        sizes.push(fs::metadata(source).map_err(Error::io(source))?.len());
    }
    let total = sizes.iter().sum();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true);
    let mut zip = ZipWriter::new(file);
    let mark = serde_json::to_string(mark).map_err(|error| Error::io(to)(error.into()))?;
    zip.set_comment(mark).map_err(failed)?;
    let mut buffer = vec![0; BUFFER];
    let mut done = 0;
    for (index, (name, source)) in sources.iter().enumerate() {
        zip.start_file(name.as_str(), options).map_err(failed)?;
        let mut input = File::open(source).map_err(Error::io(source))?;
        loop {
            let read = input.read(&mut buffer).map_err(Error::io(source))?;
            if read == 0 {
                break;
            }
            zip.write_all(&buffer[..read]).map_err(Error::io(to))?;
            done += read as u64;
            if !progress(reported([index, sources.len()], done, total)) {
                return Err(package::Error::Cancelled.into());
            }
        }
    }
    zip.finish().map_err(failed)?.sync_all().map_err(Error::io(to))
}

fn reported([files, files_total]: [usize; 2], bytes: u64, total: u64) -> ImportProgress {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let kib = |bytes: u64| u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
    ImportProgress {
        phase: ImportPhase::Copying,
        files: count(files),
        files_total: count(files_total),
        kib: kib(bytes),
        kib_total: kib(total.max(bytes)),
    }
}
