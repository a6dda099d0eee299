//! What a session's recorder writes to.

use journal::{SessionState, Sink, Transaction};
use scorm::rte::Attempt;

use crate::{AttemptId, Error, Result, SessionKey, SessionRow, Store};

/// A connection that writes one running session.
#[derive(Debug)]
pub struct SessionSink {
    store: Store,
    session: SessionKey,
    attempt: AttemptId,
}

impl SessionSink {
    /// Writes `session` by `store`.
    #[must_use]
    pub fn new(store: Store, session: &SessionRow) -> Self {
        Self {
            store,
            session: session.key,
            attempt: session.attempt,
        }
    }
}

impl Sink for SessionSink {
    type Error = Error;

    fn append(&mut self, transaction: &Transaction<'_>) -> Result<u64> {
        self.store.append(self.session, self.attempt, transaction)
    }

    fn end(&mut self, state: SessionState, attempt: &Attempt) -> Result<()> {
        self.store.end_session(self.session, self.attempt, state, attempt, &[])
    }
}
