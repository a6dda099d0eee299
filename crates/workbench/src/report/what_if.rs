//! What a session comes to on several LMSs, as it is shown.

use journal::{Outcome, WhatIf};
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

impl OutcomeRow {
    /// The session on its own LMS and on each of the others, those of the users' own too, to observe its replay.
    pub(super) fn launch(store: &Store, row: &SessionRow) -> Result<WhatIf> {
        let own = store.lms_profiles()?.into_iter().map(|own| own.profile);
        let profiles = profiles().into_iter().chain(own).collect();
        let profiles = with_profile_of(&row.profile, profiles);
        Ok(WhatIf::launch(profiles, &row.launch, &row.before))
    }

    /// The rows of what a session on the LMS `profile` came to.
    pub(super) fn all(outcomes: impl IntoIterator<Item = Outcome>, profile: &str) -> Vec<Self> {
        let outcomes: Vec<_> = outcomes.into_iter().collect();
        let own = outcomes.iter().find(|outcome| outcome.profile == profile).cloned();
        let row = |outcome: Outcome| Self {
            total_seconds: timespan_seconds(&outcome.total_time),
            resumes: outcome.resumes(),
            records_otherwise: own.as_ref().is_some_and(|own| !same_result(&outcome, own)),
            outcome,
        };
        outcomes.into_iter().map(row).collect()
    }
}

/// Whether status and score say the same of the learner.
pub(super) fn same_result(one: &Outcome, other: &Outcome) -> bool {
    one.status == other.status && one.score.says_the_same_as(&other.score)
}

/// The profiles, with that of the session as it was then in the place of its own.
fn with_profile_of(session: &LmsProfile, mut profiles: Vec<LmsProfile>) -> Vec<LmsProfile> {
    match profiles.iter_mut().find(|profile| profile.id == session.id) {
        Some(profile) => *profile = session.clone(),
        None => profiles.insert(0, session.clone()),
    }
    profiles
}
