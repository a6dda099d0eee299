//! The library's SQLite file: the only place that knows SQL. One module a group of tables; no rule about SCORM or
//! about the workbench stands here.

mod attempts;
mod identity;
mod lineages;
mod packages;
mod read;
mod sessions;
mod settings;
mod timeline;
mod upgrade;

use std::{path::Path, time::Duration};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{Error, Result};

pub(crate) use attempts::Learner;
pub(crate) use identity::DatabaseKind;
pub(crate) use packages::{NewPackage, PackageRow, ScoRow};
pub(crate) use sessions::{NewSession, SessionRow, Standing};

/// One connection to the library's database.
///
/// WAL lets a recorder write while the window reads; `synchronous = FULL` makes a transaction that has committed
/// survive the power going, which is what an LMSCommit answered `true` promises.
#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// Opens the database at `path`, which [`Store::prepare`] has prepared.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        Ok(Self {
            connection: connect(path)?,
        })
    }

    /// Opens the database at `path`, made or brought up to date first; as it was before, it is kept beside it. It must be
    /// ours and whole ([`Store::identify`]), and nobody else may be at this.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub(crate) fn prepare(path: &Path) -> Result<Self> {
        let mut connection = connect(path)?;
        upgrade::to_latest(&mut connection, path)?;
        Ok(Self { connection })
    }

    /// Runs `change` as one transaction: all of it is on disk when this returns `Ok`, none of it otherwise.
    pub(crate) fn transaction<T>(&mut self, change: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
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
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// `value` as the JSON text of a column.
fn to_json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Store {
        reason: error.to_string(),
    })
}

/// A JSON column's value.
fn from_json<T: serde::de::DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}
