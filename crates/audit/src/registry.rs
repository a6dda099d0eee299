//! The rules by id, and findings in a language.

use locale::Language;

use crate::{
    finding::Data,
    finding::{Finding, LocalizedFinding},
    rule::{Rule, RuleDetails},
    rules::{self, MissingLaunchFile},
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
/// place.
pub fn localize<'a>(findings: impl IntoIterator<Item = &'a Finding>, language: Language) -> Vec<LocalizedFinding> {
    let mut sorted: Vec<_> = findings.into_iter().collect();
    // Before all others: without its launch file there is no course.
    let is_first = |finding: &Finding| *finding.rule == *MissingLaunchFile::RULE;
    sorted.sort_by_key(|finding| (!is_first(finding), finding.severity, finding.rule.impact, *finding));
    sorted.into_iter().map(|finding| finding.localize(language)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_that_a_sentence_names_is_one_of_its_rule() {
        for rule in rules::all() {
            for text in [Language::English, Language::French]
                .map(|language| rule.page(language))
                .concat()
            {
                let named = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
                for (name, _) in named {
                    assert!(rule.values.contains(&name), "{}: {name}", rule.id);
                }
            }
        }
    }
}
