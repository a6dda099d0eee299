//! Attempts of a module to reach something outside its session.

use serde::{Deserialize, Serialize};

/// What a module may try to reach outside its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum AccessKind {
    /// Another page in its own view.
    Navigation,
    /// A window of its own.
    Popup,
    /// A file or a response of another host.
    Request,
    /// A service worker: a script that responds to the requests of its pages.
    ServiceWorker,
    /// A file written to the user's disk.
    Download,
    /// The camera.
    Camera,
    /// The microphone.
    Microphone,
    /// Where the user is.
    Location,
    /// Notifications of the system.
    Notifications,
    /// What is in the clipboard.
    Clipboard,
    /// The clipboard, to replace what is in it.
    ClipboardWrite,
    /// The whole screen.
    Fullscreen,
    /// The pointer, hidden and kept in the page.
    PointerLock,
    /// The workbench itself, by its inter-process communication.
    Ipc,
}

impl AccessKind {
    /// All kinds, in the order in which a report lists them.
    pub const ALL: [Self; 14] = [
        Self::Ipc,
        Self::Navigation,
        Self::Popup,
        Self::Request,
        Self::ServiceWorker,
        Self::Download,
        Self::Camera,
        Self::Microphone,
        Self::Location,
        Self::Notifications,
        Self::Clipboard,
        Self::ClipboardWrite,
        Self::Fullscreen,
        Self::PointerLock,
    ];
}

/// What became of an attempt to reach something outside the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// The workbench refused it.
    Blocked,
    /// The user or a setting allowed it.
    Allowed,
}
