//! A session from its launch to its report, over the real server and the real database.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{sync::mpsc, time::Duration};

use scorm::rte::StatusReason;
use serde_json::json;
use support::{Page, launch, library, lines, origin};
use workbench::{
    Error,
    ids::{LearnerId, PackageId},
    report::Language,
    trace::{
        Detail, EntryData, ExchangeCommand, Journal, LossCause, ModuleStage, Note, RowFilter, SessionState, TraceNews,
        TraceRequest, TraceRow,
    },
    views::{Closing, FollowUp},
};

const RUNNING: [(&str, &[&str], &str, u16); 4] = [
    ("LMSInitialize", &[""], "true", 0),
    ("LMSSetValue", &["cmi.core.score.raw", "80"], "true", 0),
    ("LMSSetValue", &["cmi.core.lesson_status", "completed"], "true", 0),
    ("LMSSetValue", &["cmi.core.session_time", "00:01:05"], "true", 0),
];

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_stored_replayed_and_reported() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;

    let mut sent: Vec<_> = RUNNING.iter().map(|(f, a, r, e)| page.call(f, a, r, *e)).collect();
    sent.push(page.call("LMSGetValue", &["cmi.core.student_id"], "somebody else", 0));
    page.send(&sent).await;
    let finish = page.call("LMSFinish", &[""], "true", 0);
    // As the page does: what it does not know to be stored goes along again.
    sent.push(finish);
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;

    let trace = workbench.journal(&launched.session).unwrap();
    assert_eq!(
        trace.entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5, 6]
    );
    let EntryData::Call {
        replay: Some(replay), ..
    } = &trace.entries[4].data
    else {
        panic!("the false answer was not seen: {:?}", trace.entries[4])
    };
    assert_eq!(replay.value, "learner-1");
    let commands: Vec<_> = workbench
        .full_report(&launched.session)
        .unwrap()
        .exchanges
        .iter()
        .map(|exchange| (exchange.command, exchange.after))
        .collect();
    assert_eq!(
        commands,
        [
            (ExchangeCommand::Launch, 0),
            (ExchangeCommand::Getparam, 1),
            (ExchangeCommand::Exitau, 6)
        ]
    );

    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(report.session.state, SessionState::Finished);
    assert_eq!(
        (report.session.status.as_str(), report.session.score.raw.as_str()),
        ("completed", "80")
    );
    assert_eq!(report.session.sent.status.as_deref(), Some("completed"));
    assert_eq!((report.session.calls, report.differences, report.not_stored), (6, 1, 0));
    assert_eq!(report.total_time, "0000:01:05.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_is_carried_to_the_next_session_and_forgotten_by_a_reset() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let entry = async || {
        let launched = launch(workbench, "strict").await;
        let page = Page::open(&launched.url).await;
        let location = page.launch["attempt"]["location"].as_str().unwrap().to_owned();
        (launched, page, location)
    };
    let (first, mut page, location) = entry().await;
    assert_eq!(location, "");
    let sent = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_location", "page 3"], "true", 0),
        page.call("LMSSetValue", &["cmi.core.exit", "suspend"], "true", 0),
        page.call("LMSFinish", &[""], "true", 0),
    ];
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&first.session).await;

    let (second, page, location) = entry().await;
    assert_eq!(location, "page 3");
    let sco = workbench.session(&second.session).unwrap().sco_id;
    assert!(matches!(
        workbench.reset_attempt(sco, LearnerId(1)),
        Err(Error::StillRunning { .. })
    ));
    drop(page);
    workbench.close_player(&second.session).await.unwrap();
    let follow_ups = || -> Vec<FollowUp> { workbench.sessions().unwrap().iter().map(|one| one.follow_up).collect() };
    assert_eq!(follow_ups(), [FollowUp::None, FollowUp::Continued]);
    workbench.reset_attempt(sco, LearnerId(1)).unwrap();
    assert_eq!(follow_ups(), [FollowUp::Reset, FollowUp::Reset]);
    let (third, page, location) = entry().await;
    assert_eq!(location, "");
    drop(page);
    assert_eq!(follow_ups(), [FollowUp::None, FollowUp::Reset, FollowUp::Reset]);
    workbench.close_player(&third.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_of_a_sco_that_is_left_without_commit_and_finish_is_the_one_that_it_set() {
    for (profile, recorded) in [("strict", "incomplete"), ("moodle", "not attempted")] {
        let library = library("minimal");
        let workbench = &library.workbench;
        let launched = launch(workbench, profile).await;
        let mut page = Page::open(&launched.url).await;
        let sent = [
            page.call("LMSInitialize", &[""], "true", 0),
            page.call("LMSSetValue", &["cmi.core.lesson_status", "incomplete"], "true", 0),
        ];
        assert!(page.persist(&sent).await);
        page.say(json!({ "bye": page.number })).await;
        workbench.ended(&launched.session).await;
        let package = workbench.session(&launched.session).unwrap().package_id;
        assert_eq!(
            workbench.package(package).unwrap().scos[0].status,
            recorded,
            "{profile}"
        );
        let report = workbench.report(&launched.session).unwrap();
        assert_eq!(
            (report.session.sent.status.as_deref(), report.session.status.as_str()),
            (Some("incomplete"), recorded)
        );
        let reason = (recorded == "not attempted").then_some(StatusReason::NotFinished);
        assert_eq!(report.status_reason, reason, "{profile}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_calls_are_grouped_and_exitau_has_the_last_error() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let wrong = ["cmi.core.lesson_status", "Completed"];
    let sent = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &wrong, "false", 405),
        page.call("LMSSetValue", &wrong, "false", 405),
        page.call("LMSGetValue", &["cmi.core.exit"], "", 404),
        page.call("LMSFinish", &[""], "true", 0),
    ];
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    let report = workbench.full_report(&launched.session).unwrap();
    let groups: Vec<_> = report
        .report
        .refused
        .iter()
        .map(|group| (group.first.seq, group.count))
        .collect();
    assert_eq!(groups, [(2, 2), (4, 1)]);
    assert_eq!(report.report.session.sent.status, None);
    assert_eq!(report.report.status_reason, Some(StatusReason::SetByLms));
    let exitau = &report.exchanges.last().unwrap().data;
    assert!(exitau.contains("error=404"), "{exitau}");
}

/// The sentence of a session with these calls, and the rules of its findings.
async fn verdict(profile: &str, calls: &[(&str, &[&str], &str, u16)]) -> (String, Vec<String>) {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, profile).await;
    let mut page = Page::open(&launched.url).await;
    let mut sent = vec![page.entry(json!({ "kind": "page", "url": "index.html", "depth": 1 }))];
    sent.extend(calls.iter().map(|(f, a, r, e)| page.call(f, a, r, *e)));
    page.send(&sent).await;
    page.until_persisted(page.number).await;
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    let report = workbench
        .localized_report(&launched.session, Language::English)
        .unwrap();
    let findings = report.summary.findings.into_iter().map(|finding| finding.rule);
    (report.summary.verdict, findings.collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_has_a_verdict_and_findings() {
    let initialize: (&str, &[&str], &str, u16) = ("LMSInitialize", &[""], "true", 0);
    let status: (&str, &[&str], &str, u16) = ("LMSSetValue", &["cmi.core.lesson_status", "passed"], "true", 0);
    let score: (&str, &[&str], &str, u16) = ("LMSSetValue", &["cmi.core.score.raw", "85"], "true", 0);
    let max: (&str, &[&str], &str, u16) = ("LMSSetValue", &["cmi.core.score.max", "100"], "true", 0);
    let time: (&str, &[&str], &str, u16) = ("LMSSetValue", &["cmi.core.session_time", "00:00:01"], "true", 0);
    let commit: (&str, &[&str], &str, u16) = ("LMSCommit", &[""], "true", 0);
    let finish: (&str, &[&str], &str, u16) = ("LMSFinish", &[""], "true", 0);
    let wrong: (&str, &[&str], &str, u16) = ("LMSFinish", &["null"], "false", 201);
    let early: (&str, &[&str], &str, u16) = ("LMSGetValue", &["cmi.core.entry"], "", 301);
    let cases: [(&str, &[_], &str, &[&str]); 6] = [
        (
            "strict",
            &[initialize, score, max, status, time, finish],
            "The LMS recorded Passed with 85 of 100: the module sent “passed” and this score.",
            &[],
        ),
        (
            "strict",
            &[],
            "Nothing was recorded: the module never called LMSInitialize.",
            &["session/never-initialized"],
        ),
        (
            "strict",
            &[early],
            "Nothing was recorded: the module never called LMSInitialize, only 1 other call.",
            &["session/never-initialized", "session/call-before-initialize"],
        ),
        // What was not committed is lost, but for the status that the standard's LMS takes all the same.
        (
            "strict",
            &[initialize, status, score],
            "The LMS recorded Passed: the module sent “passed”, and the session ended without LMSFinish.",
            &[
                "session/never-finished",
                "session/values-lost",
                "session/score-not-recorded",
                "session/done-at-launch",
                "session/score-without-max",
            ],
        ),
        (
            "strict",
            &[initialize, status, score, commit, wrong],
            "The LMS recorded Passed with a score of 85: the module sent “passed” and this score, and the session ended without LMSFinish.",
            &[
                "session/finish-refused",
                "session/done-at-launch",
                "session/score-without-max",
            ],
        ),
        (
            "moodle",
            &[initialize, status],
            "The LMS recorded Not attempted: the module sent “passed”, but there was no LMSFinish, and Moodle 4 records only what was committed.",
            &[
                "session/never-finished",
                "session/done-at-launch",
                "session/status-without-score",
            ],
        ),
    ];
    for (profile, calls, sentence, problems) in cases {
        let (said, found) = verdict(profile, calls).await;
        assert_eq!(
            (said.as_str(), found),
            (sentence, problems.iter().map(|kind| (*kind).to_owned()).collect())
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_asks_the_page_to_unload_the_module_first() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    let closing = workbench.close_player(&launched.session);
    let unload = async {
        while page.reported().await != Some(json!("close")) {}
        let finish = page.call("LMSFinish", &[""], "true", 0);
        let unconfirmed = page.entry(json!({ "kind": "unconfirmed", "call": 0, "answered": "true", "error": 0 }));
        page.send(&[finish, unconfirmed]).await;
        page.say(json!({ "closed": page.number })).await;
    };
    let (closed, ()) = tokio::join!(closing, unload);
    let closed = closed.unwrap();
    let Closing::Ended(closed) = closed else {
        panic!("{closed:?}");
    };
    assert!(closed.confirmed);
    assert_eq!(closed.state, SessionState::Finished);
    let trace = workbench.journal(&launched.session).unwrap();
    assert!(
        matches!(
            trace.entries.last().unwrap().data,
            EntryData::Unconfirmed { call: 3, .. }
        ),
        "{:?}",
        trace.entries
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_entries_come_by_a_beacon_where_the_socket_is_gone() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    page.until_persisted(1).await;
    let finish = page.call("LMSFinish", &[""], "true", 0);
    let (url, key, last) = (page.url.clone(), page.key.clone(), page.number);
    drop(page);
    let beacon = async |key: &str| {
        let sent = reqwest::Client::new()
            .post(format!("{url}beacon?key={key}&sent={last}"))
            .header("Origin", origin(&url))
            .body(lines(std::slice::from_ref(&finish)))
            .send();
        sent.await.unwrap().status().as_u16()
    };
    assert_eq!(beacon("forged").await, 403);
    assert_eq!(beacon(&key).await, 204);
    workbench.ended(&launched.session).await;
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(report.session.state, SessionState::Finished);
    assert_eq!(report.losses, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_who_stays_goes_on_in_the_session() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    let stay = async |page: &mut Page| {
        while page.reported().await != Some(json!("close")) {}
        page.say(json!("stayed")).await;
    };
    for _ in 0..2 {
        let (closing, ()) = tokio::join!(workbench.close_player(&launched.session), stay(&mut page));
        assert_eq!(closing.unwrap(), Closing::Stayed);
    }
    let commit = page.call("LMSCommit", &[""], "true", 0);
    assert!(page.persist(&[commit]).await);
    assert_eq!(
        workbench.session(&launched.session).unwrap().state,
        SessionState::Running
    );
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    let trace = workbench.journal(&launched.session).unwrap();
    let asked = [Note::Closing, Note::Stayed];
    assert_eq!(notes(&trace), [asked, asked].concat());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_does_not_leave_is_waited_for_until_its_session_is_ended() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[initialize]).await;
    page.until_persisted(1).await;
    for _ in 0..2 {
        let closing = workbench.close_player(&launched.session).await.unwrap();
        assert_eq!(closing, Closing::Waiting);
    }
    // The learner answers a message at last, and what the module does then is recorded.
    let location = page.call("LMSSetValue", &["cmi.core.lesson_location", "the end"], "true", 0);
    page.send(&[location]).await;
    page.until_persisted(2).await;
    let closed = workbench.end_session(&launched.session).await.unwrap();
    assert!(!closed.confirmed);
    assert_eq!(closed.state, SessionState::Open);
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(report.lesson_location, "the end");
    assert_eq!(report.losses[0].cause, LossCause::EndUnknown);
    let journal = workbench.journal(&launched.session).unwrap();
    assert_eq!(notes(&journal), [Note::Closing, Note::CloseTimedOut]);
    // The exported report has them in words, in the reader's language.
    let report = workbench.full_report(&launched.session).unwrap();
    let html = |language| report.html(&journal.entries, language);
    assert!(html(Language::English).contains("The session ended before the module had closed"));
    assert!(html(Language::French).contains("La session s’est terminée avant la fermeture du module"));
    // On paper, a long log is the first part of it, and says so.
    let many = vec![journal.entries[0].clone(); 5_000];
    let paper = report.paper(&many, Language::English);
    assert!(paper.contains("The first 2,000 of 5,000."), "{paper:.500}");
    assert!(paper.len() * 2 < report.html(&many, Language::English).len());
    assert!(
        !report
            .paper(&journal.entries, Language::French)
            .contains("premiers sur")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reconnected_page_resends_what_was_not_stored() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let first = page.call("LMSInitialize", &[""], "true", 0);
    let second = page.call("LMSSetValue", &["cmi.core.lesson_location", "a"], "true", 0);
    page.send(std::slice::from_ref(&first)).await;
    page.until_persisted(1).await;
    page.reconnect().await;
    page.send(&[first, second]).await;
    page.until_persisted(2).await;
    page.say(json!({ "bye": 2 })).await;
    workbench.ended(&launched.session).await;
    let trace = workbench.journal(&launched.session).unwrap();
    let calls = trace
        .entries
        .iter()
        .filter(|entry| matches!(entry.data, EntryData::Call { .. }))
        .count();
    assert_eq!(calls, 2, "{:?}", trace.entries);
    assert!(notes(&trace).contains(&Note::Reconnected));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_hears_when_the_page_connects_and_when_the_module_initializes() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let (sender, heard) = mpsc::channel();
    let follower = Box::new(move |news: TraceNews| sender.send(news.stage).is_ok());
    workbench.follow(&launched.session, follower).await.unwrap();
    assert_eq!(heard.recv().unwrap(), Some(ModuleStage::Awaited));
    let mut page = Page::open(&launched.url).await;
    assert_eq!(heard.recv().unwrap(), Some(ModuleStage::Connected));
    // A refused LMSInitialize begins nothing.
    let refused = page.call("LMSInitialize", &["1"], "false", 201);
    page.send(&[refused]).await;
    assert_eq!(heard.recv().unwrap(), Some(ModuleStage::Connected));
    let begun = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[begun]).await;
    assert_eq!(heard.recv().unwrap(), Some(ModuleStage::Initialized));
    page.say(json!({ "bye": 2 })).await;
    assert_eq!(heard.recv().unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn findings_come_while_the_module_runs_and_are_those_of_the_report_in_the_end() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let session = &launched.session;
    let found = || -> Vec<(String, Vec<u32>)> {
        let so_far = workbench.findings(session, Language::English).unwrap();
        assert!(so_far.complete);
        let found = so_far.findings.into_iter();
        found.map(|finding| (finding.rule, finding.entries)).collect()
    };
    assert_eq!(found(), []);
    let mut page = Page::open(&launched.url).await;
    let sent = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSGetValue", &["cmi.core.exit"], "", 404),
    ];
    assert!(page.persist(&sent).await);
    let refused = ("session/refused-call".to_owned(), vec![2]);
    assert_eq!(found(), std::slice::from_ref(&refused));
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(session).await;
    let report = workbench.localized_report(session, Language::English).unwrap();
    let reported: Vec<_> = report
        .summary
        .findings
        .into_iter()
        .map(|one| (one.rule, one.entries))
        .collect();
    assert_eq!(found(), reported);
    assert!(reported.contains(&refused) && reported.contains(&("session/never-finished".to_owned(), vec![])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_hears_what_the_module_has_sent_and_not_committed() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let (sender, heard) = mpsc::channel();
    let follower = Box::new(move |news: TraceNews| sender.send(news).is_ok());
    workbench.follow(&launched.session, follower).await.unwrap();
    let live = |rows: u32| loop {
        let news = heard.recv().unwrap();
        if news.rows >= rows {
            break news.live.unwrap();
        }
    };
    let before = live(1);
    assert_eq!(
        (&before.sent.status, before.suspend_data, before.uncommitted),
        (&None, 0, 0)
    );
    assert_eq!(before.suspend_data_limit, 4096);
    let mut page = Page::open(&launched.url).await;
    let calls = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_status", "incomplete"], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_status", "completed"], "true", 0),
        page.call("LMSSetValue", &["cmi.suspend_data", "été"], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_location", "5"], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_mode", "browse"], "false", 403),
    ];
    page.send(&calls).await;
    let set = live(8);
    assert_eq!(set.sent.status.as_deref(), Some("completed"));
    assert_eq!((set.location.as_str(), set.suspend_data), ("5", 3));
    assert_eq!((set.uncommitted, set.failed_calls), (3, 1));
    let commit = page.call("LMSCommit", &[""], "true", 0);
    page.send(&[commit]).await;
    assert_eq!(live(9).uncommitted, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_player_opens_again_until_a_page_has_connected() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let key = async |url: &str| {
        let launch = reqwest::get(format!("{url}launch.json")).await.unwrap();
        launch.json::<serde_json::Value>().await.unwrap()["key"].clone()
    };
    // A tab that is closed before it connects.
    assert!(key(&launched.url).await.is_string());
    assert!(key(&launched.url).await.is_null());
    assert_eq!(workbench.open_again(&launched.session).unwrap(), launched.url);
    let mut page = Page::open(&launched.url).await;
    workbench.open_again(&launched.session).unwrap();
    assert!(key(&launched.url).await.is_null());
    page.say(json!({ "bye": 0 })).await;
    workbench.ended(&launched.session).await;
    assert_eq!(workbench.open_again(&launched.session), Err(Error::SessionEnded));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_hears_how_far_the_trace_is_on_disk_however_late_it_comes() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let (sender, heard) = mpsc::channel();
    for half in 0..2 {
        let entries: Vec<_> = (0..3_000).map(|_| page.call("LMSGetValue", &["x"], "", 301)).collect();
        for chunk in entries.chunks(100) {
            page.send(chunk).await;
        }
        if half == 0 {
            page.until_persisted(3_000).await;
            let sender = sender.clone();
            let follower = Box::new(move |news: TraceNews| sender.send(news).is_ok());
            workbench.follow(&launched.session, follower).await.unwrap();
        }
    }
    drop(sender);
    let first = heard.recv().unwrap();
    assert_eq!(first.state, SessionState::Running);
    assert!((3_001..=6_001).contains(&first.rows), "{first:?}");
    page.until_persisted(6_000).await;
    page.say(json!({ "bye": 6_000 })).await;
    workbench.ended(&launched.session).await;
    let mut news = vec![first];
    news.extend(heard.iter());
    for pair in news.windows(2) {
        assert!(pair[0].rows <= pair[1].rows, "{pair:?}");
    }
    // The launch request, and the entries.
    let last = news.last().unwrap();
    assert_eq!((last.rows, last.state), (6_001, SessionState::Open));
    let request = TraceRequest {
        filter: RowFilter::default(),
        from: 1,
        limit: 10_000,
        detail: Detail::Full,
        until: None,
    };
    let mut numbers = Vec::new();
    while numbers.len() < 6_000 {
        let from = 1 + numbers.len() as u32;
        let read = workbench
            .trace_page(
                &launched.session,
                &TraceRequest {
                    from,
                    ..request.clone()
                },
            )
            .unwrap();
        assert_eq!((read.total, read.shown), (6_001, 6_001));
        numbers.extend(read.rows.iter().map(|row| match row {
            TraceRow::Entry { entry, .. } => entry.seq,
            TraceRow::Exchange { .. } | TraceRow::Pages { .. } => panic!("{row:?}"),
        }));
    }
    assert_eq!(numbers, (1..=6_000).collect::<Vec<u32>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_lets_in_only_who_came_by_the_sessions_address() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    let http = reqwest::Client::new();
    let status = async |url: &str, header: Option<(&str, &str)>| {
        let mut request = http.get(url);
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        request.send().await.unwrap().status().as_u16()
    };
    let content = format!("{}content/imsmanifest.xml", launched.url);
    assert_eq!(status(&content, None).await, 200);
    assert_eq!(status(&content, Some(("Origin", "http://evil.example"))).await, 403);
    assert_eq!(status(&content, Some(("Host", "evil.example"))).await, 403);
    assert_eq!(
        status(&format!("{}/content/imsmanifest.xml", origin(&launched.url)), None).await,
        404
    );
    for way_out in ["%2e%2e/%2e%2e/package.zip", "..%2fpackage.zip", "%2Fetc/passwd"] {
        let url = format!("{}content/{way_out}", launched.url);
        assert_eq!(status(&url, None).await, 404, "{way_out}");
    }
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn content_has_its_type_its_ranges_and_the_observer_only_in_pages() {
    let library = library("video");
    let launched = launch(&library.workbench, "strict").await;
    let sco = library.workbench.package(PackageId(1)).unwrap().scos[0].launch.clone();
    let page = reqwest::Client::new()
        .get(format!("{}content/{sco}", launched.url))
        .header("Sec-Fetch-Dest", "iframe")
        .send()
        .await
        .unwrap();
    assert!(
        page.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
    assert_eq!(page.headers()["cache-control"], "no-store");
    let text = page.text().await.unwrap();
    let observer = text.find("observer.js").expect("the observer is in the page");
    assert!(text.find("<script").is_some_and(|first| first < observer), "{text}");

    let video = video(&library);
    let url = format!("{}content/{video}", launched.url);
    let part = reqwest::Client::new()
        .get(&url)
        .header("Range", "bytes=100-199")
        .send()
        .await
        .unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-type"], "video/webm");
    assert_eq!(part.bytes().await.unwrap().len(), 100);
    library.workbench.close_player(&launched.session).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finish_that_the_disk_refused_leaves_the_module_running() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let sent = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSFinish", &[""], "true", 0),
        page.entry(json!({ "kind": "unconfirmed", "call": 0, "answered": "false", "error": 101 })),
        page.call("LMSSetValue", &["cmi.core.lesson_location", "on"], "true", 0),
    ];
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    assert_eq!(workbench.report(&launched.session).unwrap().differences, 0);
    assert_eq!(workbench.session(&launched.session).unwrap().state, SessionState::Open);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_is_gone_for_good_ends_its_session() {
    let library = library("minimal");
    let launched = launch(&library.workbench, "strict").await;
    drop(Page::open(&launched.url).await);
    tokio::time::timeout(Duration::from_secs(20), library.workbench.ended(&launched.session))
        .await
        .unwrap();
    assert_eq!(
        library.workbench.session(&launched.session).unwrap().state,
        SessionState::Open
    );
}

fn notes(trace: &Journal) -> Vec<Note> {
    trace
        .entries
        .iter()
        .filter_map(|entry| match entry.data {
            EntryData::Note { note } => Some(note),
            _ => None,
        })
        .collect()
}

fn video(library: &support::Library) -> String {
    let content = std::fs::read_dir(library.folder.path().join("data/packages"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let content = content.path().join("content");
    walkdir::WalkDir::new(&content)
        .into_iter()
        .filter_map(Result::ok)
        .find(|entry| entry.path().extension().is_some_and(|ending| ending == "webm"))
        .map(|entry| {
            entry
                .path()
                .strip_prefix(&content)
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .expect("the module has a video")
}
