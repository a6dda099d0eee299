//! The blocks of the LMS's log.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One of the LMS's own blocks, placed in the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// The entry of the timeline after which it stands; 0 before the first.
    pub after: u32,
    /// Which of the four.
    pub command: ExchangeCommand,
    /// When, with the local offset.
    pub at: DateTime<FixedOffset>,
    /// The block as the LMS logs it.
    pub data: String,
}

/// The four exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum ExchangeCommand {
    /// The launch, with its parameters.
    Launch,
    /// What the LMS hands the module at LMSInitialize.
    Getparam,
    /// The state at an LMSCommit.
    Putparam,
    /// What the LMS made of the session at LMSFinish.
    Exitau,
}
