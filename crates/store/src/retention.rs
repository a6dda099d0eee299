//! The deletion of a session's log: its entries and exchanges. Its report takes their place.
//!
//! The report is stored, and the session marked, in one transaction: from then on nobody reads what is left of the log. It is
//! deleted in transactions of a few rows, because a recorder must not wait long for its own.

use chrono::{DateTime, FixedOffset, TimeDelta};
use journal::{Micros, SessionState};
use rusqlite::{OptionalExtension, params};

use crate::{
    Error, Result, SessionKey, SessionRow, Store, readable,
    sessions::{SESSION, session, session_by_id},
    to_json,
};

/// How many pages a connection that deletes leaves in the WAL: the commits of others do not have to copy many.
const CHECKPOINT_PAGES: u32 = 100;

impl Store {
    /// Has this connection copy what it commits into the database soon, so that no recorder's commit does it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn checkpoint_soon(&self) -> Result<()> {
        Ok(self
            .connection
            .pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?)
    }

    /// The sessions that were left by `before`, or up to a day later, and have their logs; open ones left out, the oldest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sessions_with_logs(&self, before: DateTime<FixedOffset>) -> Result<Vec<SessionRow>> {
        // Texts of times are compared: no offset from UTC is a day.
        let day_after = before.to_utc() + TimeDelta::days(1);
        let mut select = self.connection.prepare(&format!(
            "{SESSION} WHERE session.logs_deleted_at IS NULL AND session.ended_at < ?1 AND session.state <> ?2
             ORDER BY session.id"
        ))?;
        let parameters = params![day_after.to_rfc3339(), to_json(&SessionState::Running)?];
        let rows: Vec<SessionRow> = readable(select.query_map(parameters, session)?)?;
        Ok(rows.into_iter().filter(|row| !row.is_open()).collect())
    }

    /// The time of a session's last entry; `None` if it has none.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_entry_at(&self, session: SessionKey) -> Result<Option<Micros>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT at_us FROM entry WHERE session_id = ?1 ORDER BY seq DESC LIMIT 1")?;
        Ok(select
            .query_row([session], |row| row.get(0))
            .optional()?
            .map(Micros::new))
    }

    /// How many entries a session has.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn entry_count(&self, session: SessionKey) -> Result<u32> {
        let mut select = self
            .connection
            .prepare_cached("SELECT count(*) FROM entry INDEXED BY entry_mark WHERE session_id = ?1")?;
        Ok(select.query_row([session], |row| row.get(0))?)
    }

    /// Stores the report of a session in the place of its log, of which nobody reads anything from now on. Returns whether it
    /// did: not where the session is running or open, nor where another process has done it meanwhile.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn replace_log(&mut self, session: SessionKey, report: &str, now: DateTime<FixedOffset>) -> Result<bool> {
        self.transaction(|db| {
            let current = session_by_id(db, session)?;
            let may_come = current.is_open() || current.progress.state == SessionState::Running;
            if may_come || current.logs_deleted_at.is_some() {
                return Ok(false);
            }
            db.execute(
                "INSERT OR REPLACE INTO report (session_id, data) VALUES (?1, ?2)",
                params![session, report],
            )?;
            db.execute(
                "UPDATE session SET logs_deleted_at = ?2 WHERE id = ?1",
                params![session, now.to_rfc3339()],
            )?;
            Ok(true)
        })
    }

    /// Deletes at most `most` entries of a session whose log is replaced, the first ones first, and with the last of them its
    /// exchanges. Returns how many entries were deleted: fewer than `most` when nothing is left.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn delete_log(&mut self, session: SessionKey, most: u32) -> Result<u32> {
        self.transaction(|db| {
            let deleted = db
                .prepare_cached(
                    "DELETE FROM entry WHERE session_id = ?1 AND seq <= (SELECT max(seq) FROM
                     (SELECT seq FROM entry INDEXED BY entry_mark WHERE session_id = ?1 ORDER BY seq LIMIT ?2))
                     AND EXISTS (SELECT 1 FROM session WHERE id = ?1 AND logs_deleted_at IS NOT NULL)",
                )?
                .execute(params![session, most])?;
            let deleted = u32::try_from(deleted).unwrap_or(u32::MAX);
            if deleted < most {
                db.prepare_cached(
                    "DELETE FROM exchange WHERE session_id = ?1
                     AND EXISTS (SELECT 1 FROM session WHERE id = ?1 AND logs_deleted_at IS NOT NULL)",
                )?
                .execute([session])?;
            }
            Ok(deleted)
        })
    }

    /// The sessions whose log is replaced and not deleted to the end.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sessions_with_rest(&self) -> Result<Vec<SessionKey>> {
        let mut select = self.connection.prepare(
            "SELECT id FROM session WHERE logs_deleted_at IS NOT NULL
             AND (EXISTS (SELECT 1 FROM entry INDEXED BY entry_mark WHERE session_id = session.id)
             OR EXISTS (SELECT 1 FROM exchange WHERE session_id = session.id)) ORDER BY id",
        )?;
        Ok(select
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The report that is stored in the place of a session's log, as JSON.
    ///
    /// # Errors
    /// [`Error::DamagedRecord`] where there is none; the database cannot be read.
    pub fn stored_report(&self, session: SessionKey) -> Result<String> {
        self.connection
            .query_row("SELECT data FROM report WHERE session_id = ?1", [session], |row| {
                row.get(0)
            })
            .optional()?
            .ok_or(Error::DamagedRecord)
    }
}
