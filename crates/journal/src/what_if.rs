//! What the calls of a session come to on other LMSs. The calls are those that the module made on the LMS of the session: on
//! another one it may have made others, from where their answers part.

use scorm::{
    LmsProfile,
    cmi::{Score, element_names as names, entry_words},
    rte::{Attempt, Function, Launch, ReturnValue, Session, StatusReason},
};
use serde::{Deserialize, Serialize};

use crate::{Entry, EntryData, Observer, Replay, Returned, SessionState, Step};

/// What the calls of a session come to on an LMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The id of the LMS's profile.
    pub profile: String,
    /// What that profile is called; blank in what earlier versions stored.
    #[serde(default)]
    pub name: String,
    /// `cmi.core.lesson_status` as it records it.
    pub status: String,
    /// `cmi.core.score` as it records it.
    pub score: Score,
    /// `cmi.core.total_time` after the session.
    pub total_time: String,
    /// The `cmi.core.entry` of the next launch: blank where it begins anew.
    pub entry: String,
    /// How many calls it refuses.
    pub refused: u32,
    /// Why it records another status than the module sent; none where it is the same.
    #[serde(default)]
    pub reason: Option<StatusReason>,
    /// Where it first answers otherwise than the LMS of the session.
    pub parting: Option<Parting>,
}

/// The first call that two LMSs answer otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Parting {
    /// The number of its entry.
    pub seq: u32,
    /// What the LMS of the session answers.
    pub here: Returned,
    /// What the other one answers.
    pub there: Returned,
}

/// One session on several LMSs at once: an [`Observer`] of its own replay.
#[derive(Debug)]
pub struct WhatIf {
    launch: Launch,
    before: Attempt,
    branches: Vec<Branch>,
}

/// The session on one of them.
#[derive(Debug)]
struct Branch {
    replay: Replay,
    /// The last status that it took.
    sent: Option<String>,
    refused: u32,
    parting: Option<Parting>,
}

impl Outcome {
    /// Whether the next launch resumes; if not, it starts fresh.
    #[must_use]
    pub fn resumes(&self) -> bool {
        self.entry == entry_words::RESUME
    }
}

impl WhatIf {
    /// A session that is launched with these, on each LMS of `profiles`.
    #[must_use]
    pub fn launch(profiles: Vec<LmsProfile>, launch: &Launch, before: &Attempt) -> Self {
        let branches = profiles.into_iter().map(|profile| Branch {
            replay: Replay::launch(profile, launch.clone(), before.clone()),
            sent: None,
            refused: 0,
            parting: None,
        });
        Self {
            launch: launch.clone(),
            before: before.clone(),
            branches: branches.collect(),
        }
    }

    /// What it came to on each, where `state` is that of the session.
    #[must_use]
    pub fn outcomes(self, state: SessionState) -> Vec<Outcome> {
        let Self {
            launch,
            before,
            branches,
        } = self;
        let outcome = |branch: Branch| branch.outcome(state, &launch, &before);
        branches.into_iter().map(outcome).collect()
    }
}

impl Observer for WhatIf {
    fn observe(&mut self, step: &Step<'_>) {
        for branch in &mut self.branches {
            branch.apply(step.entry, step.returned);
        }
    }
}

impl Branch {
    fn apply(&mut self, entry: &Entry, here: Option<&ReturnValue<'_>>) {
        let Self {
            replay,
            sent,
            refused,
            parting,
        } = self;
        replay.apply(
            entry,
            &mut [&mut |step: &Step<'_>| {
                // What an LMS says of an error is its own business.
                let EntryData::Call { function, .. } = &step.entry.data else {
                    return;
                };
                let (Some(here), Some(there)) = (here, step.returned) else {
                    return;
                };
                if function.asks_about_errors() {
                    return;
                }
                if there.error.is_error() {
                    *refused = refused.saturating_add(1);
                } else if let Some(status) = status_sent(&step.entry.data) {
                    *sent = Some(status.to_owned());
                }
                if parting.is_none() && here != there {
                    *parting = Some(Parting {
                        seq: step.entry.seq,
                        here: here.into(),
                        there: there.into(),
                    });
                }
            }],
        );
    }

    fn outcome(self, state: SessionState, launch: &Launch, before: &Attempt) -> Outcome {
        let session = self.replay.into_session();
        let profile = session.profile().clone();
        let attempt = match state {
            SessionState::Running => session.attempt().clone(),
            SessionState::Open | SessionState::Finished | SessionState::Validated => session.clone().leave(),
        };
        let reason = session.status_reason(self.sent.as_deref(), before, &attempt);
        let (id, name) = (profile.id.clone(), profile.name.clone());
        let next = Session::launch(profile, launch.clone(), attempt.clone());
        Outcome {
            profile: id,
            name,
            status: attempt.status.as_str().to_owned(),
            entry: next.data().value(names::CORE_ENTRY).unwrap_or_default().to_owned(),
            total_time: attempt.total_time,
            score: attempt.score,
            refused: self.refused,
            reason,
            parting: self.parting,
        }
    }
}

/// The status that an LMSSetValue sends.
fn status_sent(data: &EntryData) -> Option<&str> {
    match data {
        EntryData::Call {
            function: Function::SetValue,
            arguments,
            ..
        } if data.element() == Some(names::CORE_LESSON_STATUS) => arguments.get(1).map(|value| value.text.as_str()),
        _ => None,
    }
}
