//! What keeps a module inside its session, and how attempts to leave it are recorded.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::json;
use support::{Library, Page, launch, library, origin};
use workbench::{
    Error, Workbench,
    ids::{PackageId, SessionId},
    report::{AccessCount, Language},
    trace::{AccessKind, Decision, EntryData, Journal, LossCause, OBSERVATION_LIMIT},
    views::{LaunchOptions, LaunchWindow, Launched},
};

/// How many entries a session has for each kind of access.
const ENTRIES_PER_KIND: usize = 200;

/// Each attempt in the timeline: kind, target, decision, count.
fn accesses(trace: &Journal) -> Vec<(AccessKind, String, Decision, u32)> {
    trace
        .entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::Access {
                access,
                target,
                decision,
                count,
            } => Some((*access, target.clone(), *decision, *count)),
            _ => None,
        })
        .collect()
}

/// Reports a script that was blocked, as a browser does; returns the status of the response.
async fn report(url: &str, blocked: &str) -> u16 {
    report_from(url, blocked, &origin(url)).await
}

async fn report_from(url: &str, blocked: &str, origin: &str) -> u16 {
    let report = json!({ "csp-report": {
        "document-uri": format!("{url}content/index.html"),
        "blocked-uri": blocked,
        "effective-directive": "script-src-elem",
    } });
    let request = reqwest::Client::new()
        .post(format!("{url}reports"))
        .header("Origin", origin)
        .header("Content-Type", "application/csp-report");
    request.body(report.to_string()).send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_to_leave_the_session_is_in_its_timeline_and_its_report() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    page.until_persisted(1).await;
    let session = &launched.session;
    let long = "é".repeat(OBSERVATION_LIMIT + 1);
    workbench.note_access(
        session,
        AccessKind::Navigation,
        "https://example.org/",
        Decision::Blocked,
    );
    workbench.note_access(session, AccessKind::Download, &long, Decision::Allowed);
    workbench.note_access(
        &SessionId("no such session".to_owned()),
        AccessKind::Ipc,
        "",
        Decision::Blocked,
    );
    assert_eq!(report(&launched.url, "https://example.org/a.js").await, 204);
    assert_eq!(report(&launched.url, "https://example.org/a.js").await, 204);
    page.say(json!({ "bye": 1 })).await;
    workbench.ended(session).await;
    workbench.note_access(session, AccessKind::Camera, "", Decision::Blocked);

    let seen = accesses(&workbench.journal(session).unwrap());
    let (cut, others): (Vec<_>, Vec<_>) = seen.into_iter().partition(|one| one.0 == AccessKind::Download);
    assert_eq!(cut[0].1.chars().count(), OBSERVATION_LIMIT);
    assert_eq!(
        others,
        [
            (
                AccessKind::Navigation,
                "https://example.org/".into(),
                Decision::Blocked,
                1
            ),
            (
                AccessKind::Request,
                "https://example.org/a.js (script-src-elem)".into(),
                Decision::Blocked,
                1
            ),
        ]
    );
    let report = workbench.report(session).unwrap();
    let count = |access, decision| AccessCount {
        access,
        decision,
        count: 1,
    };
    assert_eq!(
        report.accesses,
        [
            count(AccessKind::Navigation, Decision::Blocked),
            count(AccessKind::Request, Decision::Blocked),
            count(AccessKind::Download, Decision::Allowed),
        ]
    );
    let entries = workbench.journal(session).unwrap().entries;
    let report = workbench.full_report(session).unwrap();
    let english = report.html(&entries, Language::English);
    assert!(english.contains("1 navigation outside the session, 1 request to another host"));
    assert!(
        english
            .contains("Blocked by the workbench: 1 request to another host https://example.org/a.js (script-src-elem)")
    );
    let french = report.html(&entries, Language::French);
    assert!(french.contains("1 navigation hors session, 1 requête vers un autre hôte"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_tries_in_a_loop_gets_a_bounded_number_of_entries_and_every_attempt_counts() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let session = &launched.session;
    let mut page = Page::open(&launched.url).await;
    let attempts = ENTRIES_PER_KIND * 3;
    for number in 0..attempts {
        workbench.note_access(
            session,
            AccessKind::Popup,
            &format!("https://{number}.example"),
            Decision::Blocked,
        );
    }
    for number in 0..attempts {
        assert_eq!(report(&launched.url, &format!("https://{number}.example")).await, 204);
    }
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(session).await;

    let seen = accesses(&workbench.journal(session).unwrap());
    for kind in [AccessKind::Popup, AccessKind::Request] {
        let entries: Vec<_> = seen.iter().filter(|one| one.0 == kind).collect();
        assert_eq!(entries.len(), ENTRIES_PER_KIND + 1, "{kind:?}");
        let rest = (attempts - ENTRIES_PER_KIND) as u32;
        assert_eq!(
            entries[ENTRIES_PER_KIND],
            &(kind, String::new(), Decision::Blocked, rest)
        );
    }
    let counts = workbench.report(session).unwrap().accesses;
    assert!(counts.iter().all(|one| one.count == attempts as u32), "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_cannot_forge_what_only_the_workbench_notes() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let session = &launched.session;
    let mut page = Page::open(&launched.url).await;
    let forged = [
        json!({ "kind": "access", "access": "ipc", "target": "", "decision": "blocked", "count": 1 }),
        json!({ "kind": "access", "access": "request", "target": "", "decision": "blocked", "count": 1 }),
        json!({ "kind": "note", "note": "closing" }),
    ];
    let sent: Vec<_> = forged.into_iter().map(|data| page.entry(data)).collect();
    page.send(&sent).await;
    page.until_persisted(page.number).await;
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(session).await;

    let trace = workbench.journal(session).unwrap();
    let all_data: Vec<_> = trace.entries.iter().map(|entry| &entry.data).collect();
    let refused = EntryData::NotRecorded {
        cause: LossCause::Unreadable,
        entries: None,
        count: 3,
    };
    assert_eq!(all_data, [&refused]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_the_policy_which_only_reports_where_not_offline() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    for offline in [true, false] {
        let options = LaunchOptions {
            offline,
            ..LaunchOptions::default()
        };
        let launched = workbench.launch(sco, &options, Language::English).await.unwrap();
        for path in ["", "player.js", "content/index.html", "content/none", "none", "../none"] {
            let response = reqwest::get(format!("{}{path}", launched.url)).await.unwrap();
            let names = ["content-security-policy", "content-security-policy-report-only"];
            let [enforced, reported] = names.map(|name| response.headers().get(name));
            assert_eq!((enforced.is_some(), reported.is_some()), (offline, !offline), "{path}");
            let policy = enforced.or(reported).unwrap().to_str().unwrap();
            assert!(policy.starts_with("default-src 'self' "), "{policy}");
            assert!(!policy.contains('*'), "{policy}");
        }
        workbench.close_player(&launched.session).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_come_from_the_sessions_pages_alone_and_those_without_an_origin() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let url = &launched.url;
    assert_eq!(report_from(url, "https://example.org", "null").await, 204);
    assert_eq!(
        report_from(url, "https://example.org", "http://evil.example").await,
        403
    );
    let client = reqwest::Client::new();
    let null = client.get(format!("{url}launch.json")).header("Origin", "null");
    assert_eq!(null.send().await.unwrap().status(), 403);
    for nonsense in ["", "{}", "[1]", r#"{"csp-report":{}}"#] {
        let sent = client
            .post(format!("{url}reports"))
            .body(nonsense)
            .send()
            .await
            .unwrap();
        assert_eq!(sent.status(), 400, "{nonsense}");
    }
    let large = client.post(format!("{url}reports")).body("x".repeat(1 << 20));
    assert_eq!(large.send().await.unwrap().status(), 413);
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_worker_is_the_modules_own_script_and_offline_there_is_none() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    for (offline, path, expected) in [
        (false, "content/index.html", 200),
        (false, "player.js", 403),
        (false, "observer.js", 403),
        (true, "content/index.html", 403),
        (true, "player.js", 403),
    ] {
        let options = LaunchOptions {
            offline,
            ..LaunchOptions::default()
        };
        let launched = workbench.launch(sco, &options, Language::English).await.unwrap();
        let request = reqwest::Client::new()
            .get(format!("{}{path}", launched.url))
            .header("Service-Worker", "script");
        assert_eq!(
            request.send().await.unwrap().status(),
            expected,
            "{path}, offline: {offline}"
        );
        workbench.close_player(&launched.session).await.unwrap();
        let blocked = accesses(&workbench.journal(&launched.session).unwrap());
        let kinds: Vec<_> = blocked.into_iter().map(|one| one.0).collect();
        let expected = (expected == 403).then_some(AccessKind::ServiceWorker);
        assert_eq!(kinds, Vec::from_iter(expected), "{path}, offline: {offline}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sco_on_another_host_says_so_and_is_not_launched_offline() {
    let folder = tempfile::TempDir::new().unwrap();
    let course = folder.path().join("course");
    fixtures::unpacked("minimal", &course).unwrap();
    let manifest = course.join("imsmanifest.xml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let text = text.replace(
        r#"href="index.html""#,
        r#"href="https://example.org:8443/a/index.html""#,
    );
    std::fs::write(&manifest, text).unwrap();
    let workbench = Workbench::open(&folder.path().join("data")).unwrap();
    let package = workbench.import(&course, &mut |_| true).unwrap().package;
    let sco = workbench.package(package.id).unwrap().scos.remove(0);
    assert_eq!(sco.launch_host.as_deref(), Some("example.org:8443"));

    let refused = workbench
        .launch(sco.id, &LaunchOptions::default(), Language::English)
        .await;
    assert!(matches!(refused, Err(Error::OfflineLaunch { host, .. }) if host == "example.org:8443"));
    let online = LaunchOptions {
        offline: false,
        ..LaunchOptions::default()
    };
    let launched = workbench.launch(sco.id, &online, Language::English).await.unwrap();
    workbench.close_player(&launched.session).await.unwrap();
}

/// A launch in the system's browser, which the start page has sent to the session's own host: that host's address.
async fn launch_in_browser(library: &Library) -> (Launched, String) {
    let workbench = &library.workbench;
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    let options = LaunchOptions {
        window: LaunchWindow::Browser,
        ..LaunchOptions::default()
    };
    let launched = workbench.launch(sco, &options, Language::English).await.unwrap();
    let start = reqwest::get(&launched.url).await.unwrap();
    assert!(!start.headers()["content-security-policy"].is_empty());
    let start = start.text().await.unwrap();
    let host = start.split('\'').find(|text| text.ends_with(".localhost")).unwrap();
    let named = launched.url.replace("127.0.0.1", host).replace("/start", "/");
    (launched, named)
}

/// Asks the server for `path` of `url`, whose host need not be known to the system, with these headers.
async fn ask(method: &str, url: &str, headers: &[(&str, &str)]) -> reqwest::Response {
    let address = origin(url).replace("http://", "");
    let port = address.rsplit(':').next().unwrap();
    let loopback = url.replacen(&address, &format!("127.0.0.1:{port}"), 1);
    let mut request = reqwest::Client::new().request(method.parse().unwrap(), loopback);
    request = request.header("Host", &address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_in_a_browser_has_two_addresses_and_each_origin_only_its_own() {
    let library = library("minimal");
    let (launched, named) = launch_in_browser(&library).await;
    let loopback = launched.url.replace("/start", "/");
    let (named_origin, loopback_origin) = (origin(&named), origin(&loopback));
    let status = async |url: &str, path: &str, origin: Option<&str>| {
        let headers: Vec<_> = origin.map(|origin| ("Origin", origin)).into_iter().collect();
        ask("GET", &format!("{url}{path}"), &headers).await.status().as_u16()
    };
    for (url, path, from, expected) in [
        (&named, "", None, 200),
        (&named, "", Some(&named_origin), 200),
        (&named, "", Some(&loopback_origin), 403),
        (&loopback, "", Some(&loopback_origin), 200),
        (&loopback, "", Some(&named_origin), 403),
        (&named, "content/index.html", Some(&loopback_origin), 403),
        (&loopback, "content/index.html", Some(&named_origin), 403),
        (&named.replace("s-", "t-"), "", None, 403),
        (&loopback.replace("127.0.0.1", "localhost"), "", None, 403),
    ] {
        assert_eq!(
            status(url, path, from.map(String::as_str)).await,
            expected,
            "{url}{path} from {from:?}"
        );
    }

    // The start page at the loopback address may look whether the server responds at the other, and at nothing else.
    let alive = format!("{named_origin}/alive");
    let response = ask("GET", &alive, &[("Origin", &loopback_origin)]).await;
    assert_eq!(response.status(), 200);
    assert_eq!(
        response.headers()["access-control-allow-origin"],
        loopback_origin.as_str()
    );
    let proof = response.text().await.unwrap();
    let start = ask("GET", &launched.url, &[]).await.text().await.unwrap();
    assert!(start.contains(&proof));
    assert_eq!(
        ask("GET", &alive, &[("Origin", "http://evil.example")]).await.status(),
        403
    );
    assert_eq!(ask("GET", &alive, &[]).await.status(), 403);
    let elsewhere = format!("{loopback_origin}/alive");
    assert_eq!(
        ask("GET", &elsewhere, &[("Origin", &loopback_origin)]).await.status(),
        403
    );

    // Once the player page is at one address, the module does not get the other.
    assert_eq!(status(&named, "launch.json", None).await, 200);
    assert_eq!(status(&loopback, "", None).await, 403);
    assert_eq!(status(&loopback, "launch.json", None).await, 403);
    assert_eq!(status(&loopback, "content/index.html", None).await, 403);
    assert_eq!(status(&loopback, "start", None).await, 200);
    assert_eq!(status(&named, "content/index.html", None).await, 200);
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_in_the_workbenchs_own_view_has_one_address() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    for path in ["start", "clear"] {
        let method = if path == "start" { "GET" } else { "POST" };
        let url = format!("{}{path}", launched.url);
        assert_eq!(ask(method, &url, &[]).await.status(), 404, "{path}");
    }
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_of_other_servers_keep_no_page_from_its_session() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let cookies = (0..300)
        .map(|number| format!("other{number}={}", "x".repeat(4_000)))
        .collect::<Vec<_>>()
        .join("; ");
    let response = ask("GET", &launched.url, &[("Cookie", &cookies)]).await;
    assert_eq!(response.status(), 200);
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_session_ends_its_browser_data_is_cleared_and_nothing_else_is_served() {
    let library = library("minimal");
    let (launched, named) = launch_in_browser(&library).await;
    let named_origin = origin(&named);
    let key = ask("GET", &format!("{named}launch.json"), &[])
        .await
        .json::<serde_json::Value>()
        .await
        .unwrap();
    assert_eq!(key["inBrowser"], true);
    let ended = library.workbench.close_player(&launched.session);
    ended.await.unwrap();
    assert_eq!(ask("GET", &named, &[]).await.status(), 410);
    let cleared = ask("POST", &format!("{named}clear"), &[("Origin", &named_origin)]).await;
    assert_eq!(cleared.status(), 204);
    assert_eq!(cleared.headers()["clear-site-data"], r#""cache", "cookies", "storage""#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_records_what_it_stores_and_writes_into_the_clipboard_and_no_other_access() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let key = "é".repeat(256);
    let mut access = |access: &str, target: &str, count: u32| {
        page.entry(
            json!({ "kind": "access", "access": access, "target": target, "decision": "allowed", "count": count }),
        )
    };
    let sent = [
        access("localStorage", &key, 1_000),
        access("clipboardWrite", "", 1_000),
        access("clipboardWrite", "https://forged.example", 1),
        access("localStorage", &"é".repeat(257), 1),
        access("camera", "", 1),
    ];
    for entry in &sent {
        page.send(std::slice::from_ref(entry)).await;
    }
    page.say(json!({ "bye": 2 })).await;
    library.workbench.ended(&launched.session).await;
    let trace = library.workbench.journal(&launched.session).unwrap();
    let stored = (AccessKind::LocalStorage, key, Decision::Allowed, 1);
    let written = (AccessKind::ClipboardWrite, String::new(), Decision::Allowed, 1);
    assert_eq!(accesses(&trace), [stored, written]);
    let is_refused = |data: &EntryData| {
        matches!(
            data,
            EntryData::NotRecorded {
                cause: LossCause::Unreadable,
                ..
            }
        )
    };
    assert!(trace.entries.iter().any(|entry| is_refused(&entry.data)));
}
