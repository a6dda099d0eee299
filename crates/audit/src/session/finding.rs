//! What a rule found in a session: typed data, and the entries that show it.

use locale::Language;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Evidence;
use crate::{
    authoring::RecognizedTool,
    finding::{Data, Finding, LocalizedFinding, Value},
    rule::Severity,
};

/// Something that a rule found in a session.
pub type SessionFinding = Finding<Evidence>;

/// Findings as they come.
#[derive(Debug, Default)]
pub(super) struct SessionFindings {
    found: Vec<SessionFinding>,
}

impl SessionFindings {
    /// Adds a finding.
    pub(super) fn add(&mut self, evidence: Evidence, data: impl Data) {
        self.found.push(Finding::new(evidence, data));
    }

    /// Adds a finding that has another consequence than its rule's usually have.
    pub(super) fn add_as(&mut self, severity: Severity, evidence: Evidence, data: impl Data) {
        self.found.push(Finding::new(evidence, data).of(severity));
    }

    /// Adds a finding if there are entries that show it.
    pub(super) fn add_shown<D: Data>(&mut self, evidence: &Evidence, data: D) {
        self.add_shown_as(D::RULE.severity, evidence, data);
    }

    /// Adds a finding of another severity if there are entries that show it.
    pub(super) fn add_shown_as(&mut self, severity: Severity, evidence: &Evidence, data: impl Data) {
        if !evidence.is_empty() {
            self.found.push(Finding::new(evidence.clone(), data).of(severity));
        }
    }

    /// The gravest first, of these what stops the course, then what loses results; then as they came.
    pub(super) fn sorted(mut self) -> Vec<SessionFinding> {
        self.found
            .sort_by_key(|finding| (finding.severity, finding.rule.impact));
        self.found
    }
}

/// Findings in a language, in their order. Where the package was made with `tools`, their settings alone are named.
pub fn localize<'a>(
    findings: impl IntoIterator<Item = &'a SessionFinding>,
    tools: &[RecognizedTool],
    language: Language,
) -> Vec<LocalizedFinding> {
    let localized = |finding: &SessionFinding| LocalizedFinding {
        key: finding.key(),
        entries: finding.place.entries.clone(),
        count: finding.place.count,
        ..finding.words(tools, language)
    };
    findings.into_iter().map(localized).collect()
}

impl SessionFinding {
    /// What it is known by, also in another session: its rule, and its data but for numbers, which are of one session.
    #[must_use]
    pub fn key(&self) -> String {
        self.key_of(None, |value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(_) | Value::Said(_) => None,
        })
    }
}

/// A finding as it is stored in the report of a session whose log was deleted.
#[derive(Serialize, Deserialize)]
struct Stored {
    rule: String,
    severity: Severity,
    #[serde(flatten)]
    evidence: Evidence,
    values: Vec<(String, Value)>,
}

impl Serialize for SessionFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = self.named_values();
        let stored = Stored {
            rule: self.rule.id.to_owned(),
            severity: self.severity,
            evidence: self.place.clone(),
            values: values.map(|(name, value)| (name.to_owned(), value.clone())).collect(),
        };
        stored.serialize(serializer)
    }
}

/// The stored findings whose rules there still are.
///
/// # Errors
/// They are no list of findings.
pub fn read_stored<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<SessionFinding>, D::Error> {
    let stored = Vec::<Stored>::deserialize(deserializer)?.into_iter();
    let known = |stored: Stored| {
        let rule = super::rules().find(|rule| rule.id == stored.rule)?;
        Some(Finding::stored(rule, stored.severity, stored.evidence, stored.values))
    };
    Ok(stored.filter_map(known).collect())
}
