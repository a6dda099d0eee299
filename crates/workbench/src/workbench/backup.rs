//! A library as one file: a zip of its database and of the zips that its packages came from. What these unpack to is made
//! again where the library is restored. Nothing in a backup is compressed once more, so that none can hold more than it
//! weighs.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use package::{ImportPhase, ImportProgress, Limits, unpack, unpacked_size};
use store::{DatabaseKind, Store};
use tempfile::NamedTempFile;
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    Workbench,
    folder_state::{DATABASE, FolderState, look},
    lock::{LibraryLock, Others},
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

impl Workbench {
    /// Writes the library into the new file `to`: as it is at this moment, also while sessions are running. `progress` is
    /// called with how far it is, and returns whether to go on. On failure nothing is left of `to`.
    ///
    /// # Errors
    /// `to` exists or cannot be written, the library cannot be read, or `Cancelled`.
    pub fn back_up(&self, to: &Path, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<BackedUp> {
        let folder = match to.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        // Beside it, on the same disk: it is moved there once it is whole.
        let work = tempfile::Builder::new().prefix(".backup-").tempdir_in(folder);
        let work = work.map_err(Error::io(to))?;
        let database = work.path().join(DATABASE);
        Store::copy(&self.shared.database, &database)?;
        let copy = Store::open_read_only(&database)?;
        let sessions = copy.sessions()?.len();
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
        let part = NamedTempFile::new_in(work.path()).map_err(Error::io(to))?;
        write(part.as_file(), to, &sources, progress)?;
        part.persist_noclobber(to).map_err(|error| Error::io(to)(error.error))?;
        names_to_disk(folder)?;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(BackedUp {
            packages: count(sources.len() - 1),
            sessions: count(sessions),
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
    match look(data)? {
        FolderState::Library(_) => Err(Error::LibraryExists { path: path() }),
        // SQLite would take it for part of the database that is put beside it.
        FolderState::New if data.join(format!("{DATABASE}-wal")).exists() => Err(Error::NotALibrary { path: path() }),
        FolderState::New => Ok(()),
    }
}

fn restore_into(
    backup: &Path,
    data: &Path,
    folders: &PackageFolders,
    progress: &mut dyn FnMut(ImportProgress) -> bool,
) -> Result<BackedUp> {
    let not_a_backup = || Error::NotABackup {
        path: backup.display().to_string(),
    };
    let weight = fs::metadata(backup).map_err(Error::io(backup))?.len();
    let limits = Limits {
        entries: ENTRIES,
        total: weight,
        depth: DEPTH,
        ..Limits::default()
    };
    let refused = |error: package::Error| match error {
        error @ (package::Error::Cancelled | package::Error::File(_)) => Error::from(error),
        _ => not_a_backup(),
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
        _ => return Err(not_a_backup()),
    }
    let copy = Store::upgraded_copy(&database, work.path())?;
    let store = Store::open_read_only(&copy)?;
    let (mut placed, mut missing) = (BTreeSet::new(), Vec::new());
    for package in store.every_version()? {
        let zip = unpacked.join(PACKAGES).join(&package.folder).join(ZIP);
        if zip.is_file() && folders.restore(&zip, &package.folder, work.path())? {
            placed.insert(package.folder);
        } else {
            missing.push(package.title);
        }
    }
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let restored = BackedUp {
        packages: count(placed.len()),
        sessions: count(store.sessions()?.len()),
        missing,
    };
    drop(store);
    names_to_disk(&data.join(PACKAGES))?;
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
