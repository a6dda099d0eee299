//! Notes what the server responded: each request for a file of the package, and each for an address outside it. A missing file
//! is noted however the module asked for it: by an element, a style sheet, `fetch`, `new Image()`, a frame.

use std::{path::PathBuf, sync::Arc, time::Instant};

use axum::{
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use journal::ByteRange;
use scorm::manifest::decode_percent;

use super::{
    Player,
    file_names::{FileNames, Match},
    request::{SERVICE_WORKER, in_package},
};
use crate::recorder::{Recorder, ServedRequest};

/// Whether the system's file names ignore case, so that a file is found by a name that Linux would not find it by.
const IGNORES_CASE: bool = cfg!(any(windows, target_os = "macos"));
/// What the response is for.
const DESTINATION: HeaderName = HeaderName::from_static("sec-fetch-dest");
/// The longest value of [`DESTINATION`] that is noted. The longest in use is `serviceworker`.
const DESTINATION_LIMIT: usize = 32;
/// Where the request comes from.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// Browsers ask for it by themselves.
const FAVICON: &str = "/favicon.ico";

/// Notes the responses of the service of the package's files.
#[derive(Debug, Clone)]
pub(super) struct Notes {
    recorder: Recorder,
    names: FileNames,
}

impl Notes {
    /// `root` is the folder that the files are in.
    pub(super) fn new(recorder: Recorder, root: PathBuf) -> Self {
        Self {
            recorder,
            names: FileNames::new(root),
        }
    }
}

/// Middleware around the service of the package's files.
pub(super) async fn note(State(notes): State<Notes>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let path = decode_percent(request.uri().path());
    let path = path.strip_prefix('/').unwrap_or(&path);
    let destination = destination(request.headers());
    let is_head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    let (response, actual_path) = check_name(&notes.names, IGNORES_CASE, path, response).await;
    let (parts, body) = response.into_parts();
    let delivery = Delivery {
        recorder: notes.recorder,
        began,
        length: length(&parts.headers),
        request: Some(ServedRequest {
            path: path.to_owned(),
            status: parts.status.as_u16(),
            destination,
            range: range(&parts.headers),
            actual_path,
            ..ServedRequest::default()
        }),
    };
    // Nothing follows: noted here, as the delivery is dropped.
    if is_head || body.is_end_stream() {
        return Response::from_parts(parts, body);
    }
    Response::from_parts(parts, delivery.watch(body))
}

/// Refuses a file whose name differs from the requested path in case, where the system finds it all the same. Returns the
/// response and the name.
async fn check_name(
    names: &FileNames,
    ignores_case: bool,
    path: &str,
    response: Response,
) -> (Response, Option<String>) {
    let is_doubtful = response.status() == StatusCode::NOT_FOUND || ignores_case && response.status().is_success();
    if !is_doubtful {
        return (response, None);
    }
    match names.find(path).await {
        Match::Differs(name) => (StatusCode::NOT_FOUND.into_response(), Some(name.to_owned())),
        Match::Exact | Match::None => (response, None),
    }
}

/// A response on its way to the browser. It is noted when its last byte has been handed on, or when it is dropped before.
struct Delivery {
    recorder: Recorder,
    began: Instant,
    /// The length of the body, if it is known.
    length: Option<u64>,
    /// `None` once it is noted.
    request: Option<ServedRequest>,
}

impl Delivery {
    fn watch(mut self, body: Body) -> Body {
        let chunks = body.into_data_stream().inspect(move |chunk| {
            if let Ok(chunk) = chunk {
                self.sent(chunk.len());
            }
        });
        Body::from_stream(chunks)
    }

    fn sent(&mut self, bytes: usize) {
        let Some(request) = &mut self.request else { return };
        request.bytes = request.bytes.saturating_add(bytes as u64);
        if self.length == Some(request.bytes) {
            self.finish();
        }
    }

    fn finish(&mut self) {
        if let Some(mut request) = self.request.take() {
            request.took = self.began.elapsed();
            self.recorder.note_served(request);
        }
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Responds to requests for what is neither the player's nor the package's: `../images/logo.png` and `/images/logo.png` in a page at
/// the package's root.
pub(super) async fn outside_package(State(player): State<Arc<Player>>, request: Request) -> StatusCode {
    let status = StatusCode::NOT_FOUND;
    match request.uri().path().strip_prefix(&player.root) {
        Some(path) => note_failure(&player, &format!("../{path}"), &request, status),
        None => note_outside_session(&player, &request, status),
    }
    status
}

/// Notes a request that was refused, if the module made it. The player's own requests are not noted.
pub(super) fn note_refusal(player: &Player, request: &Request, status: StatusCode) {
    // Noted as an attempt to leave the session.
    let is_noted = request.headers().contains_key(SERVICE_WORKER);
    match request.uri().path().strip_prefix(&player.root) {
        Some(path) if !is_noted => {
            if let Some(path) = in_package(path) {
                note_failure(player, path, request, status);
            }
        }
        Some(_) => {}
        None => note_outside_session(player, request, status),
    }
}

fn note_outside_session(player: &Player, request: &Request, status: StatusCode) {
    let path = request.uri().path();
    if path != FAVICON && is_from_session(player, request.headers()) {
        note_failure(player, path, request, status);
    }
}

fn note_failure(player: &Player, path: &str, request: &Request, status: StatusCode) {
    player.recorder.note_served(ServedRequest {
        path: decode_percent(path),
        status: status.as_u16(),
        destination: destination(request.headers()),
        ..ServedRequest::default()
    });
}

/// Whether a page of the session made the request. Other programs of the computer may send requests to the port too, but do
/// not know the token.
fn is_from_session(player: &Player, headers: &HeaderMap) -> bool {
    let Some(address) = player.addresses.find(headers) else {
        return false;
    };
    let referer = text(headers, &header::REFERER).and_then(|url| url.strip_prefix(&address.origin));
    referer.is_some_and(|path| path.starts_with(&player.root)) || text(headers, &SITE) == Some("same-origin")
}

fn destination(headers: &HeaderMap) -> Option<String> {
    let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    text(headers, &DESTINATION)
        .filter(|word| word.len() <= DESTINATION_LIMIT)
        .filter(is_word)
        .map(str::to_owned)
}

fn length(headers: &HeaderMap) -> Option<u64> {
    text(headers, &header::CONTENT_LENGTH)?.parse().ok()
}

/// The part of the file in a response: `bytes 0-99/1000`.
fn range(headers: &HeaderMap) -> Option<ByteRange> {
    let range = text(headers, &header::CONTENT_RANGE)?.strip_prefix("bytes ")?;
    let (first, last) = range.split('/').next()?.split_once('-')?;
    Some(ByteRange {
        first: first.parse().ok()?,
        last: last.parse().ok()?,
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(HeaderValue::to_str)?.ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[tokio::test]
    async fn a_name_in_the_wrong_case_is_not_found_where_the_system_ignores_case() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("Lessons")).unwrap();
        for name in ["Data.js", "Lessons/index.html", "e\u{301}te\u{301}.js"] {
            fs::write(folder.path().join(name), "1").unwrap();
        }
        let names = FileNames::new(folder.path().to_owned());
        for (path, status, actual) in [
            ("Data.js", 200, None),
            ("data.js", 404, Some("Data.js")),
            ("Lessons/", 200, None),
            ("lessons/", 404, Some("Lessons/index.html")),
            ("\u{e9}t\u{e9}.js", 404, Some("e\u{301}te\u{301}.js")),
        ] {
            // As Windows and macOS find it.
            let found = StatusCode::OK.into_response();
            let (response, named) = check_name(&names, true, path, found).await;
            assert_eq!(
                (response.status().as_u16(), named.as_deref()),
                (status, actual),
                "{path}"
            );
        }
        let absent = StatusCode::NOT_FOUND.into_response();
        let (response, named) = check_name(&names, false, "none.js", absent).await;
        assert_eq!((response.status(), named), (StatusCode::NOT_FOUND, None));
    }

    #[test]
    fn headers_are_read_with_suspicion() {
        let headers = |name: &'static str, value: &'static str| {
            HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static(value))])
        };
        for (value, word) in [
            ("script", Some("script")),
            ("Script", None),
            ("<b>", None),
            ("a-word-that-is-longer-than-any-in-use", None),
        ] {
            assert_eq!(
                destination(&headers("sec-fetch-dest", value)).as_deref(),
                word,
                "{value}"
            );
        }
        for (value, part) in [
            ("bytes 0-99/1000", Some((0, 99))),
            ("bytes */1000", None),
            ("lines 0-9/10", None),
        ] {
            let range = range(&headers("content-range", value)).map(|range| (range.first, range.last));
            assert_eq!(range, part, "{value}");
        }
    }
}
