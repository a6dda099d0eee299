//! Connections that write nothing: neither to the database nor beside it.
//!
//! SQLite in WAL mode writes two files beside a database, also for those that only read it. Where nobody has the
//! database open there are none, and it is read as a file that does not change. Where somebody has, they are read as
//! they are. Where a process was killed and one of the two was lost, a private copy is read.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tempfile::TempDir;

use crate::{DatabaseKind, Error, Result, Store};

/// The files that SQLite may keep beside a database: what is committed and not in it yet, its index, and what a change
/// that was broken off is undone from.
pub(super) const WAL: &str = "-wal";
pub(super) const SHM: &str = "-shm";
pub(super) const JOURNAL: &str = "-journal";

/// What SQLite says where the files beside a database were being made when a process was killed.
const UNFINISHED: [ErrorCode; 3] = [
    ErrorCode::FileLockingProtocolFailed,
    ErrorCode::CannotOpen,
    ErrorCode::ReadOnly,
];

/// A connection that reads.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) connection: Connection,
    /// Deleted with the connection.
    pub(super) copy: Option<TempDir>,
}

impl Store {
    /// Whether the database at `path` can be read and is a library of this version or an earlier one.
    #[must_use]
    pub fn is_ours(path: &Path) -> bool {
        matches!(Self::identify(path), Ok(DatabaseKind::Current | DatabaseKind::Older))
    }

    /// How many packages and sessions there are in the database at `path`, of this version or an earlier one. Nothing is
    /// written.
    ///
    /// # Errors
    /// It cannot be read, or is none of ours.
    pub fn counts(path: &Path) -> Result<[u32; 2]> {
        let reader = open(path)?;
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            reader.connection.query_row(&sql, [], |row| row.get(0))
        };
        Ok([count("package")?, count("session")?])
    }
}

/// The file beside `path` whose name ends with `suffix`.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Opens the database at `path`.
///
/// # Errors
/// It cannot be read as a file, or there is no space for a copy where one is needed. Damage shows in the first statement.
pub(super) fn open(path: &Path) -> Result<Reader> {
    // For the system's own reason; SQLite says only that it could not.
    fs::File::open(path).map_err(Error::io(path))?;
    if size(&beside(path, JOURNAL))? > 0 || (size(&beside(path, WAL))? > 0 && size(&beside(path, SHM))? == 0) {
        return copied(path);
    }
    let how = if exists(&beside(path, WAL))? {
        "mode=ro&readonly_shm=1"
    } else {
        "mode=ro&immutable=1"
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path, how), flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    let reads = connection.query_row("PRAGMA schema_version", [], |_| Ok(()));
    // A process was killed while it made the files beside the database: nobody has it open, and they are not in order.
    if reads.is_err_and(|error| matches!(error.sqlite_error_code(), Some(code) if UNFINISHED.contains(&code))) {
        return copied(path);
    }
    Ok(Reader { connection, copy: None })
}

/// Opens a copy of the database at `path`, with all that was committed to it.
fn copied(path: &Path) -> Result<Reader> {
    let folder = tempfile::tempdir().map_err(Error::io(std::env::temp_dir()))?;
    let copy = copy_into(path, folder.path())?;
    let connection = Connection::open(copy)?;
    Ok(Reader {
        connection,
        copy: Some(folder),
    })
}

/// Copies the database at `path`, which nobody may be writing, into `folder`, with what is committed beside it; returns
/// where the copy is.
pub(super) fn copy_into(path: &Path, folder: &Path) -> Result<PathBuf> {
    let copy = folder.join("copy.sqlite");
    fs::copy(path, &copy).map_err(Error::io(path))?;
    for suffix in [WAL, JOURNAL] {
        let from = beside(path, suffix);
        match fs::copy(&from, beside(&copy, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io(from)(error)),
            _ => {}
        }
    }
    Ok(copy)
}

fn exists(path: &Path) -> Result<bool> {
    path.try_exists().map_err(Error::io(path))
}

/// A file's size in bytes; 0 where there is no such file.
fn size(path: &Path) -> Result<u64> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// `path` as SQLite's own kind of address, with `parameters`.
fn uri(path: &Path, parameters: &str) -> String {
    let mut uri = String::from("file:");
    // An absolute path of Windows begins with its drive.
    if cfg!(windows) && path.is_absolute() {
        uri.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b':' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push('?');
    uri.push_str(parameters);
    uri
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeMap,
        hash::{DefaultHasher, Hash, Hasher},
        time::SystemTime,
    };

    use super::*;

    /// The files of a folder, each with a digest of its bytes and when it was written.
    fn files(folder: &Path) -> BTreeMap<PathBuf, (u64, SystemTime)> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths
            .filter(|path| path.is_file())
            .map(|path| {
                let mut hasher = DefaultHasher::new();
                fs::read(&path).unwrap().hash(&mut hasher);
                let modified = fs::metadata(&path).unwrap().modified().unwrap();
                (path, (hasher.finish(), modified))
            })
            .collect()
    }

    fn count(path: &Path) -> u32 {
        let reader = open(path).unwrap();
        let count = "SELECT count(*) FROM setting";
        reader.connection.query_row(count, [], |row| row.get(0)).unwrap()
    }

    fn put(store: &mut Store, key: &str) {
        store.set(key, &1).unwrap();
    }

    #[test]
    fn whoever_reads_writes_nothing_and_sees_everything() {
        let folder = tempfile::tempdir().unwrap();
        // A name with what an address must escape.
        let path = folder.path().join("a %20b#c?d é.sqlite");
        let mut store = Store::prepare(&path).unwrap();
        for key in 0..20 {
            put(&mut store, &format!("key {key}"));
        }
        // Somebody has it open, and what is committed is in the WAL. Its index is shared by the connections of one
        // process, so it may change here.
        let files_but_index = || {
            let mut files = files(folder.path());
            files.remove(&beside(&path, SHM));
            files
        };
        let before = files_but_index();
        assert_eq!(count(&path), 20);
        assert_eq!(files_but_index(), before);
        // What comes in while it is read.
        let reader = open(&path).unwrap();
        put(&mut store, "one more");
        let count_now = "SELECT count(*) FROM setting";
        let now: u32 = reader.connection.query_row(count_now, [], |row| row.get(0)).unwrap();
        assert_eq!(now, 21);
        drop(reader);

        // As a process that was killed left it: with its index, and without.
        let killed = folder.path().join("killed");
        fs::create_dir(&killed).unwrap();
        let there = killed.join("library.sqlite");
        for suffix in ["", WAL, SHM] {
            fs::copy(beside(&path, suffix), beside(&there, suffix)).unwrap();
        }
        let before = files(&killed);
        assert_eq!(count(&there), 21);
        assert_eq!(files(&killed), before);
        fs::remove_file(beside(&there, SHM)).unwrap();
        let before = files(&killed);
        assert_eq!(count(&there), 21);
        assert_eq!(files(&killed), before);
        // Or before its index was whole, or even begun.
        for index in [&[0; 1][..], &[0; 32768], &[0xff; 32768]] {
            fs::write(beside(&there, SHM), index).unwrap();
            let before = files(&killed);
            assert_eq!(count(&there), 21, "{} bytes", index.len());
            assert_eq!(files(&killed), before);
        }

        // And nobody has it open.
        drop(store);
        assert!(!beside(&path, WAL).exists());
        // Nor is anything committed beside it where both were just made.
        for suffix in [WAL, SHM] {
            fs::write(beside(&path, suffix), "").unwrap();
        }
        assert_eq!(count(&path), 21);
        for suffix in [WAL, SHM] {
            assert_eq!(fs::read(beside(&path, suffix)).unwrap(), b"");
            fs::remove_file(beside(&path, suffix)).unwrap();
        }
        let before = files(folder.path());
        assert_eq!(count(&path), 21);
        assert_eq!(files(folder.path()), before);
    }
}
