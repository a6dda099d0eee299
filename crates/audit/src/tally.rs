//! How many findings a package has.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{registry::rule, rule::Severity};

/// How many findings there are that nobody has accepted, of rules that are on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// That fail on some LMS.
    pub errors: u32,
    /// That may fail.
    pub warnings: u32,
    /// That could be better.
    pub advice: u32,
}

/// How many findings there are, of rules that are not among those `off`; `found` is how many each rule has.
#[must_use]
pub fn tally(found: &BTreeMap<String, u32>, off: &BTreeSet<String>) -> Tally {
    let mut tally = Tally::default();
    for (id, count) in found.iter().filter(|(id, _)| !off.contains(*id)) {
        match rule(id).map(|rule| rule.severity) {
            Some(Severity::Error) => tally.errors += count,
            Some(Severity::Warning) => tally.warnings += count,
            Some(Severity::Advice) => tally.advice += count,
            None => {}
        }
    }
    tally
}
