//! Attempts of learners on SCOs.

use chrono::{DateTime, FixedOffset, Local};
use rusqlite::{OptionalExtension, Row, params};
use scorm::rte::Attempt;

use crate::{AttemptId, Error, LearnerId, PackageId, Record, Result, ScoId, Store, from_json, readable, time, to_json};

/// A learner's current attempt on a SCO.
#[derive(Debug)]
pub struct AttemptRow {
    /// Its identity.
    pub id: AttemptId,
    /// What it keeps.
    pub data: Attempt,
}

/// The status of an attempt after one of its sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedStatus {
    /// The SCO.
    pub sco: ScoId,
    /// `cmi.core.lesson_status` as the LMS recorded it.
    pub status: String,
    /// When the session ended, or began where it has not ended.
    pub at: DateTime<FixedOffset>,
}

fn attempt(row: &Row<'_>) -> rusqlite::Result<AttemptRow> {
    Ok(AttemptRow {
        id: row.get(0)?,
        data: from_json(1, &row.get::<_, String>(1)?)?,
    })
}

impl Store {
    /// The learner's current attempts.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn attempts_of(&self, learner: LearnerId) -> Result<Vec<(ScoId, Attempt)>> {
        let mut select = self
            .connection
            .prepare("SELECT sco_id, data FROM attempt WHERE learner_id = ?1 AND reset_at IS NULL")?;
        let rows = select.query_map([learner], |row| {
            Ok((row.get(0)?, from_json(1, &row.get::<_, String>(1)?)?))
        })?;
        readable(rows)
    }

    /// The statuses that the sessions of the learner's current attempts ended with, in the order of the sessions.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn recorded_statuses(&self, learner: LearnerId) -> Result<Vec<RecordedStatus>> {
        let mut select = self.connection.prepare(
            "SELECT sco_id, status, coalesce(ended_at, started_at) FROM session JOIN attempt ON attempt.id = attempt_id
             WHERE learner_id = ?1 AND reset_at IS NULL ORDER BY session.id",
        )?;
        let rows = select.query_map([learner], |row| {
            Ok(RecordedStatus {
                sco: row.get(0)?,
                status: row.get(1)?,
                at: time(&row.get::<_, String>(2)?),
            })
        })?;
        readable(rows)
    }

    /// The current attempts on a package's SCOs.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn attempts_on(&self, package: PackageId) -> Result<Vec<(LearnerId, ScoId, Attempt)>> {
        let mut select = self.connection.prepare(
            "SELECT learner_id, sco_id, data FROM attempt JOIN sco ON sco.id = sco_id
             WHERE package_id = ?1 AND reset_at IS NULL",
        )?;
        let rows = select.query_map([package], |row| {
            Ok((row.get(0)?, row.get(1)?, from_json(2, &row.get::<_, String>(2)?)?))
        })?;
        readable(rows)
    }

    /// The statuses that the sessions of the current attempts on a package's SCOs ended with, in the order of the sessions.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn recorded_statuses_on(&self, package: PackageId) -> Result<Vec<(LearnerId, RecordedStatus)>> {
        let mut select = self.connection.prepare(
            "SELECT learner_id, sco_id, status, coalesce(ended_at, started_at) FROM session
             JOIN attempt ON attempt.id = attempt_id JOIN sco ON sco.id = sco_id
             WHERE package_id = ?1 AND reset_at IS NULL ORDER BY session.id",
        )?;
        let rows = select.query_map([package], |row| {
            let status = RecordedStatus {
                sco: row.get(1)?,
                status: row.get(2)?,
                at: time(&row.get::<_, String>(3)?),
            };
            Ok((row.get(0)?, status))
        })?;
        readable(rows)
    }

    /// The learner's current attempt on the SCO, if one was begun.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn attempt(&self, learner: LearnerId, sco: ScoId) -> Result<Option<AttemptRow>> {
        Ok(self
            .connection
            .query_row(
                "SELECT id, data FROM attempt WHERE learner_id = ?1 AND sco_id = ?2 AND reset_at IS NULL",
                params![learner, sco],
                attempt,
            )
            .optional()?)
    }

    /// The learner's current attempt on the SCO, begun now where there is none.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such SCO; the database cannot be written.
    pub fn attempt_or_begin(&mut self, learner: LearnerId, sco: ScoId) -> Result<AttemptRow> {
        if let Some(row) = self.attempt(learner, sco)? {
            return Ok(row);
        }
        self.transaction(|db| {
            // Another process may have begun it since.
            db.execute(
                "INSERT INTO attempt (learner_id, sco_id, data) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                params![learner, sco, to_json(&Attempt::default())?],
            )?;
            Ok(())
        })?;
        self.attempt(learner, sco)?
            .ok_or_else(|| Error::not_found(Record::Sco, sco))
    }

    /// Ends the learner's current attempt on the SCO: the next launch begins a new one.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn reset_attempt(&mut self, learner: LearnerId, sco: ScoId) -> Result<()> {
        self.transaction(|db| {
            db.execute(
                "UPDATE attempt SET reset_at = ?3 WHERE learner_id = ?1 AND sco_id = ?2 AND reset_at IS NULL",
                params![learner, sco, Local::now().to_rfc3339()],
            )?;
            Ok(())
        })
    }
}
