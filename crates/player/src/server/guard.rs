//! Who is let in, and the headers of every response.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use journal::{AccessKind, Decision};

use super::{
    LAUNCH, Player,
    addresses::Address,
    policy,
    request::{SERVICE_WORKER, SentTo, in_package},
    served, site_data, start,
};

/// The longest address that is looked at, in bytes.
const ADDRESS_LIMIT: usize = 8 << 10;

/// Lets through only who came by this session's address: a page of another origin that guessed the port, or a name
/// rebound to the loopback address, is refused. What holds for every response is set here.
pub(super) async fn guard(State(player): State<Arc<Player>>, mut request: Request, next: Next) -> Response {
    let address = player.addresses.find(request.headers());
    let refused = refused_with(&player, &request, address);
    let named = address.is_some_and(|address| player.addresses.is_named(address));
    let mut response = match refused {
        Some(status) => {
            served::note_refusal(&player, &request, status);
            status.into_response()
        }
        None => {
            request.extensions_mut().insert(SentTo { named });
            next.run(request).await
        }
    };
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.extend(address.map(|address| address.policy.clone()).unwrap_or_default());
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The token is in the address: it must not travel to other servers that a module links to.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// Why a request is refused; none where it is not.
fn refused_with(player: &Player, request: &Request, address: Option<&Address>) -> Option<StatusCode> {
    let (uri, headers) = (request.uri(), request.headers());
    let length = uri.path_and_query().map_or(0, |address| address.as_str().len());
    if length > ADDRESS_LIMIT {
        return Some(StatusCode::URI_TOO_LONG);
    }
    let path = uri.path().strip_prefix(&player.root);
    let Some(address) = address.filter(|address| may_ask(player, address, headers, uri.path(), path)) else {
        return Some(StatusCode::FORBIDDEN);
    };
    let path = path.unwrap_or_default();
    if player.how_ended().is_some() && path != site_data::CLEAR {
        return Some(StatusCode::GONE);
    }
    if path == LAUNCH && !player.addresses.claim(address) {
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

/// Whether whoever sent a request may ask `address` for it: a page of the same origin, or one that says none. `path` is
/// that under the session's token.
fn may_ask(player: &Player, address: &Address, headers: &HeaderMap, path_with_token: &str, path: Option<&str>) -> bool {
    let addresses = &player.addresses;
    let origin = headers.get(header::ORIGIN).map(HeaderValue::as_bytes);
    if path_with_token == start::ALIVE {
        return addresses.is_named(address) && origin == Some(addresses.loopback.origin.as_bytes());
    }
    let is_start = path == Some(start::START);
    let from_here = origin.is_none_or(|origin| origin == address.origin.as_bytes());
    // A page that has no origin to name, a sandboxed frame or a `data:` page, is heard of other hosts.
    let opaque_report = origin == Some(b"null") && path == Some(policy::REPORTS);
    (from_here || opaque_report) && (is_start || addresses.may_use(address))
}

/// Whether a script may be a service worker: the module's own, over its own files. Not offline, as it may respond with
/// pages that have no policy, and those reach other hosts.
fn may_be_service_worker(player: &Player, path: &str) -> bool {
    in_package(path).is_some() && !player.is_offline
}
