//! What a session comes to on several LMSs, as it is shown.

use journal::{Outcome, SessionState, WhatIf};
use scorm::{LmsProfile, profile::profiles};
use serde::{Deserialize, Serialize};
use store::SessionRow;

use crate::views::timespan_seconds;

/// What the calls of a session come to on an LMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OutcomeRow {
    /// The outcome.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Its total time in whole seconds; absent if it is no CMITimespan.
    pub total_seconds: Option<u32>,
    /// Whether the next launch resumes; if not, it starts fresh.
    #[serde(default)]
    pub resumes: bool,
}

impl From<Outcome> for OutcomeRow {
    fn from(outcome: Outcome) -> Self {
        Self {
            total_seconds: timespan_seconds(&outcome.total_time),
            resumes: outcome.resumes(),
            outcome,
        }
    }
}

impl OutcomeRow {
    /// The session on its own LMS and on each of the others, to observe its replay.
    pub(super) fn launch(row: &SessionRow) -> WhatIf {
        WhatIf::launch(profiles_with(&row.profile), &row.launch, &row.before)
    }

    /// What it came to on each.
    pub(super) fn all(what_if: WhatIf, state: SessionState) -> Vec<Self> {
        what_if.outcomes(state).into_iter().map(Self::from).collect()
    }
}

/// The profiles that ship, with that of the session as it was then in the place of its own.
fn profiles_with(own: &LmsProfile) -> Vec<LmsProfile> {
    let mut profiles = profiles();
    match profiles.iter_mut().find(|profile| profile.id == own.id) {
        Some(profile) => *profile = own.clone(),
        None => profiles.insert(0, own.clone()),
    }
    profiles
}
