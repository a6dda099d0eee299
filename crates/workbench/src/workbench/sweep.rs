//! What an application that was killed left unfinished, and how it is finished when the library is next opened by
//! somebody who has it alone.

use std::sync::Arc;

use journal::{Micros, Step};
use store::Store;

use super::shared::Shared;
use crate::{
    Result,
    trace::{Entry, EntryData, Note, PageState, SessionState},
};

impl Shared {
    /// Deletes unfinished imports and deletions, completes what had not reached the disk, and ends the sessions that were
    /// running. To be called only where nobody else has the library open.
    ///
    /// # Errors
    /// The library's database cannot be read.
    pub(super) fn sweep(self: &Arc<Self>, store: &mut Store) -> Result<()> {
        self.folders.sweep(&store.folders()?)?;
        self.complete_packages(store)?;
        end_sessions(store)
    }

    /// Unpacks again what did not reach the disk. A package whose files cannot be read stays, marked, and is tried again
    /// each time: a disk that is not there today may be tomorrow.
    fn complete_packages(self: &Arc<Self>, store: &mut Store) -> Result<()> {
        for package in store.unsynced()? {
            let id = package.id;
            let completed = self.folders.complete(&package.folder);
            if completed.is_err() != package.unreadable {
                store.set_unreadable(id, completed.is_err())?;
            }
            match completed {
                Ok(()) => self.sync_later(id, package.folder),
                Err(error) => tracing::error!(%error, title = package.title, "a package cannot be read"),
            }
        }
        Ok(())
    }
}

/// Ends the sessions that were running, with the effects that each session's profile gives to leaving. Entries that were
/// not on disk are lost, so a note is added.
fn end_sessions(store: &mut Store) -> Result<()> {
    for row in store.running_sessions()? {
        let mut interrupted = Entry {
            seq: 1,
            at: Micros::ZERO,
            phase: PageState::Complete,
            data: EntryData::Note {
                note: Note::Interrupted,
            },
        };
        let mut last = |step: &Step<'_>| {
            interrupted.seq = step.entry.seq.saturating_add(1);
            (interrupted.at, interrupted.phase) = (step.entry.at, step.entry.phase);
        };
        let mut replay = row.replay();
        replay.fold(&store.entries(row.key), &mut [&mut last])?;
        let session = replay.into_session();
        let state = SessionState::at_end(&session);
        store.end_session(row.key, row.attempt, state, &session.leave(), &[interrupted])?;
    }
    Ok(())
}
