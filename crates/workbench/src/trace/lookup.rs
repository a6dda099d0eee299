//! Where rows are in the list that a filter leaves of a trace.

use journal::RowFilter;
use serde::{Deserialize, Serialize};

use super::RowId;

/// Which row is looked for, and in which list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RowLookup {
    /// The list has the rows that it passes.
    pub filter: RowFilter,
    /// How many rows of the trace count; all if absent.
    pub until: Option<u32>,
    /// The row.
    pub target: RowTarget,
}

/// Which row is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum RowTarget {
    /// A row; if the filter does not pass it, the next that it passes.
    Row {
        /// The row.
        id: RowId,
    },
    /// The next call that was refused, that was not saved, or that was replayed differently.
    NextFailedCall {
        /// The place from which to look; the start of the list if absent.
        after: Option<u32>,
    },
    /// The one before.
    PreviousFailedCall {
        /// The place from which to look back.
        before: u32,
    },
}

/// Where a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RowPlace {
    /// Its place in the list, from 0; none if there is none.
    pub place: Option<u32>,
    /// Whether that is final. If not, request it again: a text is still being searched for.
    pub complete: bool,
}
