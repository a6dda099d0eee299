//! How the module's files are served: media types, ranges, addresses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
};

use reqwest::{Client, Method, Response, StatusCode};
use support::{Library, launch, library, origin};
use workbench::views::Launched;

/// Adds a file to the package's content.
fn add(library: &Library, name: &str, bytes: &[u8]) {
    let mut packages = fs::read_dir(library.folder.path().join("data/packages")).unwrap();
    let content = packages.next().unwrap().unwrap().path().join("content");
    fs::write(content.join(name), bytes).unwrap();
}

async fn get(launched: &Launched, name: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = Client::new().get(format!("{}content/{name}", launched.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn ranges_are_served_by_rfc_9110() {
    let library = library("minimal");
    let bytes: Vec<u8> = (0..1000_u32).map(|at| at as u8).collect();
    add(&library, "film.mp4", &bytes);
    add(&library, "empty.mp4", &[]);
    let launched = launch(&library.workbench, "strict").await;
    let rows: [(&str, u16, &str, &[u8]); 9] = [
        ("bytes=100-199", 206, "bytes 100-199/1000", &bytes[100..200]),
        ("bytes=-5000", 206, "bytes 0-999/1000", &bytes),
        ("bytes=990-5000", 206, "bytes 990-999/1000", &bytes[990..]),
        ("bytes=0-9,5-19", 206, "bytes 0-19/1000", &bytes[..20]),
        ("bytes=0-9,5000-", 206, "bytes 0-9/1000", &bytes[..10]),
        ("bytes=0-9,20-29", 200, "", &bytes),
        ("bytes=9-0", 200, "", &bytes),
        ("bytes=1000-", 416, "bytes */1000", &[]),
        ("bytes=-0", 416, "bytes */1000", &[]),
    ];
    for (range, status, content_range, expected) in rows {
        let part = get(&launched, "film.mp4", &[("Range", range)]).await;
        assert_eq!(part.status(), status, "{range}");
        assert_eq!(header(&part, "content-range"), content_range, "{range}");
        assert_eq!(header(&part, "accept-ranges"), "bytes");
        assert_eq!(part.bytes().await.unwrap(), expected, "{range}");
    }
    for (range, status) in [("bytes=-5", 200), ("bytes=0-", 416)] {
        let part = get(&launched, "empty.mp4", &[("Range", range)]).await;
        assert_eq!(part.status(), status, "{range} of an empty file");
    }

    let full = get(&launched, "film.mp4", &[]).await;
    let modified = header(&full, "last-modified");
    for (validator, status) in [
        (modified, 206),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 200),
        ("\"other\"", 200),
    ] {
        let part = get(
            &launched,
            "film.mp4",
            &[("Range", "bytes=0-9"), ("If-Range", validator)],
        )
        .await;
        assert_eq!(part.status(), status, "{validator}");
    }
    let head = Client::new()
        .request(Method::HEAD, format!("{}content/film.mp4", launched.url))
        .header("Range", "bytes=0-9")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (head.status(), header(&head, "content-length")),
        (StatusCode::OK, "1000")
    );
    assert_eq!(
        get(&launched, "missing.mp4", &[("Range", "bytes=0-9")]).await.status(),
        404
    );
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn files_have_the_types_that_browsers_need_with_nosniff() {
    let library = library("minimal");
    let rows = [
        ("a.js", "text/javascript"),
        ("a.MJS", "text/javascript"),
        ("a.cjs", "text/javascript"),
        ("a.json", "application/json"),
        ("a.wasm", "application/wasm"),
        ("a.svg", "image/svg+xml"),
        ("a.css", "text/css"),
        ("a.xml", "text/xml"),
        ("a.swf", "application/x-shockwave-flash"),
        ("a.mp3", "audio/mpeg"),
        ("a.AAC", "audio/aac"),
        ("a.flac", "audio/flac"),
        ("a.oga", "audio/ogg"),
        ("a.ogg", "audio/ogg"),
        ("a.opus", "audio/ogg"),
        ("a.wav", "audio/wav"),
        ("a.weba", "audio/webm"),
        ("a.ogv", "video/ogg"),
        ("a.mov", "video/quicktime"),
        ("a.m3u8", "application/vnd.apple.mpegurl"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.m4a", "audio/mp4"),
        ("a.mp4", "video/mp4"),
        ("a.m4v", "video/mp4"),
        ("a.webm", "video/webm"),
        ("a.vtt", "text/vtt"),
        ("a.woff", "font/woff"),
        ("a.woff2", "font/woff2"),
        ("a.txt", "text/plain"),
        ("a.unknown", "application/octet-stream"),
    ];
    for (name, _) in rows {
        // A charset in the header would override the file's own.
        add(&library, name, "caf\u{e9}".as_bytes());
    }
    let launched = launch(&library.workbench, "strict").await;
    for (name, kind) in rows {
        let file = get(&launched, name, &[]).await;
        assert_eq!(
            (file.status(), header(&file, "content-type")),
            (StatusCode::OK, kind),
            "{name}"
        );
        assert_eq!(header(&file, "x-content-type-options"), "nosniff", "{name}");
    }
    // Browsers run these as classic scripts whatever their names are.
    let script = [("Sec-Fetch-Dest", "script"), ("Sec-Fetch-Mode", "no-cors")];
    for (name, kind) in [
        ("a.txt", "text/javascript"),
        ("a.json", "text/javascript"),
        ("a.unknown", "text/javascript"),
        ("a.svg", "image/svg+xml"),
        ("a.mp4", "video/mp4"),
    ] {
        assert_eq!(
            header(&get(&launched, name, &script).await, "content-type"),
            kind,
            "{name}"
        );
    }
    let module = [("Sec-Fetch-Dest", "script"), ("Sec-Fetch-Mode", "cors")];
    assert_eq!(
        header(&get(&launched, "a.txt", &module).await, "content-type"),
        "text/plain"
    );
    for path in ["", "player.js", "launch.json", "content/missing.js"] {
        let response = reqwest::get(format!("{}{path}", launched.url)).await.unwrap();
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path:?}");
    }
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_observer_is_in_documents_that_are_shown_and_in_nothing_that_is_fetched() {
    const FILE: &str = "<h2>A part</h2>\n<p>of a page</p>\n";
    const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let library = library("minimal");
    add(&library, "part.html", FILE.as_bytes());
    let launched = launch(&library.workbench, "strict").await;
    let observed = async |headers: &[(&str, &str)]| {
        let response = get(&launched, "part.html", headers).await;
        assert_eq!(response.status(), StatusCode::OK, "{headers:?}");
        let length = header(&response, "content-length").to_owned();
        let text = response.text().await.unwrap();
        let observed = text.contains("observer.js");
        assert!(
            observed || (text == FILE && length == FILE.len().to_string()),
            "{headers:?}: {text}"
        );
        observed
    };
    for destination in ["document", "iframe", "frame", "object", "embed"] {
        let headers = [("Sec-Fetch-Dest", destination), ("Sec-Fetch-Mode", "navigate")];
        assert!(observed(&headers).await, "{destination}");
    }
    for destination in ["empty", "script", "style", "image", "audio", "worker", "track"] {
        for mode in ["cors", "no-cors", "same-origin"] {
            let headers = [
                ("Sec-Fetch-Dest", destination),
                ("Sec-Fetch-Mode", mode),
                ("Accept", BROWSER),
            ];
            assert!(!observed(&headers).await, "{destination} {mode}");
        }
    }
    // As a service worker passes a navigation on.
    let passed_on = [
        ("Sec-Fetch-Dest", "empty"),
        ("Sec-Fetch-Mode", "navigate"),
        ("Accept", BROWSER),
    ];
    assert!(observed(&passed_on).await);
    // As Chromium downloads.
    assert!(!observed(&passed_on[..2]).await);
    // Old browsers.
    assert!(observed(&[("Accept", BROWSER)]).await);
    assert!(!observed(&[("Accept", BROWSER), ("X-Requested-With", "XMLHttpRequest")]).await);
    for accept in ["*/*", "text/html", "text/html, */*; q=0.01"] {
        assert!(!observed(&[("Accept", accept)]).await, "{accept}");
    }

    // A part has all that a file has; a document is always sent whole.
    let part = get(&launched, "part.html", &[]).await;
    let tag = header(&part, "etag").to_owned();
    assert_eq!(
        get(&launched, "part.html", &[("If-None-Match", &tag)]).await.status(),
        304
    );
    assert_eq!(
        get(&launched, "part.html", &[("Range", "bytes=0-3")]).await.status(),
        206
    );
    let document = [
        ("Sec-Fetch-Dest", "iframe"),
        ("If-None-Match", &*tag),
        ("Range", "bytes=0-3"),
    ];
    assert!(observed(&document).await);
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn long_addresses_return_414() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let status = async |length: usize| {
        let path = format!("imsmanifest.xml?{}", "x".repeat(length));
        get(&launched, &path, &[]).await.status()
    };
    assert_eq!(status(4_000).await, StatusCode::OK);
    for length in [8 << 10, 60_000] {
        assert_eq!(status(length).await, StatusCode::URI_TOO_LONG, "{length}");
    }
    // Longer than client libraries allow.
    let authority = origin(&launched.url).replace("http://", "");
    let mut stream = TcpStream::connect(&authority).unwrap();
    let request = format!("GET /{} HTTP/1.1\r\nHost: {authority}\r\n\r\n", "x".repeat(70_000));
    stream.write_all(request.as_bytes()).unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).unwrap();
    assert!(line.starts_with("HTTP/1.1 414 "), "{line}");
    library.workbench.close_player(&launched.session).await.unwrap();
}
