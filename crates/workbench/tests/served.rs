//! What the server responded is in the timeline: files that are missing, however the module asked for them, and the rest.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use reqwest::{Client, Method, StatusCode};
use serde_json::json;
use support::{Library, Page, launch, library, origin};
use workbench::{
    report::Language,
    trace::{ByteRange, EntryData, LossCause},
    views::Launched,
};

const LONG: usize = 9_000;

/// Method, address, headers; the status, path and real path that are noted.
type Row<'a> = (Method, &'a str, &'a [(&'a str, &'a str)], u16, &'a str, Option<&'a str>);

/// A served request in the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Served {
    path: String,
    status: u16,
    destination: Option<String>,
    bytes: u64,
    range: Option<ByteRange>,
    actual_path: Option<String>,
    count: u32,
}

fn served(library: &Library, launched: &Launched) -> Vec<Served> {
    let entries = library.workbench.journal(&launched.session).unwrap().entries;
    entries
        .into_iter()
        .filter_map(|entry| match entry.data {
            EntryData::Served {
                path,
                status,
                destination,
                bytes,
                range,
                actual_path,
                count,
                ..
            } => Some(Served {
                path,
                status,
                destination,
                bytes,
                range,
                actual_path,
                count,
            }),
            _ => None,
        })
        .collect()
}

/// Sends a request to the session's server; `address` is a path of the host, or else one in the package.
async fn ask(launched: &Launched, method: Method, address: &str, headers: &[(&str, &str)]) -> StatusCode {
    let url = match address.strip_prefix('/') {
        Some(path) => format!("{}/{path}", origin(&launched.url)),
        None => format!("{}content/{address}", launched.url),
    };
    let mut request = Client::new().request(method, url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.unwrap();
    let status = response.status();
    response.bytes().await.unwrap();
    status
}

/// Ends the session; returns its served requests.
async fn end(library: &Library, launched: &Launched) -> Vec<Served> {
    library.workbench.close_player(&launched.session).await.unwrap();
    served(library, launched)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_served_file_is_noted_with_its_size_range_and_what_asked_for_it() {
    let library = library("video");
    let launched = launch(&library.workbench, "strict").await;
    let get = |address, headers| ask(&launched, Method::GET, address, headers);
    for path in ["", "player.js", "observer.js", "launch.json", "closed.html"] {
        reqwest::get(format!("{}{path}", launched.url)).await.unwrap();
    }
    assert_eq!(get("index.html?a=1", &[("Sec-Fetch-Dest", "iframe")]).await, 200);
    assert_eq!(get("media/clip.webm", &[("Range", "bytes=100-299")]).await, 206);
    assert_eq!(
        ask(
            &launched,
            Method::HEAD,
            "shared/scorm.js",
            &[("Sec-Fetch-Dest", "empty")]
        )
        .await,
        200
    );
    let size = std::fs::metadata(fixtures::folder().join("video/index.html"))
        .unwrap()
        .len();
    let plain = |path: &str, status, destination: Option<&str>, bytes, range| Served {
        path: path.into(),
        status,
        destination: destination.map(str::to_owned),
        bytes,
        range,
        actual_path: None,
        count: 1,
    };
    let expected = [
        plain("index.html", 200, Some("iframe"), size, None),
        plain(
            "media/clip.webm",
            206,
            None,
            200,
            Some(ByteRange { first: 100, last: 299 }),
        ),
        plain("shared/scorm.js", 200, Some("empty"), 0, None),
    ];
    assert_eq!(end(&library, &launched).await, expected);
    let report = library.workbench.report(&launched.session).unwrap();
    assert_eq!(report.faults, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_fails_is_a_fault_of_the_report() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let page = launched.url.clone();
    let root = page.strip_prefix(&origin(&page)).unwrap();
    let referer = format!("{page}content/index.html");
    let from_page = [("Referer", referer.as_str())];
    let above = format!("{root}images/a.png");
    let rows: [Row<'_>; 7] = [
        (
            Method::GET,
            "data/course%20data.json",
            &[("Sec-Fetch-Dest", "empty")],
            404,
            "data/course data.json",
            None,
        ),
        (Method::GET, "Index.HTML", &[], 404, "Index.HTML", Some("index.html")),
        (Method::GET, &above, &[], 404, "../images/a.png", None),
        (
            Method::GET,
            "/images/logo.png",
            &from_page,
            404,
            "/images/logo.png",
            None,
        ),
        (
            Method::GET,
            "/styles/a.css",
            &[("Sec-Fetch-Site", "same-origin")],
            404,
            "/styles/a.css",
            None,
        ),
        (Method::POST, "index.html", &[], 405, "index.html", None),
        (
            Method::GET,
            "index.html",
            &[("Origin", "null")],
            403,
            "index.html",
            None,
        ),
    ];
    for (method, address, headers, status, ..) in &rows {
        assert_eq!(
            ask(&launched, method.clone(), address, headers).await,
            *status,
            "{address}"
        );
    }
    let long = format!("index.html?{}", "x".repeat(LONG));
    assert_eq!(ask(&launched, Method::GET, &long, &[]).await, 414);
    // None of these is the module's.
    for (address, headers) in [
        ("/images/logo2.png", [("Accept", "*/*")]),
        ("/favicon.ico", from_page),
        ("/images/logo3.png", [("Referer", "http://127.0.0.1/other/")]),
    ] {
        assert_eq!(ask(&launched, Method::GET, address, &headers).await, 404, "{address}");
    }
    assert!(
        !reqwest::get(format!("{page}socket"))
            .await
            .unwrap()
            .status()
            .is_success()
    );

    let seen = end(&library, &launched).await;
    let mut expected: Vec<_> = rows
        .iter()
        .map(|(_, _, _, status, path, actual)| (*path, *status, *actual))
        .collect();
    expected.push(("index.html", 414, None));
    let seen: Vec<_> = seen
        .iter()
        .map(|one| (one.path.as_str(), one.status, one.actual_path.as_deref()))
        .collect();
    assert_eq!(seen, expected);

    let report = library.workbench.report(&launched.session).unwrap();
    assert_eq!(report.faults.len(), expected.len());
    let full = library.workbench.full_report(&launched.session).unwrap();
    for (language, words) in [
        (
            Language::English,
            "404 Index.HTML – the package has “index.html”: names are case-sensitive",
        ),
        (
            Language::French,
            "404 Index.HTML – le module contient «\u{a0}index.html\u{a0}»\u{a0}: les majuscules et minuscules comptent",
        ),
    ] {
        let html = full.html(&report.faults, language);
        assert!(html.contains("404 data/course data.json (empty)"), "{html}");
        assert!(html.contains(words), "{html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_file_that_a_page_reports_too_is_one_fault() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    assert_eq!(ask(&launched, Method::GET, "missing.png", &[]).await, 404);
    let resource = |url: &str| json!({ "kind": "resource", "url": url, "element": "img", "status": 200 });
    let sent = [
        page.entry(resource("missing.png?v=2")),
        // It was served, and the browser could not show it.
        page.entry(resource("index.html")),
    ];
    page.send(&sent).await;
    page.until_persisted(2).await;
    page.say(json!({ "bye": 2 })).await;
    library.workbench.ended(&launched.session).await;

    let entries = library.workbench.journal(&launched.session).unwrap().entries;
    let statuses: Vec<_> = entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::Resource { url, status, .. } => Some((url.as_str(), *status)),
            _ => None,
        })
        .collect();
    assert_eq!(statuses, [("missing.png?v=2", Some(404)), ("index.html", None)]);
    let faults = library.workbench.report(&launched.session).unwrap().faults;
    let mut kinds: Vec<_> = faults.iter().map(|entry| entry.data.kind()).collect();
    // This page's clock is its own.
    kinds.sort_unstable();
    assert_eq!(kinds, ["resource", "served"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loop_of_requests_gets_few_entries_and_every_request_counts() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let rounds = 300;
    for _ in 0..rounds {
        assert_eq!(ask(&launched, Method::GET, "missing.json", &[]).await, 404);
    }
    let seen = end(&library, &launched).await;
    assert!(seen.len() < 10, "{seen:?}");
    assert_eq!(seen.iter().map(|one| one.count).sum::<u32>(), rounds);
    let faults = library.workbench.report(&launched.session).unwrap().faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(matches!(faults[0].data, EntryData::Served { count, .. } if count == rounds));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_cannot_forge_a_served_request() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let forged = json!({
        "kind": "served", "path": "a", "status": 404, "destination": null, "bytes": 0, "range": null, "tookUs": 0,
        "actualPath": null, "count": 1,
    });
    let entry = page.entry(forged);
    page.send(&[entry]).await;
    page.until_persisted(1).await;
    page.say(json!({ "bye": 1 })).await;
    library.workbench.ended(&launched.session).await;
    let entries = library.workbench.journal(&launched.session).unwrap().entries;
    assert!(matches!(
        entries[0].data,
        EntryData::NotRecorded {
            cause: LossCause::Unreadable,
            ..
        }
    ));
    assert_eq!(entries.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_media_file_that_is_not_played_is_named_by_what_it_holds() {
    let library = library("video");
    let launched = launch(&library.workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    assert_eq!(ask(&launched, Method::GET, "media/missing.mp4", &[]).await, 404);
    let forged = json!({ "container": "forged", "codecs": [], "packages": ["forged"] });
    let mut unplayable = |url: &str, failure: &str| {
        page.entry(json!({
            "kind": "unplayable", "url": url, "element": "video", "failure": failure, "message": "", "format": forged,
        }))
    };
    let sent = [
        unplayable("media/clip.mp4?v=1", "notSupported"),
        unplayable("media/clip-vp9.webm", "picture"),
        unplayable("media/broken.mp3", "notSupported"),
        unplayable("blob:http://127.0.0.1/1", "decoding"),
        unplayable("media/missing.mp4", "notSupported"),
        unplayable("https://video.example/clip.mp4", "notSupported"),
        // They have no picture.
        unplayable("media/tone.mp3", "picture"),
        unplayable("blob:http://127.0.0.1/2", "picture"),
    ];
    page.send(&sent).await;
    page.until_persisted(8).await;
    page.say(json!({ "bye": 8 })).await;
    library.workbench.ended(&launched.session).await;

    let entries = library.workbench.journal(&launched.session).unwrap().entries;
    let media: Vec<_> = entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::Unplayable { url, format, .. } => Some((
                url.as_str(),
                format.as_ref().map(ToString::to_string).unwrap_or_default(),
            )),
            EntryData::Resource { url, status, .. } => Some((url.as_str(), format!("{status:?}"))),
            _ => None,
        })
        .collect();
    let expected = [
        ("media/clip.mp4?v=1", "MP4, H.264, AAC"),
        ("media/clip-vp9.webm", "WebM, VP9, Opus"),
        ("media/broken.mp3", ""),
        ("blob:http://127.0.0.1/1", ""),
        ("media/missing.mp4", "Some(404)"),
        ("https://video.example/clip.mp4", "None"),
    ];
    assert_eq!(media, expected.map(|(url, format)| (url, format.to_owned())));
    let report = library.workbench.report(&launched.session).unwrap();
    let full = library.workbench.full_report(&launched.session).unwrap();
    for (language, words) in [
        (Language::English, "cannot be played here – MP4, H.264, AAC – "),
        (Language::French, "lu ici sans image – WebM, VP9, Opus – "),
    ] {
        let html = full.html(&report.faults, language);
        assert!(html.contains(words), "{html}");
    }
}
