//! The facts of two reports, side by side.

use locale::{Language, report as text};
use serde::Serialize;

use crate::report::{Fact, FactGroup, LocalizedReport};

/// Facts of two sessions that belong together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FactPairGroup {
    /// What they are about.
    pub title: String,
    /// Whether few readers need them: they are shown on demand.
    pub is_technical: bool,
    /// The facts.
    pub facts: Vec<FactPair>,
}

/// A fact of two sessions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FactPair {
    /// Which fact it is, in every language.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The value in A.
    pub a: FactValue,
    /// The value in B.
    pub b: FactValue,
    /// Whether the two differ.
    pub differs: bool,
}

/// A value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FactValue {
    /// What it says; `–` if that report does not have the fact.
    pub text: String,
    /// The `lesson_status` that the text stands for.
    pub status: Option<String>,
}

impl FactValue {
    fn of(fact: Option<&Fact>) -> Self {
        Self {
            text: fact.map_or_else(|| "–".to_owned(), |fact| fact.value.clone()),
            status: fact.and_then(|fact| fact.status.clone()),
        }
    }
}

/// The facts of two reports in the order of the reports, with how the next launch begins after the result.
pub(super) fn groups(a: &LocalizedReport, b: &LocalizedReport, language: Language) -> Vec<FactPairGroup> {
    let mut groups: Vec<_> = a
        .groups
        .iter()
        .map(|group| {
            let other = b.groups.iter().find(|other| other.title == group.title);
            pairs(group, other.map_or(&[], |other| &other.facts))
        })
        .collect();
    if let Some(result) = groups.first_mut() {
        let [a, b] = [a, b].map(|report| FactValue {
            text: next_launch(report, language),
            status: None,
        });
        result.facts.push(FactPair {
            id: "next-launch".to_owned(),
            name: text::NEXT_LAUNCH.in_language(language).to_owned(),
            differs: a != b,
            a,
            b,
        });
    }
    groups
}

/// Facts are of one kind if they have one name: the id also says whether there is a value.
fn pairs(group: &FactGroup, others: &[Fact]) -> FactPairGroup {
    let named = |facts: &[Fact], name: &str| facts.iter().find(|fact| fact.name == name).cloned();
    let only_b = others.iter().filter(|other| named(&group.facts, &other.name).is_none());
    let facts = group.facts.iter().chain(only_b).map(|fact| {
        let a = FactValue::of(named(&group.facts, &fact.name).as_ref());
        let b = FactValue::of(named(others, &fact.name).as_ref());
        FactPair {
            id: fact.id.clone(),
            name: fact.name.clone(),
            differs: a != b,
            a,
            b,
        }
    });
    FactPairGroup {
        title: group.title.clone(),
        is_technical: group.is_technical,
        facts: facts.collect(),
    }
}

/// How the next launch begins on the LMS of the session; `–` in reports that do not know.
fn next_launch(report: &LocalizedReport, language: Language) -> String {
    let report = &report.report;
    let mut outcomes = report.outcomes.iter();
    let own = outcomes.find(|row| row.outcome.profile == report.session.profile);
    let next = own.map(|row| if row.resumes { text::RESUMES } else { text::BEGINS_ANEW });
    next.map_or("–", |next| next.in_language(language)).to_owned()
}
