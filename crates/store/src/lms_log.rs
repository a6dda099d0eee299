//! The LMS's log of a session: what its texts are derived from, and what earlier versions recorded of it.

use journal::{Exchange, ExchangeCommand, LmsFacts, LmsLog};
use rusqlite::{Connection, OptionalExtension, Row, params};
use scorm::manifest::ScoRef;

use crate::{Result, SessionKey, SessionRow, Store, from_json, readable, sessions::sent, time};

/// The log of a session at its launch.
pub(super) fn lms_log(db: &Connection, row: &SessionRow) -> Result<LmsLog> {
    let replay = row.replay();
    let mut log = LmsLog::launch(facts(db, row)?, replay.session());
    if let Some(opened) = row.progress.page_opened_at {
        log.page_opened(opened);
    }
    Ok(log)
}

/// What the log contains of the session's launch; blank where a record is damaged.
fn facts(db: &Connection, session: &SessionRow) -> Result<LmsFacts> {
    let mut select = db.prepare_cached(
        "SELECT sent FROM session JOIN attempt ON attempt.id = attempt_id WHERE sco_id = ?1 AND session.id < ?2
         ORDER BY session.id DESC",
    )?;
    let scores = select.query_map(params![session.sco, session.key], |row| {
        Ok(sent(&row.get::<_, String>(0)?).score.raw)
    })?;
    let earlier_scores = readable(scores)?;
    let of_launch = |row: &Row<'_>| {
        let sco: ScoRef = serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
        Ok(LmsFacts {
            session_id: session.id.to_string(),
            student_id: row.get(0)?,
            login_id: row.get(1)?,
            course_id: row.get(2)?,
            lesson_id: sco.item,
            launch: sco.launch,
            earlier_scores,
            launched_at: session.started_at,
        })
    };
    Ok(db.query_row(
        "SELECT learner.student_id, learner.login, package.identifier, sco.item FROM attempt
         JOIN learner ON learner.id = learner_id JOIN sco ON sco.id = sco_id JOIN package ON package.id = package_id
         WHERE attempt.id = ?1",
        [session.attempt],
        of_launch,
    )?)
}

/// An exchange as an earlier version recorded it, and its number from 0.
fn recorded(row: &Row<'_>) -> rusqlite::Result<(usize, Exchange)> {
    let exchange = Exchange {
        after: row.get(1)?,
        command: from_json(2, &row.get::<_, String>(2)?)?,
        at: time(&row.get::<_, String>(3)?),
        data: row.get(4)?,
    };
    Ok((row.get::<_, u32>(0)? as usize, exchange))
}

/// An exchange that an earlier version recorded, without its text.
#[derive(Debug, Clone, Copy)]
pub struct RecordedExchange {
    /// Its place among the exchanges, from 0.
    pub number: u32,
    /// The entry that it follows.
    pub after: u32,
    /// Its command.
    pub command: ExchangeCommand,
}

impl Store {
    /// The exchanges that an earlier version recorded of a session, in order; none in sessions of this version.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn recorded_exchanges(&self, session: SessionKey) -> Result<Vec<RecordedExchange>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT number, after, command FROM exchange WHERE session_id = ?1 ORDER BY number")?;
        let one = |row: &Row<'_>| {
            Ok(RecordedExchange {
                number: row.get(0)?,
                after: row.get(1)?,
                command: from_json(2, &row.get::<_, String>(2)?)?,
            })
        };
        readable(select.query_map([session], one)?)
    }

    /// The exchange that was recorded with this number. Its text is blank if it can be derived.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn recorded_exchange(&self, session: SessionKey, number: u32) -> Result<Option<Exchange>> {
        let mut select = self.connection.prepare_cached(
            "SELECT number, after, command, at, data FROM exchange WHERE session_id = ?1 AND number = ?2",
        )?;
        let recorded = select.query_row(params![session, number], recorded).optional()?;
        Ok(recorded.map(|(_, exchange)| exchange))
    }

    /// Derives a session's exchanges: an observer of its replay, at its launch.
    ///
    /// # Errors
    /// The session's record is damaged, or the database cannot be read.
    pub fn lms_log(&self, row: &SessionRow) -> Result<LmsLog> {
        lms_log(&self.connection, row)
    }

    /// A session's exchanges, given those that were derived from all of its entries: in sessions of earlier versions, as they
    /// were recorded.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn exchanges(&self, session: SessionKey, mut derived: Vec<Exchange>) -> Result<Vec<Exchange>> {
        let mut select = self.connection.prepare_cached(
            "SELECT number, after, command, at, data FROM exchange WHERE session_id = ?1 ORDER BY number",
        )?;
        let recorded: Vec<_> = readable(select.query_map([session], recorded)?)?;
        if recorded.is_empty() {
            return Ok(derived);
        }
        let with_text = |(number, exchange): (usize, Exchange)| match derived.get_mut(number) {
            Some(derived)
                if exchange.data.is_empty()
                    && (derived.after, derived.command) == (exchange.after, exchange.command) =>
            {
                Exchange {
                    data: std::mem::take(&mut derived.data),
                    ..exchange
                }
            }
            _ => exchange,
        };
        Ok(recorded.into_iter().map(with_text).collect())
    }
}
