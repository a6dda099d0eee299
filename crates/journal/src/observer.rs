//! What is derived from a session's entries, one entry after the other.

use scorm::rte::{ReturnValue, Session};

use crate::Entry;

/// An entry that a [`Replay`](crate::Replay) has just applied.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What the run-time returned, if the entry is a call.
    pub returned: Option<&'a ReturnValue<'a>>,
    /// The session after it.
    pub session: &'a Session,
}

/// Derives something from entries. It is shown each entry once, in order.
pub trait Observer {
    /// Processes the next entry.
    fn observe(&mut self, step: &Step<'_>);
}

impl<F: FnMut(&Step<'_>)> Observer for F {
    fn observe(&mut self, step: &Step<'_>) {
        self(step);
    }
}
