//! The journal of all sessions: over the real server and the real database.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{Page, launch, library};
use workbench::{
    Workbench,
    ids::SessionId,
    session_journal::{
        ExportFormat, JournalColumn, JournalFilter, JournalKind, JournalPage, JournalRequest, JournalRow, JournalSort,
    },
    trace::{Detail, ExchangeCommand, TraceRow},
};

/// Plays a session that goes to these locations, each with a commit, and finishes.
async fn play(workbench: &Workbench, locations: &[&str]) -> SessionId {
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let mut sent = vec![page.call("LMSInitialize", &[""], "true", 0)];
    for location in locations {
        sent.push(page.call("LMSSetValue", &["cmi.core.lesson_location", location], "true", 0));
        sent.push(page.call("LMSCommit", &[""], "true", 0));
    }
    sent.push(page.call("LMSFinish", &[""], "true", 0));
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    launched.session
}

fn request(filter: JournalFilter) -> JournalRequest {
    JournalRequest {
        filter,
        sort: JournalSort::default(),
        from: 0,
        limit: 100,
        detail: Detail::Full,
    }
}

/// The page once all has been searched.
fn page(workbench: &Workbench, request: &JournalRequest) -> JournalPage {
    loop {
        let page = workbench.journal_page(request).unwrap();
        if page.searched >= page.to_search {
            return page;
        }
    }
}

fn rows(workbench: &Workbench, filter: JournalFilter) -> Vec<JournalRow> {
    let page = page(workbench, &request(filter));
    assert_eq!(page.shown as usize, page.rows.len());
    page.rows
}

fn exchanges() -> Vec<JournalKind> {
    JournalKind::EXCHANGES.to_vec()
}

fn with_text(text: &str, kinds: Vec<JournalKind>) -> JournalFilter {
    JournalFilter {
        text: text.into(),
        kinds,
        ..JournalFilter::default()
    }
}

/// Command and text of an exchange.
fn exchange(row: &JournalRow) -> (ExchangeCommand, &str) {
    match &row.row {
        TraceRow::Exchange { exchange, .. } => (exchange.command, &exchange.data),
        other => panic!("not an exchange: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_exchanges_and_calls_are_listed_filtered_and_found_indexed_or_not() {
    use ExchangeCommand::{Exitau, Getparam, Launch, Putparam};
    let library = library("minimal");
    let workbench = &library.workbench;
    let first = play(workbench, &["page-1", "Sécurité"]).await;
    let second = play(workbench, &["page-2"]).await;
    for indexed in [false, true] {
        if indexed {
            workbench.index_journal().unwrap();
        }
        // Newest first.
        let all = rows(workbench, with_text("", exchanges()));
        let commands: Vec<_> = all.iter().map(|row| (row.session.clone(), exchange(row).0)).collect();
        let expected: Vec<_> = [Exitau, Putparam, Getparam, Launch]
            .map(|command| (second.clone(), command))
            .into_iter()
            .chain([Exitau, Putparam, Putparam, Getparam, Launch].map(|command| (first.clone(), command)))
            .collect();
        assert_eq!(commands, expected, "indexed: {indexed}");
        assert!(all.is_sorted_by_key(|row| std::cmp::Reverse(row.at)));

        // Calls too: what they were called with is found, whatever its case and accents, and so is what the LMS logged of it.
        let found = rows(workbench, with_text("SECURITE", Vec::new()));
        let sessions: Vec<_> = found.iter().map(|row| row.session.clone()).collect();
        // The getparam of the second session; exitau, putparam and the call of the first.
        assert_eq!(sessions, [&second, &first, &first, &first].map(Clone::clone));
        let found = rows(workbench, with_text("lesson_location=page-2", exchanges()));
        let found: Vec<_> = found.iter().map(|row| exchange(row).0).collect();
        assert_eq!(found, [Exitau, Putparam]);
        // A text that is too short for the index.
        assert_eq!(rows(workbench, with_text("-2", vec![JournalKind::Set])).len(), 1);
        assert_eq!(rows(workbench, with_text("page-3", Vec::new())), []);

        let of_session = JournalFilter {
            session: Some(first.clone()),
            kinds: vec![JournalKind::Putparam],
            ..JournalFilter::default()
        };
        assert_eq!(rows(workbench, of_session.clone()).len(), 2);
        // Only a part of the session is within the times.
        let times = rows(workbench, of_session.clone());
        let within = JournalFilter {
            since: Some(times[0].at),
            ..of_session.clone()
        };
        assert_eq!(rows(workbench, within.clone()), times[..1]);
        let before = JournalFilter {
            until: Some(times[0].at),
            ..of_session
        };
        assert_eq!(rows(workbench, before), times[1..]);
        let searched = JournalFilter {
            text: "putparam".into(),
            ..within
        };
        assert_eq!(rows(workbench, searched), times[..1]);

        // By command, the last first, and from the middle on.
        let mut sorted = request(with_text("", exchanges()));
        sorted.sort = JournalSort {
            column: JournalColumn::Command,
            descending: true,
        };
        let all_sorted = page(workbench, &sorted).rows;
        let commands: Vec<_> = all_sorted.iter().map(|row| exchange(row).0).collect();
        assert_eq!(commands[..3], [Exitau, Exitau, Putparam]);
        (sorted.from, sorted.limit) = (3, 4);
        assert_eq!(page(workbench, &sorted).rows, all_sorted[3..7]);
        sorted.sort = JournalSort {
            column: JournalColumn::Date,
            descending: false,
        };
        (sorted.from, sorted.limit) = (0, 1);
        assert_eq!(exchange(&page(workbench, &sorted).rows[0]), exchange(&all[8]));
    }
    // Nobody is followed: nothing is deleted, and nothing is listed.
    workbench.set_follow_everyone(false).unwrap();
    assert_eq!(rows(workbench, JournalFilter::default()), []);
    workbench.set_follow_everyone(true).unwrap();
    let choices = workbench.journal_choices().unwrap();
    assert_eq!(
        (choices.courses.len(), choices.lessons.len(), choices.learners.len()),
        (1, 1, 1)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_session_is_in_the_journal_and_a_deleted_one_is_not() {
    let library = library("minimal");
    let workbench = &library.workbench;
    play(workbench, &["page-1"]).await;
    workbench.index_journal().unwrap();
    let launched = launch(workbench, "strict").await;
    assert_eq!(rows(workbench, with_text("page-", Vec::new())).len(), 3);
    let mut running = Page::open(&launched.url).await;
    let calls = [
        running.call("LMSInitialize", &[""], "true", 0),
        running.call("LMSSetValue", &["cmi.core.lesson_location", "page-7"], "true", 0),
    ];
    assert!(running.persist(&calls).await);
    assert_eq!(
        rows(workbench, with_text("page-", Vec::new())).len(),
        5,
        "getparam has the location of the one before"
    );
    assert_eq!(
        rows(workbench, with_text("page-7", Vec::new()))[0].session,
        launched.session
    );
    let ended = [running.call("LMSFinish", &[""], "true", 0)];
    assert!(running.persist(&ended).await);
    running.say(json!({ "bye": running.number })).await;
    workbench.ended(&launched.session).await;
    workbench.index_journal().unwrap();
    assert_eq!(rows(workbench, with_text("page-7", Vec::new())).len(), 2);

    let package = workbench.packages().unwrap()[0].id;
    workbench.delete_package(package).unwrap();
    assert_eq!(rows(workbench, with_text("page-7", Vec::new())), []);
    workbench.index_journal().unwrap();
    assert_eq!(rows(workbench, JournalFilter::default()), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exitau_of_a_session_that_was_validated_is_in_the_journal() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "xlms").await;
    let mut page = Page::open(&launched.url).await;
    let calls = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_location", "page-7"], "true", 0),
        page.call("LMSCommit", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_location", "page-8"], "true", 0),
    ];
    assert!(page.persist(&calls).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    workbench.index_journal().unwrap();
    assert_eq!(rows(workbench, with_text("", vec![JournalKind::Exitau])), []);
    workbench.validate(&launched.session).unwrap();
    for indexed in [false, true] {
        if indexed {
            workbench.index_journal().unwrap();
        }
        let exitau = rows(
            workbench,
            with_text("lesson_location=page-7", vec![JournalKind::Exitau]),
        );
        assert_eq!(
            exchange(&exitau[0]).0,
            ExchangeCommand::Exitau,
            "what was received, not what was set later"
        );
        assert_eq!(exitau, rows(workbench, with_text("", vec![JournalKind::Exitau])));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_filter_leaves_is_exported_whole_or_not_at_all() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let session = play(workbench, &["=cmd|calc", "page-1"]).await;
    let filter = with_text("", vec![JournalKind::Set, JournalKind::Putparam]);
    let (json, csv) = (
        library.folder.path().join("journal.json"),
        library.folder.path().join("journal.csv"),
    );
    let export = |format, to, goes_on: &mut dyn FnMut(_) -> bool| {
        workbench
            .export_journal(&filter, JournalSort::default(), format, to, goes_on)
            .unwrap()
    };
    let mut last = None;
    assert!(export(ExportFormat::Json, &json, &mut |progress| {
        last = Some(progress);
        true
    }));
    let progress = last.unwrap();
    assert_eq!((progress.rows, progress.total), (4, Some(4)));
    let exported: Vec<Value> = serde_json::from_str(&fs::read_to_string(&json).unwrap()).unwrap();
    assert_eq!(exported.len(), 4);
    assert_eq!(exported[0]["command"], "putparam");
    assert_eq!(exported[0]["session"], session.as_str());
    assert!(
        exported[0]["data"]
            .as_str()
            .unwrap()
            .contains("lesson_location=page-1\n")
    );
    assert_eq!(exported[3]["data"], "cmi.core.lesson_location, =cmd|calc → true");

    assert!(export(ExportFormat::Csv, &csv, &mut |_| true));
    let table = fs::read_to_string(&csv).unwrap();
    assert!(table.starts_with("course,lesson,learner,session,command,date,data\r\n"));
    assert_eq!(table.matches(",putparam,").count(), 2);

    let cancelled = library.folder.path().join("cancelled.csv");
    assert!(!export(ExportFormat::Csv, &cancelled, &mut |_| false));
    assert!(!cancelled.exists());
}
