//! What the rules found in one of two sessions, or in both.

use audit::LocalizedFinding;
use locale::{Language, comparison as text};
use serde::Serialize;

use crate::report::Summary;

/// What the rules found in two sessions. The gravest is first in each list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FindingComparison {
    /// In A only.
    pub only_a: Vec<LocalizedFinding>,
    /// In B only.
    pub only_b: Vec<LocalizedFinding>,
    /// In both.
    pub both: Vec<FindingPair>,
    /// Said if nothing was found in either.
    pub none: Option<String>,
}

/// The same finding in two sessions. How often it was there, and the entries that show it, may differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FindingPair {
    /// As it is in A.
    pub a: LocalizedFinding,
    /// As it is in B.
    pub b: LocalizedFinding,
}

/// What makes two findings the same one.
fn key(finding: &LocalizedFinding) -> &str {
    &finding.key
}

/// Compares what was found.
pub(super) fn compare(a: &Summary, b: &Summary, language: Language) -> FindingComparison {
    let mut only_b = b.findings.clone();
    let (mut only_a, mut both) = (Vec::new(), Vec::new());
    for finding in &a.findings {
        let same = only_b.iter().position(|other| key(other) == key(finding));
        match same.map(|at| only_b.remove(at)) {
            None => only_a.push(finding.clone()),
            Some(b) => both.push(FindingPair { a: finding.clone(), b }),
        }
    }
    let is_empty = only_a.is_empty() && only_b.is_empty() && both.is_empty();
    FindingComparison {
        only_a,
        only_b,
        both,
        none: is_empty.then(|| text::NO_FINDINGS.in_language(language).to_owned()),
    }
}
