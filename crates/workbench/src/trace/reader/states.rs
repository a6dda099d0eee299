//! The states of a session: what its entries made of it, by seeking the replay.

use std::time::Instant;

use scorm::{cmi::element_names::SUSPEND_DATA, rte::Session};

use super::TraceReader;
use crate::{
    Error, Result,
    suspend_data::SuspendTexts,
    trace::{Detail, StateAt, StateChange},
};

impl TraceReader {
    /// What the entry did to the session; `None` if deriving that takes longer than until then.
    pub(super) fn state_change(&mut self, seq: u32, deadline: Instant) -> Result<Option<StateChange>> {
        let entries = self.store.entries(self.session.key);
        while !self.replay.approach(seq.saturating_sub(1), &entries)? {
            if Instant::now() >= deadline {
                return Ok(None);
            }
        }
        let before = self.replay.session().clone();
        let after = self.replay.seek(seq, &entries)?;
        Ok(Some(StateChange::between(&before, after)))
    }

    /// The session after entry `seq`, or after the last one if there are fewer, whatever time that takes.
    ///
    /// # Errors
    /// The session is gone, its log was deleted, or the database cannot be read.
    pub(crate) fn state_at(&mut self, seq: u32) -> Result<StateAt> {
        self.refresh()?;
        if let Some(at) = self.session.logs_deleted_at {
            return Err(Error::LogsDeleted { at });
        }
        let entries = self.store.entries(self.session.key);
        self.replay.seek(seq, &entries)?;
        // Some may be missing.
        let seq = self.replay.seq();
        let before = self.replay.seek(seq.saturating_sub(1), &entries)?.clone();
        let state = StateChange::between(&before, self.replay.seek(seq, &entries)?);
        let entry = (seq > 0).then(|| self.entry(seq, Detail::Preview)).transpose()?;
        Ok(StateAt {
            seq,
            entry,
            last: self.index.last_entry(),
            state,
        })
    }

    /// The suspend data after entry `seq`, or after the last one if there are fewer, and before the entry that set them. However
    /// long the session is, no more of it is replayed than for two states.
    ///
    /// # Errors
    /// The session is gone, its log was deleted, or the database cannot be read.
    pub(crate) fn suspend_texts(&mut self, seq: u32) -> Result<SuspendTexts> {
        self.refresh()?;
        if let Some(at) = self.session.logs_deleted_at {
            return Err(Error::LogsDeleted { at });
        }
        let entries = self.store.entries(self.session.key);
        let after = suspend_data(self.replay.seek(seq, &entries)?);
        let (seq, set_by) = (self.replay.seq(), self.replay.suspend_data_set_by());
        let before = match set_by.checked_sub(1) {
            Some(before) => suspend_data(self.replay.seek(before, &entries)?),
            None => String::new(),
        };
        Ok(SuspendTexts {
            seq,
            set_by: (set_by > 0).then_some(set_by),
            before,
            after,
        })
    }
}

fn suspend_data(session: &Session) -> String {
    session.data().value(SUSPEND_DATA).unwrap_or_default().to_owned()
}
