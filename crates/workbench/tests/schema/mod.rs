//! Libraries of earlier versions of the schema. Several tests include this file.

use std::{fs, path::Path};

use rusqlite::Connection;

/// Two packages of the first version, one with an attempt and a session.
const ROWS: &str = include_str!("../libraries/rows.v1.sql");
/// The first version without the table `event`: its rows are in `entry`, where no migration alone moves them.
pub(crate) const WITHOUT_EVENTS: usize = 12;
/// The same packages as that version has them.
const ROWS_WITHOUT_EVENTS: &str = include_str!("../libraries/rows.v12.sql");

/// The migrations, from the first version on: the files of the crate `store`, whose names begin with their version.
pub(crate) fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/migrations");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// Makes a database as version `version` of the schema left it; `fill` adds rows to those of the first version, where it is
/// older than [`WITHOUT_EVENTS`].
pub(crate) fn database(file: &Path, version: usize, fill: impl FnOnce(&Connection)) -> Connection {
    let database = Connection::open(file).unwrap();
    let migrations = migrations();
    database.execute_batch(&migrations[0]).unwrap();
    if version < WITHOUT_EVENTS {
        database.execute_batch(ROWS).unwrap();
        fill(&database);
    }
    for migration in &migrations[1..version] {
        database.execute_batch(migration).unwrap();
    }
    if version >= WITHOUT_EVENTS {
        database.execute_batch(ROWS_WITHOUT_EVENTS).unwrap();
    }
    let version = u32::try_from(version).unwrap();
    database.pragma_update(None, "user_version", version).unwrap();
    database
}
