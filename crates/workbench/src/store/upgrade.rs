//! How a database of an earlier version is brought up to date.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};

const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("migrations/001-library-and-sessions.sql")),
    M::up(include_str!("migrations/002-standard.sql")),
    M::up(include_str!("migrations/003-no-problems.sql")),
    M::up(include_str!("migrations/004-versions.sql")),
    M::up(include_str!("migrations/005-identity.sql")),
];

/// The version that this workbench reads and writes.
pub(super) const LATEST: usize = MIGRATIONS.len();

/// Brings a database of this version or an earlier one up to date. One of an earlier version is copied first, as it is.
pub(super) fn to_latest(connection: &mut Connection, path: &Path) -> Result<()> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    if (1..LATEST).contains(&version) {
        keep(connection, path, version)?;
    }
    migrate(connection)
}

/// An empty database of the latest version.
pub(super) fn to_latest_in_memory() -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    migrate(&mut connection)?;
    Ok(connection)
}

pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    Migrations::from_slice(MIGRATIONS)
        .to_latest(connection)
        .map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Error::Store {
                reason: other.to_string(),
            },
        })
}

/// Where the copy of a database of an earlier version is kept.
fn copy_of(path: &Path, version: usize) -> PathBuf {
    path.with_extension(format!("before-{LATEST}.v{version}.sqlite"))
}

/// Copies a database beside itself: all of it, or nothing.
fn keep(connection: &Connection, path: &Path, version: usize) -> Result<()> {
    let copy = copy_of(path, version);
    let part = copy.with_extension("part");
    if part.exists() {
        fs::remove_file(&part).map_err(Error::io(&part))?;
    }
    connection.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    // To be written too: Windows brings only such a handle's file to the disk.
    File::options()
        .write(true)
        .open(&part)
        .and_then(|file| file.sync_all())
        .map_err(Error::io(&part))?;
    fs::rename(&part, &copy).map_err(Error::io(&copy))
}
