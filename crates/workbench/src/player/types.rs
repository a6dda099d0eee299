//! The media types of the module's files. `nosniff` makes a browser take them at their word, so what a browser would
//! have found out by itself is said here.
//!
//! No charset: the file's own (BOM, `meta`, XML declaration) holds, as on an LMS. A header would overrule it, and spoil
//! modules that are not in UTF-8.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Types of file names that the server's own table does not know, or has wrong for the web.
const BY_ENDING: &[(&str, &str)] = &[
    (".cjs", "text/javascript"),
    (".mjs", "text/javascript"),
    (".ts", "video/mp2t"),
    (".woff", "font/woff"),
    (".otf", "font/otf"),
    (".m4a", "audio/mp4"),
    (".m4v", "video/mp4"),
    (".f4v", "video/mp4"),
];
const SCRIPT: &str = "text/javascript";
/// What no browser runs as a script, whether it is to guess or not (Fetch §3.6, «should response to request be blocked
/// due to its MIME type»).
const NEVER_SCRIPTS: [&str; 4] = ["audio/", "image/", "video/", "text/csv"];

/// Sets the type of a file that is served.
pub(super) async fn set(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_ascii_lowercase();
    let by_ending = BY_ENDING.iter().find(|(ending, _)| path.ends_with(ending));
    let classic_script = asks_for_classic_script(request.headers());
    let mut response = next.run(request).await;
    if !response.status().is_success() {
        return response;
    }
    let headers = response.headers_mut();
    if let Some((_, kind)) = by_ending {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let never = |kind: &[u8]| NEVER_SCRIPTS.iter().any(|prefix| kind.starts_with(prefix.as_bytes()));
    if classic_script && !kind.is_some_and(never) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(SCRIPT));
    }
    response
}

/// Whether a page loads this by `<script src>`, whatever its name: without `nosniff`, browsers run such a file also as
/// `data.txt` or `strings.json`.
fn asks_for_classic_script(headers: &HeaderMap) -> bool {
    let said = |name: &'static str| headers.get(HeaderName::from_static(name)).map(HeaderValue::as_bytes);
    said("sec-fetch-dest") == Some(b"script") && said("sec-fetch-mode") == Some(b"no-cors")
}
