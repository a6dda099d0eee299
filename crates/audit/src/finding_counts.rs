//! How many findings a package has.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{finding::LocalizedFinding, registry::rule, rule::Severity};

/// Between a rule's id and a severity that is not the rule's own.
const AS: char = ':';

/// How many findings there are that nobody has accepted, of rules that are on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FindingCounts {
    /// That fail on some LMS.
    pub errors: u32,
    /// That may fail.
    pub warnings: u32,
    /// That could be better.
    pub suggestions: u32,
}

/// How many of these findings nobody has accepted, to be stored: by rule, and by severity where that is not the rule's own.
#[must_use]
pub fn tally(findings: &[LocalizedFinding]) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.accepted.is_none()) {
        let is_usual = rule(&finding.rule).is_some_and(|rule| rule.severity == finding.severity);
        let key = if is_usual {
            finding.rule.clone()
        } else {
            format!("{}{AS}{}", finding.rule, finding.severity.word())
        };
        *found.entry(key).or_default() += 1;
    }
    found
}

/// How many findings there are, of rules that are not among those `off`; `found` is what [`tally`] gave.
#[must_use]
pub fn count_findings(found: &BTreeMap<String, u32>, off: &BTreeSet<String>) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for (key, count) in found {
        let (id, severity) = match key.split_once(AS) {
            Some((id, word)) => (id, Severity::parse(word)),
            None => (key.as_str(), rule(key).map(|rule| rule.severity)),
        };
        if off.contains(id) {
            continue;
        }
        match severity {
            Some(Severity::Error) => counts.errors += count,
            Some(Severity::Warning) => counts.warnings += count,
            Some(Severity::Info) => counts.suggestions += count,
            None => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_counted_by_their_own_severity() {
        let found = [
            ("content/missing-link", 1),
            ("content/missing-link:warning", 2),
            ("content/missing-link:info", 4),
            ("package/leftover", 8),
            ("no/rule", 16),
        ];
        let found = found.map(|(key, count)| (key.to_owned(), count)).into();
        let counts = |off: &[&str]| count_findings(&found, &off.iter().map(|id| (*id).to_owned()).collect());
        let all = FindingCounts {
            errors: 1,
            warnings: 2,
            suggestions: 12,
        };
        assert_eq!(counts(&[]), all);
        let rest = FindingCounts {
            suggestions: 8,
            ..FindingCounts::default()
        };
        assert_eq!(counts(&["content/missing-link"]), rest);
    }
}
