//! The library's SQLite file: the only crate that knows SQL. One module per group of tables. It returns rows as they are
//! stored; what they mean to a user is decided above it.

mod attempts;
mod backfill;
mod columns;
mod courses;
mod entry_columns;
mod error;
mod exchanges;
mod frozen;
mod identity;
pub mod ids;
mod journal_index;
mod launch_options;
mod learners;
mod lms_log;
mod lms_profiles;
mod packages;
mod read;
mod retention;
mod salvage;
mod session_journal;
mod sessions;
mod settings;
mod sink;
mod statements;
mod timeline;
mod upgrade;

use std::{
    any::Any,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use tempfile::TempDir;

use self::error::is_damaged_value;

pub use attempts::{AttemptRow, RecordedStatus};
pub use error::{Error, Record, Result};
pub use frozen::FrozenDatabase;
pub use identity::DatabaseKind;
pub use ids::{AttemptId, CourseId, LearnerId, PackageId, ScoId, SessionId, SessionKey};
pub use journal_index::{Block, Candidates, IndexBatch, IndexedRevisions, IndexedSession, JournalIndex};
pub use launch_options::LaunchOptionsRow;
pub use learners::{Learner, LearnerRow, NewLearner};
pub use lms_log::RecordedExchange;
pub use lms_profiles::LmsProfileRow;
pub use packages::{NewPackage, PackageRow, ScoRow};
pub use read::beside;
pub use salvage::{LostTitles, NEW_DATABASE, Salvage};
pub use session_journal::{DeletedLog, JournalSession};
pub use sessions::{NewSession, SessionRow};
pub use sink::SessionSink;
pub use timeline::SessionEntries;

/// How often a connection that waits for the transaction of another looks whether it has ended, and how many times: some ten
/// seconds. The waits of SQLite's own `busy_timeout` grow to 100 ms each, in which several transactions may come and go.
const GLANCE: Duration = Duration::from_millis(1);
const GLANCES: i32 = 10_000;

/// The version of SQLite.
#[must_use]
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// One connection to the library's database.
///
/// WAL lets a recorder write while the window reads; `synchronous = FULL` makes a transaction that has committed
/// survive the power going, which is what an LMSCommit that returned `true` promises.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// What must last as long as the connection: the library is open until the last one is closed.
    _held: Option<Arc<dyn Any + Send + Sync>>,
    /// Where a private copy is that is read; deleted with the connection.
    _copy: Option<TempDir>,
}

impl Store {
    /// A number that differs from the last one if another connection has changed the database meanwhile.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// Opens the database at `path`, which [`Store::prepare`] has prepared.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self::from_connection(connect(path)?))
    }

    /// Opens the database at `path`, of this version, to read it. Nothing is written, neither to it nor beside it.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        let reader = read::open(path)?;
        // What is written into a private copy is lost: it is refused instead.
        reader.connection.pragma_update(None, "query_only", true)?;
        Ok(Self {
            connection: reader.connection,
            _held: None,
            _copy: reader.copy,
        })
    }

    /// Copies the database at `path`, as it is at this moment, into the new file `copy`.
    ///
    /// # Errors
    /// `copy` exists or cannot be written, or the database cannot be read.
    pub fn copy(path: &Path, copy: &Path) -> Result<()> {
        upgrade::copy_into(&read::open(path)?.connection, copy)
    }

    /// Makes a copy of the database at `path`, which is of an earlier version, in `folder`, brought up to date.
    ///
    /// # Errors
    /// It cannot be read, or there is no space for the copy.
    pub fn upgraded_copy(path: &Path, folder: &Path) -> Result<PathBuf> {
        let copy = folder.join("upgraded.sqlite");
        read::open(path)?
            .connection
            .execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        upgrade::migrate(&mut connect(&copy)?)?;
        Ok(copy)
    }

    fn from_connection(connection: Connection) -> Self {
        Self {
            connection,
            _held: None,
            _copy: None,
        }
    }

    /// Keeps `held` as long as the connection is open.
    pub fn holding(mut self, held: Arc<dyn Any + Send + Sync>) -> Self {
        self._held = Some(held);
        self
    }

    /// Opens the database at `path`, made or brought up to date first; as it was before, it is kept beside it. It must be
    /// ours and whole ([`Store::identify`]), and nobody else may be at this.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn prepare(path: &Path) -> Result<Self> {
        let mut connection = connect(path)?;
        upgrade::to_latest(&mut connection, path)?;
        Ok(Self::from_connection(connection))
    }

    /// How many packages, SCOs and sessions cannot be read, while the others can.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn damaged_records(&self) -> Result<u32> {
        let count = |table: &str| -> Result<usize> {
            let sql = format!("SELECT count(*) FROM {table}");
            Ok(self.connection.query_row(&sql, [], |row| row.get::<_, u32>(0))? as usize)
        };
        let there = count("package")? + count("sco")? + count("session")?;
        let readable = self.every_version()?.len() + self.scos_readable()? + self.sessions()?.len();
        Ok(u32::try_from(there.saturating_sub(readable)).unwrap_or(u32::MAX))
    }

    /// Runs `change` as one transaction: all of it is on disk when this returns `Ok`, none of it otherwise.
    fn transaction<T>(&mut self, change: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        // Immediate: two writers queue at the start, where the busy timeout holds, and not in the middle.
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = change(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.busy_handler(Some(|glances| {
        thread::sleep(GLANCE);
        glances < GLANCES
    }))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// The rows that can be read. One that is damaged does not hide the others: how many there are says
/// [`Store::damaged_records`].
fn readable<T, C: FromIterator<T>>(rows: impl Iterator<Item = rusqlite::Result<T>>) -> Result<C> {
    let readable = rows.filter(|row| match row {
        Err(error) if is_damaged_value(error) => {
            tracing::warn!(%error, "a damaged record is passed over");
            false
        }
        _ => true,
    });
    Ok(readable.collect::<rusqlite::Result<_>>()?)
}

/// `value` as the JSON text of a column.
fn to_json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Other(error.to_string()))
}

/// A column with a time in RFC 3339; the epoch where that is damaged, because a session is worth more than its date.
fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or_else(|error| {
        tracing::warn!(%error, text, "a damaged time");
        DateTime::default()
    })
}

/// A JSON column's value.
fn from_json<T: serde::de::DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}
