//! What a request says of itself.

use axum::http::HeaderName;

use super::CONTENT;

/// Browsers send it with the request for a service worker's script, and only then.
pub(super) const SERVICE_WORKER: HeaderName = HeaderName::from_static("service-worker");

/// Which of the session's addresses a request was sent to.
#[derive(Debug, Clone, Copy)]
pub(super) struct SentTo {
    /// Whether it is the session's own host name.
    pub(super) named: bool,
}

/// The path of a file of the module as its author knows it; none of what is not the module's.
pub(super) fn in_package(path: &str) -> Option<&str> {
    path.strip_prefix(CONTENT)?.strip_prefix('/')
}
