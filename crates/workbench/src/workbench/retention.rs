//! The deletion of logs by their age: the entries and exchanges of sessions that ended long ago. Their reports stay.

use std::{
    sync::{Arc, atomic::Ordering},
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset, TimeDelta};
use store::{SessionKey, SessionRow, Store};

use super::{Workbench, now, unpoisoned};
use crate::{
    Error, Result,
    report::Report,
    settings::LAST_LOG_DELETION,
    trace::SessionState,
    views::{LogAmount, LogDeletion, LogDeletionProgress},
};

/// How often it is looked for old logs.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Entries that are deleted in one transaction: some milliseconds.
const ROWS: u32 = 500;
/// How much longer than a transaction the database is left to others after it. SQLite does not queue writers: one that waits
/// looks each millisecond whether it is its turn.
const PAUSE: u32 = 2;

/// Hears how far a deletion has come, and says whether it goes on.
type GoesOn<'a> = &'a mut dyn FnMut(LogDeletionProgress) -> bool;

impl Workbench {
    /// What [`Self::begin_log_deletion`] would delete now.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn count_old_logs(&self, days: u32) -> Result<LogAmount> {
        self.old_logs(days, now())
    }

    /// What [`Self::delete_old_logs`] would delete.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn old_logs(&self, days: u32, now: DateTime<FixedOffset>) -> Result<LogAmount> {
        let store = self.shared.store()?;
        let rest = store.sessions_with_rest()?.into_iter();
        let old = old_sessions(&store, days, now)?.into_iter().map(|row| row.key);
        let mut amount = LogAmount::default();
        for key in rest.chain(old) {
            amount.add(store.entry_count(key)?);
        }
        Ok(amount)
    }

    /// Deletes the logs of the sessions that ended `days` days ago or earlier; none for 0 days. An open session keeps its log,
    /// and every session its report. `goes_on` hears how far it has come, and says whether it goes on.
    ///
    /// # Errors
    /// The database cannot be read or written. What was done so far stays done.
    pub fn delete_old_logs(&self, days: u32, now: DateTime<FixedOffset>, goes_on: GoesOn<'_>) -> Result<LogDeletion> {
        // One after the other: what one deletes, the next does not find.
        let _one = unpoisoned(&self.log_deletion);
        let mut store = self.shared.store()?;
        store.checkpoint_soon()?;
        let mut deleted = LogAmount::default();
        let deletion = delete(&mut store, days, now, &mut deleted, goes_on);
        let last = LogDeletion { at: now, deleted };
        if deleted != LogAmount::default() {
            store.set(LAST_LOG_DELETION, &Some(last))?;
        }
        deletion.map(|()| last)
    }

    /// [`Self::delete_old_logs`] of now, which [`Self::cancel_log_deletion`] cancels.
    ///
    /// # Errors
    /// The database cannot be read or written. What was done so far stays done.
    pub fn begin_log_deletion(&self, days: u32, mut progress: impl FnMut(LogDeletionProgress)) -> Result<LogDeletion> {
        self.log_deletion_cancelled.store(false, Ordering::Relaxed);
        self.delete_old_logs(days, now(), &mut |step| {
            progress(step);
            !self.log_deletion_cancelled.load(Ordering::Relaxed)
        })
    }

    /// Cancels the deletion of logs that was begun.
    pub fn cancel_log_deletion(&self) {
        self.log_deletion_cancelled.store(true, Ordering::Relaxed);
    }

    /// The last deletion of logs; none if nothing was ever deleted.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_log_deletion(&self) -> Result<Option<LogDeletion>> {
        Ok(self.store().setting(LAST_LOG_DELETION)?)
    }

    /// Deletes the logs that are older than the settings allow, now and each day, until `follower`, which hears of what was
    /// deleted, has heard enough.
    pub async fn delete_old_logs_daily(self: Arc<Self>, mut follower: impl FnMut(LogDeletion) -> bool) {
        let mut days = tokio::time::interval(DAY);
        loop {
            days.tick().await;
            let workbench = Arc::clone(&self);
            let deletion = tokio::task::spawn_blocking(move || {
                let days = workbench.settings()?.retention.days;
                workbench.delete_old_logs(days, now(), &mut |_| true)
            });
            match deletion.await {
                Ok(Ok(deletion)) if deletion.deleted == LogAmount::default() => {}
                Ok(Ok(deletion)) => {
                    if !follower(deletion) {
                        return;
                    }
                }
                Ok(Err(error)) => tracing::warn!(%error, "old logs were not deleted"),
                Err(error) => tracing::error!(%error, "old logs were not deleted"),
            }
        }
    }
}

/// The sessions whose logs are old, the oldest first.
fn old_sessions(store: &Store, days: u32, now: DateTime<FixedOffset>) -> Result<Vec<SessionRow>> {
    let before = now.checked_sub_signed(TimeDelta::days(days.into()));
    let Some(before) = before.filter(|_| days > 0) else {
        return Ok(Vec::new());
    };
    let mut old = Vec::new();
    for row in store.sessions_with_logs(before)? {
        if ended_at(store, &row)?.is_some_and(|ended| ended <= before) {
            old.push(row);
        }
    }
    Ok(old)
}

/// When a session ended: one that was closed later than it was left, when it was closed.
fn ended_at(store: &Store, row: &SessionRow) -> Result<Option<DateTime<FixedOffset>>> {
    if row.progress.state != SessionState::Validated {
        return Ok(row.ended_at);
    }
    let opened = row.progress.page_opened_at.unwrap_or(row.started_at);
    let last = store.last_entry_at(row.key)?.unwrap_or_default();
    let closed = opened.checked_add_signed(TimeDelta::microseconds(last.get() as i64));
    Ok(row.ended_at.max(closed))
}

fn delete(
    store: &mut Store,
    days: u32,
    now: DateTime<FixedOffset>,
    deleted: &mut LogAmount,
    goes_on: GoesOn<'_>,
) -> Result<()> {
    let rest = store.sessions_with_rest()?;
    let old = old_sessions(store, days, now)?;
    let mut progress = LogDeletionProgress {
        done: 0,
        sessions: u32::try_from(rest.len() + old.len()).unwrap_or(u32::MAX),
    };
    // What a deletion that was interrupted has left.
    for key in rest {
        if !goes_on(progress) || !delete_rows(store, key, deleted, progress, goes_on)? {
            return Ok(());
        }
        progress.done += 1;
    }
    for row in old {
        if !goes_on(progress) {
            return Ok(());
        }
        let is_replaced = match replace_log(store, &row, now) {
            // Its log is all that there is of it.
            Err(Error::DamagedRecord) => {
                tracing::warn!(session = %row.id, "a damaged session keeps its log");
                false
            }
            replaced => replaced?,
        };
        if is_replaced && !delete_rows(store, row.key, deleted, progress, goes_on)? {
            return Ok(());
        }
        progress.done += 1;
    }
    goes_on(progress);
    Ok(())
}

/// Stores the report of a session in the place of its log; whether it did.
fn replace_log(store: &mut Store, row: &SessionRow, now: DateTime<FixedOffset>) -> Result<bool> {
    let report = Report::from_session(store, store.session(&row.id)?)?;
    Ok(store.replace_log(row.key, &report.to_stored()?, now)?)
}

/// Deletes what is left of a session's log, a few rows at a time; whether it came to the end.
fn delete_rows(
    store: &mut Store,
    session: SessionKey,
    deleted: &mut LogAmount,
    progress: LogDeletionProgress,
    goes_on: GoesOn<'_>,
) -> Result<bool> {
    deleted.sessions += 1;
    loop {
        let began = Instant::now();
        let rows = store.delete_log(session, ROWS)?;
        deleted.rows += rows;
        thread::sleep(began.elapsed() * PAUSE);
        if rows < ROWS {
            return Ok(true);
        }
        if !goes_on(progress) {
            return Ok(false);
        }
    }
}
