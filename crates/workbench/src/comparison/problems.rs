//! What went wrong in one of two sessions, or in both.

use locale::{Language, comparison as text};
use serde::Serialize;

use crate::report::{LocalizedProblem, Summary};

/// What went wrong in two sessions. The gravest is first in each list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProblemComparison {
    /// In A only.
    pub only_a: Vec<LocalizedProblem>,
    /// In B only.
    pub only_b: Vec<LocalizedProblem>,
    /// In both.
    pub both: Vec<ProblemPair>,
    /// Said if nothing went wrong in either.
    pub none: Option<String>,
}

/// The same problem in two sessions. How often it was there, and the entry that shows it, may differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProblemPair {
    /// As it is in A.
    pub a: LocalizedProblem,
    /// As it is in B.
    pub b: LocalizedProblem,
}

/// What makes two problems the same one.
fn key(problem: &LocalizedProblem) -> &str {
    &problem.kind
}

/// Compares what went wrong.
pub(super) fn compare(a: &Summary, b: &Summary, language: Language) -> ProblemComparison {
    let mut only_b = b.problems.clone();
    let (mut only_a, mut both) = (Vec::new(), Vec::new());
    for problem in &a.problems {
        let same = only_b.iter().position(|other| key(other) == key(problem));
        match same.map(|at| only_b.remove(at)) {
            None => only_a.push(problem.clone()),
            Some(b) => both.push(ProblemPair { a: problem.clone(), b }),
        }
    }
    let is_empty = only_a.is_empty() && only_b.is_empty() && both.is_empty();
    ProblemComparison {
        only_a,
        only_b,
        both,
        none: is_empty.then(|| text::NO_PROBLEMS.in_language(language).to_owned()),
    }
}
