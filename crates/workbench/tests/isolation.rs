//! What keeps a module inside its session, and how attempts to leave it are recorded.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::json;
use support::{Page, launch, library};
use workbench::{
    report::{AccessCount, Language},
    trace::{AccessKind, Decision, LossCause, OBSERVATION_LIMIT, TraceBatch, What},
};

/// How many entries a session has for each kind of access.
const ENTRIES_PER_KIND: usize = 200;

/// Each attempt in the timeline: kind, target, decision, count.
fn accesses(trace: &TraceBatch) -> Vec<(AccessKind, String, Decision, u32)> {
    trace
        .events
        .iter()
        .filter_map(|event| match &event.what {
            What::Access {
                access,
                target,
                decision,
                count,
            } => Some((*access, target.clone(), *decision, *count)),
            _ => None,
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_to_leave_the_session_is_in_its_timeline_and_its_report() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    page.until_kept(1).await;
    let session = &launched.session;
    let long = "é".repeat(OBSERVATION_LIMIT + 1);
    workbench.note_access(
        session,
        AccessKind::Navigation,
        "https://example.org/",
        Decision::Blocked,
    );
    workbench.note_access(session, AccessKind::Download, &long, Decision::Allowed);
    workbench.note_access("no such session", AccessKind::Ipc, "", Decision::Blocked);
    let reported = page.entry(json!({
        "kind": "access", "access": "request", "target": "https://example.org/a.js", "decision": "blocked", "count": 1,
    }));
    page.send(&[reported]).await;
    page.until_kept(2).await;
    page.say(json!({ "bye": 2 })).await;
    workbench.ended(session).await;
    workbench.note_access(session, AccessKind::Camera, "", Decision::Blocked);

    let seen = accesses(&workbench.trace(session).unwrap());
    let (cut, kept): (Vec<_>, Vec<_>) = seen.into_iter().partition(|one| one.0 == AccessKind::Download);
    assert_eq!(cut[0].1.chars().count(), OBSERVATION_LIMIT);
    assert_eq!(
        kept,
        [
            (
                AccessKind::Navigation,
                "https://example.org/".into(),
                Decision::Blocked,
                1
            ),
            (
                AccessKind::Request,
                "https://example.org/a.js".into(),
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
    let events = workbench.trace(session).unwrap().events;
    let english = report.html(&events, Language::English);
    assert!(english.contains("1 navigation outside the session, 1 request to another host"));
    assert!(english.contains("Blocked by the workbench: 1 request to another host https://example.org/a.js"));
    let french = report.html(&events, Language::French);
    assert!(french.contains("1 navigation hors session, 1 requête vers un autre hôte"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_tries_in_a_loop_gets_a_bounded_number_of_entries_and_every_attempt_counts() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let session = &launched.session;
    let mut page = Page::open(&launched.url).await;
    let attempts = ENTRIES_PER_KIND * 5;
    for number in 0..attempts {
        workbench.note_access(
            session,
            AccessKind::Popup,
            &format!("https://{number}.example"),
            Decision::Blocked,
        );
    }
    let reported: Vec<_> = (0..attempts)
        .map(|number| {
            let target = format!("https://{number}.example");
            page.entry(json!({
                "kind": "access", "access": "request", "target": target, "decision": "blocked", "count": 1,
            }))
        })
        .collect();
    page.send(&reported).await;
    page.until_kept(page.number).await;
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(session).await;

    let seen = accesses(&workbench.trace(session).unwrap());
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
        json!({ "kind": "access", "access": "request", "target": "", "decision": "allowed", "count": 1 }),
        json!({ "kind": "access", "access": "request", "target": "", "decision": "blocked", "count": 4_000_000_000_u32 }),
        json!({ "kind": "note", "note": "closing" }),
    ];
    let sent: Vec<_> = forged.into_iter().map(|what| page.entry(what)).collect();
    page.send(&sent).await;
    page.until_kept(page.number).await;
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(session).await;

    let trace = workbench.trace(session).unwrap();
    let whats: Vec<_> = trace.events.iter().map(|event| &event.what).collect();
    let refused = What::NotRecorded {
        cause: LossCause::Unreadable,
        entries: None,
        count: 4,
    };
    assert_eq!(whats, [&refused]);
}
