//! The kinds of rows in the journal of all sessions.

use serde::{Deserialize, Serialize};

use crate::{ExchangeCommand, RowKind};

/// The kind of a row of the journal: one of the four exchanges, or a group of API functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum JournalKind {
    /// The launch request.
    Launch,
    /// What the LMS hands the module.
    Getparam,
    /// The state at a commit.
    Putparam,
    /// The end of a session.
    Exitau,
    /// LMSInitialize and LMSFinish.
    Lifecycle,
    /// LMSSetValue.
    Set,
    /// LMSGetValue.
    Get,
    /// LMSCommit, and confirmations that came later.
    Commit,
    /// The three functions that ask about errors.
    ErrorCall,
}

impl JournalKind {
    /// All of them, exchanges first.
    pub const ALL: [Self; 9] = [
        Self::Launch,
        Self::Getparam,
        Self::Putparam,
        Self::Exitau,
        Self::Lifecycle,
        Self::Set,
        Self::Get,
        Self::Commit,
        Self::ErrorCall,
    ];

    /// The four exchanges.
    pub const EXCHANGES: [Self; 4] = [Self::Launch, Self::Getparam, Self::Putparam, Self::Exitau];

    /// The kind of a row of the trace that is not an exchange; `None` if the journal does not list it.
    #[must_use]
    pub fn from_row(kind: RowKind) -> Option<Self> {
        match kind {
            RowKind::Lifecycle => Some(Self::Lifecycle),
            RowKind::Set => Some(Self::Set),
            RowKind::Get => Some(Self::Get),
            RowKind::Commit => Some(Self::Commit),
            RowKind::ErrorCall => Some(Self::ErrorCall),
            _ => None,
        }
    }
}

impl From<ExchangeCommand> for JournalKind {
    fn from(command: ExchangeCommand) -> Self {
        match command {
            ExchangeCommand::Launch => Self::Launch,
            ExchangeCommand::Getparam => Self::Getparam,
            ExchangeCommand::Putparam => Self::Putparam,
            ExchangeCommand::Exitau => Self::Exitau,
        }
    }
}

/// How many rows of each kind a session has in the journal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JournalCounts([u32; JournalKind::ALL.len()]);

impl JournalCounts {
    /// The counts in the order of [`JournalKind::ALL`].
    #[must_use]
    pub fn new(counts: [u32; JournalKind::ALL.len()]) -> Self {
        Self(counts)
    }

    /// Counts rows of a kind.
    pub fn add(&mut self, kind: JournalKind, count: u32) {
        if let Some(of_kind) = self.0.get_mut(kind as usize) {
            *of_kind += count;
        }
    }

    /// How many rows there are of a kind.
    #[must_use]
    pub fn of(&self, kind: JournalKind) -> u32 {
        self.0.get(kind as usize).copied().unwrap_or_default()
    }

    /// The counts in the order of [`JournalKind::ALL`].
    #[must_use]
    pub fn all(&self) -> &[u32] {
        &self.0
    }
}
