//! What other LMSs record of the same calls, in sentences.

use locale::{Language, verdict as text};

use super::{OutcomeRow, Report, what_if::same_result, words};
use crate::profiles;

/// Maximum sentences. LMSs that record the same for the same reason share one.
const MOST: usize = 3;

impl Report {
    /// What the LMSs record that do not record what that of the session does, those that agree in one sentence; empty while the
    /// session is running, and where all record the same.
    pub(super) fn elsewhere(&self, language: Language) -> Vec<String> {
        let own = self
            .outcomes
            .iter()
            .find(|row| row.outcome.profile == self.session.profile);
        let Some(own) = own.filter(|_| !self.verdict.is_running()) else {
            return Vec::new();
        };
        let mut groups: Vec<(&OutcomeRow, Vec<String>)> = Vec::new();
        for row in self.outcomes.iter().filter(|row| row.records_otherwise) {
            let name = profiles::name(&row.outcome.profile, &row.outcome.name, language);
            match groups.iter_mut().find(|(first, _)| says_the_same(first, row)) {
                Some((_, names)) => names.push(name),
                None => groups.push((row, vec![name])),
            }
        }
        let sentence = |(row, names): &(&OutcomeRow, Vec<String>)| {
            let outcome = &row.outcome;
            let status = words::status(&outcome.status, language);
            let result = words::with_score(
                status,
                Some(&outcome.score).filter(|score| !score.raw.is_empty()),
                language,
            );
            let named = list(names, language);
            let reason = outcome.reason.as_ref().filter(|_| outcome.status != own.outcome.status);
            match reason {
                Some(reason) => {
                    let because = words::status_reason(reason, text::SUCH_AN_LMS.in_language(language), language);
                    text::elsewhere_because(language, &named, &result, &because)
                }
                None => text::elsewhere(language, &named, &result),
            }
        };
        groups.iter().take(MOST).map(sentence).collect()
    }
}

/// Whether two LMSs record the same for the same reason.
fn says_the_same(one: &OutcomeRow, other: &OutcomeRow) -> bool {
    same_result(&one.outcome, &other.outcome) && one.outcome.reason == other.outcome.reason
}

/// Names in a sentence: "Moodle 4, ILIAS and Chamilo".
fn list(names: &[String], language: Language) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => text::and(language, &first.join(", "), last),
    }
}
