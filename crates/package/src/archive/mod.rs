//! Unpacks a zip into an empty folder. The zip is somebody else's file: nothing is written outside the folder, and
//! everything that is read is bounded. Whether what came out is a SCORM package is not decided here.

mod directory;
mod encoding;
mod names;
mod nested;
mod shared;
mod tree;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Component, Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use zip::{CompressionMethod, SUPPORTED_COMPRESSION_METHODS, ZipArchive, result::ZipError};

use self::{
    shared::SharedFile,
    tree::{Conflict, Tree},
};
use crate::{
    EntryFault, Error, ImportPhase, ImportProgress, IoFault, Limit, Limits, NameFault, Result, ZipFault, limits::over,
    names::case_folded, source::display_name,
};

pub use names::{OddNames, UndeclaredName, odd_names};
pub(crate) use nested::nested_packages;

/// How many files come out of a zip, and of how many bytes, as the zip claims.
///
/// # Errors
/// It is no zip, or its names are over a limit or refused.
pub fn unpacked_size(zip: &Path, limits: Limits) -> Result<(usize, u64)> {
    let file = display_name(zip);
    let reader = SharedFile::open(zip).map_err(Error::io(zip))?;
    let mut archive = opened(reader, &file)?;
    let Layout { files, .. } = Layout::from_archive(&mut archive, &file, limits)?;
    let bytes = files.iter().map(|file| file.size).fold(0, u64::saturating_add);
    Ok((files.len(), bytes))
}

/// How often `progress` hears of an import that goes on.
const GLANCE: Duration = Duration::from_millis(50);
/// More threads than that only wait for the disk.
const MOST_THREADS: usize = 8;
/// A folder of more small files than that is worth several threads.
const LARGEST_BATCH: usize = 512;
/// What is read and written at a time: each thread has one of it.
const BUFFER: usize = 128 << 10;

/// A file to unpack.
struct Entry {
    index: usize,
    name: String,
    target: PathBuf,
    packed: u64,
}

impl Entry {
    fn megabytes(&self) -> u64 {
        self.packed >> 20
    }

    /// Whether one thread should take both: small files of one folder, at whose door two threads would only wait.
    fn goes_with(&self, other: &Self) -> bool {
        self.megabytes() == 0 && other.megabytes() == 0 && self.target.parent() == other.target.parent()
    }
}

/// Unpacks `zip`, which errors call `file`, into `into`, which must exist and be empty. `progress` is called with how far it is
/// and returns whether to go on.
///
/// # Errors
/// The first entry that is unsafe, damaged or over a limit ends it; what is already in `into` is the caller's to
/// delete.
pub fn unpack(
    zip: &Path,
    file: &str,
    into: &Path,
    limits: Limits,
    progress: &mut dyn FnMut(ImportProgress) -> bool,
) -> Result<()> {
    let mut reader = SharedFile::open(zip).map_err(Error::io(file))?;
    let size = reader.len();
    let claim = directory::longest_claim(&mut reader).map_err(Error::io(file))?;
    if claim.entries > limits.entries as u64 || claim.bytes > directory::LONGEST_LIST {
        return Err(over(file, limits.entries_limit()));
    }
    let mut archive = opened(reader, file)?;
    if archive
        .has_overlapping_files()
        .map_err(|error| not_a_zip(file, ZipFault::Damaged, error))?
    {
        return Err(Error::OverlappingEntries { file: file.to_owned() });
    }
    let claimed = archive
        .decompressed_size()
        .and_then(|size| u64::try_from(size).ok())
        .unwrap_or(0);
    let files = plan(&mut archive, into, file, limits)?;
    let by_ratio = size.saturating_mul(limits.ratio).max(Limits::RATIO_FROM);
    let work = Work {
        file,
        batches: files
            .chunk_by(Entry::goes_with)
            .flat_map(|batch| batch.chunks(LARGEST_BATCH))
            .collect(),
        files: files.len(),
        most: limits.total.min(by_ratio),
        limit: if limits.total <= by_ratio {
            limits.total_limit()
        } else {
            limits.ratio_limit()
        },
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        bytes: AtomicU64::new(0),
        stopped: AtomicBool::new(false),
        failure: Mutex::new(None),
    };
    if !progress(work.progress(claimed)) {
        return Err(Error::Cancelled);
    }
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MOST_THREADS)
        .min(files.len().max(1));
    thread::scope(|scope| {
        let (ended, all_ended) = mpsc::channel::<()>();
        for _ in 0..threads {
            let (archive, work, ended) = (archive.clone(), &work, ended.clone());
            scope.spawn(move || {
                work.run(archive);
                drop(ended);
            });
        }
        drop(ended);
        // Nobody sends: it is disconnected when the last thread ends.
        while all_ended.recv_timeout(GLANCE) == Err(mpsc::RecvTimeoutError::Timeout) {
            if !progress(work.progress(claimed)) {
                work.stop(Error::Cancelled);
            }
        }
    });
    if let Some(error) = work.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    let (files, kib) = (count(files.len()), kib(work.bytes.into_inner()));
    let reported = ImportProgress {
        phase: ImportPhase::Unpacking,
        files,
        files_total: files,
        kib,
        kib_total: kib,
    };
    if progress(reported) {
        Ok(())
    } else {
        Err(Error::Cancelled)
    }
}

/// Makes the folders, and returns the files to unpack: the largest first, so that nobody waits for one at the end, and
/// small ones folder by folder.
fn plan(archive: &mut ZipArchive<SharedFile>, into: &Path, file: &str, limits: Limits) -> Result<Vec<Entry>> {
    let Layout { folders, files } = Layout::from_archive(archive, file, limits)?;
    for folder in &folders {
        fs::create_dir_all(into.join(folder)).map_err(|error| not_made(file, folder, error))?;
    }
    let mut files: Vec<_> = files
        .into_iter()
        .map(|listed| Entry {
            index: listed.index,
            target: into.join(&listed.path),
            packed: listed.packed,
            name: listed.name,
        })
        .collect();
    files.sort_by(|a, b| (b.megabytes(), a.target.parent()).cmp(&(a.megabytes(), b.target.parent())));
    Ok(files)
}

/// What a zip unpacks to.
struct Layout {
    /// Each after the one that it is in.
    folders: Vec<String>,
    /// In the order of the zip; of several of one name, only the last.
    files: Vec<Listed>,
}

impl Layout {
    fn from_archive(archive: &mut ZipArchive<SharedFile>, file: &str, limits: Limits) -> Result<Self> {
        let mut listed = list(archive, file)?;
        let mut tree = Tree::new(limits);
        let mut replaced = HashSet::new();
        for (number, entry) in listed.iter().enumerate() {
            let key = entry.case_folded.as_deref().unwrap_or(&entry.path);
            let earlier =
                tree.add(&entry.path, key, entry.is_file.then_some(number))
                    .map_err(|conflict| match conflict {
                        Conflict::Limit(limit) => over(file, limit),
                        Conflict::Name(fault) => unusable(file, &entry.name, fault),
                    })?;
            if let Some(earlier) = earlier {
                // The same file, spelled otherwise: the later would replace the earlier unseen.
                if listed[earlier].path != entry.path {
                    return Err(unusable(file, &entry.name, NameFault::SameAsAnother));
                }
                replaced.insert(earlier);
            }
        }
        let folders = tree.folders().iter().copied().map(str::to_owned).collect();
        let mut number = 0..;
        listed.retain(|entry| entry.is_file & number.next().is_some_and(|number| !replaced.contains(&number)));
        Ok(Self { folders, files: listed })
    }
}

/// An entry of the zip's list that can be unpacked.
struct Listed {
    index: usize,
    /// As the zip has it.
    name: String,
    /// Normalized, from the package's root.
    path: String,
    /// The path as names are compared here, where that is not the path itself.
    case_folded: Option<String>,
    is_file: bool,
    /// In the zip.
    packed: u64,
    /// Unpacked, as the zip claims.
    size: u64,
}

/// The entries of a zip; the package's root, which some zips list, is none.
fn list(archive: &mut ZipArchive<SharedFile>, file: &str) -> Result<Vec<Listed>> {
    let mut listed = Vec::new();
    let encoding = encoding::from_names(archive);
    for index in 0..archive.len() {
        let entry = archive
            .by_index_data(index)
            .map_err(|error| damaged(file, &format!("#{index}"), error))?;
        let name = encoding.name_of(&entry);
        let kind = entry.unix_mode().map_or(REGULAR, |mode| mode & KIND);
        let is_file = !is_folder(&name);
        if ![0, REGULAR, FOLDER].contains(&kind) {
            return Err(Error::NotAFile {
                file: file.to_owned(),
                entry: name,
            });
        }
        let path = safe_path(&name)
            .filter(|path| !(is_file && path.is_empty()))
            .ok_or_else(|| Error::UnsafeEntry {
                file: file.to_owned(),
                entry: name.clone(),
            })?;
        if path.is_empty() {
            continue;
        }
        if is_file && entry.encrypted() {
            return Err(Error::EncryptedEntry {
                file: file.to_owned(),
                entry: name,
            });
        }
        if is_file && !SUPPORTED_COMPRESSION_METHODS.contains(&entry.compression()) {
            return Err(Error::UnsupportedMethod {
                file: file.to_owned(),
                entry: name,
                method: method_name(entry.compression()),
            });
        }
        listed.push(Listed {
            index,
            // Where two names that differ only by case or by normal form are one file.
            case_folded: FOLDS_CASE.then(|| case_folded(&path)),
            path,
            is_file,
            packed: entry.compressed_size(),
            size: entry.size(),
            name,
        });
    }
    Ok(listed)
}

/// What kind of thing an entry is, in the mode that Unix programs write: only files and folders come in.
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// What the threads share.
struct Work<'a> {
    file: &'a str,
    batches: Vec<&'a [Entry]>,
    /// How many files there are.
    files: usize,
    /// The most bytes that may come out.
    most: u64,
    /// Which limit that is.
    limit: Limit,
    next: AtomicUsize,
    done: AtomicUsize,
    bytes: AtomicU64,
    stopped: AtomicBool,
    failure: Mutex<Option<Error>>,
}

impl Work<'_> {
    /// Unpacks files until none is left, or one fails.
    fn run(&self, mut archive: ZipArchive<SharedFile>) {
        let mut buffer = vec![0; BUFFER];
        while let Some(batch) = self.batches.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            for entry in *batch {
                if self.stopped.load(Ordering::Relaxed) {
                    return;
                }
                if let Err(error) = self.unpack(&mut archive, entry, &mut buffer) {
                    return self.stop(error);
                }
                self.done.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    fn unpack(&self, archive: &mut ZipArchive<SharedFile>, entry: &Entry, buffer: &mut [u8]) -> Result<()> {
        let damaged = |error: ZipError| damaged(self.file, &entry.name, error);
        let mut reader = archive.by_index(entry.index).map_err(damaged)?;
        let mut out = File::create_new(&entry.target).map_err(|error| not_made(self.file, &entry.name, error))?;
        loop {
            let read = reader.read(buffer).map_err(|error| damaged(error.into()))?;
            if read == 0 {
                return Ok(());
            }
            // Counted as it comes out: what the zip claims of itself bounds nothing.
            let bytes = self.bytes.fetch_add(read as u64, Ordering::Relaxed) + read as u64;
            if bytes > self.most {
                return Err(over(self.file, self.limit));
            }
            if self.stopped.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            out.write_all(&buffer[..read]).map_err(Error::io(&entry.name))?;
        }
    }

    /// Ends the work of all threads; the first reason is the one that counts.
    fn stop(&self, error: Error) {
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.get_or_insert(error);
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn progress(&self, claimed: u64) -> ImportProgress {
        let bytes = self.bytes.load(Ordering::Relaxed);
        ImportProgress {
            phase: ImportPhase::Unpacking,
            files: count(self.done.load(Ordering::Relaxed)),
            files_total: count(self.files),
            kib: kib(bytes),
            kib_total: kib(claimed.max(bytes)),
        }
    }
}

fn count(files: usize) -> u32 {
    u32::try_from(files).unwrap_or(u32::MAX)
}

fn number(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn unusable(file: &str, entry: &str, fault: NameFault) -> Error {
    Error::UnusableName {
        file: file.to_owned(),
        entry: entry.to_owned(),
        fault,
    }
}

/// The error of a file or folder that the system does not make: it is named as in the zip, not by where it was unpacked.
fn not_made(file: &str, entry: &str, error: io::Error) -> Error {
    match IoFault::from_error(&error) {
        IoFault::Name => unusable(file, entry, NameFault::Refused),
        IoFault::AlreadyExists | IoFault::IsAFolder | IoFault::NotAFolder => {
            unusable(file, entry, NameFault::SameAsAnother)
        }
        _ => Error::io(entry)(error),
    }
}

/// What a method is called (PKWARE APPNOTE §4.4.5): by its number where the zip reader has no name for it.
fn method_name(method: CompressionMethod) -> String {
    #[expect(deprecated, reason = "a method that has no name has nothing but its number")]
    let number = method.to_u16();
    match CompressionMethod::name_from_u16(number) {
        "Unknown" => number.to_string(),
        name => name.to_owned(),
    }
}

/// The zip, its list of entries read.
fn opened(reader: SharedFile, file: &str) -> Result<ZipArchive<SharedFile>> {
    let again = reader.clone();
    ZipArchive::new(reader).map_err(|error| {
        let fault = directory::fault(again).unwrap_or(ZipFault::Damaged);
        not_a_zip(file, fault, error)
    })
}

fn not_a_zip(file: &str, fault: ZipFault, error: ZipError) -> Error {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => Error::io(file)(error),
        error => {
            tracing::warn!(%error, file, "no zip");
            Error::NotAZip {
                file: file.to_owned(),
                fault,
            }
        }
    }
}

fn damaged(file: &str, entry: &str, error: ZipError) -> Error {
    let fault = match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => return Error::io(file)(error),
        ZipError::Io(ref error) if error.kind() == io::ErrorKind::UnexpectedEof => EntryFault::Incomplete,
        ZipError::Io(_) => EntryFault::Content,
        _ => EntryFault::Header,
    };
    tracing::warn!(%error, file, entry, "a damaged entry");
    Error::DamagedEntry {
        file: file.to_owned(),
        entry: entry.to_owned(),
        fault,
    }
}

fn kib(bytes: u64) -> u32 {
    number(bytes.div_ceil(1024))
}

/// Whether names that differ only by case are one file here.
const FOLDS_CASE: bool = cfg!(any(windows, target_os = "macos"));

/// Whether an entry's name is a folder's.
fn is_folder(name: &str) -> bool {
    matches!(name.rsplit(['/', '\\']).next(), Some("" | "."))
}

/// The path from the package's root that an entry's name means, normalized: parts between single slashes, without `.`.
/// Blank where it means the root; none where it would be somewhere else, here or on another system. Old programs write
/// backslashes for slashes.
fn safe_path(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let drive = name.get(1..3) == Some(":/");
    // There a colon names a drive's own folder, or a stream of a file.
    let colon = cfg!(windows) && name.contains(':');
    if name.is_empty() || drive || colon || name.chars().any(char::is_control) {
        return None;
    }
    let mut path = String::with_capacity(name.len());
    for part in Path::new(&name).components() {
        match part {
            Component::CurDir => {}
            Component::Normal(part) => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part.to_str()?);
            }
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_folder_are_refused() {
        for name in [
            "../x",
            "a/../../x",
            "/x",
            "C:/x",
            "C:\\x",
            "..\\x",
            "\\\\host\\x",
            "a\0b",
            "",
            "./x/../../y",
        ] {
            assert_eq!(safe_path(name), None, "{name:?}");
        }
        for (name, path) in [
            ("imsmanifest.xml", "imsmanifest.xml"),
            ("a/b c/é.html", "a/b c/é.html"),
            ("a/", "a"),
            (".hidden", ".hidden"),
            ("a..b/c", "a..b/c"),
            ("a\\b", "a/b"),
            ("./a", "a"),
            (".\\a", "a"),
            ("a/./b//c", "a/b/c"),
            ("./", ""),
        ] {
            assert_eq!(safe_path(name).as_deref(), Some(path), "{name:?}");
        }
    }
}
