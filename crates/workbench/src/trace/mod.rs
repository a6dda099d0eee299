//! The journal of a session as its followers and the interface see it.

mod page;
mod reader;
mod readers;

use serde::Serialize;

pub use journal::{
    AccessKind, ByteRange, Decision, Entry, EntryData, Exchange, ExchangeCommand, LossCause, MediaFailure, MediaFormat,
    Note, OBSERVATION_LIMIT, PageState, Returned, RowFilter, RowKind, SessionState, TEXT_LIMIT,
};
pub use page::{Detail, PAGE_LIMIT, PREVIEW, TracePage, TraceRequest, TraceRow};
pub(crate) use reader::TraceReader;
pub(crate) use readers::TraceReaders;

/// News of a session that is being followed: how far its trace has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraceNews {
    /// How many rows the trace has: entries and exchanges.
    pub rows: u32,
    /// The session's state.
    pub state: SessionState,
}

/// All entries of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Journal {
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// The session's state.
    pub state: SessionState,
}
