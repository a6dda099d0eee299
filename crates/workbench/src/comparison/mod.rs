//! Two sessions side by side: what each came to, and where they differ.

mod calls;
mod elements;
mod facts;
mod findings;
mod html;
mod summary;
mod texts;

use journal::{CallComparer, CallComparison, Side};
use scorm::rte::Session;
use serde::Serialize;
use store::{PackageRow, SessionRow, Store};

use crate::{
    Result,
    report::{Language, LocalizedReport, Report, Tone},
    trace::Entry,
    views::SessionSummary,
};

pub(crate) use calls::page as page_of;
pub use calls::{CallDifference, CallPage, CallPair, CallPart, ListedRun, PAGE_LIMIT};
pub use elements::{ElementDifference, ElementDifferences};
pub use facts::{FactPair, FactPairGroup, FactValue};
pub use findings::{FindingComparison, FindingPair};
pub use journal::{CallCounts, CallRun, CallRunKind, EntrySpan};
pub use texts::{EXCERPT, Excerpt, TextDifference};

/// Two sessions side by side, with its sentences in one language. One of them is called A, the other one B.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SessionComparison {
    /// The one that is compared.
    pub a: ComparedSession,
    /// The one that it is compared with.
    pub b: ComparedSession,
    /// Whether the calls are the same, and where they first differ; or why that is not known.
    pub summary: String,
    /// The facts of both reports, in their groups.
    pub groups: Vec<FactPairGroup>,
    /// What went wrong in one of them, or in both.
    pub findings: FindingComparison,
    /// What differs in their logs; none if the log of one was deleted.
    pub logs: Option<LogComparison>,
}

/// One of two sessions that are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ComparedSession {
    /// The session.
    pub session: SessionSummary,
    /// Which version of its package it was played in, from 1.
    pub version: u32,
    /// How many versions of that package there are.
    pub versions: u32,
    /// What the LMS recorded and why.
    pub verdict: String,
    /// How good that is for the learner's result.
    pub tone: Tone,
}

/// What differs in the logs of two sessions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogComparison {
    /// How many calls are equal, how many differ, and how many only one of the sessions has.
    pub counts: CallCounts,
    /// The same in words.
    pub counted: String,
    /// The first calls that differ; none if none do.
    pub first: Option<FirstCalls>,
    /// The calls of both in order, equal ones folded.
    pub runs: Vec<ListedRun>,
    /// What is said of the runs after these, or of how they were found.
    pub notes: Vec<String>,
    /// The elements whose values differ at the end.
    pub elements: ElementDifferences,
}

/// The first calls that differ in two sessions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FirstCalls {
    /// How many equal calls both begin with.
    pub same_before: u32,
    /// The next call of A, its texts cut; none if it made no more.
    pub a: Option<Entry>,
    /// The next call of B, its texts cut; none if it made no more.
    pub b: Option<Entry>,
}

impl SessionComparison {
    /// Compares two sessions. The time is about that of both reports, and bounded where no call is like another.
    pub(crate) fn of(store: &Store, rows: [SessionRow; 2], language: Language) -> Result<Self> {
        let logs = LogComparison::of(store, &rows, language)?;
        let packages = [store.package(rows[0].package)?, store.package(rows[1].package)?];
        let [a, b] = rows.map(|row| Report::from_session(store, row));
        let [a, b] = [a?.localized(language), b?.localized(language)];
        let compared = |report: &LocalizedReport, package: &PackageRow| ComparedSession {
            session: report.report.session.clone(),
            version: package.version,
            versions: package.versions,
            verdict: report.summary.verdict.clone(),
            tone: report.summary.tone,
        };
        Ok(Self {
            summary: summary::summary(logs.as_ref(), &a.report, &b.report, language),
            groups: facts::groups(&a, &b, language),
            findings: findings::compare(&a.summary, &b.summary, language),
            a: compared(&a, &packages[0]),
            b: compared(&b, &packages[1]),
            logs,
        })
    }
}

impl LogComparison {
    fn of(store: &Store, rows: &[SessionRow; 2], language: Language) -> Result<Option<Self>> {
        if rows.iter().any(|row| row.logs_deleted_at.is_some()) {
            return Ok(None);
        }
        let [a, b] = rows;
        let mut comparer = CallComparer::default();
        let at_end_a = replayed(store, a, Side::A, &mut comparer)?;
        let at_end_b = replayed(store, b, Side::B, &mut comparer)?;
        let CallComparison {
            counts,
            first_difference,
            runs,
            more_runs,
            in_pieces,
        } = comparer.comparison();
        drop(comparer);
        let [log_a, log_b] = [a, b].map(|row| store.entries(row.key));
        let first = match first_difference {
            None => None,
            Some(first) => Some(FirstCalls {
                same_before: first.same_before,
                a: first.a.map(|seq| calls::entry(&log_a, seq)).transpose()?.flatten(),
                b: first.b.map(|seq| calls::entry(&log_b, seq)).transpose()?.flatten(),
            }),
        };
        Ok(Some(Self {
            counted: summary::counted(&counts, language),
            counts,
            first,
            runs: calls::listed(&log_a, &log_b, runs, language)?,
            notes: summary::notes(more_runs, in_pieces, language),
            elements: ElementDifferences::between(&at_end_a, &at_end_b, language),
        }))
    }
}

/// Replays a session to its end, and adds its calls to those that are compared.
fn replayed(store: &Store, row: &SessionRow, side: Side, comparer: &mut CallComparer) -> Result<Session> {
    let mut replay = row.replay();
    let mut add = |step: &journal::Step<'_>| comparer.add(side, step.entry);
    replay.fold(&store.entries(row.key), &mut [&mut add])?;
    Ok(replay.into_session())
}
