//! What a session comes to on several LMSs, as it is shown.

use journal::{Outcome, SessionState, WhatIf};
use scorm::{LmsProfile, profile::profiles};
use serde::{Deserialize, Serialize};
use store::{SessionRow, Store};

use crate::{Result, views::timespan_seconds};

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
    /// Whether the LMS records another status or score than that of the session.
    #[serde(default)]
    pub records_otherwise: bool,
}

impl From<Outcome> for OutcomeRow {
    fn from(outcome: Outcome) -> Self {
        Self {
            total_seconds: timespan_seconds(&outcome.total_time),
            resumes: outcome.resumes(),
            records_otherwise: false,
            outcome,
        }
    }
}

impl OutcomeRow {
    /// The session on its own LMS and on each of the others, those of the users' own too, to observe its replay.
    pub(super) fn launch(store: &Store, row: &SessionRow) -> Result<WhatIf> {
        let own = store.lms_profiles()?.into_iter().map(|own| own.profile);
        let profiles = profiles().into_iter().chain(own).collect();
        let profiles = with_profile_of(&row.profile, profiles);
        Ok(WhatIf::launch(profiles, &row.launch, &row.before))
    }

    /// What it came to on each, where `profile` is that of the session.
    pub(super) fn all(what_if: WhatIf, state: SessionState, profile: &str) -> Vec<Self> {
        let mut rows: Vec<_> = what_if.outcomes(state).into_iter().map(Self::from).collect();
        if let Some(own) = rows.iter().find(|row| row.outcome.profile == profile).cloned() {
            for row in &mut rows {
                row.records_otherwise = !row.has_result_of(&own);
            }
        }
        rows
    }

    /// Whether status and score are the same.
    pub(super) fn has_result_of(&self, other: &Self) -> bool {
        self.outcome.status == other.outcome.status && self.outcome.score == other.outcome.score
    }
}

/// The profiles, with that of the session as it was then in the place of its own.
fn with_profile_of(session: &LmsProfile, mut profiles: Vec<LmsProfile>) -> Vec<LmsProfile> {
    match profiles.iter_mut().find(|profile| profile.id == session.id) {
        Some(profile) => *profile = session.clone(),
        None => profiles.insert(0, session.clone()),
    }
    profiles
}
