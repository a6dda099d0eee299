//! Why a session cannot run or end.

use std::io;

/// Every failure of the player's functions.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The session has ended, and what was asked for needs one that is running.
    #[error("the session has ended")]
    SessionEnded,
    /// The loopback server could not start.
    #[error("the player's server could not start: {0}")]
    Server(io::Error),
    /// The session's end could not be written: the error of the recorder's sink.
    #[error("{0}")]
    Sink(Box<dyn std::error::Error + Send + Sync>),
}

/// The result of the player's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;
