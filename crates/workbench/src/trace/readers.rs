//! The traces that are open.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use super::TraceReader;
use crate::{Result, ids::SessionId};

/// Maximum traces that stay open: each has a connection, an index, and at most 32 MiB of keyframes.
const OPEN: usize = 2;

/// A trace that several threads may ask.
type SharedReader = Arc<Mutex<TraceReader>>;

/// The readers of the traces that were looked at last.
#[derive(Debug, Default)]
pub(crate) struct TraceReaders(Mutex<VecDeque<(SessionId, SharedReader)>>);

impl TraceReaders {
    /// Asks the reader of this session, which `open` opens if it is not open yet. A reader that fails is closed.
    ///
    /// # Errors
    /// Those of `open` and `ask`.
    pub(crate) fn with<T>(
        &self,
        session: &SessionId,
        open: impl FnOnce() -> Result<TraceReader>,
        ask: impl FnOnce(&mut TraceReader) -> Result<T>,
    ) -> Result<T> {
        let reader = self.reader(session, open)?;
        let returned = ask(&mut reader.lock().unwrap_or_else(PoisonError::into_inner));
        if returned.is_err() {
            self.locked().retain(|(of, _)| of != session);
        }
        returned
    }

    fn reader(&self, session: &SessionId, open: impl FnOnce() -> Result<TraceReader>) -> Result<SharedReader> {
        let mut readers = self.locked();
        let found = readers.iter().position(|(of, _)| of == session);
        let newest = match found.and_then(|place| readers.remove(place)) {
            Some(reader) => reader,
            None => (session.clone(), Arc::new(Mutex::new(open()?))),
        };
        let reader = Arc::clone(&newest.1);
        readers.push_front(newest);
        readers.truncate(OPEN);
        Ok(reader)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, VecDeque<(SessionId, SharedReader)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
