//! A rule: what it is known by, how severe it is, what it says, and the data of what it finds. When it applies is decided by
//! its family.

use locale::{
    Language,
    rules::{Example, RuleText, Source},
    tools::ToolSetting,
};
use serde::{Deserialize, Serialize};

use crate::{
    authoring::RecognizedTool,
    tools::{ToolHint, hints},
};

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

impl Severity {
    const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// Its word in data.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.word() == word)
    }
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
    /// What a module does as it runs.
    Session,
}

/// A rule of the audit. Two are the same where their ids are.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its identity, never used for another: `package/missing-file`.
    pub id: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// What its findings threaten.
    pub impact: Impact,
    /// What it says.
    pub(crate) text: &'static RuleText,
    /// The settings of authoring tools that fix it.
    pub(crate) settings: &'static [ToolSetting],
    /// The values that its findings have, by name.
    pub(crate) values: &'static [&'static str],
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

impl Rule {
    /// What it looks through.
    #[must_use]
    pub fn family(&self) -> Family {
        match self.id.split('/').next() {
            Some("manifest") => Family::Manifest,
            Some("schema") => Family::Schema,
            Some("package") => Family::Package,
            Some("session") => Family::Session,
            _ => Family::Content,
        }
    }

    /// What it looks for, in a few words.
    #[must_use]
    pub fn title(&self, language: Language) -> &'static str {
        self.text.title.in_language(language)
    }

    /// The settings of the common authoring tools that fix it, in a package that was made with `tools`: of these alone where
    /// one is known.
    #[must_use]
    pub fn tools(&self, tools: &[RecognizedTool], language: Language) -> Vec<ToolHint> {
        hints(self.settings, tools, language)
    }

    /// Its message, why it matters and how to fix it, with the names of their values.
    #[must_use]
    pub fn page(&self, language: Language) -> [&'static str; 3] {
        let RuleText { message, why, fix, .. } = *self.text;
        [message, why, fix].map(|text| text.in_language(language))
    }

    /// Code that it finds, and the same corrected.
    #[must_use]
    pub fn example(&self) -> Option<Example> {
        self.text.example
    }

    /// Where what it says can be checked.
    #[must_use]
    pub fn sources(&self) -> &'static [Source] {
        self.text.sources
    }

    pub(super) fn details(&self, language: Language) -> RuleDetails {
        RuleDetails {
            id: self.id.to_owned(),
            family: self.family(),
            title: self.title(language).to_owned(),
            severity: self.severity,
            impact: self.impact,
            why: self.text.why.fill(language, |_| None).into_owned(),
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// The settings, or none.
macro_rules! settings {
    () => {
        &[]
    };
    ($settings:ident) => {
        ::locale::tools::$settings
    };
}

/// Declares rules: for each, a type that holds the data of its findings, and the table of all. Last in a row, where there are
/// any, are the settings of [`locale::tools`] that fix it.
macro_rules! rules {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($field:ident: $type:ty),* $(,)? } = $id:literal, $severity:ident, $impact:ident, $text:expr $(, $settings:ident)?;
    )*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone)]
            pub(crate) struct $name {
                $(pub(crate) $field: $type,)*
            }

            impl $crate::finding::Data for $name {
                const RULE: &'static $crate::rule::Rule = &$crate::rule::Rule {
                    id: $id,
                    severity: $crate::rule::Severity::$severity,
                    impact: $crate::rule::Impact::$impact,
                    text: $text,
                    settings: $crate::rule::settings!($($settings)?),
                    values: &[$(stringify!($field)),*],
                };

                fn values(self) -> Vec<(&'static str, $crate::finding::Value)> {
                    vec![$((stringify!($field), self.$field.into())),*]
                }
            }
        )*

        /// The rules, in the order of their pages.
        pub(crate) const RULES: &[&$crate::rule::Rule] = &[$(<$name as $crate::finding::Data>::RULE),*];
    };
}

pub(crate) use {rules, settings};
