//! The rules by id, and findings in a language.

use locale::Language;

use crate::{
    rule::{Finding, Rule, RuleDetails, ToldFinding},
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
pub fn tell<'a>(findings: impl IntoIterator<Item = &'a Finding>, language: Language) -> Vec<ToldFinding> {
    let tell = |finding: &Finding| Some(rule(&finding.rule)?.tell(finding, language));
    findings.into_iter().filter_map(tell).collect()
}
