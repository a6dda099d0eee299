//! Sessions: one launch of a SCO, from the launch to its end.

use chrono::{DateTime, FixedOffset};
use journal::Replay;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use scorm::{
    cmi::Score,
    manifest::ScoRef,
    profile::LmsProfile,
    rte::{Attempt, Launch},
};

use super::{Store, from_json, readable, to_json};
use crate::{
    Error, Result,
    ids::{AttemptId, ScoId, SessionId, SessionKey},
    trace::{Entry, SessionState},
    views::{LaunchWindow, SessionSummary},
};

/// A session about to be launched.
#[derive(Debug)]
pub(crate) struct NewSession<'a> {
    pub(crate) id: &'a SessionId,
    pub(crate) attempt: AttemptId,
    pub(crate) profile: &'a LmsProfile,
    pub(crate) launch: &'a Launch,
    pub(crate) before: &'a Attempt,
    pub(crate) window: LaunchWindow,
    pub(crate) started_at: &'a str,
}

/// A session as kept, with what its calls can be replayed from.
#[derive(Debug)]
pub(crate) struct SessionRow {
    pub(crate) id: SessionKey,
    pub(crate) attempt: AttemptId,
    pub(crate) profile: LmsProfile,
    pub(crate) launch: Launch,
    pub(crate) before: Attempt,
    /// When the player page was requested, if it was and the session is not of an earlier version.
    pub(crate) page_opened_at: Option<DateTime<FixedOffset>>,
    pub(crate) summary: SessionSummary,
}

impl SessionRow {
    /// Its replay, at the start.
    pub(crate) fn replay(&self) -> Replay {
        Replay::launch(self.profile.clone(), self.launch.clone(), self.before.clone())
    }
}

/// Where a session stands, written with the entries of the timeline that brought it there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing {
    pub(crate) state: SessionState,
    pub(crate) status: String,
    pub(crate) score: Score,
    pub(crate) session_time: String,
    pub(crate) wall_us: f64,
    pub(crate) calls: u32,
    pub(crate) failed_calls: u32,
    pub(crate) page_opened_at: Option<DateTime<FixedOffset>>,
}

const SESSION: &str = r#"SELECT session.id, session.attempt_id, session.profile, session.launch, session.before, session.uuid,
    package.id, package.title, sco.id, sco.item, learner.family_name || ', ' || learner.given_name,
    session.started_at, session.ended_at, session.state, session."window", session.status, session.score,
    session.session_time, session.wall_us, session.calls, session.failed_calls, session.page_opened_at
    FROM session JOIN attempt ON attempt.id = attempt_id JOIN sco ON sco.id = sco_id
    JOIN package ON package.id = package_id JOIN learner ON learner.id = learner_id"#;

fn session(row: &Row<'_>) -> rusqlite::Result<SessionRow> {
    let json = |column: usize| row.get::<_, String>(column);
    let profile: LmsProfile = from_json(2, &json(2)?)?;
    let launch: Launch = from_json(3, &json(3)?)?;
    Ok(SessionRow {
        id: row.get(0)?,
        attempt: row.get(1)?,
        before: from_json(4, &json(4)?)?,
        page_opened_at: row
            .get::<_, Option<String>>(21)?
            .and_then(|at| DateTime::parse_from_rfc3339(&at).ok()),
        summary: SessionSummary {
            id: row.get(5)?,
            package_id: row.get(6)?,
            package_title: row.get(7)?,
            sco_id: row.get(8)?,
            sco_title: sco_title(&json(9)?),
            learner: row.get(10)?,
            started_at: row.get(11)?,
            ended_at: row.get(12)?,
            state: from_json(13, &json(13)?)?,
            window: from_json(14, &json(14)?)?,
            profile: profile.id.clone(),
            lesson_mode: launch.lesson_mode,
            status: row.get(15)?,
            score: from_json(16, &json(16)?)?,
            session_time: row.get(17)?,
            wall_seconds: row.get::<_, f64>(18)? / 1e6,
            calls: row.get(19)?,
            failed_calls: row.get(20)?,
        },
        profile,
        launch,
    })
}

/// The session with this key.
pub(super) fn session_by_id(db: &Connection, id: SessionKey) -> Result<SessionRow> {
    Ok(db.query_row(&format!("{SESSION} WHERE session.id = ?1"), [id], session)?)
}

/// The title in a SCO's JSON; blank where that is damaged.
fn sco_title(item: &str) -> String {
    serde_json::from_str(item).map_or_else(|_| String::new(), |item: ScoRef| item.title)
}

impl Store {
    /// Adds a session; answers its key.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where another process has begun one on this SCO meanwhile.
    pub(crate) fn add_session(&mut self, new: &NewSession<'_>, standing: &Standing) -> Result<SessionKey> {
        self.transaction(|db| {
            let running = db
                .query_row(
                    "SELECT uuid FROM session JOIN attempt ON attempt.id = attempt_id
                     WHERE sco_id = (SELECT sco_id FROM attempt WHERE id = ?1) AND state = ?2",
                    params![new.attempt, to_json(&SessionState::Running)?],
                    |row| row.get(0),
                )
                .optional()?;
            if let Some(session) = running {
                return Err(Error::StillRunning { session });
            }
            db.execute(
                r#"INSERT INTO session (uuid, attempt_id, profile, launch, before, "window", started_at, state, status,
                   score, session_time, wall_us, calls, failed_calls)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"#,
                params![
                    new.id,
                    new.attempt,
                    to_json(new.profile)?,
                    to_json(new.launch)?,
                    to_json(new.before)?,
                    to_json(&new.window)?,
                    new.started_at,
                    to_json(&standing.state)?,
                    standing.status,
                    to_json(&standing.score)?,
                    standing.session_time,
                    standing.wall_us,
                    standing.calls,
                    standing.failed_calls,
                ],
            )?;
            Ok(SessionKey(db.last_insert_rowid()))
        })
    }

    /// One session.
    pub(crate) fn session(&self, id: &SessionId) -> Result<SessionRow> {
        self.connection
            .query_row(&format!("{SESSION} WHERE session.uuid = ?1"), [id], session)
            .optional()?
            .ok_or_else(|| Error::not_found("session", id))
    }

    /// The sessions of a SCO, newest first.
    pub(crate) fn sessions_of(&self, sco: ScoId) -> Result<Vec<SessionRow>> {
        let mut select = self
            .connection
            .prepare(&format!("{SESSION} WHERE sco.id = ?1 ORDER BY session.id DESC"))?;
        readable(select.query_map([sco], session)?)
    }

    /// All sessions, newest first.
    pub(crate) fn sessions(&self) -> Result<Vec<SessionRow>> {
        let mut select = self
            .connection
            .prepare(&format!("{SESSION} ORDER BY session.id DESC"))?;
        readable(select.query_map([], session)?)
    }

    /// The sessions that are running, or were when their process was killed.
    pub(crate) fn running_sessions(&self) -> Result<Vec<SessionRow>> {
        let mut select = self.connection.prepare(&format!("{SESSION} WHERE state = ?1"))?;
        let running = to_json(&SessionState::Running)?;
        Ok(select.query_map([running], session)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes where a session stands.
    pub(crate) fn put_standing(db: &Transaction<'_>, session: SessionKey, standing: &Standing) -> Result<()> {
        db.prepare_cached(
            "UPDATE session SET state = ?2, status = ?3, score = ?4, session_time = ?5, wall_us = ?6, calls = ?7,
             failed_calls = ?8, page_opened_at = ?9 WHERE id = ?1",
        )?
        .execute(params![
            session,
            to_json(&standing.state)?,
            standing.status,
            to_json(&standing.score)?,
            standing.session_time,
            standing.wall_us,
            standing.calls,
            standing.failed_calls,
            standing.page_opened_at.map(|at| at.to_rfc3339()),
        ])?;
        Ok(())
    }

    /// Writes what an attempt keeps.
    pub(crate) fn put_attempt(db: &Transaction<'_>, attempt: AttemptId, data: &Attempt) -> Result<()> {
        db.prepare_cached("UPDATE attempt SET data = ?2 WHERE id = ?1")?
            .execute(params![attempt, to_json(data)?])?;
        Ok(())
    }

    /// Writes a session's end: its last entries, its state, what the attempt keeps of it, and when.
    pub(crate) fn end_session(
        &mut self,
        session: &SessionRow,
        state: SessionState,
        data: &Attempt,
        at: &str,
        last: &[Entry],
    ) -> Result<()> {
        self.transaction(|db| {
            Self::put_entries(db, session.id, last)?;
            db.execute(
                "UPDATE session SET state = ?2, ended_at = ?3 WHERE id = ?1",
                params![session.id, to_json(&state)?, at],
            )?;
            Self::put_attempt(db, session.attempt, data)
        })
    }
}
