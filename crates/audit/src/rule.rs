//! A rule: its message, why it matters, how to fix it. When it applies is decided by its family.

use std::collections::BTreeMap;

use locale::{Language, Text, rules::RuleText};
use serde::{Deserialize, Serialize};

use crate::tools::{ToolHint, hints};

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It fails on some LMS.
    Error,
    /// It may fail, or is not as the standard has it.
    Warning,
    /// It could be better.
    Info,
}

/// What a finding of a rule may keep a learner from, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// The course: an LMS refuses it, or it does not open.
    Launch,
    /// The results: they are not recorded, or under another's name.
    Recording,
    /// Something else.
    Other,
}

/// What a rule looks through: the first part of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// The manifest, as LMSs read it.
    Manifest,
    /// The manifest, against the standard's schemas.
    Schema,
    /// The files of the package.
    Package,
    /// Pages and scripts.
    Content,
}

/// A rule of the audit.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its identity, never used for another: `package/missing-file`.
    pub id: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// What its findings threaten.
    pub impact: Impact,
    text: &'static RuleText,
}

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Its severity.
    pub severity: Severity,
    /// The rule's id.
    pub rule: String,
    /// The file that it points at, from the package's root.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
    /// What the rule's sentences name; `reason.fr` is the `reason` of French sentences.
    pub values: BTreeMap<String, String>,
}

/// A finding in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LocalizedFinding {
    /// What it is known by: [`Finding::key`].
    pub key: String,
    /// The rule's id.
    pub rule: String,
    /// What the rule looks for, in a few words.
    pub title: String,
    /// Its severity.
    pub severity: Severity,
    /// What it threatens.
    pub impact: Impact,
    /// What was found.
    pub message: String,
    /// Why it matters, and on which LMS.
    pub why: String,
    /// How to fix it.
    pub fix: String,
    /// The settings of the common authoring tools that fix it, if there are any.
    pub tools: Vec<ToolHint>,
    /// The file that it points at.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
    /// Why somebody has accepted it; none where nobody has.
    pub accepted: Option<String>,
}

/// A rule in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RuleDetails {
    /// Its id.
    pub id: String,
    /// What it looks through.
    pub family: Family,
    /// What it looks for, in a few words.
    pub title: String,
    /// The severity of its findings.
    pub severity: Severity,
    /// What its findings threaten.
    pub impact: Impact,
    /// Why it matters.
    pub why: String,
}

impl Finding {
    /// What it is known by, also in a later version of the package, where its line may be another.
    #[must_use]
    pub fn key(&self) -> String {
        serde_json::json!([self.rule, self.file, self.values]).to_string()
    }
}

impl Rule {
    pub(super) const fn new(id: &'static str, severity: Severity, text: &'static RuleText) -> Self {
        Self {
            id,
            severity,
            impact: Impact::Other,
            text,
        }
    }

    /// The rule, with what its findings threaten.
    pub(super) const fn threatens(self, impact: Impact) -> Self {
        Self { impact, ..self }
    }

    /// What it looks through.
    #[must_use]
    pub fn family(&self) -> Family {
        match self.id.split('/').next() {
            Some("manifest") => Family::Manifest,
            Some("schema") => Family::Schema,
            Some("package") => Family::Package,
            _ => Family::Content,
        }
    }

    /// What it looks for, in a few words.
    #[must_use]
    pub fn title(&self, language: Language) -> &'static str {
        self.text.title.in_language(language)
    }

    /// What the rule says of a finding.
    #[must_use]
    pub fn message(&self, finding: &Finding, language: Language) -> String {
        filled(self.text.message, language, &finding.values)
    }

    /// The finding in a language.
    #[must_use]
    pub fn localize(&self, finding: &Finding, language: Language) -> LocalizedFinding {
        LocalizedFinding {
            key: finding.key(),
            rule: finding.rule.clone(),
            title: self.title(language).to_owned(),
            severity: finding.severity,
            impact: self.impact,
            message: self.message(finding, language),
            why: filled(self.text.why, language, &finding.values),
            fix: filled(self.text.fix, language, &finding.values),
            tools: self.tools(language),
            file: finding.file.clone(),
            line: finding.line,
            accepted: None,
        }
    }

    pub(super) fn details(&self, language: Language) -> RuleDetails {
        RuleDetails {
            id: self.id.to_owned(),
            family: self.family(),
            title: self.title(language).to_owned(),
            severity: self.severity,
            impact: self.impact,
            why: filled(self.text.why, language, &BTreeMap::new()),
        }
    }

    /// The settings of the common authoring tools that fix it.
    #[must_use]
    pub fn tools(&self, language: Language) -> Vec<ToolHint> {
        hints(self.id, language)
    }

    /// Its message, why it matters and how to fix it, with the names of their values.
    #[must_use]
    pub fn page(&self, language: Language) -> [&'static str; 3] {
        let RuleText { message, why, fix, .. } = *self.text;
        [message, why, fix].map(|text| text.in_language(language))
    }
}

/// A text of a rule with the values of a finding; `name.fr` goes before `name` in French.
fn filled(text: Text, language: Language, values: &BTreeMap<String, String>) -> String {
    text.fill(language, |name| {
        let own = values.get(&format!("{name}.{}", language.code()));
        own.or_else(|| values.get(name)).map(String::as_str)
    })
}
