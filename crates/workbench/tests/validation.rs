//! Sessions that were left open: what closes them, and what the LMS makes of them then.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;
use support::{Library, Page, launch, library};
use workbench::{
    Error,
    ids::SessionId,
    report::Language,
    settings::{ClosingSettings, Settings},
    trace::{Detail, EntryData, ExchangeCommand, RowFilter, SessionState, TraceRequest, TraceRow},
    views::{FollowUp, OpenSession},
};

type Call = (&'static str, &'static [&'static str]);

const INITIALIZE: Call = ("LMSInitialize", &[""]);
const COMMIT: Call = ("LMSCommit", &[""]);
const WORK: [Call; 6] = [
    ("LMSSetValue", &["cmi.core.score.raw", "75"]),
    ("LMSSetValue", &["cmi.core.score.max", "100"]),
    ("LMSSetValue", &["cmi.core.lesson_status", "incomplete"]),
    ("LMSSetValue", &["cmi.core.lesson_location", "page 3"]),
    ("LMSSetValue", &["cmi.core.session_time", "00:00:28"]),
    ("LMSSetValue", &["cmi.interactions.0.id", "Q1"]),
];
/// What is lost where nothing commits it.
const LATER: [Call; 3] = [
    ("LMSSetValue", &["cmi.core.score.raw", "100"]),
    ("LMSSetValue", &["cmi.core.lesson_location", "page 4"]),
    ("LMSSetValue", &["cmi.interactions.1.id", "Q2"]),
];

/// A session that was left after these calls.
async fn left(library: &Library, profile: &str, calls: &[Call]) -> SessionId {
    let launched = launch(&library.workbench, profile).await;
    let mut page = Page::open(&launched.url).await;
    let sent: Vec<_> = calls.iter().map(|(f, a)| page.call(f, a, "true", 0)).collect();
    page.send(&sent).await;
    page.say(json!({ "bye": page.number })).await;
    library.workbench.ended(&launched.session).await;
    launched.session
}

fn open(library: &Library) -> Vec<OpenSession> {
    library.workbench.open_sessions().unwrap()
}

/// The exchanges of a session as its trace shows them.
fn exchanges(library: &Library, session: &SessionId) -> Vec<(ExchangeCommand, String)> {
    let request = TraceRequest {
        filter: RowFilter::default(),
        from: 0,
        limit: 1_000,
        detail: Detail::Full,
        until: None,
    };
    loop {
        let page = library.workbench.trace_page(session, &request).unwrap();
        if page.complete {
            let exchange = |row| match row {
                TraceRow::Exchange { exchange, .. } => Some((exchange.command, exchange.data)),
                _ => None,
            };
            return page.rows.into_iter().filter_map(exchange).collect();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_validated_session_is_closed_with_what_was_received() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let calls = [&[INITIALIZE][..], &WORK, &[COMMIT], &LATER].concat();
    let session = left(&library, "xlms", &calls).await;
    let [waiting] = &open(&library)[..] else {
        panic!("one session is open")
    };
    assert_eq!(
        (
            waiting.session.id.clone(),
            waiting.family_name.as_str(),
            waiting.given_name.as_str()
        ),
        (session.clone(), "Martin", "Camille")
    );

    let validated = workbench.validate(&session).unwrap();
    let exitau = &validated.exitau.data;
    for line in [
        "[core]lesson_status=I",
        "[core]lesson_location=page 3",
        "[core]time=00:00:28",
        "tottime(sec)=28",
        "[core]score=75,100",
        "status used=I",
        "interaction_id => Q1",
        "error=0",
    ] {
        assert!(exitau.lines().any(|one| one == line), "{line} is not in\n{exitau}");
    }
    assert!(!exitau.contains("Q2"), "{exitau}");
    assert_eq!(validated.session.state, SessionState::Validated);
    assert_eq!(
        (validated.session.status.as_str(), validated.session.score.raw.as_str()),
        ("incomplete", "75")
    );
    assert_eq!(workbench.session(&session).unwrap(), validated.session);
    assert!(open(&library).is_empty());

    // The journal says it, and all else follows from it.
    let journal = workbench.journal(&session).unwrap();
    let last = journal.entries.last().unwrap();
    assert_eq!(
        last.data,
        EntryData::Validated {
            received: 8,
            automatic: false
        }
    );
    let report = workbench.full_report(&session).unwrap();
    assert_eq!(report.exchanges.last(), Some(&validated.exitau));
    assert_eq!(
        exchanges(&library, &session).last(),
        Some(&(ExchangeCommand::Exitau, exitau.clone()))
    );
    assert_eq!(report.report.total_time, "0000:00:28.00");
    let said = workbench.localized_report(&session, Language::English).unwrap();
    assert!(
        said.summary.verdict.contains("validated without LMSFinish"),
        "{}",
        said.summary.verdict
    );

    // It is not open any more, and the next session does not resume it.
    assert_eq!(
        workbench.validate(&session),
        Err(Error::NotOpen {
            session: session.clone()
        })
    );
    let next = launch(workbench, "xlms").await;
    let page = Page::open(&next.url).await;
    assert_eq!(page.launch["attempt"]["open"], false);
    assert_eq!(page.launch["attempt"]["totalTime"], "0000:00:28.00");
    assert_eq!(workbench.session(&session).unwrap().follow_up, FollowUp::Continued);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_which_nothing_came_is_empty() {
    let library = library("minimal");
    for calls in [&[][..], &[INITIALIZE, LATER[0]]] {
        let session = left(&library, "xlms", calls).await;
        let validated = library.workbench.validate(&session).unwrap();
        assert_eq!(validated.exitau.data, "***ExitAU Data***\nSession empty\n");
        assert_eq!(
            library.workbench.full_report(&session).unwrap().exchanges.last(),
            Some(&validated.exitau)
        );
        assert_eq!(validated.session.state, SessionState::Validated);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_was_not_stored_was_not_received() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "xlms").await;
    let mut page = Page::open(&launched.url).await;
    let mut sent = Vec::new();
    for (function, arguments) in [INITIALIZE, WORK[3], COMMIT, LATER[1], COMMIT] {
        sent.push(page.call(function, arguments, "true", 0));
    }
    sent.push(page.entry(json!({ "kind": "unconfirmed", "call": 0, "answered": "false", "error": 101 })));
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    library.workbench.ended(&launched.session).await;
    let validated = library.workbench.validate(&launched.session).unwrap();
    assert!(
        validated.exitau.data.contains("lesson_location=page 3"),
        "{}",
        validated.exitau.data
    );
}

/// The standard gives leaving the effects of LMSFinish: validating adds nothing to them.
#[tokio::test(flavor = "multi_thread")]
async fn the_strict_profile_has_closed_the_attempt_already() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let passed: Call = ("LMSSetValue", &["cmi.core.lesson_status", "passed"]);
    let calls = [&[INITIALIZE][..], &WORK, &[COMMIT, passed]].concat();
    let session = left(&library, "strict", &calls).await;
    let before = workbench.session(&session).unwrap();
    assert_eq!((before.state, before.status.as_str()), (SessionState::Open, "passed"));
    let after = workbench.validate(&session).unwrap();
    assert_eq!(
        (after.session.status, after.session.score),
        (before.status, before.score)
    );
    assert!(after.exitau.data.contains("status used=P"), "{}", after.exitau.data);
    assert_eq!(workbench.report(&session).unwrap().total_time, "0000:00:28.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_session_is_listed_and_not_validated() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let running = launch(workbench, "xlms").await;
    let states = |library| open(library).iter().map(|one| one.session.state).collect::<Vec<_>>();
    assert_eq!(states(&library), [SessionState::Running]);
    assert!(matches!(
        workbench.validate(&running.session),
        Err(Error::StillRunning { .. })
    ));
    workbench.end_session(&running.session).await.unwrap();
    assert_eq!(states(&library), [SessionState::Open]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_continued_or_reset_is_open_no_more() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let first = left(&library, "xlms", &[INITIALIZE, COMMIT]).await;
    let second = left(&library, "xlms", &[INITIALIZE, COMMIT]).await;
    let listed: Vec<_> = open(&library).into_iter().map(|one| one.session.id).collect();
    assert_eq!(listed, std::slice::from_ref(&second));
    let summary = workbench.session(&second).unwrap();
    workbench.reset_attempt(summary.sco_id, summary.learner_id).unwrap();
    assert!(open(&library).is_empty());
    for session in [first, second] {
        assert_eq!(
            workbench.validate(&session),
            Err(Error::NotOpen {
                session: session.clone()
            })
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_closed_so_many_days_after_their_start_or_never() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let session = left(&library, "xlms", &[INITIALIZE, WORK[2], COMMIT]).await;
    let started = workbench.session(&session).unwrap().started_at;
    let after = |days, less| started + TimeDelta::days(days) - TimeDelta::seconds(less);
    let set = |days| {
        let closing = ClosingSettings { days };
        let settings = workbench.settings().unwrap();
        workbench.set_settings(&Settings { closing, ..settings }).unwrap();
    };
    assert_eq!(workbench.settings().unwrap().closing.days, 30);
    assert_eq!(workbench.close_overdue(after(30, 1)).unwrap(), []);
    set(0);
    assert_eq!(workbench.close_overdue(after(10_000, 0)).unwrap(), []);
    set(7);
    let [closed] = &workbench.close_overdue(after(7, 0)).unwrap()[..] else {
        panic!("one session is closed")
    };
    assert_eq!(
        (closed.id.clone(), closed.state),
        (session.clone(), SessionState::Validated)
    );
    let journal = workbench.journal(&session).unwrap();
    assert!(matches!(
        journal.entries.last().unwrap().data,
        EntryData::Validated { automatic: true, .. }
    ));
    assert_eq!(workbench.close_overdue(after(70, 0)).unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_closed_by_itself_is_heard_of_at_once() {
    let library = library("minimal");
    let session = left(&library, "xlms", &[INITIALIZE, COMMIT]).await;
    let database = rusqlite::Connection::open(library.folder.path().join("data/library.sqlite")).unwrap();
    database
        .execute("UPDATE session SET started_at = '2020-01-01T10:00:00+00:00'", [])
        .unwrap();
    drop(database);
    let Library {
        folder: _folder,
        workbench,
    } = library;
    let mut heard = Vec::new();
    let closing = std::sync::Arc::new(workbench).close_overdue_daily(|closed| {
        heard = closed;
        false
    });
    tokio::time::timeout(Duration::from_secs(20), closing).await.unwrap();
    assert_eq!(heard.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [session]);
}
