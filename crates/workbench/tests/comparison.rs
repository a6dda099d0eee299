//! Two sessions side by side, over the real server and the real database.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use chrono::{Local, TimeDelta};
use serde_json::json;
use support::{Library, Page, launch, library};
use workbench::{
    Error, Workbench,
    comparison::{CallPart, CallRunKind, EXCERPT, SessionComparison, TextDifference},
    ids::SessionId,
    report::{Language, Tone},
};

type Call<'a> = (&'a str, &'a [&'a str], &'a str, u16);

const INITIALIZE: Call<'_> = ("LMSInitialize", &[""], "true", 0);
const COMMIT: Call<'_> = ("LMSCommit", &[""], "true", 0);
const FINISH: Call<'_> = ("LMSFinish", &[""], "true", 0);

const MAX: Call<'_> = ("LMSSetValue", &["cmi.core.score.max", "100"], "true", 0);
const TIME: Call<'_> = ("LMSSetValue", &["cmi.core.session_time", "00:00:01"], "true", 0);

const PASSED: [Call<'_>; 8] = [
    INITIALIZE,
    ("LMSSetValue", &["cmi.core.lesson_location", "1"], "true", 0),
    MAX,
    TIME,
    ("LMSSetValue", &["cmi.core.score.raw", "90"], "true", 0),
    ("LMSSetValue", &["cmi.core.lesson_status", "passed"], "true", 0),
    COMMIT,
    FINISH,
];

/// Plays a session with these calls.
async fn play(workbench: &Workbench, calls: &[Call<'_>]) -> SessionId {
    let launched = launch(workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let sent: Vec<_> = calls.iter().map(|(f, a, r, e)| page.call(f, a, r, *e)).collect();
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    launched.session
}

/// A library with two sessions, each of an attempt of its own.
async fn played(a: &[Call<'_>], b: &[Call<'_>]) -> (Library, [SessionId; 2]) {
    let library = library("minimal");
    let workbench = &library.workbench;
    let first = play(workbench, a).await;
    let session = workbench.session(&first).unwrap();
    workbench.reset_attempt(session.sco_id, session.learner_id).unwrap();
    let second = play(workbench, b).await;
    (library, [first, second])
}

fn compare(library: &Library, [a, b]: &[SessionId; 2]) -> SessionComparison {
    library.workbench.compare_sessions(a, b, Language::English).unwrap()
}

fn texts(texts: &TextDifference) -> [&str; 2] {
    [&texts.a, &texts.b].map(|text| text.as_ref().map_or("-", |text| text.text.as_str()))
}

fn fact<'a>(comparison: &'a SessionComparison, id: &str) -> (&'a str, &'a str, bool) {
    let mut facts = comparison.groups.iter().flat_map(|group| &group.facts);
    let fact = facts.find(|fact| fact.id == id).unwrap();
    (&fact.a.text, &fact.b.text, fact.differs)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_compared_with_those_of_its_sco_first_then_of_other_versions() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let first = play(workbench, &PASSED).await;
    let again = play(workbench, &PASSED).await;
    let package = workbench.session(&first).unwrap().package_id;
    let import = |name: &str| {
        let zip = support::zip(name, library.folder.path());
        workbench.import(&zip, &mut |_| true).unwrap().package.id
    };
    let version = import("minimal");
    workbench.make_version(version, package).unwrap();
    let newer = play(workbench, &PASSED).await;
    import("quiz");
    let other = play(workbench, &PASSED).await;
    let comparable = |session: &SessionId, most| {
        let sessions = workbench.comparable_sessions(session, most).unwrap();
        sessions.into_iter().map(|session| session.id).collect::<Vec<_>>()
    };
    assert_eq!(comparable(&first, 9), [again.clone(), newer.clone(), other.clone()]);
    assert_eq!(comparable(&newer, 9), [again.clone(), first.clone(), other.clone()]);
    assert_eq!(comparable(&other, 9), [newer, again.clone(), first.clone()]);
    assert_eq!(comparable(&first, 1), [again]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sessions_of_one_package_differ_from_the_call_that_differs() {
    let failed = [
        INITIALIZE,
        ("LMSSetValue", &["cmi.core.lesson_location", "1"][..], "true", 0),
        MAX,
        TIME,
        ("LMSSetValue", &["cmi.core.score.raw", "30"], "true", 0),
        ("LMSSetValue", &["cmi.core.lesson_status", "failed"], "true", 0),
        ("LMSSetValue", &["cmi.core.exit", "suspended"], "false", 405),
        COMMIT,
    ];
    let (library, sessions) = played(&PASSED, &failed).await;
    let comparison = compare(&library, &sessions);
    assert_eq!(
        comparison.summary,
        "4 equal calls at the beginning, then the sessions differ: from entry 5 of A and entry 5 of B."
    );
    assert_eq!((comparison.a.tone, comparison.b.tone), (Tone::Good, Tone::Bad));
    assert_eq!((comparison.a.version, comparison.a.versions), (1, 1));
    assert_eq!(fact(&comparison, "status"), ("Passed", "Failed", true));
    assert_eq!(fact(&comparison, "location"), ("1", "1", false));
    let logs = comparison.logs.as_ref().unwrap();
    let counted = "5 equal calls · 2 calls that differ · 1 call only in A · 1 call only in B";
    assert_eq!(logs.counted, counted);
    let first = logs.first.as_ref().unwrap();
    let seqs = [&first.a, &first.b].map(|call| call.as_ref().map(|call| call.seq));
    assert_eq!((first.same_before, seqs), (4, [Some(5), Some(5)]));

    use CallRunKind::{Changed, Equal, OnlyA, OnlyB};
    let runs: Vec<_> = logs
        .runs
        .iter()
        .map(|one| (one.run.kind, one.page.pairs.len()))
        .collect();
    assert_eq!(runs, [(Equal, 0), (Changed, 2), (OnlyB, 1), (Equal, 0), (OnlyA, 1)]);
    let score = &logs.runs[1].page.pairs[0];
    let differences: Vec<_> = score
        .differences
        .iter()
        .map(|one| (one.part, texts(&one.texts)))
        .collect();
    assert_eq!(differences, [(CallPart::Argument, ["90", "30"])]);

    let elements: Vec<_> = logs
        .elements
        .listed
        .iter()
        .map(|one| (one.element.as_str(), texts(&one.values)))
        .collect();
    assert_eq!(
        elements,
        [
            ("cmi.core.lesson_status", ["passed", "failed"]),
            ("cmi.core.score.raw", ["90", "30"])
        ]
    );
    let findings = &comparison.findings;
    let kinds: Vec<_> = findings.only_b.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(kinds, ["session/never-finished", "session/refused-call"]);
    assert!(findings.only_a.is_empty() && findings.both.is_empty() && findings.none.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_does_not_differ_from_itself() {
    let (library, [session, _]) = played(&PASSED, &[INITIALIZE]).await;
    let comparison = compare(&library, &[session.clone(), session]);
    assert!(
        comparison
            .groups
            .iter()
            .flat_map(|group| &group.facts)
            .all(|fact| !fact.differs)
    );
    assert!(comparison.findings.none.is_some());
    let logs = comparison.logs.unwrap();
    assert!(logs.counts.is_same() && logs.first.is_none());
    assert_eq!((logs.elements.count, logs.runs.len()), (0, 1));
    let summary = "Both sessions made the same calls, with the same results.";
    assert_eq!(comparison.summary, summary);
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_calls_are_read_when_they_are_asked_for() {
    let pages: Vec<_> = (0..450).map(|page| page.to_string()).collect();
    let arguments: Vec<_> = pages.iter().map(|page| ["cmi.core.lesson_location", page]).collect();
    let mut long = vec![INITIALIZE];
    for page in &arguments {
        long.push(("LMSSetValue", page, "true", 0));
    }
    let (library, [a, b]) = played(&long, &long).await;
    let logs = compare(&library, &[a.clone(), b.clone()]).logs.unwrap();
    let mut run = Some(logs.runs[0].run.clone());
    let mut seen = Vec::new();
    while let Some(next) = run {
        let page = library
            .workbench
            .compared_calls(&a, &b, &next, Language::English)
            .unwrap();
        assert!(page.pairs.len() <= 200 && page.pairs.iter().all(|pair| pair.differences.is_empty()));
        seen.extend(page.pairs.iter().map(|pair| pair.a.as_ref().unwrap().seq));
        run = page.rest;
    }
    assert_eq!(seen, (1..=451).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_long_values_the_part_where_they_differ_is_shown() {
    let [a, b] = ["a", "b"].map(|end| format!("{}{end}", "x".repeat(3_000)));
    let set = ["cmi.suspend_data", &a];
    let other = ["cmi.suspend_data", &b];
    let (library, sessions) = played(
        &[INITIALIZE, ("LMSSetValue", &set, "true", 0)],
        &[INITIALIZE, ("LMSSetValue", &other, "true", 0)],
    )
    .await;
    let logs = compare(&library, &sessions).logs.unwrap();
    let pair = &logs.runs[1].page.pairs[0];
    let of_call = &pair.differences[0].texts;
    assert_eq!(of_call, &logs.elements.listed[0].values);
    let [in_a, in_b] = texts(of_call);
    assert!(in_a.starts_with('…') && in_a.ends_with('a') && in_b.ends_with('b'));
    assert_eq!(in_a.chars().count(), EXCERPT + 1);
    let note = "characters in A: 3,001, in B: 3,001, the same at the beginning: 3,000";
    assert_eq!(of_call.note.as_deref(), Some(note));
    let whole = &pair.a.as_ref().unwrap().data;
    assert!(serde_json::to_string(whole).unwrap().len() < 500);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_whose_logs_were_deleted_are_compared_by_their_reports() {
    let (library, sessions) = played(&PASSED, &[INITIALIZE]).await;
    let workbench = &library.workbench;
    let now = Local::now().fixed_offset() + TimeDelta::days(40);
    let deleted = workbench.delete_old_logs(30, now, &mut |_| true).unwrap().deleted;
    assert_eq!(deleted.sessions, 1);
    let comparison = compare(&library, &sessions);
    assert_eq!(comparison.logs, None);
    assert!(
        comparison.summary.starts_with("The logs of A were deleted on "),
        "{}",
        comparison.summary
    );
    assert_eq!(fact(&comparison, "status"), ("Passed", "Completed", true));
    let run = workbench::comparison::CallRun {
        kind: CallRunKind::Equal,
        count: 1,
        a: None,
        b: None,
    };
    let [a, b] = &sessions;
    let calls = workbench.compared_calls(a, b, &run, Language::English);
    assert!(matches!(calls, Err(Error::LogsDeleted { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exported_comparison_shows_both_and_runs_nothing() {
    let hostile = [
        INITIALIZE,
        (
            "LMSSetValue",
            &["cmi.core.lesson_location", "<script>alert(1)</script>"][..],
            "true",
            0,
        ),
        COMMIT,
    ];
    let (library, [a, b]) = played(&PASSED, &hostile).await;
    let file = library.folder.path().join("comparison.html");
    for (language, title) in [
        (Language::English, "Session comparison"),
        (Language::French, "Comparaison de sessions"),
    ] {
        library.workbench.export_comparison(&a, &b, &file, language).unwrap();
        let page = std::fs::read_to_string(&file).unwrap();
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{page}");
        assert!(
            page.contains("&lt;script&gt;alert(1)") && !page.contains("<script"),
            "{page}"
        );
        assert!(page.contains("cmi.core.score.raw"), "{page}");
    }
}
