//! What this application is and what it runs on: for its users, and for whoever helps them.

use std::{env::consts, path};

use serde::Serialize;
use workbench::Workbench;

/// The system's web view, as its makers call it.
const WEBVIEW: &str = if cfg!(windows) {
    "WebView2"
} else if cfg!(target_os = "macos") {
    "WebKit"
} else {
    "WebKitGTK"
};

/// An application, and what it runs on.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct About {
    /// Of the application.
    version: &'static str,
    /// An SPDX expression.
    licence: &'static str,
    /// The folder of the library that is open.
    data: String,
    /// The system's web view: its name.
    webview: &'static str,
    /// None where the system does not say it.
    webview_version: Option<String>,
    sqlite_version: &'static str,
    /// The system and the processor: `linux x86_64`.
    system: String,
}

impl About {
    pub(crate) fn new(library: &Workbench) -> Self {
        let data = library.data_dir();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            licence: env!("CARGO_PKG_LICENSE"),
            data: path::absolute(data).as_deref().unwrap_or(data).display().to_string(),
            webview: WEBVIEW,
            webview_version: tauri::webview_version().ok(),
            sqlite_version: workbench::sqlite_version(),
            system: format!("{} {}", consts::OS, consts::ARCH),
        }
    }
}
