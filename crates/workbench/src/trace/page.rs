//! Pages of a trace: what is requested and what is returned.

use chrono::{DateTime, FixedOffset};
use journal::{Entry, Exchange, ExchangeSummary, Micros, RowFilter, RowKind};
use serde::{Deserialize, Serialize};

/// Maximum rows of a page.
pub const PAGE_LIMIT: u32 = 1_000;
/// How much of each text a preview has, in characters: more than a row can show.
pub const PREVIEW: usize = 400;

/// Which rows of a trace are requested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraceRequest {
    /// Which rows count.
    pub filter: RowFilter,
    /// How many of those to skip.
    pub from: u32,
    /// How many to return, at most [`PAGE_LIMIT`].
    pub limit: u32,
    /// How much of each.
    pub detail: Detail,
    /// How many rows of the trace count, whatever has come since; all if absent.
    pub until: Option<u32>,
}

/// How much of a row is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Detail {
    /// The first [`PREVIEW`] characters of each text. An exchange has none until it is derived.
    Preview,
    /// All. Only rows that are ready are returned, and at most some megabytes.
    Full,
}

/// Rows of a trace.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TracePage {
    /// The rows, in order.
    pub rows: Vec<TraceRow>,
    /// How many rows pass the filter, of those that have been searched.
    pub shown: u32,
    /// How many rows the trace has.
    pub total: u32,
    /// When the clock of its entries was 0, with the local offset.
    pub began_at: DateTime<FixedOffset>,
    /// How many of them there are of each kind that it has.
    pub counts: Vec<KindCount>,
    /// Whether there is nothing to add to the page as long as no entries come. If not, request it again: a
    /// text is still being searched for or derived.
    pub complete: bool,
}

/// How many rows of a kind a trace has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The kind.
    pub kind: RowKind,
    /// How many.
    pub count: u32,
}

/// A row of a trace.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum TraceRow {
    /// An entry.
    Entry {
        /// Its kind.
        kind: RowKind,
        /// Whether it shows a problem.
        problem: bool,
        /// The entry.
        entry: Entry,
    },
    /// A block of the LMS's log.
    Exchange {
        /// Its number in the session, from 0.
        number: u32,
        /// When it was logged, on the clock of the entries.
        #[cfg_attr(feature = "specta", specta(type = u32))]
        at_us: Micros,
        /// What it says of the attempt; none if it has not been derived yet, or says nothing of that.
        summary: Option<ExchangeSummary>,
        /// The exchange. Its text is empty if it has not been derived yet.
        exchange: Exchange,
    },
    /// A page that is left, and the page that comes in its place.
    Pages {
        /// The entries of their lives, in order.
        entries: Vec<Entry>,
        /// Whether more may come.
        open: bool,
    },
}

impl TraceRow {
    /// The row of this entry.
    #[must_use]
    pub fn from_entry(entry: Entry) -> Self {
        Self::Entry {
            kind: entry.data.row_kind(),
            problem: entry.data.is_problem(),
            entry,
        }
    }
}
