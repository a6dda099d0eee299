//! How a database of an earlier version is brought up to date, and how one that cannot be is told.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, ErrorCode};
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};

const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("migrations/001-library-and-sessions.sql")),
    M::up(include_str!("migrations/002-standard.sql")),
    M::up(include_str!("migrations/003-no-problems.sql")),
    M::up(include_str!("migrations/004-versions.sql")),
    M::up(include_str!("migrations/005-identity.sql")),
];

/// Brings a database up to date. One of an earlier version is copied first, as it is.
pub(super) fn to_latest(connection: &mut Connection, path: &Path) -> Result<()> {
    let migrations = Migrations::from_slice(MIGRATIONS);
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    // SQLite takes any number there; ours begin at 0.
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    if version > MIGRATIONS.len() {
        return Err(Error::NewerLibrary {
            path: path.display().to_string(),
        });
    }
    if (1..MIGRATIONS.len()).contains(&version) {
        keep(connection, path, version)?;
    }
    migrations.to_latest(connection).map_err(|error| Error::Store {
        reason: error.to_string(),
    })
}

/// Where the copy of a database of an earlier version is kept.
fn copy_of(path: &Path, version: usize) -> PathBuf {
    path.with_extension(format!("before-{}.v{version}.sqlite", MIGRATIONS.len()))
}

/// Copies a database beside itself: all of it, or nothing.
fn keep(connection: &Connection, path: &Path, version: usize) -> Result<()> {
    let copy = copy_of(path, version);
    let part = copy.with_extension("part");
    if part.exists() {
        fs::remove_file(&part).map_err(Error::io(&part))?;
    }
    connection.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    File::open(&part)
        .and_then(|file| file.sync_all())
        .map_err(Error::io(&part))?;
    fs::rename(&part, &copy).map_err(Error::io(&copy))
}

/// What an error on opening the database at `path` means to a user.
pub(super) fn on_opening(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::DamagedLibrary {
            path: path.display().to_string(),
        },
        _ => error.into(),
    }
}
