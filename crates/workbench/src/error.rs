//! What can go wrong for a user of the workbench, named by what happened. The words that a person reads are
//! chosen at the edge, in their language; the messages here are for logs and the command line. What a library or the
//! system said of it is logged, and is part of no message.

mod words;

use std::{io, path::Path};

use chrono::{DateTime, FixedOffset};
use locale::Language;
use package::FileError;
use scorm::Standard;
use serde::Serialize;
use store::{Record, SessionId};

use crate::{learners::LearnerFileFault, library, profiles::ProfileFault, settings_file::SettingsFileFault};

/// The library's database, in the data folder.
const DATABASE: &str = "library.sqlite";

/// Every failure of the workbench's functions. Serialised with its `kind` and what a message needs to name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.message(Language::English))]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Error {
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
        session: SessionId,
    },
    /// The session is not open: it runs, it has finished, or it was continued, reset or validated.
    NotOpen {
        /// The session.
        session: SessionId,
    },
    /// The session's entries and exchanges were deleted for their age. Its report is kept.
    LogsDeleted {
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// The session has ended, and what was asked for needs one that is running.
    SessionEnded,
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
    /// A backup was to be restored where a library is already. It is left as it is.
    LibraryExists {
        /// The folder.
        path: String,
    },
    /// The file is no backup of a library, or it is damaged.
    NotABackup {
        /// The file.
        path: String,
    },
    /// The library was moved to a folder that is not there now, or that has none.
    LibraryMoved {
        /// The folder that it was moved from.
        path: String,
        /// The folder that it was moved to.
        to: String,
    },
    /// A library was being moved to the folder, and is where it was.
    MoveUnfinished {
        /// The folder.
        path: String,
        /// Where the library is.
        from: String,
    },
    /// The file that says where a library was moved to is damaged.
    MoveRecord {
        /// The file.
        path: String,
    },
    /// A library cannot be moved to the folder.
    MoveTarget {
        /// The folder.
        path: String,
        /// Why not.
        fault: MoveFault,
    },
    /// The disk has not enough space for what is to be moved to it.
    NotEnoughSpace {
        /// The folder.
        path: String,
        /// How many MiB are needed.
        needed_mib: u32,
        /// How many there are.
        available_mib: u32,
    },
    /// Sessions are running, and what was asked for needs that none is.
    SessionsRunning {
        /// How many.
        count: u32,
    },
    /// There is a learner with this identifier.
    LearnerExists {
        /// `cmi.core.student_id`
        student_id: String,
    },
    /// A learner to be added has no identifier or no family name, blanks in the identifier, or more than 255 characters.
    InvalidLearner,
    /// The only learner cannot be deleted.
    LastLearner,
    /// A file of learners cannot be imported.
    LearnerFile {
        /// Its name.
        file: String,
        /// What is wrong with it.
        fault: LearnerFileFault,
    },
    /// A file of settings is refused.
    SettingsFile {
        /// Its name.
        file: String,
        /// What is wrong with it.
        fault: SettingsFileFault,
    },
    /// A profile of a user's own is refused.
    Profile {
        /// The name of its file; none where it was written in a form.
        file: Option<String>,
        /// What is wrong with it.
        fault: ProfileFault,
    },
    /// The loopback server could not start.
    Server,
    /// The system has no program that opens web addresses, or that program failed.
    BrowserNotOpened,
    /// A file or folder could not be read or written.
    #[serde(untagged)]
    File(FileError),
    /// A package could not be read.
    #[serde(untagged)]
    Package(package::Error),
}

/// Why a library cannot be moved to a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum MoveFault {
    /// The library is there.
    Same,
    /// One of the two folders is in the other.
    Nested,
    /// Something is in it.
    NotEmpty,
    /// Its path, or that of the library, is no Unicode.
    Name,
}

/// The result of the workbench's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An [`Error::File`] about `path`, as [`From`] makes it.
    pub fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Error {
        let error = FileError::at(path);
        move |reason| error(reason).into()
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

impl From<FileError> for Error {
    /// Files in the library's own folders mean nothing to a user: for them, the error is about the library.
    fn from(error: FileError) -> Self {
        Self::File(error.about(|path| library::visible_part(path).to_owned()))
    }
}

impl From<package::Error> for Error {
    fn from(error: package::Error) -> Self {
        match error {
            package::Error::File(error) => error.into(),
            other => Self::Package(other),
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        use store::Error as Store;
        let path = || DATABASE.to_owned();
        match error {
            Store::NotFound { record, id } => Self::NotFound {
                what: match record {
                    Record::Package => "package",
                    Record::Sco => "SCO",
                    Record::Session => "session",
                    Record::Learner => "learner",
                }
                .to_owned(),
                id,
            },
            Store::StillRunning { session } => Self::StillRunning { session },
            Store::NotOpen { session } => Self::NotOpen { session },
            Store::LearnerExists { student_id } => Self::LearnerExists { student_id },
            Store::LastLearner => Self::LastLearner,
            Store::DiskFull => FileError::DiskFull { path: path() }.into(),
            Store::ReadOnly => FileError::NoPermission { path: path() }.into(),
            Store::DamagedDatabase => Self::DamagedLibrary { path: path() },
            Store::DamagedRecord => Self::DamagedRecord,
            Store::Io { path, source } => Self::io(path)(source),
            Store::Other(reason) => Self::Store { reason },
        }
    }
}

impl From<player::Error> for Error {
    fn from(error: player::Error) -> Self {
        match error {
            player::Error::SessionEnded => Self::SessionEnded,
            player::Error::Server(reason) => {
                tracing::error!(%reason, "the player's server could not start");
                Self::Server
            }
            // What records is always the store.
            player::Error::Sink(error) => match error.downcast::<store::Error>() {
                Ok(error) => (*error).into(),
                Err(error) => Self::Store {
                    reason: error.to_string(),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk_full(path: String) -> Error {
        Error::File(FileError::DiskFull { path })
    }

    fn no_permission(path: String) -> Error {
        Error::File(FileError::NoPermission { path })
    }

    #[test]
    fn a_full_disk_and_a_missing_permission_are_distinguished() {
        let path = || "a/b".to_owned();
        let rows = [
            (io::ErrorKind::StorageFull, disk_full(path())),
            (io::ErrorKind::QuotaExceeded, disk_full(path())),
            (io::ErrorKind::PermissionDenied, no_permission(path())),
            (io::ErrorKind::ReadOnlyFilesystem, no_permission(path())),
        ];
        for (kind, expected) in rows {
            assert_eq!(Error::io("a/b")(kind.into()), expected);
        }
        let path = || DATABASE.to_owned();
        assert_eq!(Error::from(store::Error::DiskFull), disk_full(path()));
        assert_eq!(Error::from(store::Error::ReadOnly), no_permission(path()));
        assert!(matches!(
            Error::io("a/b")(io::ErrorKind::NotFound.into()),
            Error::File(FileError::Io { .. })
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
                "cours.zip could not be read or written: the system gave no known reason".to_owned(),
                "cours.zip n’a pas pu être lu ou écrit : le système n’a donné aucune raison connue".to_owned(),
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
                Error::File(FileError::Io { path, .. }) => path,
                other => panic!("{other:?}"),
            };
            assert_eq!(path_of(Error::io(path)(io::ErrorKind::NotFound.into())), shown);
        }
    }
}
