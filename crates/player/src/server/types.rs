//! The media types of the module's files. With `nosniff` a browser does not guess types, so they must be right.
//!
//! No charset is sent: it would override the one that the file declares (BOM, `meta`, XML declaration) and break modules
//! that are not in UTF-8.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Types that are missing or wrong in `mime_guess`.
const BY_ENDING: &[(&str, &str)] = &[
    (".cjs", "text/javascript"),
    (".mjs", "text/javascript"),
    (".ts", "video/mp2t"),
    (".woff", "font/woff"),
    (".otf", "font/otf"),
    (".aac", "audio/aac"),
    (".flac", "audio/flac"),
    (".m4a", "audio/mp4"),
    (".oga", "audio/ogg"),
    (".ogg", "audio/ogg"),
    (".opus", "audio/ogg"),
    (".wav", "audio/wav"),
    (".weba", "audio/webm"),
    (".ogv", "video/ogg"),
    (".mov", "video/quicktime"),
    (".m3u8", "application/vnd.apple.mpegurl"),
    (".vtt", "text/vtt"),
    (".avif", "image/avif"),
    (".webp", "image/webp"),
    (".m4v", "video/mp4"),
    (".f4v", "video/mp4"),
];
const SCRIPT: &str = "text/javascript";
/// Types that browsers never run as a script, even without `nosniff` (Fetch, “should response to request be blocked due to
/// its MIME type”).
const NEVER_SCRIPTS: [&str; 4] = ["audio/", "image/", "video/", "text/csv"];

/// Middleware that sets the `Content-Type` of a file.
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

/// Whether the request comes from a classic `<script src>`. Without `nosniff`, browsers run such a file whatever its name
/// is: `data.txt`, `strings.json`.
fn asks_for_classic_script(headers: &HeaderMap) -> bool {
    let said = |name: &'static str| headers.get(HeaderName::from_static(name)).map(HeaderValue::as_bytes);
    said("sec-fetch-dest") == Some(b"script") && said("sec-fetch-mode") == Some(b"no-cors")
}
