//! How many findings a package has.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{registry::rule, rule::Severity};

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

/// How many findings there are, of rules that are not among those `off`; `found` is how many each rule has.
#[must_use]
pub fn count_findings(found: &BTreeMap<String, u32>, off: &BTreeSet<String>) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for (id, count) in found.iter().filter(|(id, _)| !off.contains(*id)) {
        match rule(id).map(|rule| rule.severity) {
            Some(Severity::Error) => counts.errors += count,
            Some(Severity::Warning) => counts.warnings += count,
            Some(Severity::Info) => counts.suggestions += count,
            None => {}
        }
    }
    counts
}
