//! What the journal of all sessions lists: its sessions, and how many rows each has. The rows are the entries themselves.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};
use journal::{JournalCounts, JournalKind, Micros};
use rusqlite::Row;
use scorm::manifest::ScoRef;

use crate::{
    CourseId, LearnerId, Result, ScoId, SessionId, SessionKey, Store, entry_columns::mark, from_json, readable, time,
};

/// A session, as the journal lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalSession {
    /// Its row.
    pub key: SessionKey,
    /// Its identity.
    pub id: SessionId,
    /// The course.
    pub course: CourseId,
    /// The package's title.
    pub package_title: String,
    /// The SCO.
    pub sco: ScoId,
    /// The SCO's title; empty where its record is damaged.
    pub sco_title: String,
    /// The learner.
    pub learner_id: LearnerId,
    /// The learner's display name, `Last, First`.
    pub learner: String,
    /// When it was launched.
    pub started_at: DateTime<FixedOffset>,
    /// When its page was opened: the times of its entries count from then.
    pub page_opened_at: Option<DateTime<FixedOffset>>,
    /// Time of its last entry.
    pub last_at: Micros,
    /// Whether its learner is followed.
    pub is_followed: bool,
    /// Whether it has ended: no entry will come.
    pub has_ended: bool,
    /// Changes when its rows, or their texts, may have changed.
    pub revision: String,
}

/// A session whose log was deleted for its age.
#[derive(Debug, Clone, PartialEq)]
pub struct DeletedLog {
    /// The session.
    pub session: SessionId,
    /// The course.
    pub course: CourseId,
    /// The SCO.
    pub sco: ScoId,
    /// The learner.
    pub learner: LearnerId,
    /// When the session was launched.
    pub started_at: DateTime<FixedOffset>,
    /// When its log was deleted.
    pub deleted_at: DateTime<FixedOffset>,
}

impl Store {
    /// The sessions whose logs were deleted for their age, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn deleted_logs(&self) -> Result<Vec<DeletedLog>> {
        let mut select = self.connection.prepare_cached(
            "SELECT session.uuid, package.lineage_id, sco.id, learner_id, session.started_at, session.logs_deleted_at
             FROM session JOIN attempt ON attempt.id = attempt_id JOIN sco ON sco.id = sco_id
             JOIN package ON package.id = package_id
             WHERE session.logs_deleted_at IS NOT NULL ORDER BY session.id DESC",
        )?;
        let rows = select.query_map([], |row| {
            Ok(DeletedLog {
                session: row.get(0)?,
                course: row.get(1)?,
                sco: row.get(2)?,
                learner: row.get(3)?,
                started_at: time(&row.get::<_, String>(4)?),
                deleted_at: time(&row.get::<_, String>(5)?),
            })
        })?;
        readable(rows)
    }

    /// The sessions that the journal lists, newest first: those whose logs are not deleted.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn journal_sessions(&self) -> Result<Vec<JournalSession>> {
        let mut select = self.connection.prepare_cached(
            "SELECT session.id, session.uuid, package.lineage_id, package.title, sco.id, sco.item, learner.id,
             learner.family_name || ', ' || learner.given_name, session.started_at, session.page_opened_at,
             session.wall_us, session.ended_at, session.calls, package.identifier, learner.student_id, learner.login,
             session.state, learner.followed
             FROM session JOIN attempt ON attempt.id = attempt_id JOIN sco ON sco.id = sco_id
             JOIN package ON package.id = package_id JOIN learner ON learner.id = learner_id
             WHERE +session.logs_deleted_at IS NULL ORDER BY session.id DESC",
        )?;
        // Sessions of one SCO share its record.
        let mut titles = HashMap::new();
        let session = |row: &Row<'_>| {
            let text = |column: usize| row.get::<_, String>(column);
            let sco = row.get(4)?;
            let title = match titles.get(&sco) {
                Some(title) => String::clone(title),
                None => {
                    let item: ScoRef = from_json(5, &text(5)?).unwrap_or_default();
                    titles.insert(sco, item.title.clone());
                    item.title
                }
            };
            let (last_at, calls): (f64, u32) = (row.get(10)?, row.get(12)?);
            let ended_at: Option<String> = row.get(11)?;
            let id: SessionId = row.get(1)?;
            let ended = ended_at.as_deref().unwrap_or_default();
            Ok(JournalSession {
                key: row.get(0)?,
                revision: [id.as_str(), ended, &text(13)?, &text(14)?, &text(15)?, &text(16)?].join("|")
                    + &format!("|{last_at}|{calls}"),
                id,
                course: row.get(2)?,
                package_title: row.get(3)?,
                sco,
                sco_title: title,
                learner_id: row.get(6)?,
                learner: row.get(7)?,
                started_at: time(&text(8)?),
                page_opened_at: row.get::<_, Option<String>>(9)?.as_deref().map(time),
                last_at: Micros::new(last_at),
                has_ended: ended_at.is_some(),
                is_followed: row.get(17)?,
            })
        };
        readable(select.query_map([], session)?)
    }

    /// How many rows a session has in the journal. No entry is read for that.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn journal_counts(&self, session: SessionKey) -> Result<JournalCounts> {
        let mut counts = JournalCounts::default();
        let recorded = self.recorded_exchanges(session)?;
        for exchange in &recorded {
            counts.add(exchange.command.into(), 1);
        }
        if recorded.is_empty() {
            counts.add(JournalKind::Launch, 1);
        }
        let mut select = self.connection.prepare_cached(
            "SELECT mark, count(*) FROM entry INDEXED BY entry_mark WHERE session_id = ?1 GROUP BY mark",
        )?;
        let mut rows = select.query([session])?;
        while let Some(row) = rows.next()? {
            let (mark, count) = (mark(0, row.get(0)?), row.get(1)?);
            if let Some(kind) = JournalKind::from_row(mark.kind) {
                counts.add(kind, count);
            }
            if let Some(command) = mark.exchange.filter(|_| recorded.is_empty()) {
                counts.add(command.into(), count);
            }
        }
        Ok(counts)
    }
}
