//! Recording of modules that forge entries, flood the timeline or break off: every loss is reported.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};
use support::{Page, connect, launch, library, lines, post};
use workbench::{
    Workbench,
    report::{Language, Loss},
    settings::{RecordingLimits, Settings},
    trace::{EntryData, Journal, LossCause, Note},
    views::Launched,
};

fn loss(cause: LossCause, count: u32) -> Loss {
    Loss {
        cause,
        entries: None,
        count: Some(count),
    }
}

fn notes(trace: &Journal) -> Vec<Note> {
    let notes = trace.entries.iter().filter_map(|entry| match entry.data {
        EntryData::Note { note } => Some(note),
        _ => None,
    });
    notes.collect()
}

fn calls(trace: &Journal) -> usize {
    let is_call = |data: &EntryData| matches!(data, EntryData::Call { .. });
    trace.entries.iter().filter(|entry| is_call(&entry.data)).count()
}

/// Leaves as the page does, and waits for the session's end.
async fn leave(workbench: &Workbench, launched: &Launched, mut page: Page) {
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
}

/// The same entry with another number.
fn renumbered(call: &Value, number: u32) -> Value {
    let mut call = call.clone();
    call[0] = json!(number);
    call
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_numbers_are_refused_and_confirm_no_commit() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    assert!(page.persist(std::slice::from_ref(&initialize)).await);
    // Accepting the highest number would make all later entries duplicates.
    let forged = renumbered(&initialize, u32::MAX);
    assert!(!page.persist(std::slice::from_ref(&forged)).await);
    assert!(!page.persist(&[renumbered(&initialize, 3)]).await);
    assert!(!page.persist(&[renumbered(&initialize, 0)]).await);
    // On the socket, too.
    page.send(&[forged]).await;
    // The page itself continues normally.
    let set = page.call("LMSSetValue", &["cmi.core.lesson_location", "a"], "true", 0);
    let commit = page.call("LMSCommit", &[""], "true", 0);
    assert!(
        !page.persist(&[set.clone(), commit.clone()]).await,
        "an entry with the number 0 is a conflict"
    );
    page.send(&[set, commit]).await;
    page.until_persisted(3).await;
    leave(workbench, &launched, page).await;

    let trace = workbench.journal(&launched.session).unwrap();
    assert_eq!(calls(&trace), 3);
    let report = workbench.report(&launched.session).unwrap();
    let expected = [loss(LossCause::OutOfOrder, 3), loss(LossCause::Conflict, 1)];
    assert_eq!(report.losses, expected);
    assert_eq!(report.lesson_location, "a");
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_entries_are_counted_and_fail_later_commits() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    assert!(page.persist(&[initialize]).await);
    // The page never sends these two, as after a forged acknowledgement.
    for _ in 0..2 {
        page.call("LMSSetValue", &["cmi.core.lesson_location", "lost"], "true", 0);
    }
    let commit = page.call("LMSCommit", &[""], "true", 0);
    assert!(!page.persist(&[commit]).await);
    let unconfirmed = page.entry(json!({ "kind": "unconfirmed", "call": 0, "answered": "false", "error": 101 }));
    page.send(&[unconfirmed]).await;
    leave(workbench, &launched, page).await;

    let report = workbench.report(&launched.session).unwrap();
    let expected = [loss(LossCause::NotReceived, 4), loss(LossCause::OutOfOrder, 2)];
    assert_eq!(report.losses, expected);
    // Each form of the report shows it first.
    let report = workbench.full_report(&launched.session).unwrap();
    let html = report.html(&[], Language::English);
    let said = html.find("4 entries of this session were not recorded.").unwrap();
    assert!(said < html.find("<dl>").unwrap());
    let html = report.html(&[], Language::French);
    assert!(
        html.contains("4 entrées de cette session n’ont pas été enregistrées."),
        "{html}"
    );
    let reported = serde_json::to_string(&report).unwrap();
    assert!(
        reported.starts_with(r#"{"losses":[{"cause":"notReceived","#),
        "{reported}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_entries_with_one_number_conflict() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    let set = page.call("LMSSetValue", &["cmi.core.lesson_location", "page"], "true", 0);
    // A script of the module sends first.
    let mut forged = set.clone();
    forged[7] = json!("forged");
    assert!(page.persist(&[initialize.clone(), forged]).await);
    let commit = page.call("LMSCommit", &[""], "true", 0);
    let sent = [initialize, set, commit];
    assert!(!page.persist(&sent).await);
    assert!(
        !page.persist(&sent[2..]).await,
        "no commit is confirmed after a conflict"
    );
    leave(workbench, &launched, page).await;
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(report.losses, [loss(LossCause::Conflict, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn unreadable_entries_are_refused_and_counted() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    for nonsense in [json!(null), json!({ "events": 1 }), json!({ "bye": "x" })] {
        page.say(nonsense).await;
    }
    for nonsense in ["{", "[[[", "null", r#"{"seq":-1}"#, "[1,2]"] {
        page.send_bytes(nonsense.into()).await;
        assert_eq!(page.keep_bytes(nonsense).await, 409, "{nonsense}");
    }
    // A value that was never sent cannot be repeated.
    assert_eq!(page.keep_bytes("[1,2,3]").await, 409);
    // An unreadable entry with a number takes its place in the sequence.
    let mut initialize = page.call("LMSInitialize", &[""], "true", 0);
    initialize[1] = json!(-1e300);
    let forged =
        page.entry(json!({ "kind": "call", "function": "LMSFinish", "arguments": [], "answer": "true", "error": 0 }));
    let note = page.entry(json!({ "kind": "note", "note": "closing" }));
    let finish = page.call("LMSFinish", &[""], "true", 0);
    assert!(page.persist(&[initialize, forged, note, finish]).await);
    assert_eq!(page.keep_bytes(vec![b' '; 3 << 20]).await, 413);
    leave(workbench, &launched, page).await;
    let trace = workbench.journal(&launched.session).unwrap();
    assert_eq!((calls(&trace), notes(&trace)), (2, vec![]));
    assert!(trace.entries.iter().all(|entry| entry.at.get() >= 0.0));
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(
        (report.losses, report.differences),
        (vec![loss(LossCause::Unreadable, 13)], 0)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_client_is_refused_and_noted() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(std::slice::from_ref(&initialize)).await;
    page.until_persisted(1).await;
    // A script of the module or a second window gets no key.
    let again: Value = reqwest::get(format!("{}launch.json", launched.url))
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!((&again["key"], &again["sco"]), (&Value::Null, &page.launch["sco"]));
    for key in ["", "guess", &page.key] {
        assert!(connect(&launched.url, key).await.is_err(), "{key:?} was let in");
    }
    let forged = lines(&[renumbered(&initialize, 2)]);
    assert_eq!(post(&reqwest::Client::new(), &launched.url, "", forged).await, 403);
    // The page is still connected, and can reconnect.
    let set = page.call("LMSSetValue", &["cmi.core.lesson_location", "a"], "true", 0);
    page.send(std::slice::from_ref(&set)).await;
    page.until_persisted(2).await;
    page.reconnect().await;
    page.send(&[initialize, set]).await;
    page.until_persisted(2).await;
    leave(workbench, &launched, page).await;
    let trace = workbench.journal(&launched.session).unwrap();
    assert_eq!(calls(&trace), 2);
    let notes = notes(&trace);
    assert_eq!(notes[0], Note::ClientRefused);
    assert!(notes.contains(&Note::Reconnected), "{notes:?}");
    assert_eq!(workbench.report(&launched.session).unwrap().losses, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_disappears_leaves_the_end_unknown() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    assert!(page.persist(&[initialize]).await);
    drop(page);
    workbench.ended(&launched.session).await;
    let report = workbench.report(&launched.session).unwrap();
    let unknown = Loss {
        cause: LossCause::EndUnknown,
        entries: None,
        count: None,
    };
    assert_eq!(report.losses, [unknown]);
    let report = workbench.full_report(&launched.session).unwrap();
    let html = report.html(&[], Language::English);
    assert!(html.contains("Entries of this session may be missing."), "{html}");
}

fn limit(workbench: &Workbench, entries_per_second: u32, session_mib: u32) {
    let settings = Settings {
        recording: RecordingLimits {
            entries_per_second,
            session_mib,
        },
        ..Settings::default()
    };
    workbench.set_settings(&settings).unwrap();
}

/// Size of the library's database with its write-ahead log.
fn database(library: &support::Library) -> u64 {
    let files = std::fs::read_dir(library.folder.path().join("data")).unwrap();
    let files = files
        .map(|file| file.unwrap())
        .filter(|file| file.file_name().to_string_lossy().contains("sqlite"));
    files.map(|file| file.metadata().unwrap().len()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn floods_of_observations_are_counted_and_calls_are_recorded() {
    let library = library("minimal");
    let workbench = &library.workbench;
    limit(workbench, 100, 64);
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    let line = "x".repeat(8_000);
    let before = database(&library);
    // 32 MB of console lines, and 20,000 entries of a page that reloads itself.
    for _ in 0..40 {
        let mut entries = Vec::new();
        for _ in 0..100 {
            entries.push(page.entry(json!({ "kind": "console", "level": "log", "text": line })));
        }
        for _ in 0..500 {
            entries.push(page.entry(json!({ "kind": "page", "url": "index.html", "depth": 1 })));
        }
        entries.push(page.call("LMSSetValue", &["cmi.core.lesson_location", "a"], "true", 0));
        page.send(&entries).await;
    }
    let commit = page.call("LMSCommit", &[""], "true", 0);
    page.until_persisted(page.number - 1).await;
    assert!(page.persist(&[commit]).await);
    leave(workbench, &launched, page).await;

    let trace = workbench.journal(&launched.session).unwrap();
    assert_eq!(calls(&trace), 42);
    let report = workbench.report(&launched.session).unwrap();
    for (kind, sent) in [("console", 4_000), ("page", 20_000)] {
        let recorded = trace.entries.iter().filter(|entry| entry.data.kind() == kind).count() as u32;
        let lost = report
            .losses
            .iter()
            .find(|loss| loss.entries.as_deref() == Some(kind))
            .unwrap();
        assert_eq!(
            (lost.cause, lost.count),
            (LossCause::TooMany, Some(sent - recorded)),
            "{kind}"
        );
        assert!(recorded < sent / 4, "{recorded} of {sent} {kind} entries");
    }
    assert_eq!(report.losses.len(), 2);
    // One entry per kind, and more only if the test took longer than a period.
    let summaries = trace
        .entries
        .iter()
        .filter(|entry| entry.data.kind() == "notRecorded")
        .count();
    assert!(summaries <= 20, "{summaries}");
    let grown = database(&library) - before;
    assert!(grown < 6 << 20, "the database has grown by {grown} bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_session_stops_recording_and_fails_commits() {
    let library = library("minimal");
    let workbench = &library.workbench;
    limit(workbench, 5_000, 1);
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    assert!(page.persist(&[initialize]).await);
    let before = database(&library);
    let value = "x".repeat(4_000);
    let mut status = 204;
    let mut persisted = page.number;
    // Each commit also logs the LMS's whole record.
    while status == 204 && page.number < 1_000 {
        let set = page.call("LMSSetValue", &["cmi.suspend_data", &value], "true", 0);
        let commit = page.call("LMSCommit", &[""], "true", 0);
        status = page.keep_bytes(lines(&[set, commit])).await;
        if status == 204 {
            persisted = page.number;
        }
    }
    assert_eq!(status, 410);
    // The page is told on the socket, too.
    while page.reported().await != Some(json!("stop")) {}
    for _ in 0..10 {
        let set = page.call("LMSSetValue", &["cmi.suspend_data", "later"], "true", 0);
        page.send(&[set]).await;
    }
    let sent = page.number;
    leave(workbench, &launched, page).await;

    let trace = workbench.journal(&launched.session).unwrap();
    let recorded = calls(&trace) as u32;
    // The last request may have been recorded in part.
    assert!(
        (persisted..sent - 10).contains(&recorded),
        "{recorded} of {sent}, {persisted} acknowledged"
    );
    assert!(notes(&trace).contains(&Note::RecordingStopped));
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(report.losses, [loss(LossCause::Full, sent - recorded)]);
    assert_eq!(report.suspend_data, value);
    let grown = database(&library) - before;
    assert!(
        (1 << 20..6 << 20).contains(&grown),
        "the database has grown by {grown} bytes"
    );
}

/// The content of an entry.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Content {
    Call,
    /// A call with other bytes.
    Forged,
    /// Only the number is readable.
    Unreadable,
}

impl Content {
    fn line(self, number: u32) -> String {
        match self {
            Self::Call => format!(r#"[{number},1,"complete","LMSGetLastError","0",0]"#),
            Self::Forged => format!(r#"[{number},2,"complete","LMSGetLastError","0",0]"#),
            Self::Unreadable => format!(r#"{{"seq":{number}}}"#),
        }
    }
}

/// The body of one request.
#[derive(Debug, Clone)]
enum Piece {
    Entries(Vec<(u32, Content)>),
    /// Not an entry.
    Bytes(Vec<u8>),
}

fn piece() -> impl Strategy<Value = Piece> {
    let content = || prop_oneof![8 => Just(Content::Call), 1 => Just(Content::Forged), 1 => Just(Content::Unreadable)];
    let number = prop_oneof![8 => 0..8_u32, 1 => any::<u32>()];
    let run = (1..6_u32, vec(content(), 1..4)).prop_map(|(first, contents)| (first..).zip(contents).collect());
    let junk = prop_oneof![
        vec(any::<u8>(), 1..40),
        r#"\[[0-9]{1,3}[,}\]"a-z]{0,8}"#.prop_map(String::into_bytes)
    ];
    let is_junk = |bytes: &Vec<u8>| {
        let mut lines = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .peekable();
        lines.peek().is_some() && lines.all(|line| line[0] != b'{')
    };
    prop_oneof![
        4 => run.prop_map(Piece::Entries),
        2 => vec((number, content()), 0..4).prop_map(Piece::Entries),
        1 => junk.prop_filter("may be an entry", is_junk).prop_map(Piece::Bytes),
    ]
}

#[test]
fn any_input_in_any_order_is_recorded_refused_or_counted() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let library = library("minimal");
    let http = reqwest::Client::new();
    let mut runner = TestRunner::new(Config {
        cases: 64,
        failure_persistence: None,
        ..Config::default()
    });
    let tried = runner.run(&(vec(piece(), 1..12), 0..3_u32), |(pieces, unsent)| {
        runtime.block_on(come_in(&library.workbench, &http, pieces, unsent));
        Ok(())
    });
    tried.unwrap();
}

/// Sends all pieces in a session, and compares the results with a model.
async fn come_in(workbench: &Workbench, http: &reqwest::Client, pieces: Vec<Piece>, unsent: u32) {
    // The session of a failed case is still open.
    for session in workbench.running() {
        workbench.end_session(&session).await.unwrap();
    }
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let mut accepted: Vec<Content> = Vec::new();
    let (mut disputed, mut refused) = (false, false);
    for piece in pieces {
        let mut complete = true;
        let bytes = match piece {
            Piece::Bytes(bytes) => {
                complete = false;
                bytes
            }
            Piece::Entries(entries) => {
                for (number, content) in &entries {
                    match accepted.get((*number as usize).wrapping_sub(1)) {
                        Some(there) if there == content => {}
                        None if *number as usize == accepted.len() + 1 => accepted.push(*content),
                        None if *number > 0 => complete = false,
                        _ => disputed = true,
                    }
                }
                entries
                    .iter()
                    .map(|(number, content)| content.line(*number) + "\n")
                    .collect::<String>()
                    .into_bytes()
            }
        };
        let complete = complete && !disputed;
        refused |= !complete;
        let status = post(http, &launched.url, &page.key, bytes).await;
        assert_eq!(status, if complete { 204 } else { 409 });
    }
    page.say(json!({ "bye": accepted.len() as u32 + unsent })).await;
    workbench.ended(&launched.session).await;
    let trace = workbench.journal(&launched.session).unwrap();
    let readable = accepted
        .iter()
        .filter(|content| **content != Content::Unreadable)
        .count();
    assert_eq!(calls(&trace), readable, "{trace:?}");
    let numbers: Vec<_> = trace.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
    let all_is_there = !refused && unsent == 0 && readable == accepted.len();
    let losses = workbench.report(&launched.session).unwrap().losses;
    assert_eq!(losses.is_empty(), all_is_there, "{losses:?}");
}
