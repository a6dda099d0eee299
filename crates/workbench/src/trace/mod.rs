//! The journal of a session as its followers and the interface see it.

mod page;
mod reader;
mod readers;

use serde::Serialize;

pub use journal::{
    AccessKind, ByteRange, Decision, Event, Exchange, ExchangeCommand, LossCause, MediaFailure, MediaFormat, Note,
    OBSERVATION_LIMIT, Phase, Returned, RowFilter, RowKind, SessionState, TEXT_LIMIT, What,
};
pub use page::{Detail, PAGE_LIMIT, PREVIEW, TracePage, TraceRequest, TraceRow};
pub(crate) use reader::TraceReader;
pub(crate) use readers::TraceReaders;

/// News of a session that is being followed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraceBatch {
    /// New entries, in order.
    pub events: Vec<Event>,
    /// New exchanges, in order.
    pub exchanges: Vec<Exchange>,
    /// Where the session stands after them.
    pub state: SessionState,
}
