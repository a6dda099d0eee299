//! The rules by id, and findings in a language.

use locale::Language;

use crate::{
    authoring::RecognizedTool,
    finding::Data,
    finding::{Finding, LocalizedFinding},
    rule::{Rule, RuleDetails},
    rules::{self, MissingLaunchFile},
};

/// Ids that are no rule's any more, each with the rules that its rule was divided into.
const DIVIDED: [(&str, &[&str]); 1] = [(
    "manifest/invalid-value",
    &[
        "manifest/mastery-score",
        "manifest/max-time-allowed",
        "manifest/time-limit-action",
        "manifest/visibility",
        "manifest/prerequisites-type",
        "manifest/scorm-type",
        "manifest/resource-type",
    ],
)];

/// The rules that an id stands for, as it was written down at some time: its own, or those that its rule was divided into.
/// Empty where there never was such a rule.
#[must_use]
pub fn rules_named(id: &str) -> Vec<&'static Rule> {
    match DIVIDED.iter().find(|(divided, _)| *divided == id) {
        Some((_, ids)) => ids.iter().filter_map(|id| rule(id)).collect(),
        None => rule(id).into_iter().collect(),
    }
}

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
/// place. Where the package was made with `tools`, their settings alone are named.
pub fn localize<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
    tools: &[RecognizedTool],
    language: Language,
) -> Vec<LocalizedFinding> {
    let mut sorted: Vec<_> = findings.into_iter().collect();
    // Before all others: without its launch file there is no course.
    let is_first = |finding: &Finding| *finding.rule == *MissingLaunchFile::RULE;
    sorted.sort_by_key(|finding| (!is_first(finding), finding.severity, finding.rule.impact, *finding));
    sorted
        .into_iter()
        .map(|finding| finding.localize(tools, language))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stands_for_its_rule_or_those_that_it_was_divided_into() {
        let ids = |id| -> Vec<&str> { rules_named(id).iter().map(|rule| rule.id).collect() };
        assert_eq!(ids("manifest/visibility"), ["manifest/visibility"]);
        assert!(ids("manifest/none").is_empty());
        for (divided, into) in DIVIDED {
            assert!(rule(divided).is_none(), "{divided}");
            assert_eq!(ids(divided), into);
        }
    }

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
