//! Where a session's player opens.

use serde::{Deserialize, Serialize};

/// Where the player opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LaunchWindow {
    /// In the workbench's window, beside the trace.
    Embedded,
    /// In a window of its own.
    Own,
    /// In the system's browser.
    Browser,
}
