//! What a database is before anything is written to it: a library of ours, whole or damaged, or somebody else's file.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read, Seek},
    ops::RangeInclusive,
    path::Path,
};

use rusqlite::{Connection, ErrorCode};

use crate::{
    Error, Result, Store,
    read::{self, WAL, beside},
    upgrade::{LATEST, to_latest_in_memory},
};

/// What a library's file says that it is, in its header: "SCAu". Migration 5 writes it.
const APPLICATION_ID: u32 = 0x5343_4175;
/// The tables, each with the versions that have it.
const TABLES: &[(&str, RangeInclusive<usize>)] = &[
    ("package", 1..=LATEST),
    ("sco", 1..=LATEST),
    ("learner", 1..=LATEST),
    ("attempt", 1..=LATEST),
    ("session", 1..=LATEST),
    ("event", 1..=10),
    ("entry", 10..=LATEST),
    ("exchange", 1..=LATEST),
    ("lineage", 4..=LATEST),
    ("accepted", 4..=LATEST),
    ("setting", 4..=LATEST),
];
/// Columns that no other application's table of the name has together: any of these makes a database ours, whatever its
/// header says.
const OURS: &[(&str, &[&str])] = &[
    ("package", &["folder", "sha256", "file_name"]),
    ("session", &["uuid", "before", "failed_calls"]),
];
/// How many bytes a database has at least that has anything.
const HEADER: u64 = 100;
/// In a database of this size in bytes, indexes are checked each time too: that takes some 10 ms.
const SMALL: u64 = 4 << 20;
/// A database of this size in bytes is checked in some 60 ms. Larger ones are only where something hangs on it.
const CHECKED_ALWAYS: u64 = 64 << 20;

/// What a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseKind {
    /// There is no such file, or nothing in it.
    New,
    /// A library of this version.
    Current,
    /// A library of an earlier version.
    Older,
    /// A library of a later version.
    Newer,
    /// A library, or what is left of one.
    Damaged,
    /// The database of another application.
    Foreign,
}

impl Store {
    /// Looks what the database at `path` is. Nothing is written.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn identify(path: &Path) -> Result<DatabaseKind> {
        identify_with(path, Depth::Quick)
    }

    /// The same, and also whether its indexes are whole and its rows have their parents, which takes longer.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn identify_thoroughly(path: &Path) -> Result<DatabaseKind> {
        identify_with(path, Depth::Thorough)
    }
}

impl Store {
    /// In how many places the database is damaged, up to a hundred, and how many rows refer to others that are not there.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn damage(&self) -> Result<[u32; 2]> {
        let db = &self.connection;
        let mut check = db.prepare("PRAGMA integrity_check(100)")?;
        let found = check.query_map([], |row| row.get::<_, String>(0))?;
        let found = match found.collect::<rusqlite::Result<Vec<_>>>() {
            Ok(found) => found.into_iter().filter(|line| line != "ok").collect(),
            // It is so damaged that it cannot be looked through.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => vec![error.to_string()],
            Err(error) => return Err(error.into()),
        };
        for line in &found {
            tracing::error!(line, "the database is damaged");
        }
        let lost = db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
        Ok([u32::try_from(found.len()).unwrap_or(u32::MAX), lost])
    }
}

/// How closely a database is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Quick,
    Thorough,
}

fn identify_with(path: &Path, depth: Depth) -> Result<DatabaseKind> {
    match fs::metadata(path) {
        // SQLite takes what is shorter than a header for an empty database.
        Ok(metadata) if (1..HEADER).contains(&metadata.len()) => return Ok(DatabaseKind::Damaged),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(DatabaseKind::New),
        Err(error) => return Err(Error::io(path)(error)),
    }
    let reader = match read::open(path) {
        Err(Error::DamagedDatabase) => return Ok(DatabaseKind::Damaged),
        reader => reader?,
    };
    let kind = identify(&reader.connection, path, depth).or_else(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) | None => Ok(DatabaseKind::Damaged),
        // What SQLite cannot read for other reasons than its bytes: a format or a module that we do not have.
        Some(ErrorCode::Unknown) if is_marked_ours(path) => Ok(DatabaseKind::Damaged),
        Some(ErrorCode::Unknown) => Ok(DatabaseKind::Foreign),
        Some(_) => Err(Error::from(error)),
    })?;
    // A version that only its number says is a number that is damaged.
    if kind == DatabaseKind::Newer && columns(&reader.connection)? == columns(&to_latest_in_memory()?)? {
        return Ok(DatabaseKind::Damaged);
    }
    Ok(kind)
}

/// Whether the header says that it is ours, where SQLite cannot read what follows.
fn is_marked_ours(path: &Path) -> bool {
    let mut id = [0; 4];
    let read = fs::File::open(path).and_then(|mut file| {
        file.seek(io::SeekFrom::Start(68))?;
        file.read_exact(&mut id)
    });
    read.is_ok() && id == APPLICATION_ID.to_be_bytes()
}

fn identify(db: &Connection, path: &Path, depth: Depth) -> rusqlite::Result<DatabaseKind> {
    let columns = columns(db)?;
    let (id, version): (u32, i64) = db.query_row(
        "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version",
        [],
        |row| Ok((row.get::<_, i64>(0)? as u32, row.get(1)?)),
    )?;
    let has = |table: &str, column: &str| columns.contains(&(table.to_owned(), column.to_owned()));
    let is_ours = id == APPLICATION_ID
        || OURS
            .iter()
            .any(|(table, named)| named.iter().all(|column| has(table, column)));
    if columns.is_empty() && version == 0 && matches!(id, 0 | APPLICATION_ID) {
        return Ok(DatabaseKind::New);
    }
    if !is_ours {
        return Ok(DatabaseKind::Foreign);
    }
    // SQLite takes any number there; ours begin at 1.
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    if version > LATEST {
        return Ok(DatabaseKind::Newer);
    }
    let tables: BTreeSet<_> = columns.iter().map(|(table, _)| table.as_str()).collect();
    let has_all_tables = version > 0
        && (id == APPLICATION_ID || id == 0)
        && TABLES
            .iter()
            .all(|(table, versions)| !versions.contains(&version) || tables.contains(table));
    if !has_all_tables || !is_sound(db, path, version, depth)? {
        return Ok(DatabaseKind::Damaged);
    }
    Ok(if version == LATEST {
        DatabaseKind::Current
    } else {
        DatabaseKind::Older
    })
}

/// Whether the database is whole, as far as that is quickly seen. A large one that was closed properly and that is not
/// about to change is taken to be.
fn is_sound(db: &Connection, path: &Path, version: usize, depth: Depth) -> rusqlite::Result<bool> {
    let learners: bool = db.query_row("SELECT EXISTS (SELECT 1 FROM learner)", [], |row| row.get(0))?;
    let page: u64 = db.query_row("PRAGMA page_size", [], |row| row.get::<_, u32>(0))?.into();
    let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
    let was_closed = !beside(path, WAL).exists();
    // SQLite fills the rest of a page that was cut off with zeros, and may find nothing wrong.
    if was_closed && !size.is_multiple_of(page) {
        return Ok(false);
    }
    let check = match depth {
        Depth::Quick if size > CHECKED_ALWAYS && was_closed && version == LATEST => return Ok(learners),
        Depth::Quick if size > SMALL => "PRAGMA quick_check(1)",
        Depth::Quick | Depth::Thorough => "PRAGMA integrity_check(1)",
    };
    let found: String = db.query_row(check, [], |row| row.get(0))?;
    if found != "ok" {
        tracing::error!(found, path = %path.display(), "the database is damaged");
    }
    // Rows whose parents are lost, too, where there is time to look.
    let dangling = depth == Depth::Thorough
        && db.query_row("SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check)", [], |row| {
            row.get(0)
        })?;
    Ok(learners && found == "ok" && !dangling)
}

/// The columns of a database's tables.
pub(super) fn columns(db: &Connection) -> rusqlite::Result<BTreeSet<(String, String)>> {
    let mut select = db.prepare(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
