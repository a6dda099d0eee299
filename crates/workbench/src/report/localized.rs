//! The report in the reader's language. The window and the HTML file show the same sentences in the same order.

use audit::{LocalizedFinding, session};
use locale::{Language, problems as text, sentence};
use serde::Serialize;

use super::{
    FactGroup, Report, Table, Tone, Verdict,
    values::{score, timespan},
    words,
};
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
    /// What the module told other hosts, asked of the learner and stored.
    pub privacy_table: Table,
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
    /// The same at a glance: status, score and time, as far as they are known.
    pub glance: Vec<String>,
    /// What other LMSs record of the same calls, where it is something else.
    pub elsewhere: Vec<String>,
    /// How good that is for the learner's result.
    pub tone: Tone,
    /// Why the recorded status is not the one that the module sent.
    pub status_reason: Option<String>,
    /// The heading of the findings.
    pub findings_title: String,
    /// What the rules found, the gravest first.
    pub findings: Vec<LocalizedFinding>,
    /// Said where they found nothing; none while the session is running.
    pub no_findings: Option<String>,
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
            privacy_table: self.privacy_table(language),
            timeline_table: self.timeline_table(language),
            report: self,
        }
    }

    /// What the report says first.
    pub(super) fn summary(&self, language: Language) -> Summary {
        let profile = profiles::name(&self.session.profile, &self.session.profile_name, language);
        let findings = session::localize(&self.findings, &self.tools, language);
        let is_running = self.verdict.is_running();
        Summary {
            verdict: words::verdict(&self.verdict, &profile, language),
            glance: self.glance(language),
            elsewhere: self.elsewhere(language),
            tone: self.verdict.tone(),
            status_reason: self
                .status_reason
                .as_ref()
                .map(|reason| sentence(&words::status_reason(reason, &profile, language))),
            findings_title: text::PROBLEMS.in_language(language).to_owned(),
            no_findings: (findings.is_empty() && !is_running)
                .then(|| text::NO_PROBLEMS.in_language(language).to_owned()),
            findings,
        }
    }
}

impl Report {
    fn glance(&self, language: Language) -> Vec<String> {
        let Verdict::Recorded {
            status,
            score: recorded,
            ..
        } = &self.verdict
        else {
            return Vec::new();
        };
        let status = words::status(status, language).to_owned();
        let score = recorded.as_ref().map(score);
        let time = Some(timespan(&self.session.session_time)).filter(|_| self.session.session_seconds.is_some());
        [Some(status), score, time].into_iter().flatten().collect()
    }
}
