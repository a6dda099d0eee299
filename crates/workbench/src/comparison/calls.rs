//! The calls of two sessions, aligned, as they are listed.

use journal::{CallRun, CallRunKind, EntrySource, EntrySpan};
use locale::{Language, comparison as text};
use scorm::rte::Argument;
use serde::{Deserialize, Serialize};

use super::{
    TextDifference,
    texts::{EXCERPT, Recorded},
};
use crate::{
    Result,
    trace::{Entry, EntryData},
};

/// The most calls, or pairs of them, that are returned at once.
pub const PAGE_LIMIT: usize = 200;
/// The most pairs that are listed of a run without being asked for.
const OF_A_RUN: usize = 20;
/// The most pairs that are listed of all runs without being asked for.
const OF_ALL: usize = 500;
/// How many entries are read at a time.
const READ: u32 = 1_000;

/// Calls that follow one another, and the first of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListedRun {
    /// The calls.
    pub run: CallRun,
    /// How many there are and how they stand to each other, in words.
    pub name: String,
    /// The first of them; none if they are equal.
    pub page: CallPage,
}

/// Some calls of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallPage {
    /// The calls, in order.
    pub pairs: Vec<CallPair>,
    /// The calls of the run after these; none if these are the last.
    pub rest: Option<CallRun>,
}

/// A call of A and a call of B that belong together, or a call that only one of the two has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallPair {
    /// The call of A, its texts cut to [`EXCERPT`] characters.
    pub a: Option<Entry>,
    /// The call of B, its texts cut to [`EXCERPT`] characters.
    pub b: Option<Entry>,
    /// What differs between the two.
    pub differences: Vec<CallDifference>,
}

/// Something in which two calls differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallDifference {
    /// What.
    pub part: CallPart,
    /// The same in words.
    pub name: String,
    /// The two texts.
    pub texts: TextDifference,
}

/// In what two calls of one function and one element can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum CallPart {
    /// A value that the module passed.
    Argument,
    /// Its type in JavaScript.
    Type,
    /// The returned value.
    Returned,
    /// The error code.
    Error,
}

/// Lists runs, and of those that differ the first calls.
pub(super) fn listed<S>(a: &S, b: &S, runs: Vec<CallRun>, language: Language) -> Result<Vec<ListedRun>>
where
    S: EntrySource,
    crate::Error: From<S::Error>,
{
    let mut left = OF_ALL;
    runs.into_iter()
        .map(|run| {
            let most = match run.kind {
                CallRunKind::Equal => 0,
                _ => left.min(OF_A_RUN),
            };
            let page = page(a, b, &run, most, language)?;
            left -= page.pairs.len();
            Ok(ListedRun {
                name: name(&run, language),
                run,
                page,
            })
        })
        .collect()
}

/// The first calls of a run, at most `most`.
pub(crate) fn page<S>(a: &S, b: &S, run: &CallRun, most: usize, language: Language) -> Result<CallPage>
where
    S: EntrySource,
    crate::Error: From<S::Error>,
{
    let most = most.min(PAGE_LIMIT);
    let in_a = calls(a, run.a, most)?;
    let in_b = calls(b, run.b, most)?;
    let rest = rest(run, &in_a, &in_b);
    let count = in_a.len().max(in_b.len());
    let (mut in_a, mut in_b) = (in_a.into_iter(), in_b.into_iter());
    let pairs = (0..count).map(|_| CallPair::of(in_a.next(), in_b.next(), language));
    Ok(CallPage {
        pairs: pairs.collect(),
        rest,
    })
}

/// The entry with this number, its texts cut.
pub(super) fn entry<S>(log: &S, seq: u32) -> Result<Option<Entry>>
where
    S: EntrySource,
    crate::Error: From<S::Error>,
{
    let found = log.after(seq.saturating_sub(1), 1)?.pop();
    Ok(found.filter(|entry| entry.seq == seq).map(cut))
}

/// The first calls of a span, at most `most`.
fn calls<S>(log: &S, span: Option<EntrySpan>, most: usize) -> Result<Vec<Entry>>
where
    S: EntrySource,
    crate::Error: From<S::Error>,
{
    let mut calls = Vec::new();
    let Some(EntrySpan { first, last }) = span.filter(|_| most > 0) else {
        return Ok(calls);
    };
    let mut after = first.saturating_sub(1);
    loop {
        let entries = log.after(after, READ.min(last.saturating_sub(after)))?;
        let Some(newest) = entries.last().map(|entry| entry.seq) else {
            return Ok(calls);
        };
        let is_listed = |entry: &Entry| entry.seq <= last && entry.data.function().is_some();
        calls.extend(entries.into_iter().filter(is_listed).take(most - calls.len()));
        if calls.len() >= most || newest >= last {
            return Ok(calls);
        }
        after = newest;
    }
}

/// What is left of a run after these calls.
fn rest(run: &CallRun, in_a: &[Entry], in_b: &[Entry]) -> Option<CallRun> {
    let listed = u32::try_from(in_a.len().max(in_b.len())).unwrap_or(u32::MAX);
    let count = run.count.saturating_sub(listed);
    let after = |span: Option<EntrySpan>, calls: &[Entry]| {
        span.map(|span| EntrySpan {
            first: calls.last().map_or(span.first, |call| call.seq.saturating_add(1)),
            last: span.last,
        })
    };
    (count > 0).then(|| CallRun {
        kind: run.kind,
        count,
        a: after(run.a, in_a),
        b: after(run.b, in_b),
    })
}

fn name(run: &CallRun, language: Language) -> String {
    let words = match run.kind {
        CallRunKind::Equal => text::EQUAL_CALLS,
        CallRunKind::Changed => text::CHANGED_CALLS,
        CallRunKind::OnlyA => text::CALLS_ONLY_IN_A,
        CallRunKind::OnlyB => text::CALLS_ONLY_IN_B,
    };
    words.count(language, run.count.into())
}

fn cut(mut entry: Entry) -> Entry {
    entry.data.shorten(EXCERPT);
    entry
}

impl CallPair {
    fn of(a: Option<Entry>, b: Option<Entry>, language: Language) -> Self {
        let differences = match (&a, &b) {
            (Some(a), Some(b)) => differences(&a.data, &b.data, language),
            _ => Vec::new(),
        };
        Self {
            a: a.map(cut),
            b: b.map(cut),
            differences,
        }
    }
}

/// In what two calls of one function and one element differ.
fn differences(a: &EntryData, b: &EntryData, language: Language) -> Vec<CallDifference> {
    let mut found = Vec::new();
    let (
        EntryData::Call {
            arguments: arguments_a,
            returned: returned_a,
            error: error_a,
            ..
        },
        EntryData::Call {
            arguments: arguments_b,
            returned: returned_b,
            error: error_b,
            ..
        },
    ) = (a, b)
    else {
        return found;
    };
    let mut add = |part: CallPart, a: Option<Recorded<'_>>, b: Option<Recorded<'_>>| {
        if a != b {
            found.push(CallDifference {
                part,
                name: part.name(language).to_owned(),
                texts: TextDifference::between(a, b, language),
            });
        }
    };
    for at in 0..arguments_a.len().max(arguments_b.len()) {
        let [a, b] = [arguments_a.get(at), arguments_b.get(at)];
        add(CallPart::Argument, a.map(passed), b.map(passed));
        if let (Some(a), Some(b)) = (a, b) {
            let [a, b] = [a, b].map(|argument| (argument.js_type.name(), None));
            add(CallPart::Type, Some(a), Some(b));
        }
    }
    add(CallPart::Returned, Some((returned_a, None)), Some((returned_b, None)));
    let [error_a, error_b] = [error_a, error_b].map(|error| error.number().to_string());
    add(CallPart::Error, Some((&error_a, None)), Some((&error_b, None)));
    found
}

fn passed(argument: &Argument) -> Recorded<'_> {
    (&argument.text, argument.length)
}

impl CallPart {
    fn name(self, language: Language) -> &'static str {
        let name = match self {
            Self::Argument => text::ARGUMENT,
            Self::Type => text::TYPE,
            Self::Returned => text::RETURNED,
            Self::Error => text::ERROR,
        };
        name.in_language(language)
    }
}
