//! Who is let in, and the headers of every answer.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{CONTENT, Player, offline};
use crate::trace::{AccessKind, Decision};

/// The longest address that is looked at, in bytes.
const ADDRESS_LIMIT: usize = 8 << 10;
/// Browsers send it with the request for a service worker's script, and only then.
const SERVICE_WORKER: HeaderName = HeaderName::from_static("service-worker");

/// Lets through only who came by this session's address: a page of another origin that guessed the port, or a name
/// rebound to the loopback address, is refused. What holds for every answer is set here.
pub(super) async fn guard(State(player): State<Arc<Player>>, request: Request, next: Next) -> Response {
    let refused = refusal(&player, &request);
    let mut response = match refused {
        Some(status) => status.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.extend(player.offline.clone());
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The token is in the address: it must not travel to other servers that a module links to.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// Why a request is refused; none where it is not.
fn refusal(player: &Player, request: &Request) -> Option<StatusCode> {
    let (uri, headers) = (request.uri(), request.headers());
    let length = uri.path_and_query().map_or(0, |address| address.as_str().len());
    if length > ADDRESS_LIMIT {
        return Some(StatusCode::URI_TOO_LONG);
    }
    let path = uri.path().strip_prefix(&player.root).unwrap_or_default();
    if !came_by_address(headers, &player.authority, path == offline::REPORTS) {
        return Some(StatusCode::FORBIDDEN);
    }
    if headers.contains_key(SERVICE_WORKER) && !may_be_service_worker(player, path) {
        let script = in_package(path).unwrap_or(path);
        player
            .recorder
            .note_access(AccessKind::ServiceWorker, script, Decision::Blocked);
        return Some(StatusCode::FORBIDDEN);
    }
    None
}

/// Whether a script may be a service worker: the module's own, over its own files. Not offline, as it may answer with
/// pages that have no policy, and those reach other hosts.
fn may_be_service_worker(player: &Player, path: &str) -> bool {
    in_package(path).is_some() && player.offline.is_empty()
}

/// The path of a file of the module as its author knows it; none of what is not the module's.
fn in_package(path: &str) -> Option<&str> {
    path.strip_prefix(CONTENT)?.strip_prefix('/')
}

/// `or_opaque` lets in pages that have no origin to name: a sandboxed frame, a `data:` page.
fn came_by_address(headers: &HeaderMap, authority: &str, or_opaque: bool) -> bool {
    let said = |name| headers.get(name).map(HeaderValue::as_bytes);
    let origin = format!("http://{authority}");
    said(header::HOST) == Some(authority.as_bytes())
        && said(header::ORIGIN).is_none_or(|said| said == origin.as_bytes() || (or_opaque && said == b"null"))
}
