//! A session being recorded, with no thread and no socket: entries in, replayed, persisted, reported. The state that is stored
//! comes from the native replay alone, never from what a page claims.

use std::{
    collections::VecDeque,
    sync::{Arc, OnceLock},
    time::Instant,
};

use chrono::{DateTime, FixedOffset};
use journal::{
    Entry, EntryData, LiveState, LossCause, Micros, ModuleStage, Note, PageState, Progress, Replay, SessionProgress,
    SessionState, Sink, TraceNews, Transaction, Uncommitted, wire::Slots,
};
use scorm::rte::{ApiState, Attempt};

use super::{
    NotStored,
    access::AccessLog,
    batch::{Arrival, Batch, Sequence},
    budget::Budget,
    losses::LossCounter,
    served::{ServedLog, Waiting},
};
use crate::{RecordingLimits, media::MediaFiles};

/// How many entries may wait for the disk before served requests wait in their log.
const UNWRITTEN: usize = 10_000;
/// The kind of [`EntryData::Served`].
const SERVED: &str = "served";

/// When the player page was requested, if it was.
pub(super) type PageOpened = Arc<OnceLock<(Instant, DateTime<FixedOffset>)>>;

/// A session being recorded.
#[derive(Debug)]
pub struct Recording<S> {
    sink: S,
    media: MediaFiles,
    replay: Replay,
    progress: Progress,
    uncommitted: Uncommitted,
    /// How many rows the trace has, with those of the entries that are not on disk yet.
    rows: u32,
    began: Instant,
    access: AccessLog,
    served: ServedLog,
    /// When the player page was requested: its clock starts then.
    page_opened: PageOpened,
    /// Whether the player page has connected.
    connected: bool,
    /// Entries of the workbench that are not in the timeline yet, in order.
    own: VecDeque<(Instant, EntryData)>,
    /// The page's sequence numbers.
    sequence: Sequence,
    /// The values that the page does not send again.
    slots: Slots,
    /// Whether two different entries came with the same number. One of them is forged, so no commit is confirmed any more.
    conflict: bool,
    losses: LossCounter,
    budget: Budget,
    /// Whether recording has stopped, because the session reached its maximum size.
    stopped: bool,
    /// Our number of the last entry.
    number: u32,
    /// Replayed, not yet on disk.
    entries: Vec<Entry>,
    stored_attempt: Attempt,
}

impl<S: Sink> Recording<S> {
    /// Begins to record a session: `replay` is at its launch, `attempt` is what `sink` has of its attempt.
    pub fn begin(sink: S, replay: Replay, attempt: Attempt, media: MediaFiles, limits: RecordingLimits) -> Self {
        Self {
            sink,
            media,
            // The launch request.
            rows: 1,
            replay,
            progress: Progress::default(),
            uncommitted: Uncommitted::default(),
            began: Instant::now(),
            access: AccessLog::default(),
            served: ServedLog::default(),
            page_opened: Arc::default(),
            connected: false,
            own: VecDeque::new(),
            sequence: Sequence::default(),
            slots: Slots::default(),
            conflict: false,
            losses: LossCounter::default(),
            budget: Budget::new(limits, Instant::now()),
            stopped: false,
            number: 0,
            entries: Vec::new(),
            stored_attempt: attempt,
        }
    }

    /// Accepts entries from the page: each is replayed and waits for [`Self::persist`]. Duplicates are skipped, because the
    /// page resends what is not acknowledged. Other entries out of order are refused and counted.
    ///
    /// # Errors
    /// [`NotStored::Refused`] if an entry was refused now, or two entries conflicted before; [`NotStored::Stopped`] after
    /// recording has stopped.
    pub(crate) fn ingest(&mut self, batch: Batch) -> Result<(), NotStored> {
        self.collect_own_entries();
        let now = Instant::now();
        let mut refused = batch.unreadable;
        self.lose(LossCause::Unreadable, None, batch.unreadable);
        for sent in batch.entries {
            let cause = match self.sequence.check(&sent) {
                Arrival::Next if self.stops() => return Err(NotStored::Stopped),
                Arrival::Gap if self.stopped => return Err(NotStored::Stopped),
                Arrival::Next => match self.slots.entry(sent.line) {
                    Some(entry) => {
                        self.sequence.advance(sent.digest);
                        if self.admits(&entry.data, sent.size, now) {
                            self.push_own_entries(Some(entry.at));
                            self.record(entry);
                        }
                        continue;
                    }
                    None => LossCause::Unreadable,
                },
                Arrival::Duplicate => continue,
                Arrival::Conflict => {
                    self.conflict = true;
                    LossCause::Conflict
                }
                Arrival::Gap => LossCause::OutOfOrder,
            };
            self.lose(cause, None, 1);
            refused = refused.saturating_add(1);
        }
        if refused > 0 || self.conflict {
            return Err(NotStored::Refused);
        }
        Ok(())
    }

    /// Records that the page has sent `sent` entries in total, and counts those that did not arrive.
    ///
    /// # Errors
    /// [`NotStored::Refused`] if there are some.
    pub(crate) fn farewell(&mut self, sent: u32) -> Result<(), NotStored> {
        let missing = sent.saturating_sub(self.sequence.last());
        let cause = if self.stopped {
            LossCause::Full
        } else {
            LossCause::NotReceived
        };
        self.lose(cause, None, missing);
        if missing > 0 {
            return Err(NotStored::Refused);
        }
        Ok(())
    }

    /// Whether recording has stopped, because the session reached its maximum size.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Stops recording if the session has reached its maximum size; returns whether it has stopped.
    fn stops(&mut self) -> bool {
        if !self.stopped && self.budget.is_full() {
            self.stopped = true;
            self.push_now(EntryData::Note {
                note: Note::RecordingStopped,
            });
        }
        self.stopped
    }

    /// Whether to record an entry of `size` bytes. If not, it is counted.
    fn admits(&mut self, data: &EntryData, size: usize, now: Instant) -> bool {
        match data {
            EntryData::Call { .. } | EntryData::Unconfirmed { .. } => self.budget.call(size, now),
            // Only adds to the counts.
            EntryData::NotRecorded { .. } => {}
            observed => {
                let is_frequent = matches!(observed, EntryData::Console { .. })
                    || matches!(observed, EntryData::Served { .. }) && !observed.is_failed_request();
                if !self.budget.observation(is_frequent, size, now) {
                    self.lose(LossCause::TooMany, Some(observed.kind()), 1);
                    return false;
                }
            }
        }
        true
    }

    /// When [`Self::persist`] must write entries of the workbench: counts of what was not recorded, served requests. `None` if
    /// there are none.
    pub(crate) fn own_entries_due(&self) -> Option<Instant> {
        [self.losses.due(), self.served.due()].into_iter().flatten().min()
    }

    /// Notes something that the workbench did.
    pub(crate) fn note(&mut self, note: Note) {
        self.collect_own_entries();
        self.push_own_entries(None);
        self.push_own(Instant::now(), EntryData::Note { note });
    }

    /// The player page has connected.
    pub(crate) fn page_connected(&mut self) {
        self.connected = true;
    }

    /// How far the module has come.
    pub(crate) fn stage(&self) -> ModuleStage {
        match self.replay.session().state() {
            ApiState::NotInitialized if self.connected => ModuleStage::Connected,
            ApiState::NotInitialized => ModuleStage::Awaited,
            ApiState::Running | ApiState::Terminated => ModuleStage::Initialized,
        }
    }

    /// Where the module stands.
    pub(crate) fn live(&self) -> LiveState {
        LiveState::of(self.replay.session(), &self.progress, &self.uncommitted)
    }

    /// Where attempts to reach something outside the session are noted.
    pub(crate) fn access_log(&self) -> AccessLog {
        self.access.clone()
    }

    /// Where requests that the server responded to are noted.
    pub(crate) fn served_log(&self) -> ServedLog {
        self.served.clone()
    }

    /// Where the moment is set at which the player page is requested.
    pub(super) fn page_opened(&self) -> PageOpened {
        Arc::clone(&self.page_opened)
    }

    /// Fetches what was noted outside the recorder.
    fn collect_own_entries(&mut self) {
        self.own.extend(self.access.take_pending());
        // While the disk refuses what is there, requests wait in their log, which is bounded.
        if self.entries.len() < UNWRITTEN {
            let waiting = self.served.take_due(Instant::now());
            self.admit_served(waiting);
        }
        self.own.make_contiguous().sort_by_key(|(at, _)| *at);
    }

    fn admit_served(&mut self, waiting: Waiting) {
        let now = Instant::now();
        self.lose(LossCause::TooMany, Some(SERVED), waiting.lost);
        for (at, data) in waiting.entries {
            if self.stopped {
                self.lose(LossCause::Full, Some(SERVED), 1);
            } else if self.admits(&data, size_of_served(&data), now) {
                self.own.push_back((at, data));
            }
        }
    }

    /// Adds the workbench's entries up to `until` on the page's clock, or all of them.
    fn push_own_entries(&mut self, until: Option<Micros>) {
        while self
            .own
            .front()
            .is_some_and(|(at, _)| until.is_none_or(|until| self.on_page_clock(*at) <= until))
            && let Some((at, data)) = self.own.pop_front()
        {
            self.push_own(at, data);
        }
    }

    /// Adds an entry that does not come from the page.
    fn push_own(&mut self, at: Instant, data: EntryData) {
        let phase = self.entries.last().map_or(PageState::Complete, |entry| entry.phase);
        self.push(self.on_page_clock(at), phase, data);
    }

    /// A moment on the page's clock.
    fn on_page_clock(&self, at: Instant) -> Micros {
        let started = self.page_opened.get().map_or(self.began, |(opened, _)| *opened);
        Micros::new(at.saturating_duration_since(started).as_secs_f64() * 1e6)
    }

    /// Keeps what was taken, in one transaction; returns whether there were entries.
    ///
    /// # Errors
    /// Nothing is stored then, and nothing lost: the next call tries again.
    pub(crate) fn persist(&mut self) -> Result<bool, S::Error> {
        self.collect_own_entries();
        self.push_own_entries(None);
        for data in self.losses.take_due(Instant::now()) {
            self.push_now(data);
        }
        let attempt = self.replay.session().attempt();
        let attempt = (*attempt != self.stored_attempt).then(|| attempt.clone());
        if self.entries.is_empty() && attempt.is_none() {
            return Ok(false);
        }
        let opened_at = self.page_opened.get().map(|(_, opened)| *opened);
        let progress = SessionProgress::running(self.replay.session(), self.progress.clone(), opened_at);
        let bytes = self.sink.append(&Transaction {
            entries: &self.entries,
            progress: &progress,
            attempt: attempt.as_ref(),
        })?;
        self.budget.written(bytes);
        if let Some(attempt) = attempt {
            self.stored_attempt = attempt;
        }
        let has_entries = !self.entries.is_empty();
        self.entries.clear();
        Ok(has_entries)
    }

    /// How many rows the trace has, once [`Self::persist`] has returned.
    pub(crate) fn rows(&self) -> u32 {
        self.rows
    }

    /// The page's number of the last entry taken.
    pub(crate) fn page_number(&self) -> u32 {
        self.sequence.last()
    }

    /// Ends the recording: what is left is stored, and a session without LMSFinish is left open.
    pub(crate) fn end(mut self) -> Result<TraceNews, S::Error> {
        self.collect_own_entries();
        let waiting = self.served.take_all();
        self.admit_served(waiting);
        self.push_own_entries(None);
        for data in self.access.take_summaries() {
            self.push_own(Instant::now(), data);
        }
        for data in self.losses.take() {
            self.push_now(data);
        }
        self.persist()?;
        let live = self.live();
        let session = self.replay.into_session();
        let state = SessionState::at_end(&session);
        self.sink.end(state, &session.leave())?;
        Ok(TraceNews {
            rows: self.rows,
            state,
            stage: None,
            live: Some(live),
        })
    }

    /// Adds an entry from the page, or counts it where another entry says the same.
    fn record(&mut self, entry: Entry) {
        let Entry {
            at, phase, mut data, ..
        } = entry;
        data.bound();
        match &mut data {
            EntryData::NotRecorded { cause, entries, count } => {
                let (cause, count) = (*cause, *count);
                return self.lose(cause, entries.as_deref(), count);
            }
            EntryData::Resource { url, status, .. } => *status = self.served.error_status(url),
            EntryData::Access {
                access,
                target,
                decision,
                ..
            } => return self.access.note(*access, target, *decision),
            EntryData::Unplayable { url, .. } => {
                let status = self.served.error_status(url);
                match self.media.check(data, status) {
                    Some(checked) => data = checked,
                    None => return,
                }
            }
            _ => {}
        }
        self.push(at, phase, data);
    }

    fn lose(&mut self, cause: LossCause, kind: Option<&str>, count: u32) {
        self.losses.add(cause, kind, count, Instant::now());
    }

    /// Adds an entry of the workbench at the time of the last entry.
    fn push_now(&mut self, data: EntryData) {
        let phase = self.entries.last().map_or(PageState::Complete, |entry| entry.phase);
        self.push(self.progress.at, phase, data);
    }

    fn push(&mut self, at: Micros, phase: PageState, data: EntryData) {
        self.number += 1;
        let mut entry = Entry {
            seq: self.number,
            at: at.not_before(self.progress.at),
            phase,
            data,
        };
        self.replay
            .ingest(&mut entry, &mut [&mut self.progress, &mut self.uncommitted]);
        self.rows += 1 + u32::from(entry.data.exchange().is_some());
        self.entries.push(entry);
    }
}

/// The size of a [`EntryData::Served`] in bytes, about.
fn size_of_served(data: &EntryData) -> usize {
    match data {
        EntryData::Served { path, actual_path, .. } => path.len() + actual_path.as_ref().map_or(0, String::len),
        _ => 0,
    }
}
