//! What is said of two sessions first.

use locale::{Language, comparison as text};

use super::{CallCounts, LogComparison};
use crate::report::{Report, values::date};

/// Whether the calls are the same, and where they first differ; or why that is not known.
pub(super) fn summary(logs: Option<&LogComparison>, a: &Report, b: &Report, language: Language) -> String {
    let Some(logs) = logs else {
        return deleted(a, b, language);
    };
    let Some(first) = &logs.first else {
        let same = match logs.counts.equal {
            0 => text::NO_CALLS,
            _ => text::SAME_CALLS,
        };
        return same.in_language(language).to_owned();
    };
    let same = text::EQUAL_CALLS.count(language, first.same_before.into());
    let [a, b] = [&first.a, &first.b].map(|call| call.as_ref().map(|call| language.number(call.seq.into())));
    match (a, b) {
        (Some(a), Some(b)) if first.same_before == 0 => text::parts_at_once(language, &a, &b),
        (Some(a), Some(b)) => text::parts_after(language, &same, &a, &b),
        (None, b) => text::a_ends(language, &same, &b.unwrap_or_default()),
        (Some(a), None) => text::b_ends(language, &same, &a),
    }
}

fn deleted(a: &Report, b: &Report, language: Language) -> String {
    let [a, b] = [a, b].map(|report| report.session.logs_deleted_at.map(date));
    match (a, b) {
        (Some(a), Some(b)) => text::logs_of_both_deleted(language, &a, &b),
        (Some(a), None) => text::logs_of_a_deleted(language, &a),
        (None, b) => text::logs_of_b_deleted(language, &b.unwrap_or_default()),
    }
}

/// How many calls are equal, and how many are not.
pub(super) fn counted(counts: &CallCounts, language: Language) -> String {
    let parts = [
        (text::EQUAL_CALLS, counts.equal),
        (text::CHANGED_CALLS, counts.changed),
        (text::CALLS_ONLY_IN_A, counts.only_a),
        (text::CALLS_ONLY_IN_B, counts.only_b),
    ];
    parts
        .map(|(calls, count)| calls.count(language, count.into()))
        .join(" · ")
}

/// What is said of runs that are not listed, and of how runs were found.
pub(super) fn notes(more_runs: u32, in_pieces: bool, language: Language) -> Vec<String> {
    let more = (more_runs > 0).then(|| text::MORE_RUNS.count(language, more_runs.into()));
    let pieces = in_pieces.then(|| text::IN_PIECES.in_language(language).to_owned());
    more.into_iter().chain(pieces).collect()
}
