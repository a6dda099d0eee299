//! What the workbench notes about its own doing.

use serde::{Deserialize, Serialize};

/// What the workbench notes in the timeline about its own doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Note {
    /// The user closed the player: the module is being unloaded.
    Closing,
    /// The connection to the player page broke (window gone, page crashed).
    ConnectionLost,
    /// The page came back after a broken connection.
    Reconnected,
    /// The module asked whether to leave it, and the learner stayed: it goes on.
    Stayed,
    /// The session was ended before the page had said that it had unloaded the module.
    CloseTimedOut,
    /// Entries were missing. Only in sessions of earlier versions; replaced by [`EntryData::NotRecorded`](crate::EntryData::NotRecorded).
    EntriesMissing,
    /// The session reached its maximum size. Nothing more is recorded, and LMSCommit returns `false`.
    RecordingStopped,
    /// The workbench ended while the session was running: it was killed, or could not write the end.
    Interrupted,
    /// A client other than the player page tried to connect or to send entries: a second window, or a script of the
    /// module.
    ClientRefused,
}
