//! How far a session has come.

use crate::{Entry, EntryData, Observer, Step};

/// The counts of a session that its summary shows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Progress {
    /// Calls of the API.
    pub calls: u32,
    /// Calls that the page answered with an error. Those that only ask about errors do not count.
    pub failed_calls: u32,
    /// Time of the last entry, in microseconds since the player page was opened.
    pub at_us: f64,
}

impl Observer for Progress {
    fn observe(&mut self, step: &Step<'_>) {
        let Entry { at_us, data, .. } = step.entry;
        self.at_us = *at_us;
        if let EntryData::Call { function, error, .. } = data {
            self.calls += 1;
            self.failed_calls += u32::from(error.is_error() && !function.asks_about_errors());
        }
    }
}
