//! What can go wrong for a user of the workbench, named by what happened. The words that a person reads are
//! chosen at the edge, in their language; the messages here are for logs and the command line.

use scorm::{Standard, manifest::ManifestError};
use serde::Serialize;

/// Every failure of the workbench's functions. Serialised with its `kind` and what a message needs to name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Error {
    /// The file is no zip archive, or is damaged before its list of entries.
    #[error("{file} is not a zip archive: {reason}")]
    NotAZip {
        /// The file's name as the user chose it.
        file: String,
        /// What the zip reader found.
        reason: String,
    },
    /// An entry of the zip would leave the package's folder, or has a name that no file can have.
    #[error("{file} holds an entry with an unsafe name: {entry}")]
    UnsafeEntry {
        /// The zip's name.
        file: String,
        /// The entry's name as the zip gives it.
        entry: String,
    },
    /// The zip is over one of the limits on entries and sizes.
    #[error("{file} is over the limit on {limit}")]
    OverLimit {
        /// The zip's name.
        file: String,
        /// Which limit, with its value.
        limit: String,
    },
    /// An entry of the zip could not be unpacked: damaged, encrypted, or packed by an unknown method.
    #[error("{entry} in {file} cannot be unpacked: {reason}")]
    DamagedEntry {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
        /// What the zip reader found.
        reason: String,
    },
    /// An entry of the zip is encrypted.
    #[error("{entry} in {file} is encrypted")]
    EncryptedEntry {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
    },
    /// Entries of the zip share bytes, as in a zip that is made to grow without end.
    #[error("entries of {file} overlap")]
    OverlappingEntries {
        /// The zip's name.
        file: String,
    },
    /// There is no `imsmanifest.xml` in the package, and nothing of another standard.
    #[error("{file} has no imsmanifest.xml")]
    NoManifest {
        /// The zip's name.
        file: String,
    },
    /// The manifest cannot be read at all.
    #[error("imsmanifest.xml in {file} cannot be read: {reason}")]
    BadManifest {
        /// The zip's name.
        file: String,
        /// What is wrong.
        reason: ManifestError,
    },
    /// A SCO's launch file is not in the zip.
    #[error("{launch_file}, the launch file of «{sco}», is not in {file}")]
    LaunchFileMissing {
        /// The zip's name.
        file: String,
        /// The SCO's title.
        sco: String,
        /// The path that the manifest gives, from the zip's root.
        launch_file: String,
    },
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled,
    /// What was asked for is not in the library: it was deleted, or never was.
    #[error("no {what} {id}")]
    NotFound {
        /// `package`, `SCO`, `learner`, `session` or `profile`.
        what: String,
        /// The identity that was asked for.
        id: String,
    },
    /// The package is of a standard that the run-time does not speak.
    #[error("a package of {} cannot be launched: the run-time speaks SCORM 1.2", standard.name())]
    CannotRun {
        /// The standard.
        standard: Standard,
    },
    /// The SCO has a session that is still running.
    #[error("the session {session} is still running")]
    StillRunning {
        /// The running session.
        session: String,
    },
    /// A file or folder could not be read or written.
    #[error("{path}: {reason}")]
    Io {
        /// The file or folder.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The library's database refused.
    #[error("the library's database: {reason}")]
    Store {
        /// What SQLite said.
        reason: String,
    },
    /// The loopback server could not start.
    #[error("the player's server could not start: {reason}")]
    Server {
        /// What the system said.
        reason: String,
    },
}

/// The result of the workbench's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An [`Error::Io`] about `path`.
    pub(crate) fn io(path: impl AsRef<std::path::Path>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.as_ref().display().to_string();
        move |reason| Error::Io {
            path,
            reason: reason.to_string(),
        }
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
        Error::Store {
            reason: error.to_string(),
        }
    }
}
