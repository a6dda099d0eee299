//! Two sessions side by side.

use std::{fs, path::Path};

use super::Workbench;
use crate::{
    Error, Result,
    comparison::{CallPage, CallRun, PAGE_LIMIT, SessionComparison, page_of},
    ids::SessionId,
    report::Language,
};

impl Workbench {
    /// Compares two sessions, of any packages: `a` and `b`, with the sentences in a language. If the log of one was deleted, only
    /// their reports are compared. Takes about as long as both reports, and some seconds more for hundreds of thousands of
    /// calls that differ.
    ///
    /// # Errors
    /// There is no such session, or the database cannot be read.
    pub fn compare_sessions(&self, a: &SessionId, b: &SessionId, language: Language) -> Result<SessionComparison> {
        let store = self.shared.store()?;
        let rows = [store.session(a)?, store.session(b)?];
        SessionComparison::of(&store, rows, language)
    }

    /// The first calls of a run that [`Self::compare_sessions`] found, [`PAGE_LIMIT`] at most.
    ///
    /// # Errors
    /// There is no such session, the log of one was deleted ([`Error::LogsDeleted`]), or the database cannot be read.
    pub fn compared_calls(&self, a: &SessionId, b: &SessionId, run: &CallRun, language: Language) -> Result<CallPage> {
        let store = self.shared.store()?;
        let rows = [store.session(a)?, store.session(b)?];
        if let Some(at) = rows.iter().find_map(|row| row.logs_deleted_at) {
            return Err(Error::LogsDeleted { at });
        }
        let [a, b] = rows.each_ref().map(|row| store.entries(row.key));
        page_of(&a, &b, run, PAGE_LIMIT, language)
    }

    /// Writes a comparison of two sessions as one HTML file that needs nothing else.
    ///
    /// # Errors
    /// As [`Self::compare_sessions`], or the file cannot be written.
    pub fn export_comparison(&self, a: &SessionId, b: &SessionId, to: &Path, language: Language) -> Result<()> {
        let comparison = self.compare_sessions(a, b, language)?;
        fs::write(to, comparison.html(language)).map_err(Error::io(to))
    }
}
