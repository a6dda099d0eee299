use scorm::{
    ErrorNumber,
    rte::{Argument, Function},
};

use super::*;
use crate::{Micros, PageState};

/// A timeline of calls, each with its arguments, returned value and error code, after an entry that is no call.
fn timeline(calls: &[(Function, &[&str], &str, u16)]) -> Vec<Entry> {
    let page = EntryData::Page {
        url: "index.html".into(),
        depth: 1,
    };
    let calls = calls
        .iter()
        .map(|(function, arguments, returned, error)| EntryData::Call {
            function: *function,
            arguments: arguments.iter().map(|text| Argument::string(*text)).collect(),
            returned: (*returned).to_owned(),
            error: ErrorNumber::from(*error),
            refused: None,
            replay: None,
        });
    let entry = |(at, data): (usize, EntryData)| Entry {
        seq: number(at) + 1,
        at: Micros::ZERO,
        phase: PageState::Complete,
        data,
    };
    [page].into_iter().chain(calls).enumerate().map(entry).collect()
}

fn compare(a: &[Entry], b: &[Entry]) -> CallComparison {
    let mut comparer = CallComparer::default();
    a.iter().for_each(|entry| comparer.add(Side::A, entry));
    b.iter().for_each(|entry| comparer.add(Side::B, entry));
    comparer.comparison()
}

fn kinds(comparison: &CallComparison) -> Vec<(CallRunKind, u32)> {
    comparison.runs.iter().map(|run| (run.kind, run.count)).collect()
}

#[test]
fn a_call_with_another_value_or_another_result_is_a_changed_pair() {
    use Function::{Finish, GetValue, Initialize, SetValue};
    let a = timeline(&[
        (Initialize, &[""], "true", 0),
        (GetValue, &["cmi.core.student_name"], "Ada", 0),
        (SetValue, &["cmi.core.score.raw", "80"], "true", 0),
        (SetValue, &["cmi.core.lesson_status", "passed"], "true", 0),
        (Finish, &[""], "true", 0),
    ]);
    let b = timeline(&[
        (Initialize, &[""], "true", 0),
        (GetValue, &["cmi.core.student_name"], "Bob", 0),
        (SetValue, &["cmi.core.score.raw", "40"], "true", 0),
        (SetValue, &["cmi.core.lesson_status", "passed"], "false", 405),
        (Finish, &[""], "true", 0),
    ]);
    let comparison = compare(&a, &b);
    use CallRunKind::{Changed, Equal};
    assert_eq!(kinds(&comparison), [(Equal, 1), (Changed, 3), (Equal, 1)]);
    let expected = CallCounts {
        equal: 2,
        changed: 3,
        ..CallCounts::default()
    };
    assert_eq!(comparison.counts, expected);
    let first = FirstDifference {
        same_before: 1,
        a: Some(3),
        b: Some(3),
    };
    assert_eq!(comparison.first_difference, Some(first));
    assert_eq!(comparison.runs[1].a, Some(EntrySpan { first: 3, last: 5 }));
}

#[test]
fn a_page_that_only_one_session_has_does_not_shift_those_after_it() {
    use Function::{Commit, SetValue};
    let page = |value: &'static str| {
        [
            (SetValue, vec!["cmi.core.lesson_location", value], "true", 0),
            (Commit, vec![""], "true", 0),
        ]
    };
    let session = |pages: &[&'static str]| {
        let calls: Vec<_> = pages.iter().flat_map(|value| page(value)).collect();
        let calls: Vec<_> = calls
            .iter()
            .map(|(function, arguments, returned, error)| (*function, arguments.as_slice(), *returned, *error))
            .collect();
        timeline(&calls)
    };
    let comparison = compare(&session(&["1", "2", "3", "4"]), &session(&["1", "3", "4"]));
    use CallRunKind::{Equal, OnlyA};
    assert_eq!(kinds(&comparison), [(Equal, 2), (OnlyA, 2), (Equal, 4)]);
}

#[test]
fn a_session_that_ends_earlier_parts_where_it_ends() {
    use Function::{Finish, Initialize};
    let long = timeline(&[(Initialize, &[""], "true", 0), (Finish, &[""], "true", 0)]);
    let short = timeline(&[(Initialize, &[""], "true", 0)]);
    let first = FirstDifference {
        same_before: 1,
        a: Some(3),
        b: None,
    };
    assert_eq!(compare(&long, &short).first_difference, Some(first));
    assert_eq!(compare(&long, &long).first_difference, None);
    assert!(compare(&long, &long).counts.is_same());
    assert_eq!(compare(&[], &[]), CallComparison::default());
}

#[test]
fn a_long_list_of_runs_is_cut_and_the_counts_are_of_all() {
    use Function::{Commit, SetValue};
    let calls = |value: &'static str| {
        let pair: [(Function, &[&str], &str, u16); 2] = match value {
            "a" => [
                (SetValue, &["cmi.suspend_data", "a"], "true", 0),
                (Commit, &[""], "true", 0),
            ],
            _ => [
                (SetValue, &["cmi.suspend_data", "b"], "true", 0),
                (Commit, &[""], "true", 0),
            ],
        };
        timeline(&pair.repeat(MOST_RUNS))
    };
    let comparison = compare(&calls("a"), &calls("b"));
    assert_eq!(comparison.runs.len(), MOST_RUNS);
    assert_eq!(comparison.more_runs as usize, MOST_RUNS);
    assert_eq!((comparison.counts.equal, comparison.counts.changed), (2_000, 2_000));
    assert!(!comparison.in_pieces);
}
