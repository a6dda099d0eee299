//! Two sessions, call by call: which calls are equal, which differ, and which only one of the two has.

mod align;
mod fingerprint;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use self::{
    align::{Aligned, align},
    fingerprint::Fingerprints,
};
use crate::{Entry, EntryData};

/// The most runs that a comparison lists. Its counts are of all.
pub const MOST_RUNS: usize = 2_000;

/// Which of the two sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that is compared.
    A,
    /// The one that it is compared with.
    B,
}

/// How calls of a run stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum CallRunKind {
    /// Pairs of equal calls: of the same arguments, returned value and error code.
    Equal,
    /// Pairs of calls of one function and one element that differ in a value, the returned value or the error code.
    Changed,
    /// Calls that only A has.
    OnlyA,
    /// Calls that only B has.
    OnlyB,
}

/// Calls that follow one another and stand to each other in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallRun {
    /// How they stand to each other.
    pub kind: CallRunKind,
    /// How many there are: pairs, or calls of one session.
    pub count: u32,
    /// The first and the last of A; none if only B has them.
    pub a: Option<EntrySpan>,
    /// The first and the last of B; none if only A has them.
    pub b: Option<EntrySpan>,
}

/// The entries of the first and the last call of a run. What is between them and is no call does not belong to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct EntrySpan {
    /// The entry of the first call.
    pub first: u32,
    /// The entry of the last call.
    pub last: u32,
}

/// How many calls stand to each other in each way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallCounts {
    /// Pairs of equal calls.
    pub equal: u32,
    /// Pairs of calls that differ.
    pub changed: u32,
    /// Calls that only A has.
    pub only_a: u32,
    /// Calls that only B has.
    pub only_b: u32,
}

impl CallCounts {
    /// Whether the two sessions made the same calls, with the same results.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.changed == 0 && self.only_a == 0 && self.only_b == 0
    }

    fn add(&mut self, kind: CallRunKind, count: u32) {
        let sum = match kind {
            CallRunKind::Equal => &mut self.equal,
            CallRunKind::Changed => &mut self.changed,
            CallRunKind::OnlyA => &mut self.only_a,
            CallRunKind::OnlyB => &mut self.only_b,
        };
        *sum = sum.saturating_add(count);
    }
}

/// The first calls that differ: those after the calls that both sessions begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FirstDifference {
    /// How many calls both sessions begin with.
    pub same_before: u32,
    /// The entry of the next call of A; none if it made no more.
    pub a: Option<u32>,
    /// The entry of the next call of B; none if it made no more.
    pub b: Option<u32>,
}

/// Two sessions, call by call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallComparison {
    /// How many calls stand to each other in each way.
    pub counts: CallCounts,
    /// Where they first differ; none if they do nowhere.
    pub first_difference: Option<FirstDifference>,
    /// The runs of calls in order: the first [`MOST_RUNS`].
    pub runs: Vec<CallRun>,
    /// How many more runs there are.
    pub more_runs: u32,
    /// Whether the sessions are so long that they were aligned piece by piece. A call that is in another piece of the other
    /// session then counts as one that only one of them has.
    pub in_pieces: bool,
}

/// A call of a session, as it is compared: numbers that are the same where the texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Call {
    seq: u32,
    /// Its function and element.
    key: u32,
    /// All of it.
    whole: u32,
}

/// Compares the calls of two sessions. It remembers 12 bytes of a call, and 24 of each that is not equal to an earlier one.
#[derive(Debug, Default)]
pub struct CallComparer {
    a: Vec<Call>,
    b: Vec<Call>,
    keys: Fingerprints,
    wholes: Fingerprints,
}

impl CallComparer {
    /// Adds the next entry of a session. Only calls are compared.
    pub fn add(&mut self, side: Side, entry: &Entry) {
        let EntryData::Call {
            function,
            arguments,
            returned,
            error,
            ..
        } = &entry.data
        else {
            return;
        };
        let key = self.keys.number(&(function, entry.data.element()));
        let arguments: Vec<_> = arguments
            .iter()
            .map(|argument| (argument.js_type as u8, &argument.text, argument.length))
            .collect();
        let whole = self.wholes.number(&(function, arguments, returned, error));
        let call = Call {
            seq: entry.seq,
            key,
            whole,
        };
        match side {
            Side::A => self.a.push(call),
            Side::B => self.b.push(call),
        }
    }

    /// Aligns what was added. Calls that are equal are aligned first; of those between them, calls of the same function and
    /// element are. The alignment is not always the shortest, so that its cost stays below the product of the lengths: that
    /// of 200,000 calls with 200,000 others takes seconds at most.
    #[must_use]
    pub fn comparison(&self) -> CallComparison {
        let Aligned {
            runs,
            prefix,
            in_pieces,
        } = align(&self.a, &self.b);
        let mut counts = CallCounts::default();
        for run in &runs {
            counts.add(run.kind, run.count());
        }
        let first_difference = (!counts.is_same()).then(|| FirstDifference {
            same_before: number(prefix),
            a: self.a.get(prefix).map(|call| call.seq),
            b: self.b.get(prefix).map(|call| call.seq),
        });
        let listed = runs.iter().take(MOST_RUNS).map(|run| CallRun {
            kind: run.kind,
            count: run.count(),
            a: span(&self.a, &run.a),
            b: span(&self.b, &run.b),
        });
        CallComparison {
            counts,
            first_difference,
            runs: listed.collect(),
            more_runs: number(runs.len().saturating_sub(MOST_RUNS)),
            in_pieces,
        }
    }
}

fn span(calls: &[Call], run: &Range<usize>) -> Option<EntrySpan> {
    let calls = calls.get(run.clone())?;
    Some(EntrySpan {
        first: calls.first()?.seq,
        last: calls.last()?.seq,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
