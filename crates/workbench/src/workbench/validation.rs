//! Sessions that were left open, and how they are closed.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, FixedOffset, TimeDelta};
use journal::{Micros, PageState, Received, Step, blocks::LmsRecord};
use store::Store;

use super::{Workbench, now};
use crate::{
    Error, Result,
    ids::SessionId,
    settings::Settings,
    trace::{Entry, EntryData, SessionState},
    views::{OpenSession, SessionSummary, ValidatedSession},
};

/// How often it is looked for sessions that have been open for too long.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Workbench {
    /// The sessions that are running, and those that were left open and neither continued nor reset, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn open_sessions(&self) -> Result<Vec<OpenSession>> {
        let rows = self.store().unfinished_sessions()?;
        Ok(rows.into_iter().map(OpenSession::from).collect())
    }

    /// Closes a session that was left open with what the LMS received last, as LMSFinish would have.
    ///
    /// # Errors
    /// [`Error::StillRunning`] or [`Error::NotOpen`]; there is no such session, or the database cannot be written.
    pub fn validate(&self, session: &SessionId) -> Result<ValidatedSession> {
        validate(&mut self.shared.store()?, session, now(), false)
    }

    /// Closes the sessions that have been open for so long that the settings close them; returns these.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn close_overdue(&self, now: DateTime<FixedOffset>) -> Result<Vec<SessionSummary>> {
        let mut store = self.shared.store()?;
        let days = Settings::read(&store)?.closing.days;
        let age = TimeDelta::days(days.into());
        let is_overdue = |started: DateTime<FixedOffset>| days > 0 && now.signed_duration_since(started) >= age;
        let mut closed = Vec::new();
        for row in store.unfinished_sessions()? {
            if row.is_open() && is_overdue(row.started_at) {
                match validate(&mut store, &row.id, now, true) {
                    Ok(validated) => closed.push(validated.session),
                    // Another process has closed or continued it; or its record is damaged. It does not keep others open.
                    Err(error) => tracing::warn!(%error, session = %row.id, "an open session was not closed"),
                }
            }
        }
        Ok(closed)
    }

    /// Closes such sessions now and each day, until `follower`, which hears of those that were closed, has heard enough.
    pub async fn close_overdue_daily(self: Arc<Self>, mut follower: impl FnMut(Vec<SessionSummary>) -> bool) {
        let mut days = tokio::time::interval(DAY);
        loop {
            days.tick().await;
            let workbench = Arc::clone(&self);
            let closed = tokio::task::spawn_blocking(move || workbench.close_overdue(now())).await;
            match closed {
                Ok(Ok(closed)) if closed.is_empty() => {}
                Ok(Ok(closed)) => {
                    if !follower(closed) {
                        return;
                    }
                }
                Ok(Err(error)) => tracing::warn!(%error, "open sessions were not closed"),
                Err(error) => tracing::error!(%error, "open sessions were not closed"),
            }
        }
    }
}

/// Closes a session that was left open: the replay says what the LMS makes of it.
fn validate(
    store: &mut Store,
    session: &SessionId,
    now: DateTime<FixedOffset>,
    automatic: bool,
) -> Result<ValidatedSession> {
    let row = store.session(session)?;
    if row.progress.state == SessionState::Running {
        return Err(Error::StillRunning { session: row.id });
    }
    if !row.is_open() {
        return Err(Error::NotOpen { session: row.id });
    }
    let entries = store.entries(row.key);
    let (mut received, mut last) = (Received::default(), (Micros::ZERO, PageState::default()));
    let mut replay = row.replay();
    replay.fold(
        &entries,
        &mut [&mut |step: &Step<'_>| {
            received.read(step.entry, || step.entry.seq);
            last = (step.entry.at, step.entry.phase);
        }],
    )?;
    let received = received.last().copied().unwrap_or_default();
    let record = match received {
        0 => None,
        seq => Some(LmsRecord::from_data(row.replay().seek(seq, &entries)?.data())),
    };
    let (at, phase) = last;
    let opened = row.progress.page_opened_at.unwrap_or(row.started_at);
    let since_opened = now.signed_duration_since(opened).num_microseconds().unwrap_or_default();
    let entry = Entry {
        seq: replay.seq() + 1,
        // The system's clock may have been set back.
        at: Micros::new(since_opened as f64).not_before(at),
        phase,
        data: EntryData::Validated { received, automatic },
    };
    replay.apply(&entry, &mut []);
    let log = store.lms_log(&row)?;
    let exitau = log.validated(entry.seq, entry.at, replay.session(), record.as_ref());
    store.validate_session(&row, &entry, &exitau, replay.session().attempt())?;
    Ok(ValidatedSession {
        session: store.session(session)?.into(),
        exitau,
    })
}
