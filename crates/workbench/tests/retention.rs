//! The deletion of old logs: what it deletes, and that everything else reads the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod schema;
mod support;

use chrono::{DateTime, FixedOffset, Local, TimeDelta};
use journal::Micros;
use rusqlite::Connection;
use serde_json::{Value, json};
use support::{Library, Page, launch, library};
use workbench::{
    Error, Workbench,
    ids::{LearnerId, SessionId},
    report::{Language, TimeRange},
    session_journal::{JournalFilter, JournalPage, JournalRequest, JournalSort},
    trace::{Detail, RowFilter, RowId, TraceRequest},
    views::{FollowUp, LogAmount, LogDeletion},
};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// Plays a session: these calls, each with what it returns, between LMSInitialize and, if it is finished, LMSFinish.
async fn play(workbench: &Workbench, calls: &[(&str, &[&str], &str, u16)], finish: bool) -> SessionId {
    let launched = launch(workbench, "xlms").await;
    let mut page = Page::open(&launched.url).await;
    let mut sent = vec![page.call("LMSInitialize", &[""], "true", 0)];
    for (function, arguments, returned, error) in calls {
        sent.push(page.call(function, arguments, returned, *error));
    }
    sent.push(page.entry(json!({ "kind": "error", "message": "x is not defined", "source": "a.js:1" })));
    sent.push(page.entry(json!({ "kind": "console", "level": "warn", "text": "slow" })));
    if finish {
        sent.push(page.call("LMSFinish", &[""], "true", 0));
    }
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    launched.session
}

/// Calls of a learner who is half through.
const WORK: [(&str, &[&str], &str, u16); 9] = [
    ("LMSSetValue", &["cmi.core.score.raw", "75"], "true", 0),
    ("LMSSetValue", &["cmi.core.score.max", "100"], "true", 0),
    ("LMSSetValue", &["cmi.core.lesson_status", "incomplete"], "true", 0),
    ("LMSSetValue", &["cmi.core.lesson_location", "page 3"], "true", 0),
    ("LMSSetValue", &["cmi.suspend_data", "répondu=3;1"], "true", 0),
    ("LMSSetValue", &["cmi.core.session_time", "00:00:28"], "true", 0),
    ("LMSSetValue", &["cmi.interactions.0.id", "Q1"], "true", 0),
    ("LMSSetValue", &["cmi.core.nothing", "1"], "false", 401),
    ("LMSCommit", &[""], "true", 0),
];

fn in_days(days: i64) -> DateTime<FixedOffset> {
    Local::now().fixed_offset() + TimeDelta::days(days)
}

/// Deletes the logs of sessions that ended 30 days before `now`.
fn delete(workbench: &Workbench, now: DateTime<FixedOffset>) -> LogAmount {
    workbench.delete_old_logs(30, now, &mut |_| true).unwrap().deleted
}

/// JSON without what says that the log was deleted.
fn without_deletion(mut value: Value) -> Value {
    match &mut value {
        Value::Object(members) => {
            members.remove("logsDeletedAt");
            members
                .values_mut()
                .for_each(|member| *member = without_deletion(member.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = without_deletion(item.take())),
        _ => {}
    }
    value
}

fn plain(value: impl serde::Serialize) -> Value {
    without_deletion(serde_json::to_value(value).unwrap())
}

/// All that is shown of a library without a log: reports at all levels, in both languages; cards.
fn shown(workbench: &Workbench) -> Vec<Value> {
    let package = workbench.packages().unwrap()[0].id;
    let mut shown = vec![
        plain(workbench.package(package).unwrap()),
        plain(workbench.learner_report(LearnerId(1)).unwrap()),
        plain(workbench.open_sessions().unwrap()),
    ];
    for session in workbench.sessions().unwrap() {
        shown.push(plain(&session));
        for language in LANGUAGES {
            shown.push(plain(workbench.localized_report(&session.id, language).unwrap()));
        }
    }
    shown
}

fn journal(workbench: &Workbench, text: &str) -> JournalPage {
    let request = JournalRequest {
        filter: JournalFilter {
            text: text.into(),
            ..JournalFilter::default()
        },
        sort: JournalSort::default(),
        from: 0,
        limit: 100,
        detail: Detail::Full,
    };
    loop {
        let page = workbench.journal_page(&request).unwrap();
        if page.searched >= page.to_search {
            return page;
        }
    }
}

fn database(library: &Library) -> Connection {
    Connection::open(library.folder.path().join("data/library.sqlite")).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_reads_the_same_without_its_log() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let first = play(workbench, &WORK, true).await;
    // Left, and continued; then without a single call.
    let left = play(workbench, &WORK[..3], false).await;
    let last = play(workbench, &[], true).await;
    workbench.index_journal().unwrap();
    let before = shown(workbench);
    let entries: usize = [&first, &left, &last]
        .map(|session| workbench.journal(session).unwrap().entries.len())
        .iter()
        .sum();

    // Nobody has waited 30 days yet, and 0 days are none.
    assert_eq!(delete(workbench, in_days(29)), LogAmount::default());
    assert_eq!(
        workbench
            .delete_old_logs(0, in_days(99), &mut |_| true)
            .unwrap()
            .deleted
            .sessions,
        0
    );
    assert_eq!(workbench.last_log_deletion().unwrap(), None);
    assert_eq!(shown(workbench), before);
    assert!(journal(workbench, "").total > 0);
    assert!(journal(workbench, "page 3").shown > 0);
    let opened = workbench.trace_page(&first, &trace()).unwrap();
    assert!(opened.total > 0);

    let now = in_days(31);
    let expected = LogAmount {
        sessions: 3,
        rows: entries as u32,
    };
    assert_eq!(workbench.old_logs(30, now).unwrap(), expected);
    assert_eq!(workbench.old_logs(32, now).unwrap().sessions, 0);
    let mut steps = Vec::new();
    let deletion = workbench
        .delete_old_logs(30, now, &mut |step| {
            steps.push((step.done, step.sessions));
            true
        })
        .unwrap();
    assert_eq!(
        deletion,
        LogDeletion {
            at: now,
            deleted: expected
        }
    );
    assert_eq!(steps, [(0, 3), (1, 3), (2, 3), (3, 3)]);
    assert_eq!(workbench.last_log_deletion().unwrap(), Some(deletion));
    assert_eq!(workbench.old_logs(30, now).unwrap(), LogAmount::default());

    assert_eq!(shown(workbench), before);
    for session in workbench.sessions().unwrap() {
        assert_eq!(session.logs_deleted_at, Some(now));
    }
    // Traces, journal and its index have nothing of them, also one that was open.
    assert_eq!(
        workbench.trace_page(&first, &trace()),
        Err(Error::LogsDeleted { at: now })
    );
    for session in [&first, &left, &last] {
        let page = workbench.trace_page(session, &trace()).unwrap();
        assert_eq!((page.rows.len(), page.total, page.complete), (0, 0, true));
        assert_eq!(workbench.launch_request(session).unwrap(), None);
        assert_eq!(
            workbench.trace_row(session, RowId::Entry { seq: 1 }),
            Err(Error::LogsDeleted { at: now })
        );
        let full = workbench.full_report(session).unwrap();
        assert_eq!(
            (full.exchanges.len(), workbench.journal(session).unwrap().entries.len()),
            (0, 0)
        );
    }
    for indexed in [false, true] {
        if indexed {
            workbench.index_journal().unwrap();
        }
        assert_eq!(
            (journal(workbench, "").total, journal(workbench, "page 3").shown),
            (0, 0)
        );
    }
    assert_eq!(
        database(&library).query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, u32>(0)),
        Ok(0)
    );

    // What comes later goes on from where they were.
    let launched = launch(workbench, "xlms").await;
    let page = Page::open(&launched.url).await;
    assert_eq!(page.launch["attempt"]["suspendData"], "répondu=3;1");
    assert_eq!(workbench.session(&last).unwrap().follow_up, FollowUp::Continued);
}

fn trace() -> TraceRequest {
    TraceRequest {
        filter: RowFilter::default(),
        from: 0,
        limit: 100,
        detail: Detail::Full,
        until: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exported_report_says_when_the_log_was_deleted() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let session = play(workbench, &WORK, true).await;
    let html = |language| {
        let file = library.folder.path().join("report.html");
        workbench.export_report(&session, &file, language).unwrap();
        std::fs::read_to_string(file).unwrap()
    };
    let before = LANGUAGES.map(html);
    assert!(before[0].contains("putparam") && before[0].contains("href=\"#entry-"));
    let now = in_days(31);
    delete(workbench, now);
    let [english, french] = LANGUAGES.map(html);
    let date = now.format("%Y-%m-%d");
    assert!(english.contains(&format!(
        "The logs of this session were deleted on {date}. The report is kept."
    )));
    assert!(french.contains(&format!("Les logs de cette session ont été supprimés le {date}.")));
    for (now, before) in [english, french].iter().zip(&before) {
        assert!(!now.contains("#entry-") && !now.contains("putparam"));
        // Up to the log, the words are the same.
        let words = |html: &str| {
            let end = ["<h2>Exchanges", "<h2>Échanges", "<h2>Trace"]
                .iter()
                .filter_map(|title| html.find(title))
                .min();
            let body = &html[..end.unwrap()];
            let text: Vec<_> = body
                .split('<')
                .filter_map(|tag| tag.split_once('>'))
                .map(|tag| tag.1)
                .collect();
            text.concat()
        };
        assert!(words(now).contains("75"));
        assert_eq!(words(now).trim_end(), words(before).trim_end());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_session_and_one_that_ended_lately_keep_their_logs() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let old = play(workbench, &WORK, true).await;
    let recent = play(workbench, &WORK, true).await;
    let open = play(workbench, &WORK, false).await;
    let db = database(&library);
    let end = |session: &SessionId, at: DateTime<FixedOffset>| {
        let changed = "UPDATE session SET ended_at = ?2 WHERE uuid = ?1";
        db.execute(changed, [session.as_str(), &at.to_rfc3339()]).unwrap();
    };
    end(&old, in_days(-40));
    // In another time zone: an hour more than 30 days, which a comparison of the texts would not see, and an hour less.
    let east = FixedOffset::east_opt(12 * 3600).unwrap();
    end(&recent, (in_days(-30) + TimeDelta::hours(1)).with_timezone(&east));
    end(&open, in_days(-400));
    let before = [&recent, &open].map(|session| workbench.full_report(session).unwrap());
    // The mean score of earlier sessions is in them.
    assert!(before[0].exchanges.last().unwrap().data.contains("avg score=75"));

    assert_eq!(delete(workbench, in_days(0)).sessions, 1);
    assert_eq!(workbench.open_sessions().unwrap().len(), 1);
    let after = [&recent, &open].map(|session| workbench.full_report(session).unwrap());
    assert_eq!(after, before);
    let listed = journal(workbench, "").rows;
    assert!(listed.iter().all(|row| row.session != old) && listed.iter().any(|row| row.session == open));

    // It was left 400 days ago; once it is closed, its log has its 30 days all the same.
    workbench.validate(&open).unwrap();
    let validated = workbench.full_report(&open).unwrap();
    assert_eq!(delete(workbench, in_days(0)), LogAmount::default());
    assert_eq!(delete(workbench, in_days(29)).sessions, 1, "the recent one");
    assert_eq!(workbench.full_report(&open).unwrap(), validated);
    assert_eq!(delete(workbench, in_days(31)).sessions, 1);
    assert_eq!(workbench.report(&open).unwrap().verdict, validated.report.verdict);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_deletion_goes_on_the_next_time() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let calls: Vec<_> = WORK.into_iter().cycle().take(1_200).collect();
    let first = play(workbench, &calls, true).await;
    let second = play(workbench, &WORK, true).await;
    let before = shown(workbench);
    let now = in_days(31);
    let all = workbench.old_logs(30, now).unwrap();
    let mut steps = 0;
    let cancelled = workbench
        .delete_old_logs(30, now, &mut |_| {
            steps += 1;
            steps < 3
        })
        .unwrap();
    // In the middle of the first one's log: nothing of that is shown any more.
    assert_eq!((cancelled.deleted.sessions, cancelled.deleted.rows), (1, 1_000));
    assert!(workbench.session(&first).unwrap().logs_deleted_at.is_some());
    assert!(workbench.session(&second).unwrap().logs_deleted_at.is_none());
    assert_eq!(workbench.journal(&first).unwrap().entries, []);
    assert!(journal(workbench, "").rows.iter().all(|row| row.session == second));
    assert_eq!(shown(workbench), before);
    let everything = JournalFilter::default();
    let of_first = JournalFilter {
        session: Some(first.clone()),
        ..JournalFilter::default()
    };
    let deleted = |filter| {
        workbench
            .deleted_logs(filter)
            .unwrap()
            .map(|logs| (logs.sessions, logs.at))
    };
    assert_eq!((deleted(&of_first), deleted(&everything)), (Some((1, now)), None));
    let rest = LogAmount {
        sessions: 2,
        rows: all.rows - 1_000,
    };
    assert_eq!(workbench.old_logs(30, now).unwrap(), rest);
    assert_eq!(delete(workbench, now), rest);
    assert_eq!(shown(workbench), before);
    assert_eq!(deleted(&everything), Some((2, now)));
    let others = JournalFilter {
        learner: Some(LearnerId(9)),
        ..JournalFilter::default()
    };
    assert_eq!(deleted(&others), None);
    let range = TimeRange {
        from: Micros::ZERO,
        to: Micros::new(1e6),
    };
    let activity = workbench.session_activity(&first, range);
    assert_eq!(activity, Err(Error::LogsDeleted { at: now }));
}

#[test]
fn logs_of_earlier_versions_are_deleted_with_the_exchanges_that_they_recorded() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir_all(folder.path().join("packages/first/content")).unwrap();
    let file = folder.path().join("library.sqlite");
    let earlier = schema::database(&file, 1, |_| {});
    earlier
        .execute_batch(include_str!("libraries/exchanges.v1.sql"))
        .unwrap();
    drop(earlier);
    let workbench = Workbench::open(folder.path()).unwrap();
    let session = workbench.sessions().unwrap()[0].id.clone();
    assert!(!workbench.full_report(&session).unwrap().exchanges.is_empty());
    let before = plain(workbench.localized_report(&session, Language::English).unwrap());
    assert_eq!(delete(&workbench, in_days(99)).sessions, 1);
    assert_eq!(
        plain(workbench.localized_report(&session, Language::English).unwrap()),
        before
    );
    assert!(workbench.full_report(&session).unwrap().exchanges.is_empty());
    let rows = "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM exchange)";
    let rows: u32 = Connection::open(file)
        .unwrap()
        .query_row(rows, [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovered_library_has_the_reports_of_deleted_logs() {
    let library = library("minimal");
    let session = play(&library.workbench, &WORK, true).await;
    delete(&library.workbench, in_days(31));
    let before = library.workbench.report(&session).unwrap();
    let Library { folder, workbench } = library;
    drop(workbench);
    let data = folder.path().join("data");
    support::until_closed(&data);
    // It is no database any more.
    let file = data.join("library.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..16].fill(0);
    std::fs::write(&file, bytes).unwrap();
    Workbench::recover(&data, Language::English).unwrap();
    let recovered = Workbench::open(&data).unwrap();
    assert_eq!(recovered.report(&session).unwrap(), before);
    assert!(before.session.logs_deleted_at.is_some());
}
