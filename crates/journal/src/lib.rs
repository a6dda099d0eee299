//! What happened in a session: the entries of its journal, how they travel, and the replay that every state is derived
//! from.
//!
//! Pure: no I/O, no clock, no async. The player page (as WebAssembly), the recorder and the reports share it.

mod access;
mod call;
mod compare;
mod entry;
mod exchange;
mod follow_up;
mod journal_kind;
mod keyframes;
mod launch_window;
mod live;
mod lms_log;
mod loss;
mod losses;
mod media;
mod micros;
mod news;
mod note;
mod observer;
mod page_turns;
mod position;
mod progress;
mod received;
mod replay;
mod request_body;
mod row_kind;
mod rows;
mod served;
mod session_progress;
mod session_state;
mod sink;
mod what_if;
pub mod wire;

pub use access::{AccessKind, Decision, KEY_LIMIT};
pub use call::{Returned, TEXT_LIMIT};
pub use compare::{
    CallComparer, CallComparison, CallCounts, CallRun, CallRunKind, EntrySpan, FirstDifference, MOST_RUNS, Side,
};
pub use entry::{Entry, EntryData, OBSERVATION_LIMIT, PageState};
pub use exchange::{Exchange, ExchangeCommand, ExchangeSummary};
pub use follow_up::FollowUp;
pub use journal_kind::{JournalCounts, JournalKind};
pub use launch_window::LaunchWindow;
pub use live::{LiveState, Uncommitted};
pub use lms_log::{LmsFacts, LmsLog, blocks};
pub use loss::LossCause;
pub use losses::{Loss, LossSummary, lost};
pub use media::{MediaFailure, MediaFormat};
pub use micros::Micros;
pub use news::{ModuleStage, TraceNews};
pub use note::Note;
pub use observer::{Observer, Step};
pub use page_turns::{PageTurn, PageTurns};
pub use progress::{Progress, Sent};
pub use received::Received;
pub use replay::{EntrySource, Replay};
pub use request_body::SentBy;
pub use row_kind::RowKind;
pub use rows::{Row, RowFilter, RowIndex, RowMark, Selection};
pub use served::ByteRange;
pub use session_progress::SessionProgress;
pub use session_state::SessionState;
pub use sink::{Sink, Transaction};
pub use what_if::{Outcome, Parting, WhatIf};
