//! Why the library's database cannot be read or written.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

use crate::SessionId;

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// A package.
    Package,
    /// A SCO of a package.
    Sco,
    /// A session.
    Session,
    /// A learner.
    Learner,
}

/// Every failure of the store's functions. SQLite's own message is logged where it occurs.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no record with this identity: it was deleted, or never existed.
    #[error("there is no {record:?} {id}")]
    NotFound {
        /// The kind of record.
        record: Record,
        /// The identity that was asked for.
        id: String,
    },
    /// The SCO has a session that is still running.
    #[error("session {session} of the SCO is still running")]
    StillRunning {
        /// The running session.
        session: SessionId,
    },
    /// The session is not open: it runs, it has finished, or it was continued, reset or validated.
    #[error("session {session} is not open")]
    NotOpen {
        /// The session.
        session: SessionId,
    },
    /// There is a learner with this identifier.
    #[error("there is a learner {student_id} already")]
    LearnerExists {
        /// `cmi.core.student_id`
        student_id: String,
    },
    /// A library has a learner at all times.
    #[error("the only learner cannot be deleted")]
    LastLearner,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The database may not be written.
    #[error("the database is read-only")]
    ReadOnly,
    /// The database is damaged, or the file is no database.
    #[error("the database is damaged")]
    DamagedDatabase,
    /// The record that was asked for is damaged. The rest of the database may be in order.
    #[error("the record is damaged")]
    DamagedRecord,
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Any other failure of the database.
    #[error("{0}")]
    Other(String),
}

/// The result of the store's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An [`Error::Io`] about `path`.
    pub(crate) fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::Io { path, source }
    }

    /// An [`Error::NotFound`].
    pub(crate) fn not_found(record: Record, id: impl ToString) -> Self {
        Self::NotFound {
            record,
            id: id.to_string(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if is_damaged_value(&error) {
            tracing::error!(%error, "a damaged record");
            return Self::DamagedRecord;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::DamagedDatabase,
            _ => {
                tracing::error!(%error, "the library's database");
                Self::Other(error.to_string())
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
    fn a_full_disk_and_a_read_only_database_are_distinguished() {
        let of = |code| Error::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        assert!(matches!(of(rusqlite::ffi::SQLITE_FULL), Error::DiskFull));
        assert!(matches!(of(rusqlite::ffi::SQLITE_READONLY), Error::ReadOnly));
        assert!(matches!(of(rusqlite::ffi::SQLITE_CORRUPT), Error::DamagedDatabase));
    }
}
