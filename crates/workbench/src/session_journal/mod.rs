//! The journal of all sessions: every exchange and every call of every session, newest first.
//!
//! No row of it is stored: a row is a row of a session's trace. The journal knows how many rows each session has, so it goes to
//! any place without reading those before. A text is searched for in the sessions that may have it, as the index says.

mod export;
mod indexer;
mod page;
mod places;
mod reader;
mod search;
mod texts;

pub(crate) use export::export;
pub use export::{ExportError, ExportFormat, ExportProgress};
pub(crate) use indexer::index_sessions;
pub use journal::JournalKind;
pub use page::{
    DeletedLogs, JournalChoice, JournalChoices, JournalColumn, JournalFilter, JournalPage, JournalRequest, JournalRow,
    JournalSort, start_of_day,
};
pub(crate) use reader::JournalReader;
