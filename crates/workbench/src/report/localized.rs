//! The report in the reader's language. The window and the HTML file show the same sentences in the same order.

use audit::Severity;
use journal::Entry;
use locale::{Language, problems as text};
use serde::Serialize;

use super::{FactGroup, Problem, Report, Table, Tone, words};
use crate::profiles;

/// A report with its sentences in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LocalizedReport {
    /// The report.
    #[serde(flatten)]
    pub report: Report,
    /// What is said of it first.
    pub summary: Summary,
    /// The facts, in groups.
    pub groups: Vec<FactGroup>,
    /// The learner's answers.
    pub interactions_table: Table,
    /// The objectives.
    pub objectives_table: Table,
    /// The moments that the result depends on.
    pub timeline_table: Table,
}

/// What a report says first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// What the LMS recorded and why: one sentence.
    pub verdict: String,
    /// How good that is for the learner's result.
    pub tone: Tone,
    /// Why the recorded status is not the one that the module sent.
    pub status_reason: Option<String>,
    /// The heading of the problems.
    pub problems_title: String,
    /// What went wrong, the gravest first.
    pub problems: Vec<LocalizedProblem>,
    /// Said where nothing went wrong; none while the session is running.
    pub no_problems: Option<String>,
}

/// Something that went wrong in a session, in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LocalizedProblem {
    /// The name of its kind, as in [`ProblemKind`](super::ProblemKind).
    pub kind: String,
    /// How grave it is.
    pub severity: Severity,
    /// What went wrong.
    pub message: String,
    /// What makes it up, a line each.
    pub details: Vec<String>,
    /// What to do about it.
    pub fix: String,
    /// The first entry that shows it, its texts cut.
    pub entry: Option<Entry>,
    /// What the link to that entry is called.
    pub entry_name: Option<String>,
}

impl Report {
    /// The report with its sentences in a language.
    #[must_use]
    pub fn localized(self, language: Language) -> LocalizedReport {
        LocalizedReport {
            summary: self.summary(language),
            groups: self.facts(language),
            interactions_table: self.interactions_table(language),
            objectives_table: self.objectives_table(language),
            timeline_table: self.timeline_table(language),
            report: self,
        }
    }

    /// What the report says first.
    pub(super) fn summary(&self, language: Language) -> Summary {
        let profile = profiles::name(&self.session.profile, language);
        let problems: Vec<_> = self
            .problems
            .iter()
            .map(|problem| self.localized_problem(problem, language))
            .collect();
        let is_running = self.verdict.is_running();
        Summary {
            verdict: words::verdict(&self.verdict, &profile, language),
            tone: self.verdict.tone(),
            status_reason: self
                .status_reason
                .as_ref()
                .map(|reason| capitalized(&words::status_reason(reason, &profile, language))),
            problems_title: text::PROBLEMS.in_language(language).to_owned(),
            no_problems: (problems.is_empty() && !is_running)
                .then(|| text::NO_PROBLEMS.in_language(language).to_owned()),
            problems,
        }
    }

    fn localized_problem(&self, problem: &Problem, language: Language) -> LocalizedProblem {
        let words::ProblemText { message, details, fix } = words::problem(&problem.kind, self, language);
        let entry_name = problem
            .entry
            .as_ref()
            .map(|entry| text::entry(language, &language.number(entry.seq.into())));
        LocalizedProblem {
            kind: problem.kind.name().to_owned(),
            severity: problem.severity,
            message,
            details,
            fix,
            entry: problem.entry.clone(),
            entry_name,
        }
    }
}

/// The clause as a sentence.
fn capitalized(clause: &str) -> String {
    let mut rest = clause.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).chain(['.']).collect()
}
