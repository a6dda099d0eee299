//! A library that is moved to another folder, also on another disk.
//!
//! It is copied first, file by file, and each copy is read again and compared. Meanwhile no other process can open the
//! library; at the end its database is frozen and copied too. Only then does `library.departure` say that the library has
//! left ([`super::location`]). Until that one rename the old folder is the library, from it on the new one. What was left
//! in the old folder is deleted when the library is opened at its new place: what was copied, and nothing else.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{self, Path, PathBuf},
};

use package::{FileError, ImportPhase, ImportProgress, IoFault};
use sha2::{Digest, Sha256};
use store::{DatabaseKind, FrozenDatabase, Store, beside};
use uuid::Uuid;
use walkdir::WalkDir;

use super::{
    Left, Workbench, backups,
    folder_state::{DATABASE, FolderState, WELCOMED, look},
    location::{Arrival, COPY, Departure, is_record, locate},
    lock::{LibraryLock, Others},
    session_journal::INDEX,
    swap::{is_there, remove_if_there},
    unpoisoned,
};
use crate::{
    Error, Result,
    error::MoveFault,
    library::{PACKAGES, PackageFolders, WORK_PREFIX, WorkFolder, names_to_disk, sweep_work, to_disk},
    views::MovePreview,
};

/// What is copied at a time.
const BUFFER: usize = 1 << 20;
/// What is kept free of a disk beside what is copied to it: the index of the journal, and what SQLite writes.
const SPARE: u64 = 16 << 20;
/// Around the time in the name of a database that a recovery has replaced.
const RECOVERED: [&str; 2] = ["library.replaced-", ".sqlite"];
/// What SQLite may keep beside a database.
const SIDES: [&str; 4] = ["", "-wal", "-shm", "-journal"];

impl Workbench {
    /// How many bytes the library takes, with what it keeps beside itself. It reads the size of every file.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn data_size(&self) -> Result<f64> {
        Ok(self.contents()?.bytes() as f64)
    }

    /// What would be moved to the folder `to`, and whether it can be.
    ///
    /// # Errors
    /// Those of [`Self::begin_move`] that are known before it begins.
    pub fn preview_move(&self, to: &Path) -> Result<MovePreview> {
        self.refuse_running_sessions()?;
        let from = absolute(self.data_dir())?;
        let to = destination(&from, to)?;
        check_free(&from, &to)?;
        let needed = self.contents()?.bytes();
        let available = check_space(&to, needed)?;
        let [packages, sessions] = Store::counts(&self.shared.database)?;
        Ok(MovePreview {
            from: from.display().to_string(),
            to: to.display().to_string(),
            packages,
            sessions,
            size: needed as f64,
            available: available as f64,
        })
    }

    /// Moves the library to the folder `to`, which is empty or does not exist, until [`Self::cancel_data_work`]. From when
    /// this returns, this workbench only reads, and nobody else can open the old folder until it is closed; whoever opens
    /// the library then, by either folder, has it at its new place.
    ///
    /// # Errors
    /// [`Error::SessionsRunning`], [`Error::LibraryInUse`], [`Error::MoveTarget`], [`Error::LibraryExists`],
    /// [`Error::NotEnoughSpace`]; the library cannot be read, or the folder not be written; or `Cancelled`. The library is
    /// where it was then, and nothing of it is left in `to`.
    pub fn begin_move(&self, to: &Path, progress: impl FnMut(ImportProgress)) -> Result<()> {
        let _one = unpoisoned(&self.moving);
        let mut goes_on = self.until_cancelled(progress);
        self.refuse_running_sessions()?;
        let data = &absolute(self.data_dir())?;
        let to = &destination(data, to)?;
        let lock = self.shared.lock.get().ok_or(Error::SessionEnded)?;
        let gate = lock.close_gate(data)?;
        check_free(data, to)?;
        // Of an earlier move that was broken off, there or elsewhere.
        discard_copy(data)?;
        discard(data, to, false)?;
        check_free(data, to)?;
        let contents = self.contents()?;
        check_space(to, contents.bytes())?;

        let id = Uuid::new_v4().to_string();
        let created = !is_there(to)?;
        let mut departure = Departure::new(&id, to, created);
        departure.write(data)?;
        let unfinished = Unfinished { data };
        if created {
            fs::create_dir(to).map_err(Error::io(to))?;
        }
        let mut arrival = Arrival::new(&id, data);
        arrival.write(to)?;
        let work = WorkFolder::create(to)?;
        let copy = work.path().join(COPY);
        fs::create_dir(&copy).map_err(Error::io(to))?;

        let mut copying = Copying::new([data, &copy, to], &contents, &mut goes_on);
        copying.parts(&contents.parts)?;
        // From here on nothing changes any more. What did since is copied now.
        let frozen = FrozenDatabase::freeze(&self.shared.database)?;
        self.refuse_running_sessions()?;
        let parts = self.contents()?.parts;
        copying.drop_all_but(&parts)?;
        copying.parts(&parts)?;
        copying.database(&frozen)?;
        to_disk(&copy)?;
        arrival.work = work
            .path()
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        arrival.parts = copying.done.into_iter().collect();
        check_places(to, &arrival.parts)?;
        arrival.write(to)?;
        names_to_disk(work.path())?;

        // From now on it is deleted only where the library has not left.
        work.into_path();
        departure.complete = true;
        if let Err(error) = departure.write(data)
            && Departure::read(data)? != Some(departure)
        {
            return Err(error);
        }
        drop(unfinished);
        *unpoisoned(&self.left) = Some(Left {
            _gate: gate,
            _frozen: Some(frozen),
        });
        tracing::info!(from = %data.display(), to = %to.display(), "the library was moved");
        Ok(())
    }

    /// Finishes what a move has left: deletes what it copied from the old folder, or the copy of one that was broken off. Waits
    /// until the old folder is closed. What cannot be reached now stays for the next time.
    ///
    /// # Errors
    /// A folder cannot be read or written.
    pub fn finish_moves(&self) -> Result<()> {
        let _one = unpoisoned(&self.moving);
        let data = self.data_dir();
        discard_copy(data)?;
        delete_left(data)?;
        shorten(&self.opened_by, data)
    }

    /// What is moved, as it is now.
    fn contents(&self) -> Result<Contents> {
        let data = self.data_dir();
        let mut parts = BTreeSet::new();
        let named = self.store().folders()?;
        for folder in &named {
            // One that is not there is missing before and after.
            if is_there(&data.join(PACKAGES).join(folder))? {
                parts.insert(format!("{PACKAGES}/{folder}"));
            }
        }
        for orphan in self.shared.folders.orphans(&named)? {
            if orphan.has_zip && Uuid::try_parse(&orphan.folder).is_ok() {
                parts.insert(format!("{PACKAGES}/{}", orphan.folder));
            }
        }
        for path in backups::own(data)?.into_iter().chain(replaced_databases(data)?) {
            if let Some(part) = part_of(data, &path) {
                parts.insert(part);
            }
        }
        if is_there(&data.join(WELCOMED))? {
            parts.insert(WELCOMED.to_owned());
        }
        let mut files = 0;
        let mut part_bytes = 0;
        for part in &parts {
            for entry in WalkDir::new(data.join(part)) {
                // One that vanishes now is not there when it is copied.
                if let Some(metadata) = entry.ok().and_then(|entry| entry.metadata().ok())
                    && metadata.is_file()
                {
                    files += 1;
                    part_bytes += metadata.len();
                }
            }
        }
        let mut database_bytes = 0;
        for side in ["", "-wal"] {
            let file = beside(&self.shared.database, side);
            database_bytes += fs::metadata(&file).map_or(0, |metadata| metadata.len());
        }
        Ok(Contents {
            parts,
            files,
            part_bytes,
            database_bytes,
        })
    }
}

/// What a library consists of, beside its database.
struct Contents {
    /// Files and folders, by their paths in the folder of the library, with `/`.
    parts: BTreeSet<String>,
    files: usize,
    part_bytes: u64,
    database_bytes: u64,
}

impl Contents {
    fn bytes(&self) -> u64 {
        self.part_bytes + self.database_bytes
    }
}

fn part_of(data: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(data).ok()?.components();
    let names = parts
        .map(|part| part.as_os_str().to_str())
        .collect::<Option<Vec<_>>>()?;
    Some(names.join("/"))
}

/// The databases that recoveries have replaced, with what SQLite kept beside them.
fn replaced_databases(data: &Path) -> Result<Vec<PathBuf>> {
    let [before, after] = RECOVERED;
    let mut replaced = Vec::new();
    for entry in fs::read_dir(data).map_err(Error::io(data))? {
        let entry = entry.map_err(Error::io(data))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_database = SIDES.iter().any(|side| {
            let rest = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(side));
            rest.is_some_and(|rest| rest.ends_with(after))
        });
        if is_database && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            replaced.push(entry.path());
        }
    }
    Ok(replaced)
}

/// A move that has not come to its end: dropped before the library has left, it leaves nothing.
struct Unfinished<'a> {
    data: &'a Path,
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if let Err(error) = discard_copy(self.data) {
            tracing::warn!(%error, "an unfinished copy is left for the next start");
        }
    }
}

/// Deletes the copy of a move from `data` that was broken off. One that was not is left as it is.
fn discard_copy(data: &Path) -> Result<()> {
    match Departure::read(data)? {
        Some(departure) if !departure.complete => {
            if !is_there(&departure.to)? && departure.to.parent().is_some_and(|parent| !parent.exists()) {
                // Its disk is not there now.
                return Ok(());
            }
            let data = absolute(data)?;
            discard(&data, &departure.to, departure.created)?;
            Departure::remove(&data)
        }
        Some(_) => Ok(()),
        // It was broken off while its first record was written.
        None => Departure::remove(data),
    }
}

/// Deletes the copy of a move from `from` to `to` that was broken off; and `to`, where it was made for it.
fn discard(from: &Path, to: &Path, created: bool) -> Result<()> {
    if !is_there(to)? {
        return Ok(());
    }
    let arrival = Arrival::read(to)?;
    let is_broken_off = |arrival: &Arrival| arrival.from == from && !arrival.placed;
    if arrival.as_ref().is_some_and(is_broken_off) {
        for entry in fs::read_dir(to).map_err(Error::io(to))? {
            let entry = entry.map_err(Error::io(to))?;
            if entry.file_name().to_string_lossy().starts_with(WORK_PREFIX) {
                sweep_work(&entry.path());
            }
        }
    }
    // Without one, it may have been broken off while it was written.
    if arrival.as_ref().is_none_or(is_broken_off) {
        Arrival::remove(to)?;
    }
    if created {
        // Deletes an empty folder only.
        let _ = fs::remove_dir(to);
    }
    Ok(())
}

/// Deletes what the library that is in `data` has left in the folder that it came from.
fn delete_left(data: &Path) -> Result<()> {
    let Some(arrival) = Arrival::read(data)?.filter(|arrival| arrival.placed) else {
        return Ok(());
    };
    let from = &arrival.from;
    if !from.is_dir() {
        // Its disk is not there now.
        return Ok(());
    }
    let has_left = || -> Result<bool> {
        Ok(Departure::read(from)?.is_some_and(|departure| departure.complete && departure.id == arrival.id))
    };
    if has_left()? {
        // Whatever happens from here on, power too, it has left.
        names_to_disk(from)?;
        let deleted = LibraryLock::take(from, |others| {
            if others != Others::Nobody || !has_left()? {
                return Ok(false);
            }
            delete_left(from)?;
            delete_parts(from, &arrival.parts)?;
            Ok(true)
        })?;
        if !deleted.1 {
            return Ok(());
        }
    }
    Arrival::remove(data)
}

/// Deletes a library in the folder `from`, of which there is another copy: its database last, and of the rest what is in `parts`.
fn delete_parts(from: &Path, parts: &[String]) -> Result<()> {
    let folders = PackageFolders::at(from);
    for part in parts {
        let path = from.join(part);
        match part.split_once('/') {
            Some((PACKAGES, folder)) => {
                folders.mark_deleted(folder)?;
                folders.delete(folder)?;
            }
            _ => match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&path).map_err(Error::io(&path))?,
                _ => remove_if_there(&path)?,
            },
        }
    }
    folders.sweep(&[])?;
    for database in [INDEX, DATABASE] {
        for side in SIDES {
            remove_if_there(&beside(&from.join(database), side))?;
        }
    }
    for folder in [PACKAGES, "backups"] {
        // Deletes an empty folder only: what else is in it is not ours.
        let _ = fs::remove_dir(from.join(folder));
    }
    Ok(())
}

/// The folder `root`, by which the library in `data` was opened, leads to it at once: the folders on the way need not be
/// there any more.
fn shorten(root: &Path, data: &Path) -> Result<()> {
    let leads_on = || -> Result<Option<Departure>> {
        let departure = Departure::read(root)?.filter(|departure| departure.complete && departure.to != data);
        Ok(departure.filter(|_| root != data))
    };
    if leads_on()?.is_none() {
        return Ok(());
    }
    let (_lock, ()) = LibraryLock::take(root, |others| {
        match leads_on()? {
            // Nobody has moved it on, or back, meanwhile.
            Some(mut departure) if others == Others::Nobody && locate(root)? == data => {
                departure.to = absolute(data)?;
                departure.write(root)
            }
            _ => Ok(()),
        }
    })?;
    Ok(())
}

fn absolute(path: &Path) -> Result<PathBuf> {
    path::absolute(path).map_err(Error::io(path))
}

/// The folder `to` as a place for the library in `data`, as far as its name goes.
fn destination(data: &Path, to: &Path) -> Result<PathBuf> {
    let to = absolute(to)?;
    let fault = |fault| Error::MoveTarget {
        path: to.display().to_string(),
        fault,
    };
    if to.to_str().is_none() || data.to_str().is_none() {
        return Err(fault(MoveFault::Name));
    }
    let (here, there) = (real(data)?, real(&to)?);
    if here == there {
        Err(fault(MoveFault::Same))
    } else if there.starts_with(&here) || here.starts_with(&there) {
        Err(fault(MoveFault::Nested))
    } else {
        Ok(to)
    }
}

/// A path without links, also of what is not there yet.
fn real(path: &Path) -> Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
            _ => Err(Error::io(path)(error)),
        },
        other => other.map_err(Error::io(path)),
    }
}

/// Whether the library in `data` can be moved to the folder `to`: it is empty, is not there, has a copy of this library that
/// was broken off, or is one that a library was moved away from.
fn check_free(data: &Path, to: &Path) -> Result<()> {
    let path = || to.display().to_string();
    let not_empty = || Error::MoveTarget {
        path: path(),
        fault: MoveFault::NotEmpty,
    };
    match fs::metadata(to) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(Error::io(to)(io::ErrorKind::NotADirectory.into())),
        // It is made: a folder, not a way to one.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let around = to.parent().unwrap_or(to);
            return fs::read_dir(around).map(drop).map_err(Error::io(around));
        }
        Err(error) => return Err(Error::io(to)(error)),
    }
    if Arrival::read(to)?.is_some_and(|arrival| !arrival.placed && arrival.from == data) {
        return Ok(());
    }
    if Departure::read(to)?.is_some_and(|departure| departure.complete) {
        // What else is in it was left there, or has come since.
        return match Store::identify(&to.join(DATABASE))? {
            DatabaseKind::New => check_places(to, &[]),
            _ => Err(not_empty()),
        };
    }
    match look(to) {
        Ok(FolderState::New) => {}
        Ok(FolderState::Library(_)) => return Err(Error::LibraryExists { path: path() }),
        Err(Error::NotALibrary { .. }) => return Err(not_empty()),
        Err(error) => return Err(error),
    }
    for entry in fs::read_dir(to).map_err(Error::io(to))? {
        if is_record(&entry.map_err(Error::io(to))?.file_name()) {
            return Err(not_empty());
        }
    }
    check_places(to, &[])
}

/// Whether nothing is in the place of the database, or of a part, in the folder `to`.
fn check_places(to: &Path, parts: &[String]) -> Result<()> {
    let sides = SIDES.map(|side| format!("{DATABASE}{side}"));
    for name in sides.iter().chain(parts) {
        if is_there(&to.join(name))? {
            return Err(Error::MoveTarget {
                path: to.display().to_string(),
                fault: MoveFault::NotEmpty,
            });
        }
    }
    Ok(())
}

/// The bytes that can be written to the disk of the folder `to`, which are enough for `needed`.
fn check_space(to: &Path, needed: u64) -> Result<u64> {
    let there = to.ancestors().find(|folder| folder.is_dir()).unwrap_or(to);
    let available = fs4::available_space(there).map_err(Error::io(to))?;
    let mib = |bytes: u64| u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX);
    if available < needed + SPARE {
        return Err(Error::NotEnoughSpace {
            path: to.display().to_string(),
            needed_mib: mib(needed + SPARE),
            available_mib: u32::try_from(available >> 20).unwrap_or(u32::MAX),
        });
    }
    Ok(available)
}

/// A copy that is under way.
struct Copying<'a> {
    from: &'a Path,
    to: &'a Path,
    /// The folder that the library is moved to, which errors name.
    place: &'a Path,
    /// The parts that are complete.
    done: BTreeSet<String>,
    files: usize,
    bytes: u64,
    /// Files and bytes in all, as far as they were known at first.
    total: (usize, u64),
    goes_on: &'a mut dyn FnMut(ImportProgress) -> bool,
    buffer: Vec<u8>,
}

impl<'a> Copying<'a> {
    fn new(
        [from, to, place]: [&'a Path; 3],
        contents: &Contents,
        goes_on: &'a mut dyn FnMut(ImportProgress) -> bool,
    ) -> Self {
        Self {
            from,
            to,
            place,
            done: BTreeSet::new(),
            files: 0,
            bytes: 0,
            total: (contents.files + 1, contents.bytes()),
            goes_on,
            buffer: vec![0; BUFFER],
        }
    }

    /// Copies the parts that are not done yet. One that vanishes meanwhile is passed over.
    fn parts(&mut self, parts: &BTreeSet<String>) -> Result<()> {
        for part in parts {
            if self.done.contains(part) {
                continue;
            }
            match self.part(part) {
                Ok(()) => {
                    self.done.insert(part.clone());
                }
                Err(_) if !is_there(&self.from.join(part))? => self.remove(part)?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Deletes the copies of parts that are gone.
    fn drop_all_but(&mut self, parts: &BTreeSet<String>) -> Result<()> {
        let gone: Vec<_> = self.done.difference(parts).cloned().collect();
        for part in gone {
            self.remove(&part)?;
            self.done.remove(&part);
        }
        Ok(())
    }

    fn remove(&self, part: &str) -> Result<()> {
        let copy = self.to.join(part);
        if copy.is_dir() {
            fs::remove_dir_all(&copy).map_err(Error::io(self.place))
        } else {
            remove_if_there(&copy)
        }
    }

    fn part(&mut self, part: &str) -> Result<()> {
        let (from, to) = (self.from.join(part), self.to.join(part));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(Error::io(self.place))?;
        }
        for entry in WalkDir::new(&from) {
            let entry = entry.map_err(|error| Error::io(&from)(error.into()))?;
            let inside = entry.path().strip_prefix(&from).unwrap_or(Path::new(""));
            let copy = if inside.as_os_str().is_empty() {
                to.clone()
            } else {
                to.join(inside)
            };
            let kind = fs::metadata(entry.path()).map_err(Error::io(entry.path()))?;
            if entry.depth() > 0 && entry.path_is_symlink() {
                return Err(not_a_file(entry.path()));
            } else if kind.is_dir() {
                fs::create_dir(&copy).map_err(Error::io(self.place))?;
            } else if kind.is_file() {
                self.file(entry.path(), &copy)?;
            } else {
                return Err(not_a_file(entry.path()));
            }
        }
        Ok(())
    }

    /// Copies a file, and reads the copy again.
    fn file(&mut self, from: &Path, to: &Path) -> Result<()> {
        let mut source = File::open(from).map_err(Error::io(from))?;
        let mut copy = File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(to)
            .map_err(Error::io(self.place))?;
        let mut hash = Sha256::new();
        loop {
            let read = source.read(&mut self.buffer).map_err(Error::io(from))?;
            if read == 0 {
                break;
            }
            hash.update(&self.buffer[..read]);
            copy.write_all(&self.buffer[..read]).map_err(Error::io(self.place))?;
            self.bytes += read as u64;
            self.report()?;
        }
        // A database of before an update says by it when it was.
        let modified = source.metadata().and_then(|metadata| metadata.modified());
        modified
            .and_then(|modified| copy.set_modified(modified))
            .map_err(Error::io(self.place))?;
        drop(copy);
        if self.hash(to)? != hash.finalize().as_slice() {
            return Err(FileError::Io {
                path: self.place.display().to_string(),
                fault: IoFault::Drive,
            }
            .into());
        }
        self.files += 1;
        self.report()
    }

    fn hash(&mut self, path: &Path) -> Result<Vec<u8>> {
        let mut file = File::open(path).map_err(Error::io(self.place))?;
        let mut hash = Sha256::new();
        loop {
            let read = file.read(&mut self.buffer).map_err(Error::io(self.place))?;
            if read == 0 {
                return Ok(hash.finalize().to_vec());
            }
            hash.update(&self.buffer[..read]);
            self.report()?;
        }
    }

    fn database(&mut self, frozen: &FrozenDatabase) -> Result<()> {
        let before = self.bytes;
        let copy = self.to.join(DATABASE);
        let place = self.place;
        let whole = frozen.copy(&copy, &mut |done, _| {
            self.bytes = before + done;
            self.report().is_ok()
        });
        let whole = whole.map_err(|error| match error {
            store::Error::DiskFull => Error::io(place)(io::ErrorKind::StorageFull.into()),
            error => error.into(),
        })?;
        if !whole {
            return Err(package::Error::Cancelled.into());
        }
        match Store::identify_thoroughly(&copy)? {
            DatabaseKind::Current => {}
            _ => {
                return Err(Error::DamagedLibrary {
                    path: self.from.join(DATABASE).display().to_string(),
                });
            }
        }
        self.files += 1;
        self.report()
    }

    fn report(&mut self) -> Result<()> {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let kib = |bytes: u64| u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let goes_on = (self.goes_on)(ImportProgress {
            phase: ImportPhase::Copying,
            files: count(self.files),
            files_total: count(self.total.0.max(self.files)),
            kib: kib(self.bytes),
            kib_total: kib(self.total.1.max(self.bytes)),
        });
        if goes_on {
            Ok(())
        } else {
            Err(package::Error::Cancelled.into())
        }
    }
}

fn not_a_file(path: &Path) -> Error {
    FileError::Io {
        path: path.display().to_string(),
        fault: IoFault::NotAFile,
    }
    .into()
}
