//! The alignment of two lists of calls.

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::{Call, CallRunKind};

/// The most calls of a session that are aligned at once, without those that both begin and end with.
const PIECE: usize = 200_000;

/// Two lists of calls, aligned.
#[derive(Debug)]
pub(super) struct Aligned {
    /// Runs that hold each call of each list once, in order.
    pub(super) runs: Vec<Run>,
    /// How many calls both begin with.
    pub(super) prefix: usize,
    /// Whether they were aligned piece by piece.
    pub(super) in_pieces: bool,
}

/// Calls that stand to each other in the same way, by their places in the two lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) kind: CallRunKind,
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
}

impl Run {
    /// How many pairs, or calls of one list, it has.
    pub(super) fn count(&self) -> u32 {
        super::number(self.a.len().max(self.b.len()))
    }
}

/// Aligns two lists.
pub(super) fn align(a: &[Call], b: &[Call]) -> Aligned {
    align_by(a, b, PIECE)
}

/// Aligns two lists, at most `piece` calls at once.
fn align_by(a: &[Call], b: &[Call], piece: usize) -> Aligned {
    let is_equal = |(a, b): &(&Call, &Call)| a.whole == b.whole;
    let prefix = a.iter().zip(b).take_while(is_equal).count();
    let most = a.len().min(b.len()) - prefix;
    let ends = a.iter().rev().zip(b.iter().rev()).take(most);
    let suffix = ends.take_while(is_equal).count();
    let mut runs = Runs { a, b, runs: Vec::new() };
    runs.pair(CallRunKind::Equal, 0, 0, prefix);
    let (end_a, end_b) = (a.len() - suffix, b.len() - suffix);
    let (long_a, long_b) = (end_a - prefix, end_b - prefix);
    let pieces = long_a.max(long_b).div_ceil(piece.max(1)).max(1);
    // Of each list the same part, so that the pieces of lists of unequal length belong together.
    let part = |length: usize, at: usize| prefix + (length as u128 * at as u128 / pieces as u128) as usize;
    for at in 0..pieces {
        runs.align(
            part(long_a, at)..part(long_a, at + 1),
            part(long_b, at)..part(long_b, at + 1),
        );
    }
    runs.pair(CallRunKind::Equal, end_a, end_b, suffix);
    Aligned {
        runs: runs.runs,
        prefix,
        in_pieces: pieces > 1,
    }
}

/// Runs as they are found, in order.
struct Runs<'a> {
    a: &'a [Call],
    b: &'a [Call],
    runs: Vec<Run>,
}

impl Runs<'_> {
    /// Aligns equal calls, and what is between them by function and element.
    fn align(&mut self, a: Range<usize>, b: Range<usize>) {
        let (mut gap_a, mut gap_b) = (a.start, b.start);
        for op in diff(&self.a[a.clone()], &self.b[b.clone()], |call| call.whole) {
            let (tag, in_a, in_b) = op.as_tag_tuple();
            if tag != DiffTag::Equal {
                continue;
            }
            let (from_a, from_b) = (a.start + in_a.start, b.start + in_b.start);
            self.align_by_key(gap_a..from_a, gap_b..from_b);
            self.pair(CallRunKind::Equal, from_a, from_b, in_a.len());
            (gap_a, gap_b) = (from_a + in_a.len(), from_b + in_a.len());
        }
        self.align_by_key(gap_a..a.end, gap_b..b.end);
    }

    fn align_by_key(&mut self, a: Range<usize>, b: Range<usize>) {
        for op in diff(&self.a[a.clone()], &self.b[b.clone()], |call| call.key) {
            let (tag, in_a, in_b) = op.as_tag_tuple();
            let (from_a, from_b) = (a.start + in_a.start, b.start + in_b.start);
            if tag != DiffTag::Equal {
                self.only(CallRunKind::OnlyA, from_a, from_b, in_a.len());
                self.only(CallRunKind::OnlyB, from_a + in_a.len(), from_b, in_b.len());
                continue;
            }
            for at in 0..in_a.len() {
                let (at_a, at_b) = (from_a + at, from_b + at);
                let kind = if self.a[at_a].whole == self.b[at_b].whole {
                    CallRunKind::Equal
                } else {
                    CallRunKind::Changed
                };
                self.pair(kind, at_a, at_b, 1);
            }
        }
    }

    fn pair(&mut self, kind: CallRunKind, a: usize, b: usize, count: usize) {
        self.add(kind, a..a + count, b..b + count);
    }

    fn only(&mut self, kind: CallRunKind, a: usize, b: usize, count: usize) {
        match kind {
            CallRunKind::OnlyA => self.add(kind, a..a + count, b..b),
            _ => self.add(kind, a..a, b..b + count),
        }
    }

    /// Adds a run, or makes the last one longer if it is of the same kind.
    fn add(&mut self, kind: CallRunKind, a: Range<usize>, b: Range<usize>) {
        if a.is_empty() && b.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.kind == kind => (last.a.end, last.b.end) = (a.end, b.end),
            _ => self.runs.push(Run { kind, a, b }),
        }
    }
}

/// The differences of two lists by one of a call's numbers. Its search is bounded: what it finds is not always the shortest.
fn diff(a: &[Call], b: &[Call], number: impl Fn(&Call) -> u32) -> Vec<DiffOp> {
    let [a, b] = [a, b].map(|calls| calls.iter().map(&number).collect::<Vec<_>>());
    capture_diff_slices(Algorithm::Myers, &a, &b)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Calls of four keys with three values each.
    fn calls() -> impl Strategy<Value = Vec<Call>> {
        let call = (0u32..4, 0u32..3);
        prop::collection::vec(call, 0..60).prop_map(|calls| {
            let call = |(at, (key, value)): (usize, &(u32, u32))| Call {
                seq: at as u32 + 1,
                key: *key,
                whole: key * 3 + value,
            };
            calls.iter().enumerate().map(call).collect()
        })
    }

    fn piece() -> impl Strategy<Value = usize> {
        prop_oneof![Just(PIECE), 1usize..20]
    }

    fn same_before(a: &[Call], b: &[Call]) -> usize {
        (0..)
            .find(|&at| match (a.get(at), b.get(at)) {
                (Some(a), Some(b)) => a.whole != b.whole,
                _ => true,
            })
            .unwrap()
    }

    proptest! {
        #[test]
        fn each_call_is_there_once_in_order(a in calls(), b in calls(), piece in piece()) {
            let aligned = align_by(&a, &b, piece);
            let (mut at_a, mut at_b) = (0, 0);
            for run in &aligned.runs {
                prop_assert_eq!((run.a.start, run.b.start), (at_a, at_b));
                prop_assert!(run.count() > 0);
                (at_a, at_b) = (run.a.end, run.b.end);
            }
            prop_assert_eq!((at_a, at_b), (a.len(), b.len()));
        }

        #[test]
        fn a_run_holds_what_its_kind_says(a in calls(), b in calls(), piece in piece()) {
            let aligned = align_by(&a, &b, piece);
            for run in &aligned.runs {
                let pairs: Vec<_> = a[run.a.clone()].iter().zip(&b[run.b.clone()]).collect();
                let as_said = match run.kind {
                    CallRunKind::Equal => pairs.iter().all(|(a, b)| a.whole == b.whole),
                    CallRunKind::Changed => pairs.iter().all(|(a, b)| a.key == b.key && a.whole != b.whole),
                    CallRunKind::OnlyA => run.b.is_empty(),
                    CallRunKind::OnlyB => run.a.is_empty(),
                };
                prop_assert!(as_said, "{:?}", run);
                let are_pairs = matches!(run.kind, CallRunKind::Equal | CallRunKind::Changed);
                prop_assert!(!are_pairs || run.a.len() == run.b.len());
            }
            let mut neighbours = aligned.runs.iter().zip(aligned.runs.iter().skip(1));
            prop_assert!(neighbours.all(|(one, next)| one.kind != next.kind));
        }

        #[test]
        fn a_session_does_not_differ_from_itself(calls in calls(), piece in piece()) {
            let aligned = align_by(&calls, &calls, piece);
            prop_assert!(aligned.runs.iter().all(|run| run.kind == CallRunKind::Equal));
            prop_assert!(aligned.runs.len() <= 1);
        }

        #[test]
        fn all_calls_before_the_first_that_differs_are_one_run(a in calls(), b in calls(), piece in piece()) {
            let aligned = align_by(&a, &b, piece);
            prop_assert_eq!(aligned.prefix, same_before(&a, &b));
            let first = aligned.runs.iter().find(|run| run.kind != CallRunKind::Equal);
            prop_assert_eq!(first.is_some(), a.len().max(b.len()) > aligned.prefix);
            if let Some(first) = first {
                prop_assert_eq!((first.a.start, first.b.start), (aligned.prefix, aligned.prefix));
            }
        }

        #[test]
        fn a_session_with_more_calls_has_all_of_the_other(a in calls(), more in calls(), at in 0usize..60) {
            let at = at.min(a.len());
            let b = [&a[..at], &more, &a[at..]].concat();
            let aligned = align(&a, &b);
            let only_b: usize = aligned.runs.iter().filter(|run| run.kind == CallRunKind::OnlyB).map(|run| run.b.len()).sum();
            prop_assert!(aligned.runs.iter().all(|run| matches!(run.kind, CallRunKind::Equal | CallRunKind::OnlyB)));
            prop_assert_eq!(only_b, more.len());
        }
    }
}
