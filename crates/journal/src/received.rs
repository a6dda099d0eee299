//! What an LMS has received of a session.

use crate::{Entry, EntryData, ExchangeCommand};

/// What is wanted of the last LMSCommit or LMSFinish that the LMS has stored, as entries come.
#[derive(Debug, Clone)]
pub struct Received<T> {
    last: Option<T>,
    /// What was the last before it, until it is known whether that one was stored.
    before: Option<T>,
}

impl<T> Default for Received<T> {
    fn default() -> Self {
        Self {
            last: None,
            before: None,
        }
    }
}

impl<T> Received<T> {
    /// Processes the next entry; `of` it is wanted if something was received by it.
    pub fn read(&mut self, entry: &Entry, of: impl FnOnce() -> T) {
        match (&entry.data, entry.data.exchange()) {
            (EntryData::Call { .. }, Some(ExchangeCommand::Putparam | ExchangeCommand::Exitau)) => {
                self.before = self.last.replace(of());
            }
            (EntryData::Unconfirmed { returned, .. }, _) if returned == "false" => self.last = self.before.take(),
            _ => {}
        }
    }

    /// What is wanted of the last one; `None` where the LMS has received nothing.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.last.as_ref()
    }
}
