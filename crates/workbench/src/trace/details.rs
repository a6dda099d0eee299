//! A row of a trace with all that belongs to it.

use std::collections::HashMap;

use journal::{Entry, Exchange, Row};
use scorm::{
    cmi::element_names::SUSPEND_DATA,
    rte::{ApiState, Session},
};
use serde::{Deserialize, Serialize};

use super::TraceRow;

/// Names a row of a trace, whatever the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum RowId {
    /// The entry with this number.
    Entry {
        /// The number.
        seq: u32,
    },
    /// The exchange with this number.
    Exchange {
        /// The number, from 0.
        number: u32,
    },
}

impl From<RowId> for Row {
    fn from(id: RowId) -> Self {
        match id {
            RowId::Entry { seq } => Self::Entry(seq),
            RowId::Exchange { number } => Self::Exchange(number),
        }
    }
}

/// A row with all of its texts, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RowDetails {
    /// The row.
    pub row: TraceRow,
    /// What a call did to the session; none for other rows, and until it is derived.
    pub state: Option<StateChange>,
    /// The exchange that follows an entry.
    pub exchange: Option<Exchange>,
    /// Whether all of it is there. If not, request it again: the rest is still being derived.
    pub complete: bool,
}

/// A session before and after a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StateChange {
    /// The state of the API before the call.
    pub api_before: ApiState,
    /// The state of the API after it.
    pub api_after: ApiState,
    /// The elements that have another value since.
    pub changed: Vec<ElementChange>,
    /// All elements that were set or given, after the call.
    pub elements: Vec<ElementValue>,
}

/// A session at any time: after one of its entries.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StateAt {
    /// The number of the entry; 0 is the launch.
    pub seq: u32,
    /// The entry, its texts cut to [`PREVIEW`](super::PREVIEW) characters; none at the launch.
    pub entry: Option<Entry>,
    /// The number of the last entry so far.
    pub last: u32,
    /// What the entry changed, and the state after it.
    pub state: StateChange,
}

/// An element whose value a call changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ElementChange {
    /// Its name.
    pub element: String,
    /// Its value before; none if it was neither set nor given.
    pub before: Option<String>,
    /// Its value after.
    pub after: String,
}

/// An element and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ElementValue {
    /// Its name.
    pub element: String,
    /// The value.
    pub value: String,
    /// Whether it is `cmi.suspend_data`, which can be shown decoded.
    pub is_suspend_data: bool,
}

impl StateChange {
    /// What changed between two states of a session.
    pub(super) fn between(before: &Session, after: &Session) -> Self {
        let earlier: HashMap<_, _> = before.data().entries().collect();
        let changed = after.data().entries().filter_map(|(element, value)| {
            let before = earlier.get(&element).copied();
            (before != Some(value)).then(|| ElementChange {
                before: before.map(str::to_owned),
                after: value.to_owned(),
                element,
            })
        });
        let elements = after.data().entries().map(|(element, value)| ElementValue {
            is_suspend_data: element == SUSPEND_DATA,
            element,
            value: value.to_owned(),
        });
        Self {
            api_before: before.state(),
            api_after: after.state(),
            changed: changed.collect(),
            elements: elements.collect(),
        }
    }
}
