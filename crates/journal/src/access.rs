//! Attempts of a module to reach something outside its session, and what it keeps beside the LMS.

use serde::{Deserialize, Serialize};

/// Maximum characters of the name that something is stored under. Longer ones are truncated.
pub const KEY_LIMIT: usize = 256;

/// What a module may try to reach outside its session, or store in the browser beside the LMS. Of what it stores, each name is
/// an entry once; what it only reads is none.
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
    /// A key of the browser's local storage, which stays on the computer.
    LocalStorage,
    /// A key of the browser's session storage, which goes with the window.
    SessionStorage,
    /// A cookie.
    Cookie,
    /// A database of the browser (IndexedDB).
    IndexedDb,
    /// A cache of responses (Cache API).
    Cache,
    /// The workbench itself, by its inter-process communication.
    Ipc,
}

impl AccessKind {
    /// All kinds, in the order in which a report lists them.
    pub const ALL: [Self; 19] = [
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
        Self::LocalStorage,
        Self::SessionStorage,
        Self::Cookie,
        Self::IndexedDb,
        Self::Cache,
    ];

    /// Whether it is something that the module stores in the browser. Its target is the name that it is stored under.
    #[must_use]
    pub fn is_storage(self) -> bool {
        matches!(
            self,
            Self::LocalStorage | Self::SessionStorage | Self::Cookie | Self::IndexedDb | Self::Cache
        )
    }
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
