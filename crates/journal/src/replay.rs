//! Replays a session: what its calls made of it, derived from what it was launched with and its entries, and from nothing
//! else.

use std::convert::Infallible;

use scorm::{
    LmsProfile,
    cmi::element_names::SUSPEND_DATA,
    rte::{ApiError, Argument, Attempt, CallError, Function, Launch, ReturnValue, Session},
};

use crate::{Entry, EntryData, Observer, Returned, Step, keyframes::Keyframes, position::Position};

/// Maximum entries that are read at a time.
const PAGE: u32 = 5_000;

/// Where a session's entries are read from.
pub trait EntrySource {
    /// Why they cannot be read.
    type Error;

    /// At most `limit` entries with a number above `seq`, in order; none if there are no more.
    ///
    /// # Errors
    /// They cannot be read.
    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Entry>, Self::Error>;
}

impl EntrySource for [Entry] {
    type Error = Infallible;

    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Entry>, Infallible> {
        let from = self.partition_point(|entry| entry.seq <= seq);
        Ok(self[from..].iter().take(limit as usize).cloned().collect())
    }
}

/// The replay of a session. It goes forward entry by entry; with keyframes it also goes back.
#[derive(Debug)]
pub struct Replay {
    start: Position,
    at: Position,
    keyframes: Option<Keyframes>,
}

impl Replay {
    /// A replay at the start of a session that was launched with these.
    #[must_use]
    pub fn launch(profile: LmsProfile, launch: Launch, attempt: Attempt) -> Self {
        let start = Position::from_session(Session::launch(profile, launch, attempt));
        Self {
            at: start.clone(),
            start,
            keyframes: None,
        }
    }

    /// Takes snapshots from here on, in at most 32 MiB, so that [`Self::seek`] need not start again to go back.
    #[must_use]
    pub fn with_keyframes(mut self) -> Self {
        self.keyframes = Some(Keyframes::default());
        self
    }

    /// The session after the entries so far.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.at.session
    }

    /// The session after the entries so far, to end it.
    #[must_use]
    pub fn into_session(self) -> Session {
        self.at.session
    }

    /// The number of the last entry, 0 before the first.
    #[must_use]
    pub fn seq(&self) -> u32 {
        self.at.seq
    }

    /// The number of the entry that set `cmi.suspend_data` as they are, 0 if they are those of the launch. A set that was refused
    /// does not count.
    #[must_use]
    pub fn suspend_data_set_by(&self) -> u32 {
        self.at.suspend_data_set_by
    }

    /// Applies the next entry as it was recorded.
    pub fn apply(&mut self, entry: &Entry, observers: &mut [&mut dyn Observer]) {
        let replayed = self.run(entry.seq, &entry.data);
        self.show(entry, replayed.as_ref(), observers);
    }

    /// Applies the next entry as it arrives, and sets in it what only the replay knows: why a call was refused, what the
    /// replay returned if the page returned something else, and which call was not confirmed.
    pub fn ingest(&mut self, entry: &mut Entry, observers: &mut [&mut dyn Observer]) {
        if let EntryData::Unconfirmed { call, .. } = &mut entry.data {
            *call = self.at.last_commit;
        }
        let replayed = self.run(entry.seq, &entry.data);
        if let (
            EntryData::Call {
                function,
                arguments,
                returned,
                error,
                refused,
                replay,
            },
            Some(replayed),
        ) = (&mut entry.data, &replayed)
        {
            *refused = self.refused(*function, arguments);
            let same = replayed.value == *returned && *error == replayed.error;
            *replay = (!same).then(|| Returned::from(replayed));
        }
        self.show(entry, replayed.as_ref(), observers);
    }

    /// Applies all entries that are left.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn fold<E: EntrySource + ?Sized>(
        &mut self,
        entries: &E,
        observers: &mut [&mut dyn Observer],
    ) -> Result<(), E::Error> {
        while !self.advance(entries, observers)? {}
        Ok(())
    }

    /// Applies the next entries, at most 5,000; returns whether there are no more. So a fold can be interrupted.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn advance<E: EntrySource + ?Sized>(
        &mut self,
        entries: &E,
        observers: &mut [&mut dyn Observer],
    ) -> Result<bool, E::Error> {
        self.forward(u32::MAX, entries, observers)
    }

    /// Goes to the state after entry `seq`, or after the last entry if there are fewer; 0 is the start.
    ///
    /// # Errors
    /// The entries cannot be read. The replay is then at an entry before `seq`.
    pub fn seek<E: EntrySource + ?Sized>(&mut self, seq: u32, entries: &E) -> Result<&Session, E::Error> {
        while !self.approach(seq, entries)? {}
        Ok(&self.at.session)
    }

    /// Goes towards the state after entry `seq`, by at most 5,000 entries; returns whether it is there. So a seek can be
    /// interrupted.
    ///
    /// # Errors
    /// The entries cannot be read.
    pub fn approach<E: EntrySource + ?Sized>(&mut self, seq: u32, entries: &E) -> Result<bool, E::Error> {
        let keyframe = self.keyframes.as_ref().and_then(|frames| frames.before(seq));
        let nearest = keyframe.unwrap_or(&self.start);
        if seq < self.at.seq || nearest.seq > self.at.seq {
            self.at = nearest.clone();
        }
        self.forward(seq, entries, &mut [])
    }

    /// Applies a page of the entries up to `seq`; returns whether these were all.
    fn forward<E: EntrySource + ?Sized>(
        &mut self,
        seq: u32,
        entries: &E,
        observers: &mut [&mut dyn Observer],
    ) -> Result<bool, E::Error> {
        if self.at.seq >= seq {
            return Ok(true);
        }
        let page = entries.after(self.at.seq, PAGE.min(seq - self.at.seq))?;
        for entry in &page {
            // Where entries are missing, a page ends after `seq`.
            if entry.seq > seq {
                return Ok(true);
            }
            self.apply(entry, observers);
        }
        Ok(page.is_empty() || self.at.seq >= seq)
    }

    /// Does to the session what the entry did; returns what a call returned.
    fn run(&mut self, seq: u32, data: &EntryData) -> Option<ReturnValue<'static>> {
        let Position {
            session,
            last_commit,
            suspend_data_set_by,
            ..
        } = &mut self.at;
        let returned = match data {
            EntryData::Call {
                function, arguments, ..
            } => {
                if matches!(function, Function::Commit | Function::Finish) {
                    *last_commit = seq;
                }
                let returned = session.call(*function, arguments);
                if data.element() == Some(SUSPEND_DATA) && *function == Function::SetValue && !returned.error.is_error()
                {
                    *suspend_data_set_by = seq;
                }
                Some(returned)
            }
            EntryData::Unconfirmed { returned, .. } if returned == "false" => {
                session.storage_failed();
                None
            }
            EntryData::Validated { .. } => {
                session.validate();
                None
            }
            _ => None,
        };
        self.at.seq = seq;
        if let Some(keyframes) = &mut self.keyframes {
            keyframes.offer(&self.at);
        }
        returned
    }

    /// Why the call that was just applied was refused.
    fn refused(&self, function: Function, arguments: &[Argument]) -> Option<CallError> {
        // The three that ask about errors leave the one before as it is.
        if function.asks_about_errors() {
            return None;
        }
        let mut refused = self.at.session.refused()?;
        // The length is that of the recorded text, which may be truncated.
        if let ApiError::TooLong { length, .. } | ApiError::AppendedTooLong { length, .. } = &mut refused.why
            && let Some(full_length) = arguments.get(1).and_then(|value| value.length)
        {
            *length = full_length;
        }
        Some(refused)
    }

    fn show(&self, entry: &Entry, returned: Option<&ReturnValue<'_>>, observers: &mut [&mut dyn Observer]) {
        let step = Step {
            entry,
            returned,
            session: &self.at.session,
        };
        for observer in observers {
            observer.observe(&step);
        }
    }
}
