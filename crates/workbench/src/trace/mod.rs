//! The journal of a session as its followers and the interface see it.

mod details;
mod judging;
mod lookup;
mod page;
mod reader;
mod readers;

pub use details::{ElementChange, ElementValue, RowDetails, RowId, StateAt, StateChange};
pub use journal::{
    AccessKind, ByteRange, Decision, Entry, EntryData, Exchange, ExchangeCommand, ExchangeSummary, LossCause,
    MediaFailure, MediaFormat, ModuleStage, Note, OBSERVATION_LIMIT, PageState, Returned, RowFilter, RowKind, SentBy,
    SessionState, TEXT_LIMIT, TraceNews,
};
pub use judging::FindingsSoFar;
pub use lookup::{RowLookup, RowPlace, RowTarget};
pub use page::{Detail, KindCount, PAGE_LIMIT, PREVIEW, TracePage, TraceRequest, TraceRow};
pub(crate) use reader::TraceReader;
pub(crate) use readers::TraceReaders;

/// All entries of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Journal {
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// The session's state.
    pub state: SessionState,
}
