//! What the rules find in a session while somebody watches it: its entries are looked at once, as they come.

use std::time::{Duration, Instant};

use audit::{
    LocalizedFinding, SessionFinding,
    session::{Ending, SessionAudit},
};
use journal::{Replay, SessionState};
use serde::Serialize;
use store::{SessionEntries, SessionRow};

use crate::Result;

/// How long one call may look at entries.
const BUDGET: Duration = Duration::from_millis(20);

/// What the rules have found in a session so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FindingsSoFar {
    /// The gravest first.
    pub findings: Vec<LocalizedFinding>,
    /// Whether all entries were looked at; if not, the next call goes on.
    pub complete: bool,
}

/// The audit of a session, at the entries that it has seen.
#[derive(Debug)]
pub(super) struct Judging {
    replay: Replay,
    audit: SessionAudit,
}

impl Judging {
    pub(super) fn launch(session: &SessionRow) -> Self {
        Self {
            replay: session.replay(),
            audit: SessionAudit::launch(&session.before),
        }
    }

    /// Looks at entries that have come since; what was found so far, and whether these were all.
    ///
    /// # Errors
    /// They cannot be read.
    pub(super) fn go_on(
        &mut self,
        row: &SessionRow,
        entries: &SessionEntries<'_>,
    ) -> Result<(Vec<SessionFinding>, bool)> {
        let until = Instant::now() + BUDGET;
        let mut complete = false;
        while !complete && Instant::now() < until {
            complete = self.replay.advance(entries, &mut [&mut self.audit])?;
        }
        let session = self.replay.session();
        // What has not been looked at may still finish it.
        let state = if complete {
            row.progress.state
        } else {
            SessionState::Running
        };
        let after = match state {
            SessionState::Running => session.attempt().clone(),
            SessionState::Open | SessionState::Finished | SessionState::Validated => session.clone().leave(),
        };
        let findings = self.audit.findings(&Ending {
            state,
            session,
            opened: row.progress.page_opened_at.is_some() || self.replay.seq() > 0,
            after: &after,
        });
        Ok((findings, complete))
    }
}
