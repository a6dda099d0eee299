//! What reports say, in both languages.

use std::fmt::Write;

use audit::session::LearnerDatum;
use chrono::DateTime;
use journal::{Entry, EntryData, FollowUp, LaunchWindow, Micros, PageState, Replay, Sent, SentBy, SessionState};
use locale::Language;
use proptest::prelude::*;
use scorm::{
    LmsProfile,
    cmi::{Interaction, Objective, Score},
    rte::{ApiState, Attempt, Launch, LessonMode, StatusReason},
};

use serde_json::{Value, json};

use super::{
    AccessCount, Activity, InteractionRow, Loss, Mastery, MasteryOutcome, Moment, MomentKind, NothingRecorded, Privacy,
    PrivacyRow, Report, Tone, Verdict, Why, privacy::PrivacyBuilder, verdict::Evidence, words,
};
use crate::{
    ids::{LearnerId, PackageId, ScoId, SessionId},
    trace::{AccessKind, Decision, LossCause, Note},
    views::SessionSummary,
};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

fn score(raw: &str, max: &str) -> Score {
    Score {
        raw: raw.into(),
        max: max.into(),
        min: String::new(),
    }
}

fn recorded(status: &str, score: Option<Score>, why: Why, without_finish: bool) -> Verdict {
    Verdict::Recorded {
        status: status.into(),
        score,
        why,
        without_finish,
        validated: false,
    }
}

fn sent(sent: &str, mastery: Option<(&str, MasteryOutcome)>) -> Why {
    Why::Sent {
        sent: sent.into(),
        mastery: mastery.map(|(score, outcome)| Mastery {
            score: score.into(),
            outcome,
        }),
    }
}

fn other(sent: Option<&str>, reason: StatusReason) -> Why {
    Why::Other {
        sent: sent.map(str::to_owned),
        reason,
    }
}

fn mastery(score: &str) -> StatusReason {
    StatusReason::Mastery {
        score: score.into(),
        mastery_score: "80".into(),
    }
}

fn nothing(cause: NothingRecorded, status: Option<&str>) -> Verdict {
    Verdict::Nothing {
        cause,
        status: status.map(str::to_owned),
    }
}

/// A verdict of each form.
fn verdicts() -> Vec<Verdict> {
    let mode = StatusReason::Mode {
        mode: LessonMode::Review,
    };
    let hostile = "<b>\u{202e}\n".repeat(1024);
    vec![
        Verdict::Running { sent: None },
        Verdict::Running {
            sent: Some("incomplete".into()),
        },
        nothing(NothingRecorded::NotOpened, None),
        nothing(NothingRecorded::NeverInitialized { calls: 0 }, None),
        nothing(NothingRecorded::NeverInitialized { calls: 1 }, Some("passed")),
        nothing(NothingRecorded::NeverInitialized { calls: 12_345 }, None),
        nothing(NothingRecorded::InitializeRefused { error: 201 }, None),
        nothing(NothingRecorded::PartMissing, Some("incomplete")),
        recorded(
            "passed",
            Some(score("85", "100")),
            sent("passed", Some(("80", MasteryOutcome::Reached))),
            false,
        ),
        recorded(
            "failed",
            Some(score("40", "")),
            sent("failed", Some(("80", MasteryOutcome::Below))),
            false,
        ),
        recorded(
            "passed",
            Some(score("40", "50")),
            sent("passed", Some(("80", MasteryOutcome::NotApplied))),
            false,
        ),
        recorded("completed", Some(score("85", "100")), sent("completed", None), false),
        recorded("incomplete", None, sent("incomplete", None), true),
        recorded("not attempted", None, Why::SentNone, true),
        recorded("passed", None, other(None, StatusReason::CarriedOver), false),
        recorded("not attempted", None, other(Some("passed"), mode.clone()), false),
        recorded("browsed", None, other(None, mode), false),
        recorded(
            "passed",
            None,
            other(Some("incomplete"), StatusReason::CompletionIsFinal),
            false,
        ),
        recorded(
            "failed",
            Some(score("75", "100")),
            other(Some("completed"), mastery("75")),
            false,
        ),
        recorded("passed", Some(score("90", "100")), other(None, mastery("90")), false),
        recorded("completed", None, other(None, StatusReason::SetByLms), true),
        recorded(
            "completed",
            None,
            other(Some("not attempted"), StatusReason::SetByLms),
            false,
        ),
        recorded(
            "not attempted",
            None,
            other(Some("Finished"), StatusReason::NotAStatus),
            false,
        ),
        recorded(
            "not attempted",
            None,
            other(Some("incomplete"), StatusReason::NotFinished),
            true,
        ),
        recorded("completed", None, Why::Unexplained, false),
        Verdict::Recorded {
            status: "incomplete".into(),
            score: None,
            why: sent("incomplete", None),
            without_finish: true,
            validated: true,
        },
        recorded(
            &hostile,
            Some(score(&hostile, &hostile)),
            other(Some(&hostile), StatusReason::NotAStatus),
            true,
        ),
    ]
}

#[test]
fn each_verdict_is_a_sentence_in_both_languages() {
    let mut said = String::new();
    for verdict in verdicts() {
        for language in LANGUAGES {
            let sentence = words::verdict(&verdict, "Moodle", language);
            assert!(sentence.chars().count() < 700, "{sentence}");
            assert!(!sentence.contains(['\n', '\u{202e}']), "{sentence}");
            let _ = writeln!(said, "{}: {sentence}", language.code());
        }
    }
    insta::assert_snapshot!(said);
}

fn evidence<'a>(sent: &'a Sent, status: &'a str, score: &'a Score) -> Evidence<'a> {
    Evidence {
        state: SessionState::Finished,
        api: ApiState::Terminated,
        opened: true,
        calls: 4,
        initialize_refused: None,
        part_missing: false,
        sent,
        status,
        score,
        is_explained: true,
        reason: None,
        mastery_score: "80",
    }
}

#[test]
fn a_verdict_follows_from_what_happened() {
    let passed = Sent {
        status: Some("passed".into()),
        score: score("85", "100"),
    };
    let earlier = score("85", "100");
    let none = Sent::default();
    let carried = StatusReason::CarriedOver;
    let usual = || evidence(&passed, "passed", &earlier);
    let unsent = || Evidence {
        reason: Some(&carried),
        ..evidence(&none, "passed", &earlier)
    };
    let before_initialize = || Evidence {
        state: SessionState::Open,
        api: ApiState::NotInitialized,
        ..evidence(&none, "not attempted", &none.score)
    };
    let cases = [
        (
            usual(),
            recorded(
                "passed",
                Some(earlier.clone()),
                sent("passed", Some(("80", MasteryOutcome::Reached))),
                false,
            ),
        ),
        (
            Evidence {
                mastery_score: "90",
                ..usual()
            },
            recorded(
                "passed",
                Some(earlier.clone()),
                sent("passed", Some(("90", MasteryOutcome::NotApplied))),
                false,
            ),
        ),
        (
            Evidence {
                mastery_score: "none",
                state: SessionState::Open,
                api: ApiState::Running,
                ..usual()
            },
            recorded("passed", Some(earlier.clone()), sent("passed", None), true),
        ),
        (
            Evidence {
                is_explained: false,
                ..usual()
            },
            recorded("passed", Some(earlier.clone()), Why::Unexplained, false),
        ),
        // A score of an earlier session is not shown as earned.
        (unsent(), recorded("passed", None, other(None, carried.clone()), false)),
        (
            Evidence {
                state: SessionState::Running,
                api: ApiState::NotInitialized,
                ..usual()
            },
            Verdict::Running {
                sent: Some("passed".into()),
            },
        ),
        (
            before_initialize(),
            nothing(NothingRecorded::NeverInitialized { calls: 4 }, None),
        ),
        (
            Evidence {
                status: "passed",
                initialize_refused: Some(201),
                ..before_initialize()
            },
            nothing(NothingRecorded::InitializeRefused { error: 201 }, Some("passed")),
        ),
        (
            Evidence {
                part_missing: true,
                ..before_initialize()
            },
            nothing(NothingRecorded::PartMissing, None),
        ),
        (
            Evidence {
                opened: false,
                part_missing: true,
                ..before_initialize()
            },
            nothing(NothingRecorded::NotOpened, None),
        ),
    ];
    for (evidence, expected) in cases {
        assert_eq!(Verdict::new(&evidence), expected, "{evidence:?}");
    }
}

#[test]
fn only_a_result_that_is_done_is_good() {
    let tone = |status| recorded(status, None, Why::Unexplained, false).tone();
    assert_eq!(["passed", "completed"].map(tone), [Tone::Good; 2]);
    assert_eq!(["incomplete", "not attempted", "browsed"].map(tone), [Tone::Open; 3]);
    assert_eq!(tone("failed"), Tone::Bad);
    assert_eq!(nothing(NothingRecorded::NotOpened, None).tone(), Tone::Bad);
}

/// A report that nothing was found for.
fn report() -> Report {
    let at = DateTime::parse_from_rfc3339("2026-01-05T10:00:00+01:00").unwrap();
    let loss = |cause, entries: Option<&str>, count| Loss {
        cause,
        entries: entries.map(str::to_owned),
        count,
    };
    let access = |access, decision, count| AccessCount {
        access,
        decision,
        count,
    };
    Report {
        outcomes: Vec::new(),
        verdict: recorded("completed", None, sent("completed", None), false),
        findings: Vec::new(),
        tools: Vec::new(),
        losses: vec![
            loss(LossCause::NotReceived, None, Some(1)),
            loss(LossCause::EndUnknown, None, None),
            loss(LossCause::TooMany, Some("console"), Some(12_345)),
        ],
        session: SessionSummary {
            id: SessionId("s".to_owned()),
            package_id: PackageId(1),
            package_title: "A course".into(),
            sco_id: ScoId(1),
            sco_title: "A lesson".into(),
            learner_id: LearnerId(1),
            learner: "Doe, Jane".into(),
            started_at: at,
            ended_at: Some(at),
            logs_deleted_at: None,
            state: SessionState::Finished,
            follow_up: FollowUp::None,
            window: LaunchWindow::Embedded,
            profile: "moodle".into(),
            profile_name: "Moodle 4".into(),
            lesson_mode: LessonMode::Normal,
            status: "completed".into(),
            score: Score::default(),
            sent: Sent::default(),
            session_time: String::new(),
            session_seconds: None,
            wall_seconds: 1.0,
            calls: 4,
            failed_calls: 0,
        },
        total_time: String::new(),
        total_seconds: None,
        exit: String::new(),
        lesson_location: String::new(),
        suspend_data: String::new(),
        interactions: Vec::new(),
        objectives: Vec::new(),
        differences: 0,
        confirmed_later: 0,
        not_stored: 0,
        accesses: vec![
            access(AccessKind::Request, Decision::Blocked, 3),
            access(AccessKind::Download, Decision::Blocked, 1),
            access(AccessKind::Popup, Decision::Allowed, 2),
        ],
        privacy: Privacy::default(),
        status_reason: None,
        timeline: Vec::new(),
        more_moments: 0,
        activity: Activity::none(),
        refused: Vec::new(),
        faults: Vec::new(),
    }
}

#[test]
fn a_session_without_findings_has_a_line_for_that() {
    let quiet = report();
    assert_eq!(
        quiet.summary(Language::English).no_findings.as_deref(),
        Some("Nothing was found in this session.")
    );
    let found = with_problem("noFinish", json!({ "seq": 7 }));
    assert_eq!(found.summary(Language::English).no_findings, None);
}

#[test]
fn a_report_that_was_stored_before_there_were_findings_has_those_of_its_problems() {
    let found = with_problem("noFinish", json!({ "seq": 7 }));
    let [finding] = found.findings.as_slice() else {
        panic!("{:?}", found.findings)
    };
    assert_eq!(finding.rule.id, "session/never-finished");
    assert_eq!(
        (finding.place.entries.as_slice(), finding.place.count),
        ([7].as_slice(), 1)
    );
    let again = super::stored::read(&found.to_stored().unwrap()).unwrap();
    assert_eq!(again, found);
    assert!(with_problem("of no kind", json!(null)).findings.is_empty());
}

/// A report as an earlier version stored it, with a problem.
fn with_problem(kind: &str, entry: Value) -> Report {
    let mut stored: Value = serde_json::from_str(&report().to_stored().unwrap()).unwrap();
    stored.as_object_mut().unwrap().remove("findings");
    stored["problems"] = json!([{ "kind": kind, "severity": "error", "entry": entry }]);
    super::stored::read(&stored.to_string()).unwrap()
}

#[test]
fn types_and_results_are_in_the_readers_language() {
    let types = [
        "true-false",
        "choice",
        "fill-in",
        "matching",
        "performance",
        "sequencing",
        "likert",
        "numeric",
        "essay",
    ];
    let results = ["correct", "wrong", "unanticipated", "neutral", "0.5", ""];
    let interaction = |(index, (kind, result)): (usize, (&str, &str))| Interaction {
        index: index as u32,
        id: format!("q{index}"),
        objectives: vec![format!("o{index}")],
        time: String::new(),
        interaction_type: kind.into(),
        correct_responses: vec!["a".into(), "b,c".into()],
        weighting: "1".into(),
        student_response: "a".into(),
        result: result.into(),
        latency: "00:00:08.2".into(),
    };
    let rows = types.into_iter().zip(results.into_iter().cycle()).enumerate();
    let report = Report {
        interactions: rows.map(interaction).map(InteractionRow::from).collect(),
        // Of the first question alone.
        objectives: vec![Objective {
            index: 0,
            id: "o0".into(),
            score: score("3", "5"),
            status: "passed".into(),
        }],
        ..report()
    };
    let mut said = String::new();
    for language in LANGUAGES {
        for table in [report.interactions_table(language), report.objectives_table(language)] {
            let _ = writeln!(said, "{}\n{}", table.title, table.columns.join(" | "));
            for row in table.rows {
                assert_eq!(row.len(), table.columns.len());
                let cells: Vec<_> = row.into_iter().map(|cell| cell.text).collect();
                let _ = writeln!(said, "{}", cells.join(" | "));
            }
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn facts_are_in_groups_and_confirmations_are_explained_where_there_were_any() {
    let quiet = report();
    let late = Report {
        confirmed_later: 2,
        status_reason: Some(StatusReason::SetByLms),
        ..report()
    };
    let ids = |report: &Report| -> Vec<String> {
        let groups = report.facts(Language::English).into_iter();
        groups.flat_map(|group| group.facts).map(|fact| fact.id).collect()
    };
    assert!(!ids(&quiet).contains(&"confirmed-later".to_owned()));
    assert!(ids(&late).contains(&"confirmed-later".to_owned()));
    let mut said = String::new();
    for language in LANGUAGES {
        for group in late.facts(language) {
            let _ = writeln!(
                said,
                "{}{}",
                group.title,
                if group.is_technical { " (technical)" } else { "" }
            );
            for fact in group.facts {
                let _ = writeln!(
                    said,
                    "  {}: {} {}",
                    fact.name,
                    fact.value,
                    fact.note.unwrap_or_default()
                );
            }
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn each_moment_is_named_in_both_languages() {
    let moment = |what, count| Moment {
        at: Micros::new(65_432_100.0),
        what,
        count,
    };
    let noted = [
        Note::Closing,
        Note::ConnectionLost,
        Note::Reconnected,
        Note::Stayed,
        Note::CloseTimedOut,
        Note::EntriesMissing,
        Note::RecordingStopped,
        Note::Interrupted,
        Note::ClientRefused,
    ];
    let mut timeline = vec![
        moment(MomentKind::Initialized, 1),
        moment(MomentKind::Status { value: "passed".into() }, 1),
        moment(MomentKind::Score { value: "85".into() }, 12_345),
        moment(MomentKind::Committed, 2),
        moment(MomentKind::NotSaved, 1),
        moment(MomentKind::Finished, 1),
        moment(MomentKind::Validated { automatic: false }, 1),
        moment(MomentKind::Validated { automatic: true }, 1),
    ];
    timeline.extend(noted.map(|note| moment(MomentKind::Noted { note }, 1)));
    let report = Report {
        timeline,
        more_moments: 2,
        ..report()
    };
    let mut said = String::new();
    for language in LANGUAGES {
        for row in report.timeline_table(language).rows {
            let cells: Vec<_> = row.into_iter().map(|cell| cell.text).collect();
            let _ = writeln!(said, "{}", cells.join(" | "));
        }
    }
    insta::assert_snapshot!(said);
}

/// An attempt of a module to reach something, or something that it stored.
fn accessed((access, target, decision): (AccessKind, &str, Decision)) -> EntryData {
    EntryData::Access {
        access,
        target: target.to_owned(),
        decision,
        count: 1,
    }
}

/// Something that a module sent to another host.
fn body_sent(url: &str, text: Option<&str>) -> EntryData {
    EntryData::RequestBody {
        url: url.to_owned(),
        by: SentBy::Fetch,
        text: text.map(str::to_owned),
        length: None,
    }
}

/// What was collected in a session of a learner.
fn privacy_of(entries: impl IntoIterator<Item = EntryData>) -> Privacy {
    let launch = Launch {
        student_id: "learner-1".to_owned(),
        student_name: "Martin, Camille".to_owned(),
        ..Launch::default()
    };
    let mut replay = Replay::launch(LmsProfile::named("strict").unwrap(), launch, Attempt::default());
    let mut privacy = PrivacyBuilder::default();
    for (seq, data) in (1..).zip(entries) {
        let mut entry = Entry {
            seq,
            at: Micros::new(f64::from(seq)),
            phase: PageState::Complete,
            data,
        };
        replay.ingest(&mut entry, &mut [&mut privacy]);
    }
    privacy.take()
}

#[test]
fn the_privacy_table_says_who_was_told_what_and_how_often() {
    let (blocked, allowed) = (Decision::Blocked, Decision::Allowed);
    let privacy = privacy_of(
        [
            (
                AccessKind::Request,
                "https://stats.example/?u=learner%2D1&page=2 (img-src)",
                blocked,
            ),
            (
                AccessKind::Request,
                "https://stats.example/?page=3&n=Camille+Martin (img-src)",
                blocked,
            ),
            (AccessKind::Navigation, "away.html", blocked),
            (AccessKind::LocalStorage, "bookmark", allowed),
            (AccessKind::LocalStorage, "theme", allowed),
            (AccessKind::Camera, "", blocked),
            (AccessKind::Request, "", blocked),
        ]
        .map(accessed),
    );
    let rows = LANGUAGES.map(|language| {
        let table = Report {
            privacy: privacy.clone(),
            ..report()
        }
        .privacy_table(language);
        let lines = table.rows.iter().map(|row| {
            row.iter()
                .map(|cell| cell.text.as_str())
                .collect::<Vec<_>>()
                .join(" | ")
        });
        [vec![table.title.clone(), table.columns.join(" | ")], lines.collect()]
            .concat()
            .join("\n")
    });
    insta::assert_snapshot!(rows.join("\n\n"));
    assert_eq!(
        privacy.rows.iter().map(|row| row.first).collect::<Vec<_>>(),
        [1, 4, 6, 7]
    );
}

#[test]
fn the_privacy_table_is_bounded() {
    let hosts = (0..1_000).map(|host| {
        let target = format!("https://h{host}.example/?{}", "x".repeat(5_000));
        accessed((AccessKind::Request, &target, Decision::Allowed))
    });
    let privacy = privacy_of(hosts);
    assert_eq!((privacy.rows.len(), privacy.more), (200, 800));
    let is_short = |row: &PrivacyRow| row.names.iter().all(|name| name.chars().count() <= 61);
    assert!(privacy.rows.iter().all(is_short));
    let table = Report { privacy, ..report() }.privacy_table(Language::English);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
}

#[test]
fn what_was_sent_is_in_the_row_of_its_host_or_in_one_of_its_own() {
    let statement = r#"{"actor":{"mbox":"mailto:learner-1@x.example"},"verb":{"id":"secret"}}"#;
    let privacy = privacy_of([
        body_sent("https://lrs.example/statements?v=1", Some(statement)),
        body_sent("https://stats.example/collect", Some("page=2&name=Camille+Martin")),
        accessed((
            AccessKind::Request,
            "https://stats.example/collect?v=2 (connect-src)",
            Decision::Blocked,
        )),
        accessed((AccessKind::Popup, "https://lrs.example/", Decision::Blocked)),
        body_sent("https://stats.example/collect", Some("page=3&uid=x")),
        body_sent("https://lrs.example/statements", None),
    ]);
    let rows: Vec<_> = privacy
        .rows
        .iter()
        .map(|row| {
            let host = row.host.as_deref().unwrap_or_default();
            let learner: Vec<_> = row.learner.iter().copied().collect();
            (host, row.names.join(" "), learner, row.decision, row.count, row.first)
        })
        .collect();
    let blocked = Some(Decision::Blocked);
    let (identifier, name) = (vec![LearnerDatum::Identifier], vec![LearnerDatum::Name]);
    assert_eq!(
        rows,
        [
            ("lrs.example", "v actor.mbox verb.id".to_owned(), identifier, None, 2, 1),
            ("stats.example", "v page name uid".to_owned(), name, blocked, 1, 3),
            ("lrs.example", String::new(), vec![], blocked, 1, 4),
        ]
    );
    let table = Report { privacy, ..report() }.privacy_table(Language::English);
    let decisions: Vec<_> = table.rows.iter().map(|row| row[4].text.as_str()).collect();
    assert_eq!(decisions, ["–", "Blocked by the workbench", "Blocked by the workbench"]);
}

#[test]
fn bodies_to_many_hosts_are_bounded() {
    let names: Vec<_> = (0..80).map(|name| format!("{name}{}=x", "n".repeat(90))).collect();
    let body = names.join("&");
    let privacy = privacy_of((0..1_000).map(|host| body_sent(&format!("https://h{host}.example/"), Some(&body))));
    assert_eq!((privacy.rows.len(), privacy.more), (200, 800));
    assert!(privacy.rows.iter().all(|row| row.names.len() == 20));
}

proptest! {
    #[test]
    fn no_body_breaks_the_privacy_table(
        bodies in proptest::collection::vec(("[a-c/:?=]{0,12}", proptest::option::of(".{0,300}")), 0..20),
    ) {
        let entries = bodies.iter().map(|(path, body)| body_sent(&format!("https://x{path}"), body.as_deref()));
        let privacy = privacy_of(entries);
        let sent: u32 = privacy.rows.iter().map(|row| row.count).sum();
        prop_assert!(sent as usize <= bodies.len());
        prop_assert!(privacy.rows.iter().all(|row| row.names.len() <= 20));
        let table = Report { privacy, ..report() }.privacy_table(Language::French);
        prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
