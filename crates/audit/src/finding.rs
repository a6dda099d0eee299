//! Something that a rule found: typed data, and where it is. Its words are made when it is shown.

use std::{borrow::Cow, cmp::Ordering, collections::BTreeMap};

use locale::{Language, Text, quote};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    authoring::RecognizedTool,
    rule::{Impact, Rule, Severity},
    source::RuleSource,
    tools::ToolHint,
};

/// Something that a rule found: in a package, where its evidence is a [`Place`], or in a session, where it is entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<P = Place> {
    /// Its severity: its rule's, or less where it has no such consequence.
    pub severity: Severity,
    /// The rule.
    pub rule: &'static Rule,
    /// Where it is.
    pub place: P,
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Value {
    /// As it is in the package or the session, or what it is called in every language.
    Text(String),
    /// A number.
    Number(u64),
    /// What has words of its own in each language.
    Said(Said),
}

/// Words about a finding, in each language. They explain it; they are no part of what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// What it is known by: [`Finding::key`], [`SessionFinding::key`](crate::SessionFinding::key).
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
    /// The first entries of a session that show it, in order.
    pub entries: Vec<u32>,
    /// How many times it happened in a session; 0 for packages.
    pub count: u32,
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

    /// A value of one session, the same in every language: a finding with another is the same finding.
    pub(crate) fn quoted(value: &str) -> Self {
        Self::new(|_| quote(value))
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

impl<P> Finding<P> {
    pub(crate) fn new<D: Data>(place: P, data: D) -> Self {
        Self {
            severity: D::RULE.severity,
            rule: D::RULE,
            place,
            values: data.values(),
        }
    }

    /// One that was stored. Values that its rule does not name any more are left out.
    pub(crate) fn stored(rule: &'static Rule, severity: Severity, place: P, values: Vec<(String, Value)>) -> Self {
        let named = |(name, value): (String, Value)| {
            let name = rule.values.iter().find(|known| **known == name)?;
            Some((*name, value))
        };
        Self {
            severity,
            rule,
            place,
            values: values.into_iter().filter_map(named).collect(),
        }
    }

    /// The same with another severity.
    pub(crate) fn of(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// What its sentences name.
    pub(crate) fn named_values(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.values.iter().map(|(name, value)| (*name, value))
    }

    /// Its rule, `file` and what `data` gives of its values.
    pub(crate) fn key_of(&self, file: Option<&str>, data: impl Fn(&Value) -> Option<String>) -> String {
        let data: BTreeMap<_, _> = self
            .named_values()
            .filter_map(|(name, value)| Some((name, data(value)?)))
            .collect();
        json!([self.rule.id, file, data]).to_string()
    }

    /// What was found.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.fill(self.rule.text.message, language).into_owned()
    }

    /// What is said of it wherever it is, with a key that is still blank.
    pub(crate) fn words(&self, tools: &[RecognizedTool], language: Language) -> LocalizedFinding {
        LocalizedFinding {
            key: String::new(),
            rule: self.rule.id.to_owned(),
            title: self.rule.title(language),
            severity: self.severity,
            impact: self.rule.impact,
            message: self.message(language),
            why: self.fill(self.rule.text.why, language),
            sources: self.rule.sources().iter().map(RuleSource::from).collect(),
            fix: self.fill(self.rule.text.fix, language),
            tools: self.rule.tools(tools, language),
            file: None,
            line: None,
            column: None,
            entries: Vec::new(),
            count: 0,
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

impl Finding {
    /// What it is known by, also in a later version of the package, where its line may be another, and of the workbench, where
    /// its words may be: its rule, its file and its data.
    #[must_use]
    pub fn key(&self) -> String {
        self.key_of(self.place.file.as_deref(), |value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Said(_) => None,
        })
    }

    /// The finding in a language, in a package that was made with `tools`.
    #[must_use]
    pub fn localize(&self, tools: &[RecognizedTool], language: Language) -> LocalizedFinding {
        let Place { file, line, column } = self.place.clone();
        LocalizedFinding {
            key: self.key(),
            file,
            line,
            column,
            ..self.words(tools, language)
        }
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
