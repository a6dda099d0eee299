//! The rules by id, and findings in a language.

use locale::Language;

use crate::{
    rule::{Finding, LocalizedFinding, Rule, RuleDetails},
    rules,
};

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules::all().find(|rule| rule.id == id)
}

/// Every rule in a language, family by family.
#[must_use]
pub fn rules_in(language: Language) -> Vec<RuleDetails> {
    rules::all().map(|rule| rule.details(language)).collect()
}

/// Findings in a language: the most severe first, of these what stops the course, then what loses results; then by rule and
/// place. One of a rule that is no more is left out.
pub fn localize<'a>(findings: impl IntoIterator<Item = &'a Finding>, language: Language) -> Vec<LocalizedFinding> {
    let mut known: Vec<_> = findings
        .into_iter()
        .filter_map(|finding| Some((rule(&finding.rule)?, finding)))
        .collect();
    known.sort_by_key(|(rule, finding)| (finding.severity, rule.impact, *finding));
    known
        .into_iter()
        .map(|(rule, finding)| rule.localize(finding, language))
        .collect()
}
