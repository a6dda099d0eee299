//! What a module sends to other hosts.

use serde::{Deserialize, Serialize};

/// By which function of the browser a page sent something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SentBy {
    /// `fetch`
    Fetch,
    /// `XMLHttpRequest.send`
    Xhr,
    /// `navigator.sendBeacon`
    Beacon,
    /// `WebSocket.send`
    WebSocket,
}

impl SentBy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fetch, Self::Xhr, Self::Beacon, Self::WebSocket];

    /// The function, as scripts call it.
    #[must_use]
    pub fn function(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Xhr => "XMLHttpRequest.send",
            Self::Beacon => "navigator.sendBeacon",
            Self::WebSocket => "WebSocket.send",
        }
    }
}
