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

/// Findings in a language; one of a rule that is no more is left out.
pub fn localize<'a>(findings: impl IntoIterator<Item = &'a Finding>, language: Language) -> Vec<LocalizedFinding> {
    let localize = |finding: &Finding| Some(rule(&finding.rule)?.localize(finding, language));
    findings.into_iter().filter_map(localize).collect()
}
