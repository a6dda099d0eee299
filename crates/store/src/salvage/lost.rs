//! Rows whose parents are lost. What a learner did is worth more than where it hung: it hangs on new rows then.

use chrono::Local;
use journal::{LaunchWindow, SessionState};
use rusqlite::{Connection, params};
use scorm::{
    Standard,
    cmi::{LessonStatus, Score},
    manifest::ScoRef,
    profile::LmsProfile,
    rte::{Attempt, Launch},
};

use crate::{Result, to_json};

/// The titles of packages and SCOs whose own are lost.
#[derive(Debug, Clone)]
pub struct LostTitles {
    /// A package's.
    pub package: String,
    /// A SCO's.
    pub sco: String,
}

/// Where the folder of a package is not known, its name begins so; no folder's does.
pub(crate) const LOST: &str = "lost-";

/// Adds the parents that rows refer to and that are not there; a learner where there is none.
pub(super) fn restore_parents(db: &Connection, titles: &LostTitles) -> Result<()> {
    let now = Local::now().to_rfc3339();
    let missing = |table: &str, column: &str, parent: &str| -> Result<Vec<i64>> {
        let mut select = db.prepare(&format!(
            "SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"
        ))?;
        Ok(select
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    };
    // From below: what is added may refer to what is lost too.
    let mut sessions = missing("entry", "session_id", "session")?;
    sessions.extend(missing("exchange", "session_id", "session")?);
    sessions.extend(missing("report", "session_id", "session")?);
    sessions.sort_unstable();
    sessions.dedup();
    if !sessions.is_empty() {
        let attempt = unused(db, "attempt", "session", "attempt_id")?;
        for id in sessions {
            add_session(db, id, attempt, &now)?;
        }
    }
    // A report takes the place of the log of a session that has ended.
    db.execute(
        "UPDATE session SET logs_deleted_at = ?1, state = ?2
         WHERE logs_deleted_at IS NULL AND id IN (SELECT session_id FROM report)",
        params![now, to_json(&SessionState::Finished)?],
    )?;
    let attempts = missing("session", "attempt_id", "attempt")?;
    if !attempts.is_empty() {
        let sco = unused(db, "sco", "attempt", "sco_id")?;
        for id in attempts {
            // Reset: nothing goes on from it.
            db.execute(
                "INSERT INTO attempt (id, learner_id, sco_id, data, reset_at)
                 VALUES (?1, (SELECT coalesce(min(id), 1) FROM learner), ?2, ?3, ?4)",
                params![id, sco, to_json(&Attempt::default())?, now],
            )?;
        }
    }
    let scos = missing("attempt", "sco_id", "sco")?;
    if !scos.is_empty() {
        let package = unused(db, "package", "sco", "package_id")?;
        let item = to_json(&ScoRef {
            title: titles.sco.clone(),
            ..ScoRef::default()
        })?;
        for id in scos {
            db.execute(
                "INSERT INTO sco (id, package_id, number, item) VALUES (?1, ?2, ?1, ?3)",
                params![id, package, item],
            )?;
        }
    }
    for id in missing("sco", "package_id", "package")? {
        db.execute(
            "INSERT INTO package (id, title, identifier, file_name, folder, size, sha256, imported_at, standard, manifest,
             unreadable) VALUES (?1, ?2, '', '', ?3 || ?1, 0, '', ?4, ?5, '', 1)",
            params![id, titles.package, LOST, now, to_json(&Standard::Scorm12)?],
        )?;
    }
    restore_learners(db, &missing("attempt", "learner_id", "learner")?)?;
    restore_courses(db)
}

/// A number that no row of `table` has, and no row refers to.
fn unused(db: &Connection, table: &str, child: &str, column: &str) -> Result<i64> {
    Ok(db.query_row(
        &format!(
            "SELECT 1 + max((SELECT coalesce(max(id), 0) FROM {table}), (SELECT coalesce(max({column}), 0) FROM {child}))"
        ),
        [],
        |row| row.get(0),
    )?)
}

fn add_session(db: &Connection, id: i64, attempt: i64, now: &str) -> Result<()> {
    db.execute(
        r#"INSERT INTO session (id, uuid, attempt_id, profile, launch, before, "window", started_at, ended_at, state, status,
           score, session_time, wall_us, calls, failed_calls)
           VALUES (?1, printf('00000000-0000-4000-9000-%012d', ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, '',
           (SELECT coalesce(max(at_us), 0.0) FROM entry WHERE session_id = ?1), 0, 0)"#,
        params![
            id,
            attempt,
            to_json(&LmsProfile::default())?,
            to_json(&Launch::default())?,
            to_json(&Attempt::default())?,
            to_json(&LaunchWindow::Embedded)?,
            now,
            to_json(&SessionState::Open)?,
            LessonStatus::default().as_str(),
            to_json(&Score::default())?,
        ],
    )?;
    Ok(())
}

fn restore_learners(db: &Connection, missing: &[i64]) -> Result<()> {
    let none: bool = db.query_row("SELECT NOT EXISTS (SELECT 1 FROM learner)", [], |row| row.get(0))?;
    let first = (none && missing.is_empty()).then_some(1);
    for id in missing.iter().copied().chain(first) {
        db.execute(
            "INSERT INTO learner (id, student_id, family_name, given_name, login)
             VALUES (?1, 'learner-' || ?1, 'Martin', 'Camille', 'cmartin')",
            [id],
        )?;
    }
    Ok(())
}

/// Gives each package a course: before version 4 there were none, and a package was its own.
fn restore_courses(db: &Connection) -> Result<()> {
    db.execute_batch(
        "INSERT OR IGNORE INTO lineage (id) SELECT lineage_id FROM package WHERE lineage_id IS NOT NULL;
         INSERT OR IGNORE INTO lineage (id) SELECT lineage_id FROM accepted;
         INSERT OR IGNORE INTO lineage (id) SELECT lineage_id FROM launch_options;
         UPDATE launch_options SET learner_id = NULL WHERE learner_id NOT IN (SELECT id FROM learner);",
    )?;
    let mut select = db.prepare("SELECT id FROM package WHERE lineage_id IS NULL")?;
    let alone: Vec<i64> = select
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in alone {
        db.execute("INSERT INTO lineage DEFAULT VALUES", [])?;
        db.execute(
            "UPDATE package SET lineage_id = ?1, version = 1 WHERE id = ?2",
            [db.last_insert_rowid(), id],
        )?;
    }
    Ok(())
}
