//! Sessions: one launch of a SCO, from the launch to its end.

use chrono::{DateTime, FixedOffset, Local};
use journal::{
    Entry, Exchange, FollowUp, LaunchWindow, Micros, Progress, Replay, Sent, SessionProgress, SessionState,
    Transaction as Written,
};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use scorm::{
    manifest::ScoRef,
    profile::LmsProfile,
    rte::{Attempt, Launch},
};

use crate::{
    AttemptId, Error, LearnerId, PackageId, Record, Result, ScoId, SessionId, SessionKey, Store,
    exchanges::add_recorded_exchange,
    from_json, readable,
    statements::{Column, insert, update},
    time,
    timeline::put_entries,
    to_json,
};

/// A session about to be launched.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// Its identity.
    pub id: &'a SessionId,
    /// The attempt that it continues.
    pub attempt: AttemptId,
    /// The LMS profile.
    pub profile: &'a LmsProfile,
    /// What the SCO is launched with.
    pub launch: &'a Launch,
    /// What the attempt keeps before it.
    pub before: &'a Attempt,
    /// Where its player opens.
    pub window: LaunchWindow,
    /// When it is launched.
    pub started_at: DateTime<FixedOffset>,
}

/// A session as it is stored, with what its calls can be replayed from.
#[derive(Debug)]
pub struct SessionRow {
    /// Its row.
    pub key: SessionKey,
    /// Its identity.
    pub id: SessionId,
    /// The attempt that it continues.
    pub attempt: AttemptId,
    /// The package.
    pub package: PackageId,
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
    /// The learner's family name.
    pub family_name: String,
    /// The learner's given name.
    pub given_name: String,
    /// The LMS profile.
    pub profile: LmsProfile,
    /// What the SCO was launched with.
    pub launch: Launch,
    /// What the attempt stored before it.
    pub before: Attempt,
    /// Where its player opened.
    pub window: LaunchWindow,
    /// When it was launched.
    pub started_at: DateTime<FixedOffset>,
    /// When it ended; `None` while it is running.
    pub ended_at: Option<DateTime<FixedOffset>>,
    /// When its entries and exchanges were deleted for their age; its report is stored in their place.
    pub logs_deleted_at: Option<DateTime<FixedOffset>>,
    /// What came of its attempt after it.
    pub follow_up: FollowUp,
    /// What it has come to.
    pub progress: SessionProgress,
}

impl SessionRow {
    /// Whether it was left without LMSFinish, and neither continued, reset nor validated since.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.progress.state == SessionState::Open && self.follow_up == FollowUp::None
    }

    /// Its replay, at the start.
    #[must_use]
    pub fn replay(&self) -> Replay {
        Replay::launch(self.profile.clone(), self.launch.clone(), self.before.clone())
    }
}

pub(super) const SESSION: &str = r#"SELECT session.id, session.attempt_id, session.profile, session.launch, session.before, session.uuid,
    package.id, package.title, sco.id, sco.item, learner.family_name || ', ' || learner.given_name,
    session.started_at, session.ended_at, session.state, session."window", session.status, session.score,
    session.session_time, session.wall_us, session.calls, session.failed_calls, session.page_opened_at,
    session.sent, attempt.reset_at IS NOT NULL,
    EXISTS (SELECT 1 FROM session AS later WHERE later.attempt_id = session.attempt_id AND later.id > session.id),
    learner.id, learner.family_name, learner.given_name, session.logs_deleted_at
    FROM session JOIN attempt ON attempt.id = attempt_id JOIN sco ON sco.id = sco_id
    JOIN package ON package.id = package_id JOIN learner ON learner.id = learner_id"#;

pub(super) fn session(row: &Row<'_>) -> rusqlite::Result<SessionRow> {
    let json = |column: usize| row.get::<_, String>(column);
    let optional_time =
        |column: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(column)?.as_deref().map(time));
    Ok(SessionRow {
        key: row.get(0)?,
        attempt: row.get(1)?,
        profile: from_json(2, &json(2)?)?,
        launch: from_json(3, &json(3)?)?,
        before: from_json(4, &json(4)?)?,
        id: row.get(5)?,
        package: row.get(6)?,
        package_title: row.get(7)?,
        sco: row.get(8)?,
        sco_title: sco_title(&json(9)?),
        learner_id: row.get(25)?,
        learner: row.get(10)?,
        family_name: row.get(26)?,
        given_name: row.get(27)?,
        started_at: time(&json(11)?),
        ended_at: optional_time(12)?,
        logs_deleted_at: optional_time(28)?,
        window: from_json(14, &json(14)?)?,
        follow_up: match (row.get(23)?, row.get(24)?) {
            (true, _) => FollowUp::Reset,
            (false, true) => FollowUp::Continued,
            (false, false) => FollowUp::None,
        },
        progress: SessionProgress {
            state: from_json(13, &json(13)?)?,
            status: row.get(15)?,
            score: from_json(16, &json(16)?)?,
            session_time: row.get(17)?,
            counts: Progress {
                at: Micros::new(row.get(18)?),
                calls: row.get(19)?,
                failed_calls: row.get(20)?,
                sent: sent(&json(22)?),
            },
            page_opened_at: optional_time(21)?,
        },
    })
}

/// The session with this key.
pub(super) fn session_by_id(db: &Connection, id: SessionKey) -> Result<SessionRow> {
    Ok(db.query_row(&format!("{SESSION} WHERE session.id = ?1"), [id], session)?)
}

/// [`session_by_id`] in a database that may be of an earlier version, in which no log was deleted.
pub(super) fn session_of_earlier_version(db: &Connection, id: SessionKey) -> Result<SessionRow> {
    let select = SESSION.replace("session.logs_deleted_at", "NULL");
    Ok(db.query_row(&format!("{select} WHERE session.id = ?1"), [id], session)?)
}

/// The column `sent`; nothing where it is not known or damaged.
pub(crate) fn sent(json: &str) -> Sent {
    serde_json::from_str(json).unwrap_or_default()
}

/// The title in a SCO's JSON; blank where that is damaged.
fn sco_title(item: &str) -> String {
    serde_json::from_str(item).map_or_else(|_| String::new(), |item: ScoRef| item.title)
}

impl Store {
    /// Adds a session; returns its key.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where another process has begun one on this SCO meanwhile.
    pub fn add_session(&mut self, new: &NewSession<'_>, progress: &SessionProgress) -> Result<SessionKey> {
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
            let mut columns = vec![
                ("uuid", new.id.to_string().into()),
                ("attempt_id", new.attempt.0.into()),
                ("profile", to_json(new.profile)?.into()),
                ("launch", to_json(new.launch)?.into()),
                ("before", to_json(new.before)?.into()),
                ("window", to_json(&new.window)?.into()),
                ("started_at", new.started_at.to_rfc3339().into()),
            ];
            columns.extend(progress_columns(progress)?);
            Ok(SessionKey(insert(db, "session", &columns)?))
        })
    }

    /// One session.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; the database cannot be read.
    pub fn session(&self, id: &SessionId) -> Result<SessionRow> {
        self.connection
            .query_row(&format!("{SESSION} WHERE session.uuid = ?1"), [id], session)
            .optional()?
            .ok_or_else(|| Error::not_found(Record::Session, id))
    }

    /// The sessions of a SCO, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sessions_of(&self, sco: ScoId) -> Result<Vec<SessionRow>> {
        let mut select = self
            .connection
            .prepare(&format!("{SESSION} WHERE sco.id = ?1 ORDER BY session.id DESC"))?;
        readable(select.query_map([sco], session)?)
    }

    /// All sessions, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sessions(&self) -> Result<Vec<SessionRow>> {
        let mut select = self
            .connection
            .prepare(&format!("{SESSION} ORDER BY session.id DESC"))?;
        readable(select.query_map([], session)?)
    }

    /// The newest `most` sessions, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn newest_sessions(&self, most: u32) -> Result<Vec<SessionRow>> {
        let mut select = self
            .connection
            .prepare(&format!("{SESSION} ORDER BY session.id DESC LIMIT ?1"))?;
        readable(select.query_map([most], session)?)
    }

    /// At most `most` other sessions: those of the same SCO first, then those of its package, of its other versions, and all
    /// others, each newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn nearest_sessions(&self, to: &SessionRow, most: u32) -> Result<Vec<SessionRow>> {
        let mut select = self.connection.prepare(&format!(
            "{SESSION} WHERE session.id <> ?1 ORDER BY sco.id <> ?2, package.id <> ?3,
             package.lineage_id <> (SELECT own.lineage_id FROM package AS own WHERE own.id = ?3),
             session.id DESC LIMIT ?4"
        ))?;
        readable(select.query_map(params![to.key, to.sco, to.package, most], session)?)
    }

    /// The sessions that are running, or were when their process was killed.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn running_sessions(&self) -> Result<Vec<SessionRow>> {
        let mut select = self.connection.prepare(&format!("{SESSION} WHERE state = ?1"))?;
        let running = to_json(&SessionState::Running)?;
        Ok(select.query_map([running], session)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The sessions that are running, and those that were left open and neither continued nor reset, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn unfinished_sessions(&self) -> Result<Vec<SessionRow>> {
        let mut select = self.connection.prepare(&format!(
            "{SESSION} WHERE state IN ('\"open\"', '\"running\"') ORDER BY session.id DESC"
        ))?;
        let rows: Vec<SessionRow> = readable(select.query_map([], session)?)?;
        let is_unfinished = |row: &SessionRow| row.progress.state == SessionState::Running || row.is_open();
        Ok(rows.into_iter().filter(is_unfinished).collect())
    }

    /// Closes a session that was left open: writes the entry of that, the exchange that follows it where those of the session
    /// were recorded, and what its attempt keeps of it.
    ///
    /// # Errors
    /// [`Error::NotOpen`] where it is not open any more; the database cannot be written: nothing of it is.
    pub fn validate_session(
        &mut self,
        row: &SessionRow,
        entry: &Entry,
        exitau: &Exchange,
        attempt: &Attempt,
    ) -> Result<()> {
        self.transaction(|db| {
            // Another process may have launched or validated it meanwhile.
            if !session_by_id(db, row.key)?.is_open() {
                return Err(Error::NotOpen {
                    session: row.id.clone(),
                });
            }
            put_entries(db, row.key, std::slice::from_ref(entry))?;
            add_recorded_exchange(db, row.key, exitau)?;
            db.execute(
                "UPDATE session SET state = ?2, status = ?3, score = ?4 WHERE id = ?1",
                params![
                    row.key,
                    to_json(&SessionState::Validated)?,
                    attempt.status.as_str(),
                    to_json(&attempt.score)?,
                ],
            )?;
            put_attempt(db, row.attempt, attempt)
        })
    }

    /// Writes what a running session has recorded, in one transaction; returns the size of the entries in bytes.
    ///
    /// # Errors
    /// The database cannot be written: nothing of it is.
    pub fn append(&mut self, session: SessionKey, attempt: AttemptId, written: &Written<'_>) -> Result<u64> {
        self.transaction(|db| {
            let bytes = put_entries(db, session, written.entries)?;
            update(db, "session", session.0, &progress_columns(written.progress)?)?;
            if let Some(data) = written.attempt {
                put_attempt(db, attempt, data)?;
            }
            Ok(bytes)
        })
    }

    /// Writes a session's end, now: its last entries, its state, and what the attempt keeps of it.
    ///
    /// # Errors
    /// The database cannot be written: nothing of it is.
    pub fn end_session(
        &mut self,
        session: SessionKey,
        attempt: AttemptId,
        state: SessionState,
        data: &Attempt,
        last: &[Entry],
    ) -> Result<()> {
        self.transaction(|db| {
            put_entries(db, session, last)?;
            db.execute(
                "UPDATE session SET state = ?2, ended_at = ?3, status = ?4, score = ?5 WHERE id = ?1",
                params![
                    session,
                    to_json(&state)?,
                    Local::now().to_rfc3339(),
                    data.status.as_str(),
                    to_json(&data.score)?,
                ],
            )?;
            put_attempt(db, attempt, data)
        })
    }
}

/// The columns of a session that change while it runs.
fn progress_columns(progress: &SessionProgress) -> Result<[Column; 9]> {
    Ok([
        ("state", to_json(&progress.state)?.into()),
        ("status", progress.status.clone().into()),
        ("score", to_json(&progress.score)?.into()),
        ("session_time", progress.session_time.clone().into()),
        ("wall_us", progress.counts.at.get().into()),
        ("calls", progress.counts.calls.into()),
        ("failed_calls", progress.counts.failed_calls.into()),
        (
            "page_opened_at",
            progress.page_opened_at.map(|at| at.to_rfc3339()).into(),
        ),
        ("sent", to_json(&progress.counts.sent)?.into()),
    ])
}

fn put_attempt(db: &Transaction<'_>, attempt: AttemptId, data: &Attempt) -> Result<()> {
    db.prepare_cached("UPDATE attempt SET data = ?2 WHERE id = ?1")?
        .execute(params![attempt, to_json(data)?])?;
    Ok(())
}
