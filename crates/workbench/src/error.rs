//! What can go wrong for a user of the workbench, named by what happened. The words that a person reads are
//! chosen at the edge, in their language; the messages here are for logs and the command line. What a library or the
//! system said of it is logged, and is part of no message.

mod faults;
mod words;

use std::{io, path::Path};

use locale::Language;
use rusqlite::ErrorCode;
use scorm::{Standard, manifest::ManifestError};
use serde::Serialize;

use crate::library;

pub use faults::{EntryFault, IoFault, ZipFault};

/// The library's database, in the data folder.
const DATABASE: &str = "library.sqlite";

/// Every failure of the workbench's functions. Serialised with its `kind` and what a message needs to name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.message(Language::English))]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Error {
    /// The file is no zip archive, or is damaged before its list of entries.
    NotAZip {
        /// The file's name as the user chose it.
        file: String,
        /// Why not.
        fault: ZipFault,
    },
    /// An entry of the zip would leave the package's folder, or has a name that no file can have.
    UnsafeEntry {
        /// The zip's name.
        file: String,
        /// The entry's name as the zip gives it.
        entry: String,
    },
    /// What a zip or folder holds is neither a file nor a folder: a link, which could lead anywhere, or a device.
    NotAFile {
        /// The zip's or folder's name.
        file: String,
        /// The entry's name, or its path in the folder.
        entry: String,
    },
    /// A file or folder of the zip cannot be made under its name on this system.
    UnusableName {
        /// The zip's name.
        file: String,
        /// The entry's name as the zip gives it.
        entry: String,
        /// Why not.
        fault: NameFault,
    },
    /// The zip or folder is over one of the limits on entries, sizes and paths.
    OverLimit {
        /// The zip's name.
        file: String,
        /// Which limit, with its value.
        limit: Limit,
    },
    /// An entry of the zip is packed by a method that this build cannot unpack; LMSs read only stored and deflated entries.
    UnsupportedMethod {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
        /// The method's name, or its number where it has none (PKWARE APPNOTE §4.4.5).
        method: String,
    },
    /// An entry of the zip could not be unpacked: its bytes are damaged.
    DamagedEntry {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
        /// Why not.
        fault: EntryFault,
    },
    /// An entry of the zip is encrypted.
    EncryptedEntry {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
    },
    /// Entries of the zip share bytes, as in a zip that is made to grow without end.
    OverlappingEntries {
        /// The zip's name.
        file: String,
    },
    /// There is no `imsmanifest.xml` in the package, and nothing of another standard.
    NoManifest {
        /// The zip's name.
        file: String,
    },
    /// The manifest cannot be read at all.
    BadManifest {
        /// The zip's name.
        file: String,
        /// What is wrong.
        reason: ManifestError,
    },
    /// A SCO's launch file is not in the zip.
    LaunchFileMissing {
        /// The zip's name.
        file: String,
        /// The SCO's title.
        sco: String,
        /// The path that the manifest gives, from the zip's root.
        launch_file: String,
    },
    /// A SCO starts on another host, and was launched offline.
    OfflineLaunch {
        /// The SCO's title.
        sco: String,
        /// The host, with its port.
        host: String,
    },
    /// The user cancelled.
    Cancelled,
    /// What was asked for is not in the library: it was deleted, or never was.
    NotFound {
        /// `package`, `SCO`, `learner`, `session` or `profile`.
        what: String,
        /// The identity that was asked for.
        id: String,
    },
    /// The package is of a standard that the run-time does not speak.
    CannotRun {
        /// The standard.
        standard: Standard,
    },
    /// The SCO has a session that is still running.
    StillRunning {
        /// The running session.
        session: String,
    },
    /// The disk is full, or the user's share of it.
    DiskFull {
        /// The file or folder that was written.
        path: String,
    },
    /// The user may not read or write there, or the disk is read-only.
    NoPermission {
        /// The file or folder.
        path: String,
    },
    /// A file or folder could not be read or written.
    Io {
        /// The file or folder; the library's folder for one inside it.
        path: String,
        /// Why not.
        fault: IoFault,
    },
    /// The library's database could not be read or written, for a reason that only its logs name.
    Store {
        /// What happened, for logs.
        #[serde(skip)]
        reason: String,
    },
    /// What the library holds of something is damaged, while the rest of it is not.
    DamagedRecord,
    /// The library was written by a newer version of the workbench.
    NewerLibrary {
        /// The database.
        path: String,
    },
    /// The library is open elsewhere, and what was asked for needs it alone; or an older version of the workbench has it
    /// open, which shares it with nobody.
    LibraryInUse {
        /// The library's folder.
        path: String,
    },
    /// The library's database is damaged. It is left as it is.
    DamagedLibrary {
        /// The database.
        path: String,
    },
    /// There are packages of a library, and no database that knows them. They are left as they are.
    LibraryMissing {
        /// The database.
        path: String,
        /// How many packages there are.
        packages: u32,
    },
    /// There is no library in the folder, or no such folder.
    NoLibrary {
        /// The folder.
        path: String,
    },
    /// The folder is neither empty nor a library's. It is left as it is.
    NotALibrary {
        /// The folder.
        path: String,
    },
    /// The loopback server could not start.
    Server,
}

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum NameFault {
    /// It is longer than the system takes, or has characters that it does not take.
    Refused,
    /// To this system it is the name of another entry, which is spelled otherwise.
    SameAsAnother,
    /// It is a file's name and a folder's.
    FileAndFolder,
}

/// A limit on what a zip or a folder may hold, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Limit {
    /// Files and folders.
    Entries {
        /// The most that there may be.
        most: u32,
    },
    /// MiB unpacked, in all.
    TotalMib {
        /// The most that there may be.
        most: u32,
    },
    /// Bytes unpacked for each byte of the zip.
    Ratio {
        /// The most that there may be.
        most: u32,
    },
    /// Folders inside each other. Not a setting.
    Depth {
        /// The most that there may be.
        most: u32,
    },
    /// Bytes of a path from the package's root, in UTF-8. Not a setting.
    PathBytes {
        /// The most that there may be.
        most: u32,
    },
}

/// The result of the workbench's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error about `path`: an [`Error::Io`], or what else the system's reason is known to mean. Files in the library's
    /// own folders mean nothing to a user: for them, it is about the library.
    pub fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Error {
        let path = path.as_ref().to_owned();
        move |error| {
            tracing::warn!(%error, path = %path.display(), "a file could not be read or written");
            let path = library::visible_part(&path).display().to_string();
            match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull { path },
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Error::NoPermission { path },
                _ => Error::Io {
                    path,
                    fault: IoFault::of(&error),
                },
            }
        }
    }

    /// The message in a language, without a full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        words::message(self, language)
    }

    /// An [`Error::NotFound`].
    pub(crate) fn not_found(what: &str, id: impl ToString) -> Error {
        Error::NotFound {
            what: what.into(),
            id: id.to_string(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if is_damaged_value(&error) {
            tracing::error!(%error, "a damaged record");
            return Error::DamagedRecord;
        }
        let path = || DATABASE.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::DiskFull { path: path() },
            Some(ErrorCode::ReadOnly) => Error::NoPermission { path: path() },
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::DamagedLibrary { path: path() },
            _ => {
                tracing::error!(%error, "the library's database");
                Error::Store {
                    reason: error.to_string(),
                }
            }
        }
    }
}

/// Whether a row was read whose values are not what they must be: JSON that is none, a number that is text.
pub(crate) fn is_damaged_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as Sql;
    matches!(
        error,
        Sql::FromSqlConversionFailure(..)
            | Sql::IntegralValueOutOfRange(..)
            | Sql::InvalidColumnType(..)
            | Sql::Utf8Error(..)
            | Sql::QueryReturnedNoRows
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_missing_permission_are_told_apart() {
        let path = || "a/b".to_owned();
        let rows = [
            (io::ErrorKind::StorageFull, Error::DiskFull { path: path() }),
            (io::ErrorKind::QuotaExceeded, Error::DiskFull { path: path() }),
            (io::ErrorKind::PermissionDenied, Error::NoPermission { path: path() }),
            (io::ErrorKind::ReadOnlyFilesystem, Error::NoPermission { path: path() }),
        ];
        for (kind, expected) in rows {
            assert_eq!(Error::io("a/b")(kind.into()), expected);
        }
        let sqlite = |code| Error::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        let path = || DATABASE.to_owned();
        assert_eq!(sqlite(rusqlite::ffi::SQLITE_FULL), Error::DiskFull { path: path() });
        assert_eq!(
            sqlite(rusqlite::ffi::SQLITE_READONLY),
            Error::NoPermission { path: path() }
        );
        assert!(matches!(
            Error::io("a/b")(io::ErrorKind::NotFound.into()),
            Error::Io { .. }
        ));
    }

    #[test]
    fn a_package_of_another_standard_is_named_with_its_article() {
        let message = |standard| Error::CannotRun { standard }.to_string();
        assert!(message(Standard::Aicc).starts_with("an AICC package cannot be launched"));
        assert!(message(Standard::Xapi).starts_with("an xAPI package"));
        assert!(message(Standard::Cmi5).starts_with("a cmi5 package"));
        assert!(message(Standard::Scorm2004).starts_with("a SCORM 2004 package"));
    }

    #[test]
    fn messages_hold_no_words_of_a_system_or_library() {
        let said = io::Error::other("sqlite3_step failed: no such table: package (os error 5)");
        let error = Error::io("cours.zip")(said);
        assert_eq!(
            (error.message(Language::English), error.message(Language::French)),
            (
                "cours.zip could not be read or written: the system gives no reason that is known here".to_owned(),
                "cours.zip n’a pas pu être lu ou écrit : le système ne donne aucune raison connue".to_owned(),
            )
        );
    }

    #[test]
    fn the_librarys_own_folders_are_not_named() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        for (path, shown) in [
            (format!("data/packages/{id}/content/a.html"), "data"),
            (format!("data/packages/{id}"), "data"),
            (format!("data/packages/.incoming-{id}/package.zip"), "data"),
            (format!("data/packages/.incoming-{id}/content/packages/a.html"), "data"),
            (".incoming-abc/content".to_owned(), ""),
            ("tmp/.incoming-abc/content/a".to_owned(), "tmp"),
            ("packages/course/a.html".to_owned(), "packages/course/a.html"),
            (format!("courses/{id}/a.html"), &format!("courses/{id}/a.html")),
        ] {
            let path_of = |error| match error {
                Error::Io { path, .. } => path,
                other => panic!("{other:?}"),
            };
            assert_eq!(path_of(Error::io(path)(io::ErrorKind::NotFound.into())), shown);
        }
    }
}
