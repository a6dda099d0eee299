//! The rules over sessions: what a module did as it ran, each finding with the entries that show it. They look at a replay as
//! it goes, so that a running session is judged as a kept one, and they change no answer.
//!
//! A rule never blames the module for trouble that the workbench made: what the workbench lost or refused has rules of its own
//! (`recording`), and what may be missing from the timeline is not missed.

mod api_lookup;
mod body;
mod calls;
mod detector;
mod evidence;
mod finding;
mod learner;
mod leaving;
mod lifecycle;
mod order;
mod pace;
mod page;
mod privacy;
mod reach;
mod recording;
mod records;
mod refused;
mod results;
mod resume;
mod score;
mod status;
mod storage;
mod suspend;
mod time;
mod words;

use journal::{LossSummary, Observer, Step};
use scorm::rte::Attempt;

pub use self::{
    body::BodyFields,
    detector::Ending,
    evidence::Evidence,
    finding::{SessionFinding, localize, read_stored},
    learner::{LearnerDatum, LearnerWords},
    reach::{HostAddress, Reach},
    words::{access, accesses, learner_data, loss, loss_line},
};
use self::{
    detector::{Detector, Judged},
    finding::SessionFindings,
    refused::Refused,
};
use crate::rule::Rule;

/// The detectors of a family, at the launch of a session whose attempt had this before.
type Detectors = fn(&Attempt) -> Vec<Box<dyn Detector>>;

/// The families of rules, each with its detectors.
const FAMILIES: &[Detectors] = &[
    recording::detectors,
    api_lookup::detectors,
    lifecycle::detectors,
    order::detectors,
    leaving::detectors,
    results::detectors,
    status::detectors,
    score::detectors,
    time::detectors,
    resume::detectors,
    suspend::detectors,
    records::detectors,
    pace::detectors,
    page::detectors,
    storage::detectors,
    privacy::detectors,
];

/// Every rule over sessions, in the order of their pages.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        recording::RULES,
        api_lookup::RULES,
        lifecycle::RULES,
        order::RULES,
        leaving::RULES,
        results::RULES,
        status::RULES,
        score::RULES,
        time::RULES,
        resume::RULES,
        suspend::RULES,
        records::RULES,
        pace::RULES,
        refused::RULES,
        page::RULES,
        storage::RULES,
        privacy::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Judges a session: an [`Observer`] of its replay.
#[derive(Debug)]
pub struct SessionAudit {
    before: Attempt,
    detectors: Vec<Box<dyn Detector>>,
    refused: Refused,
    losses: LossSummary,
}

impl SessionAudit {
    /// At the launch of a session, whose attempt had this before.
    #[must_use]
    pub fn launch(before: &Attempt) -> Self {
        Self {
            before: before.clone(),
            detectors: FAMILIES.iter().flat_map(|detectors| detectors(before)).collect(),
            refused: Refused::default(),
            losses: LossSummary::default(),
        }
    }

    /// What was found so far, the gravest first.
    #[must_use]
    pub fn findings(&self, ending: &Ending<'_>) -> Vec<SessionFinding> {
        let losses = self.losses.all();
        let judged = Judged {
            ending,
            before: &self.before,
            losses: &losses,
        };
        let mut findings = SessionFindings::default();
        for detector in &self.detectors {
            detector.report(&judged, &mut findings);
        }
        self.refused.report(&mut findings);
        findings.sorted()
    }
}

impl Observer for SessionAudit {
    fn observe(&mut self, step: &Step<'_>) {
        self.losses.observe(step);
        let mut is_told = false;
        for detector in &mut self.detectors {
            is_told |= detector.observe(step).is_told();
        }
        if !is_told {
            self.refused.observe(step);
        }
    }
}
