//! How a database of an earlier version is brought up to date.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result, backfill};

/// What makes a database of one version one of the next.
struct Migration {
    /// Runs before `sql`, in transactions of its own: for what takes long. It may be interrupted, and runs again then.
    prepare: Option<fn(&mut Connection) -> Result<()>>,
    sql: &'static str,
}

const fn sql(sql: &'static str) -> Migration {
    Migration { prepare: None, sql }
}

/// From an empty database (version 0) on. The version is SQLite's `user_version`.
const MIGRATIONS: &[Migration] = &[
    sql(include_str!("../migrations/001-library-and-sessions.sql")),
    sql(include_str!("../migrations/002-standard.sql")),
    sql(include_str!("../migrations/003-no-problems.sql")),
    sql(include_str!("../migrations/004-versions.sql")),
    sql(include_str!("../migrations/005-identity.sql")),
    sql(include_str!("../migrations/006-entry-columns.sql")),
    sql(include_str!("../migrations/007-derived-exchanges.sql")),
    sql(include_str!("../migrations/008-row-columns.sql")),
    sql(include_str!("../migrations/009-row-index.sql")),
    sql(include_str!("../migrations/010-entries.sql")),
    sql(include_str!("../migrations/011-sent.sql")),
    Migration {
        prepare: Some(backfill::run),
        sql: include_str!("../migrations/012-no-events.sql"),
    },
    sql(include_str!("../migrations/013-launch-options.sql")),
    sql(include_str!("../migrations/014-validated.sql")),
    sql(include_str!("../migrations/015-followed-learners.sql")),
    sql(include_str!("../migrations/016-sent-index.sql")),
    sql(include_str!("../migrations/017-retention.sql")),
    sql(include_str!("../migrations/018-accepted-without-words.sql")),
    sql(include_str!("../migrations/019-a-rule-for-each-value.sql")),
    sql(include_str!("../migrations/020-own-profiles.sql")),
];

const VERSION: &str = "user_version";

/// The version that this workbench reads and writes.
pub(super) const LATEST: usize = MIGRATIONS.len();

/// Brings a database of this version or an earlier one up to date. One of an earlier version is copied first, as it is.
pub(super) fn to_latest(connection: &mut Connection, path: &Path) -> Result<()> {
    let version = version(connection)?;
    if (1..LATEST).contains(&version) {
        back_up(connection, path, version)?;
    }
    migrate(connection)
}

/// An empty database of the latest version.
pub(super) fn to_latest_in_memory() -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Runs the migrations that are left. Those that need nothing before them share a transaction with the one before.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let mut version = version(connection)?;
    while let Some(left @ [first, rest @ ..]) = MIGRATIONS.get(version..) {
        if let Some(prepare) = first.prepare {
            prepare(connection)?;
        }
        let together = 1 + rest.iter().take_while(|migration| migration.prepare.is_none()).count();
        version += together;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for migration in &left[..together] {
            transaction.execute_batch(migration.sql)?;
        }
        transaction.pragma_update(None, VERSION, version as u32)?;
        transaction.commit()?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<usize> {
    let version: u32 = connection.pragma_query_value(None, VERSION, |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Where the copy of a database of an earlier version is stored.
fn copy_of(path: &Path, version: usize) -> PathBuf {
    path.with_extension(format!("before-{LATEST}.v{version}.sqlite"))
}

/// Copies a database beside itself: all of it, or nothing.
fn back_up(connection: &Connection, path: &Path, version: usize) -> Result<()> {
    let copy = copy_of(path, version);
    let part = copy.with_extension("part");
    if part.exists() {
        fs::remove_file(&part).map_err(Error::io(&part))?;
    }
    copy_into(connection, &part)?;
    fs::rename(&part, &copy).map_err(Error::io(&copy))
}

/// Copies a database, as it is at one moment, into the new file `copy`, and waits until that is on disk.
pub(super) fn copy_into(connection: &Connection, copy: &Path) -> Result<()> {
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    // To be written too: Windows brings only such a handle's file to the disk.
    File::options()
        .write(true)
        .open(copy)
        .and_then(|file| file.sync_all())
        .map_err(Error::io(copy))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use rusqlite::params;

    use super::*;

    /// A database in memory as the version `before` left it, with a course.
    fn of_version(before: usize) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        for migration in &MIGRATIONS[..before] {
            connection.execute_batch(migration.sql).unwrap();
        }
        connection.pragma_update(None, VERSION, before as u32).unwrap();
        connection.execute("INSERT INTO lineage (id) VALUES (1)", []).unwrap();
        connection
    }

    fn accept(connection: &Connection, finding: &str) {
        let insert = "INSERT INTO accepted (lineage_id, finding, note) VALUES (1, ?1, 'known')";
        connection.execute(insert, params![finding]).unwrap();
    }

    fn accepted(connection: &Connection) -> Vec<String> {
        let select = "SELECT finding FROM accepted WHERE note = 'known' ORDER BY finding";
        let mut select = connection.prepare(select).unwrap();
        let rows = select.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn accepted_values_are_those_of_their_own_rules() {
        let mut connection = of_version(18);
        for name in [
            "masteryscore",
            "maxtimeallowed",
            "timelimitaction",
            "isvisible",
            "scormtype",
            "type",
        ] {
            let finding =
                format!(r#"["manifest/invalid-value","m.xml",{{"found":"é /x","identifier":"A","name":"{name}"}}]"#);
            accept(&connection, &finding);
        }
        let other = r#"["schema/value","m.xml",{"element":"item","name":"type"}]"#;
        accept(&connection, other);
        let off = r#"["manifest/invalid-value","package/leftover"]"#;
        connection
            .execute("INSERT INTO setting (key, value) VALUES ('rulesOff', ?1)", params![off])
            .unwrap();
        migrate(&mut connection).unwrap();
        let ids = [
            "manifest/mastery-score",
            "manifest/max-time-allowed",
            "manifest/prerequisites-type",
            "manifest/resource-type",
            "manifest/scorm-type",
            "manifest/time-limit-action",
            "manifest/visibility",
        ];
        let mut expected: Vec<_> = ids
            .iter()
            .map(|id| format!(r#"["{id}","m.xml",{{"found":"é /x","identifier":"A"}}]"#))
            .collect();
        expected.push(other.to_owned());
        assert_eq!(accepted(&connection), expected);
        let off: String = connection
            .query_row("SELECT value FROM setting WHERE key = 'rulesOff'", [], |row| row.get(0))
            .unwrap();
        let rules = ids.map(|id| format!("\"{id}\"")).join(",");
        assert_eq!(off, format!(r#"[{rules},"package/leftover"]"#));
    }

    #[test]
    fn accepted_findings_are_known_without_their_words() {
        let mut connection = of_version(17);
        let keys = [
            (
                r#"["manifest/prerequisites-malformed","m.xml",{"item":"A","reason":"it ends","reason.fr":"fin"}]"#,
                r#"["manifest/prerequisites-malformed","m.xml",{"item":"A"}]"#,
            ),
            (
                r#"["schema/value","m.xml",{"element":"item","name":"é","what":"x","what.fr":"y"}]"#,
                r#"["schema/value","m.xml",{"element":"item","name":"é"}]"#,
            ),
            (
                r#"["package/unlisted-file","a.png",{"count":"3","found":"a.png"}]"#,
                r#"["package/unlisted-file","a.png",{"found":"a.png"}]"#,
            ),
            (
                r#"["package/server-name","a%.png",{"found":"a%.png","reason":"%"}]"#,
                r#"["package/server-name","a%.png",{"found":"a%.png","reason":"%"}]"#,
            ),
        ];
        for (before, _) in keys {
            accept(&connection, before);
        }
        migrate(&mut connection).unwrap();
        let mut expected = keys.map(|(_, after)| after);
        expected.sort_unstable();
        assert_eq!(accepted(&connection), expected);
    }
}
