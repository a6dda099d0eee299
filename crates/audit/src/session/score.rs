//! The rules about the score that the module sends.

use journal::Step;
use locale::rules::session::score as texts;
use scorm::{
    cmi::{self, LessonStatus, decimal, element_names as names},
    rte::{ApiState, Attempt},
};

use super::{
    calls::{is_saved, setting},
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::{
    finding::Said,
    rule::{Severity, rules},
};

rules! {
    /// A part of the score that is none by the standard. Less where the score itself is recorded.
    ScoreRefused { element: String, value: Said } = "session/score-refused", Error, Recording, &texts::SCORE_REFUSED;
    /// The score is above its own maximum.
    ScoreOverMax { score: Said, max: Said } = "session/score-over-max", Warning, Recording, &texts::SCORE_OVER_MAX;
    /// The score is below its own minimum.
    ScoreUnderMin { score: Said, min: Said } = "session/score-under-min", Warning, Recording, &texts::SCORE_UNDER_MIN;
    /// A first score after the final status was saved.
    ScoreAfterStatus {} = "session/score-after-status", Warning, Recording, &texts::SCORE_AFTER_STATUS;
    /// A score without its maximum.
    ScoreWithoutMax { score: Said } = "session/score-without-max", Info, Recording, &texts::SCORE_WITHOUT_MAX;
}

/// The parts of the score: the score itself first.
const PARTS: [&str; 3] = [names::CORE_SCORE_RAW, names::CORE_SCORE_MAX, names::CORE_SCORE_MIN];

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Scores>::default()]
}

#[derive(Debug, Default)]
struct Scores {
    /// What was refused of each of [`PARTS`], and the first value.
    refused: [(Evidence, String); 3],
    /// The last score that was accepted and is not blank.
    raw: Evidence,
    /// The parts that were saved last.
    saved: Option<cmi::Score>,
    /// Whether the module sent a final status.
    is_final: bool,
    /// Whether that was saved without any score.
    is_final_without_score: bool,
    after_status: Evidence,
}

impl Detector for Scores {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        if is_saved(step) && (self.is_final || !self.raw.is_empty()) {
            let score = step.session.data().score();
            self.is_final_without_score |= self.is_final && score.raw.is_empty();
            self.saved = Some(score);
        }
        let Some(set) = setting(step) else {
            return Told::No;
        };
        if set.is_accepted && set.element == names::CORE_LESSON_STATUS {
            let status = LessonStatus::parse(set.value);
            self.is_final = status.is_some_and(|status| status.is_done() || status == LessonStatus::Failed);
        }
        let Some(part) = PARTS.iter().position(|part| *part == set.element) else {
            return Told::No;
        };
        if is_wrong(set.element, set.value) && step.session.state() == ApiState::Running {
            if let Some((calls, first)) = self.refused.get_mut(part) {
                if calls.is_empty() {
                    first.push_str(set.value);
                }
                calls.add(step.entry);
            }
            return if set.is_accepted { Told::No } else { Told::Yes };
        }
        if set.is_accepted && set.element == names::CORE_SCORE_RAW && !set.value.is_empty() {
            self.raw = Evidence::of(step.entry);
            if std::mem::take(&mut self.is_final_without_score) {
                self.after_status.add(step.entry);
            }
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        for (element, (calls, value)) in PARTS.iter().zip(&self.refused) {
            let is_lost = *element == names::CORE_SCORE_RAW && self.raw.is_empty();
            let severity = if is_lost { Severity::Error } else { Severity::Warning };
            let (element, value) = ((*element).to_owned(), Said::quoted(value));
            findings.add_shown_as(severity, calls, ScoreRefused { element, value });
        }
        if !judged.is_normal() {
            return;
        }
        if let Some(saved) = &self.saved {
            self.report_bounds(saved, findings);
        }
        if judged.may_lack_calls() {
            return;
        }
        findings.add_shown(&self.after_status, ScoreAfterStatus {});
        let [_, (refused_max, _), _] = &self.refused;
        let score = judged.ending.session.data().score();
        if judged.is_over() && score.max.is_empty() && refused_max.is_empty() {
            let score = Said::quoted(&score.raw);
            findings.add_shown(&self.raw, ScoreWithoutMax { score });
        }
    }
}

impl Scores {
    fn report_bounds(&self, saved: &cmi::Score, findings: &mut SessionFindings) {
        let Some(raw) = decimal(&saved.raw) else {
            return;
        };
        let score = || Said::quoted(&saved.raw);
        if decimal(&saved.max).is_some_and(|max| raw > max) {
            let (score, max) = (score(), Said::quoted(&saved.max));
            findings.add_shown(&self.raw, ScoreOverMax { score, max });
        }
        if decimal(&saved.min).is_some_and(|min| raw < min) {
            let (score, min) = (score(), Said::quoted(&saved.min));
            findings.add_shown(&self.raw, ScoreUnderMin { score, min });
        }
    }
}

/// Whether a value of the score is none by the standard, whatever the LMS of the session takes.
fn is_wrong(element: &str, value: &str) -> bool {
    cmi::element(element).is_some_and(|element| cmi::check(element, value, element.limit).is_err())
}
