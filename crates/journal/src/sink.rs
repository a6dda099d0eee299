//! Where a session's recorder writes what happened.

use scorm::rte::Attempt;

use crate::{Entry, SessionProgress, SessionState};

/// What a recorder writes in one transaction.
#[derive(Debug, Clone, Copy)]
pub struct Transaction<'a> {
    /// New entries, in order.
    pub entries: &'a [Entry],
    /// The session's progress after them.
    pub progress: &'a SessionProgress,
    /// What the attempt keeps, where that has changed.
    pub attempt: Option<&'a Attempt>,
}

/// Where a session's recorder writes. What a function has written when it returns `Ok` survives a loss of power; after an
/// error nothing of it is written, and it can be tried again.
pub trait Sink: Send + 'static {
    /// Why it cannot write.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Writes entries and what they came to; returns the size of the entries in bytes.
    ///
    /// # Errors
    /// It cannot write.
    fn append(&mut self, transaction: &Transaction<'_>) -> Result<u64, Self::Error>;

    /// Writes the session's end: its final state and what the attempt keeps of it.
    ///
    /// # Errors
    /// It cannot write.
    fn end(&mut self, state: SessionState, attempt: &Attempt) -> Result<(), Self::Error>;
}
