//! Serves the module's files: right types, ranges (a video seeks), nothing outside the package, and the observer at
//! the head of each document that is shown.

use std::{convert::Infallible, path::PathBuf};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use futures_util::{StreamExt, stream};
use tower_http::services::ServeDir;

use super::{
    observe::Observed,
    ranges::{self, Selection},
    served::{self, Notes},
    types,
};

const SEC_FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const X_REQUESTED_WITH: HeaderName = HeaderName::from_static("x-requested-with");
/// The destinations of navigations (Fetch, “destination”).
const DOCUMENTS: [&str; 6] = ["document", "iframe", "frame", "object", "embed", "fencedframe"];
/// Headers that make a response partial or empty.
const CONDITIONS: [HeaderName; 6] = [
    header::RANGE,
    header::IF_RANGE,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_UNMODIFIED_SINCE,
];

/// The service of the files under `root`; `observer` is the address of the observer's script. Each response is noted.
pub(super) fn service(root: PathBuf, observer: String, notes: Notes) -> Router {
    Router::new()
        .fallback_service(ServeDir::new(root))
        .layer(middleware::from_fn(resolve_range))
        .layer(middleware::from_fn_with_state(notes, served::note))
        .layer(middleware::from_fn_with_state(observer, observe))
        .layer(middleware::from_fn(types::set))
}

/// Middleware that rewrites the `Range` header to a single valid range. [`ServeDir`] returns 416 for ranges longer than the
/// file, several ranges and malformed ones, and does not support `If-Range`.
async fn resolve_range(mut request: Request, next: Next) -> Response {
    let Some(range) = request.headers_mut().remove(header::RANGE) else {
        return next.run(request).await;
    };
    // Ranges apply to GET only (RFC 9110 §14.2).
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let mut head = Request::new(Body::empty());
    *head.method_mut() = Method::HEAD;
    *head.uri_mut() = request.uri().clone();
    let file = next.clone().run(head).await;
    let size = text(file.headers(), &header::CONTENT_LENGTH).and_then(|size| size.parse().ok());
    if let (StatusCode::OK, Some(size), Ok(range)) = (file.status(), size, range.to_str())
        && is_current(request.headers(), file.headers())
    {
        let resolved = match ranges::select(range, size) {
            Selection::Full => None,
            Selection::Part(part) => Some(format!("bytes={}-{}", part.start(), part.end())),
            // Past the end of the file: `ServeDir` checks the conditional headers first, then returns 416.
            Selection::Unsatisfiable => Some(format!("bytes={}-", size.saturating_add(1))),
        };
        if let Some(resolved) = resolved.and_then(|range| HeaderValue::try_from(range).ok()) {
            request.headers_mut().insert(header::RANGE, resolved);
        }
    }
    next.run(request).await
}

/// Whether the range applies: there is no `If-Range`, or it matches the file (RFC 9110 §13.1.5).
fn is_current(asked: &HeaderMap, file: &HeaderMap) -> bool {
    let Some(validator) = text(asked, &header::IF_RANGE) else {
        return !asked.contains_key(header::IF_RANGE);
    };
    let strong = |tag: &&str| !tag.starts_with("W/");
    text(file, &header::ETAG).filter(strong) == Some(validator) || text(file, &header::LAST_MODIFIED) == Some(validator)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Middleware that puts the observer's tag into documents. What scripts fetch is served as any other file.
async fn observe(State(observer): State<String>, mut request: Request, next: Next) -> Response {
    if !is_for_document(request.headers()) {
        return next.run(request).await;
    }
    if is_page_path(request.uri().path()) {
        // A document is rewritten, so it has no ranges of the file's and is never «not modified».
        for name in CONDITIONS {
            request.headers_mut().remove(name);
        }
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || !is_page(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    for name in [
        header::CONTENT_LENGTH,
        header::ACCEPT_RANGES,
        header::LAST_MODIFIED,
        header::ETAG,
    ] {
        parts.headers.remove(name);
    }
    Response::from_parts(parts, rewritten(body, &observer))
}

/// Whether the browser shows the response as a document: in a window, a frame, an `<object>` or an `<embed>`.
fn is_for_document(headers: &HeaderMap) -> bool {
    match text(headers, &SEC_FETCH_DEST) {
        // A service worker passes a navigation on with its mode, but without its destination.
        Some("empty") => text(headers, &SEC_FETCH_MODE) == Some("navigate") && accepts_documents(headers),
        Some(destination) => DOCUMENTS.contains(&destination),
        // Browsers before 2023, and WebKit's synchronous requests.
        None => accepts_documents(headers),
    }
}

/// Whether the request has the `Accept` header of a browser's navigation. Scripts that set it do not name XHTML.
fn accepts_documents(headers: &HeaderMap) -> bool {
    text(headers, &header::ACCEPT).is_some_and(|accept| accept.starts_with("text/html,application/xhtml+xml"))
        && !headers.contains_key(X_REQUESTED_WITH)
}

/// `body` with the observer's tag, as it streams by.
fn rewritten(body: Body, observer: &str) -> Body {
    let state = (body.into_data_stream(), Some(Observed::new(observer)));
    Body::from_stream(stream::unfold(state, async |(mut chunks, page)| {
        let mut page = page?;
        let (out, page) = match chunks.next().await {
            Some(Ok(chunk)) => (page.write(&chunk), Some(page)),
            Some(Err(error)) => {
                tracing::warn!(%error, "a page of the module could not be read to its end");
                return None;
            }
            None => (page.end(), None),
        };
        match out {
            Ok(out) => Some((Ok::<_, Infallible>(Bytes::from(out)), (chunks, page))),
            Err(error) => {
                tracing::warn!(%error, "a page of the module could not be rewritten");
                None
            }
        }
    }))
}

fn is_page_path(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".html", ".htm", ".xhtml", "/"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

fn is_page(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .map(HeaderValue::as_bytes)
        .is_some_and(|kind| kind.starts_with(b"text/html") || kind.starts_with(b"application/xhtml"))
}
