//! Something that a rule found: typed data, and where it is. Its words are made when it is shown.

use std::{borrow::Cow, cmp::Ordering, collections::BTreeMap};

use locale::{Language, Text};
use serde::Serialize;
use serde_json::json;

use crate::{
    authoring::RecognizedTool,
    rule::{Impact, Rule, Severity},
    source::RuleSource,
    tools::ToolHint,
};

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its severity: its rule's, or less where it has no such consequence.
    pub severity: Severity,
    /// The rule.
    pub rule: &'static Rule,
    /// Where it is.
    pub place: Place,
    /// What the rule's sentences name.
    values: Vec<(&'static str, Value)>,
}

/// Where a finding points.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, from the package's root; none where it is about the package as a whole.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
    /// The column in that line, from 1, in characters.
    pub column: Option<u32>,
}

/// A value that a rule's sentences name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// As it is in the package, or what it is called in every language.
    Text(String),
    /// A number.
    Number(u64),
    /// What has words of its own in each language.
    Said(Said),
}

/// Words about a finding, in each language. They explain it; they are no part of what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Said(Box<[String; 2]>);

/// The data of a rule's findings.
pub(crate) trait Data {
    /// The rule that finds them.
    const RULE: &'static Rule;

    /// What its sentences name.
    fn values(self) -> Vec<(&'static str, Value)>;
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
    pub title: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// What it threatens.
    pub impact: Impact,
    /// What was found.
    pub message: String,
    /// Why it matters, and on which LMS.
    pub why: Cow<'static, str>,
    /// Where that can be checked.
    pub sources: Vec<RuleSource>,
    /// How to fix it.
    pub fix: Cow<'static, str>,
    /// The settings that fix it, if there are any: of the tools that the package was made with, else of the common ones.
    pub tools: Vec<ToolHint>,
    /// The file that it points at.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
    /// The column in that line, from 1, in characters.
    pub column: Option<u32>,
    /// Why somebody has accepted it; none where nobody has.
    pub accepted: Option<String>,
}

impl Place {
    /// A file as a whole.
    pub(crate) fn file(file: &str) -> Self {
        Self {
            file: Some(file.to_owned()),
            ..Self::default()
        }
    }
}

impl Said {
    /// What `words` gives in each language.
    pub(crate) fn new(words: impl Fn(Language) -> String) -> Self {
        Self(Box::new([Language::English, Language::French].map(words)))
    }

    fn in_language(&self, language: Language) -> &str {
        let [english, french] = &*self.0;
        match language {
            Language::English => english,
            Language::French => french,
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<Said> for Value {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl Finding {
    pub(crate) fn new<D: Data>(place: Place, data: D) -> Self {
        Self {
            severity: D::RULE.severity,
            rule: D::RULE,
            place,
            values: data.values(),
        }
    }

    /// The same with another severity.
    pub(crate) fn of(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// What it is known by, also in a later version of the package, where its line may be another, and of the workbench, where
    /// its words may be: its rule, its file and its data.
    #[must_use]
    pub fn key(&self) -> String {
        let data: BTreeMap<_, _> = self
            .values
            .iter()
            .filter_map(|(name, value)| match value {
                Value::Text(text) => Some((name, text.clone())),
                Value::Number(number) => Some((name, number.to_string())),
                Value::Said(_) => None,
            })
            .collect();
        json!([self.rule.id, self.place.file, data]).to_string()
    }

    /// What was found.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.fill(self.rule.text.message, language).into_owned()
    }

    /// The finding in a language, in a package that was made with `tools`.
    #[must_use]
    pub fn localize(&self, tools: &[RecognizedTool], language: Language) -> LocalizedFinding {
        let Place { file, line, column } = self.place.clone();
        LocalizedFinding {
            key: self.key(),
            rule: self.rule.id.to_owned(),
            title: self.rule.title(language),
            severity: self.severity,
            impact: self.rule.impact,
            message: self.message(language),
            why: self.fill(self.rule.text.why, language),
            sources: self.rule.sources().iter().map(RuleSource::from).collect(),
            fix: self.fill(self.rule.text.fix, language),
            tools: self.rule.tools(tools, language),
            file,
            line,
            column,
            accepted: None,
        }
    }

    /// A text of the rule with the values of the finding.
    fn fill(&self, text: Text, language: Language) -> Cow<'static, str> {
        let numbers: Vec<_> = self
            .values
            .iter()
            .filter_map(|(name, value)| match value {
                Value::Number(number) => Some((*name, language.number(*number))),
                _ => None,
            })
            .collect();
        text.fill(language, |wanted| {
            if let Some((_, number)) = numbers.iter().find(|(name, _)| *name == wanted) {
                return Some(number);
            }
            match &self.values.iter().find(|(name, _)| *name == wanted)?.1 {
                Value::Text(text) => Some(text),
                Value::Said(said) => Some(said.in_language(language)),
                Value::Number(_) => None,
            }
        })
    }
}

/// The most severe first, then by rule and place.
impl Ord for Finding {
    fn cmp(&self, other: &Self) -> Ordering {
        let by = |one: &Self| (one.severity, one.rule.id);
        (by(self), &self.place, &self.values).cmp(&(by(other), &other.place, &other.values))
    }
}

impl PartialOrd for Finding {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
