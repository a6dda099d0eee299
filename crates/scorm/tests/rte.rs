//! What sessions do beyond the conformance vectors: leaving, failed storage, profiles, diagnostics, any input at all.

mod strategies;

use proptest::prelude::*;
use scorm::cmi::{Access, ELEMENTS, LessonStatus, VALUE_LIMIT};
use scorm::profile::{LmsProfile, Recording, SessionStart, profiles};
use scorm::rte::{ApiState, Argument, Attempt, ErrorCode, Function, Launch, LessonMode, ReturnValue, Session};

fn running(profile: LmsProfile, launch: Launch, attempt: Attempt) -> Session {
    let mut session = Session::launch(profile, launch, attempt);
    assert_eq!(session.initialize("").value, "true");
    session
}

fn strict() -> Session {
    running(LmsProfile::strict(), Launch::default(), Attempt::default())
}

fn set(session: &mut Session, sets: &[(&str, &str)]) {
    for (element, value) in sets {
        assert_eq!(
            session.set_value(element, value),
            return_value("true", ErrorCode::NoError),
            "{element} {value}"
        );
    }
}

fn return_value(value: &str, error: ErrorCode) -> ReturnValue<'static> {
    ReturnValue {
        value: value.to_owned().into(),
        error,
    }
}

#[test]
fn values_are_truncated_only_above_the_limits_of_all_profiles() {
    let most = profiles().iter().flat_map(|p| p.limits.iter().map(|l| l.length)).max();
    assert!(most < Some(VALUE_LIMIT as u32), "{most:?}");
    let lenient = LmsProfile::named("lenient").unwrap();
    let mut session = running(lenient, Launch::default(), Attempt::default());
    let long = "é".repeat(VALUE_LIMIT + 1);
    for element in ["cmi.suspend_data", "cmi.comments"] {
        // A second time: comments are added to what is there.
        set(&mut session, &[(element, &long), (element, &long)]);
        assert_eq!(
            session.get_value(element).value.chars().count(),
            VALUE_LIMIT,
            "{element}"
        );
    }
    let mut session = strict();
    assert_eq!(
        session.set_value("cmi.suspend_data", &long),
        return_value("false", ErrorCode::IncorrectType)
    );
}

const WORK: &[(&str, &str)] = &[
    ("cmi.core.lesson_status", "incomplete"),
    ("cmi.core.lesson_location", "p7"),
    ("cmi.core.session_time", "00:10:00"),
    ("cmi.core.exit", "suspend"),
];

#[test]
fn leaving_has_the_effects_of_a_finish_on_what_was_committed() {
    let mut session = strict();
    set(&mut session, WORK);
    session.commit("");
    set(
        &mut session,
        &[
            ("cmi.core.lesson_location", "p8"),
            ("cmi.core.session_time", "00:20:00"),
        ],
    );
    let attempt = session.leave();
    assert!(!attempt.open);
    assert_eq!(
        (attempt.location.as_str(), attempt.total_time.as_str()),
        ("p7", "0000:10:00.00")
    );
    assert_eq!(attempt.entry(), "resume");
}

/// What the strict LMS records of a session that was left without `LMSFinish`.
fn left_without_finish(
    launch: Launch,
    before: LessonStatus,
    committed: &[(&str, &str)],
    set_last: &[(&str, &str)],
) -> Attempt {
    let attempt = Attempt {
        launched: before != LessonStatus::NotAttempted,
        status: before,
        ..Attempt::default()
    };
    let mut session = running(LmsProfile::strict(), launch, attempt);
    if !committed.is_empty() {
        set(&mut session, committed);
        session.commit("");
    }
    set(&mut session, set_last);
    session.leave()
}

#[test]
fn the_status_that_a_sco_set_is_recorded_when_it_is_left_without_commit_and_finish() {
    type Sets = &'static [(&'static str, &'static str)];
    const RAW: (&str, &str) = ("cmi.core.score.raw", "50");
    const INCOMPLETE: (&str, &str) = ("cmi.core.lesson_status", "incomplete");
    const COMPLETED: (&str, &str) = ("cmi.core.lesson_status", "completed");
    const PASSED: (&str, &str) = ("cmi.core.lesson_status", "passed");
    const FAILED: (&str, &str) = ("cmi.core.lesson_status", "failed");
    let (never, incomplete) = (LessonStatus::NotAttempted, LessonStatus::Incomplete);
    let mastery = || Launch {
        mastery_score: "80".to_owned(),
        ..Launch::default()
    };
    let rows: [(Launch, LessonStatus, Sets, Sets, LessonStatus); 8] = [
        (Launch::default(), never, &[], &[INCOMPLETE], incomplete),
        (Launch::default(), never, &[], &[PASSED], LessonStatus::Passed),
        (Launch::default(), never, &[COMPLETED], &[FAILED], LessonStatus::Failed),
        // Only a status that was never set is the LMS's to give.
        (Launch::default(), never, &[], &[], LessonStatus::Completed),
        (Launch::default(), never, &[RAW], &[], LessonStatus::Completed),
        (Launch::default(), incomplete, &[], &[], incomplete),
        // A mastery score still decides, by the score that was committed.
        (mastery(), never, &[RAW], &[PASSED], LessonStatus::Failed),
        (mastery(), never, &[RAW], &[INCOMPLETE], incomplete),
    ];
    for (launch, before, committed, set_last, expected) in rows {
        let left = left_without_finish(launch, before, committed, set_last);
        assert_eq!(
            (left.status, left.open),
            (expected, false),
            "{committed:?} {set_last:?}"
        );
    }
    // The other values of that session are lost.
    let left = left_without_finish(
        Launch::default(),
        never,
        &[],
        &[INCOMPLETE, ("cmi.core.lesson_location", "p8")],
    );
    assert_eq!(left.location, "");
}

#[test]
fn a_crash_is_handled_at_the_next_launch() {
    let mut session = strict();
    set(&mut session, WORK);
    session.commit("");
    // What the host had on disk when everything stopped.
    let stored = session.attempt().clone();
    assert!(stored.open);
    let next = Session::launch(LmsProfile::strict(), Launch::default(), stored.clone());
    assert_eq!(next.data().value("cmi.core.total_time"), Some("0000:10:00.00"));
    assert_eq!(next.attempt(), &session.leave());
    assert_eq!(
        next.attempt(),
        &stored.closed(&LmsProfile::strict(), &Launch::default())
    );
}

#[test]
fn the_xlms_keeps_a_session_open_and_resumes_it() {
    let mut session = running(LmsProfile::xlms(), Launch::default(), Attempt::default());
    set(&mut session, &WORK[..3]);
    session.commit("");
    let left = session.leave();
    assert!(left.open);
    // Even a launch that never initializes does not end it.
    let left = Session::launch(LmsProfile::xlms(), Launch::default(), left).leave();
    let mut resumed = running(LmsProfile::xlms(), Launch::default(), left);
    let get = |session: &mut Session, element| session.get_value(element).value;
    assert_eq!(get(&mut resumed, "cmi.core.entry"), "resume");
    assert_eq!(get(&mut resumed, "cmi.core.lesson_location"), "p7");
    assert_eq!(get(&mut resumed, "cmi.core.total_time"), "0000:10:00.00");
    set(
        &mut resumed,
        &[
            ("cmi.core.lesson_status", "completed"),
            ("cmi.core.session_time", "00:05:00"),
        ],
    );
    resumed.finish("");
    let ended = resumed.leave();
    assert_eq!(
        (ended.open, ended.location.as_str(), ended.total_time.as_str()),
        (false, "", "0000:15:00.00")
    );
    let mut next = running(LmsProfile::xlms(), Launch::default(), ended);
    assert_eq!(get(&mut next, "cmi.core.entry"), "");
}

#[test]
fn a_launch_that_never_initializes_changes_nothing() {
    let attempt = Attempt {
        launched: true,
        exit: "suspend".to_owned(),
        ..Attempt::default()
    };
    for profile in profiles() {
        let session = Session::launch(profile, Launch::default(), attempt.clone());
        assert_eq!(session.leave(), attempt);
    }
}

#[test]
fn opened_and_closed_without_a_call_is_attempted() {
    assert_eq!(strict().leave().status, LessonStatus::Completed);
    let browsing = Launch {
        lesson_mode: LessonMode::Browse,
        ..Launch::default()
    };
    let mut session = running(LmsProfile::strict(), browsing, Attempt::default());
    assert_eq!(session.get_value("cmi.core.credit").value, "no-credit");
    assert_eq!(session.leave().status, LessonStatus::Browsed);
}

#[test]
fn limits_by_profile() {
    let long = "x".repeat(5000);
    let mut moodle = running(
        LmsProfile::named("moodle").unwrap(),
        Launch::default(),
        Attempt::default(),
    );
    set(
        &mut moodle,
        &[
            ("cmi.suspend_data", &long),
            ("cmi.comments", &long),
            ("cmi.comments", &long),
        ],
    );
    assert_eq!(moodle.get_value("cmi.comments").value.len(), 10_000);
    assert_eq!(
        strict().set_value("cmi.suspend_data", &long).error,
        ErrorCode::IncorrectType
    );
    // Characters are counted, not bytes.
    assert_eq!(
        strict().set_value("cmi.suspend_data", &"é".repeat(4096)).error,
        ErrorCode::NoError
    );
}

#[test]
fn comments_append_up_to_their_limit() {
    let mut session = strict();
    let (most, one) = ("a".repeat(4095), "b");
    set(&mut session, &[("cmi.comments", &most), ("cmi.comments", one)]);
    assert_eq!(
        session.set_value("cmi.comments", one),
        return_value("false", ErrorCode::IncorrectType)
    );
    assert!(session.diagnostic("").contains("4096"));
    assert_eq!(session.get_value("cmi.comments").value, most + one);
}

#[test]
fn a_missing_argument_is_undefined() {
    let mut session = Session::launch(LmsProfile::strict(), Launch::default(), Attempt::default());
    assert_eq!(
        session.call(Function::Initialize, &[]),
        return_value("false", ErrorCode::InvalidArgument)
    );
    session.initialize("");
    session.call(Function::SetValue, &[Argument::string("cmi.suspend_data")]);
    assert_eq!(session.get_value("cmi.suspend_data").value, "undefined");
}

/// The codes that every misuse of every element gives.
#[test]
fn misuses_of_each_element() {
    let mut reported =
        vec!["get  set  bad  children count version set-keyword other-case | of a missing record  of 00".to_owned()];
    for element in ELEMENTS {
        let mut session = strict();
        set(
            &mut session,
            &[
                ("cmi.objectives.0.id", "o"),
                ("cmi.interactions.0.objectives.0.id", "o"),
                ("cmi.interactions.0.correct_responses.0.pattern", "a"),
            ],
        );
        let at = |n: &str, m: &str| {
            element
                .name
                .replace(".n.", &format!(".{n}."))
                .replace(".m.", &format!(".{m}."))
        };
        let name = at("0", "0");
        let (parent, last) = name.rsplit_once('.').unwrap();
        let mut codes: Vec<_> = [
            session.get_value(&name),
            session.set_value(&name, element.initial),
            session.set_value(&name, "\u{7}".repeat(5000).as_str()),
            session.get_value(&format!("{name}._children")),
            session.get_value(&format!("{name}._count")),
            session.get_value(&format!("{name}._version")),
            session.set_value(&format!("{name}._count"), "1"),
            session.get_value(&format!("{parent}.{}", last.to_uppercase())),
        ]
        .map(|returned| format!("{:>3}", returned.error.code()))
        .into();
        if name != element.name {
            codes.push("|".to_owned());
            for missing in [at("7", "0"), at("0", "7"), at("00", "0")] {
                let (get, set) = (
                    session.get_value(&missing),
                    session.set_value(&missing, element.initial),
                );
                codes.push(format!("{}/{}", get.error.code(), set.error.code()));
            }
        }
        reported.push(format!("{}  {}", codes.join("  "), element.name));
    }
    insta::assert_snapshot!(reported.join("\n"));
}

#[test]
fn diagnostics_say_what_was_wrong() {
    let mut session = strict();
    let mut reported = Vec::new();
    for (element, value) in [
        ("cmi.core.session_time", "1:30"),
        ("cmi.core.lesson_status", "Completed"),
        ("cmi.core.score.raw", "101"),
        ("cmi.core.lesson_location", &"x".repeat(300)),
        ("cmi.objectives.3.id", "a"),
        ("cmi.objectives.0.id", "a b"),
        ("cmi.core.student_id", "x"),
        ("cmi.core._children", "x"),
        ("cmi.core.zip_code", "x"),
        ("adl.nav.request", "continue"),
        ("cmi.interactions.0.result", "true"),
    ] {
        let error = session.set_value(element, value).error;
        reported.push(format!("{error} {}", session.diagnostic("")));
    }
    for element in [
        "cmi.core.exit",
        "cmi.core._count",
        "cmi.core.exit._children",
        "cmi.interactions.4.id._children",
    ] {
        let error = session.get_value(element).error;
        reported.push(format!("{error} {}", session.diagnostic("")));
    }
    reported.push(format!("{} {}", session.initialize("").error, session.diagnostic("")));
    reported.push(format!("{} {}", session.commit("now").error, session.diagnostic("201")));
    reported.push(format!(
        "{} {}",
        session.storage_failed().error,
        session.diagnostic("101")
    ));
    session.finish("");
    reported.push(format!(
        "{} {}",
        session.get_value("cmi.core.exit").error,
        session.diagnostic("301")
    ));
    reported.push(format!("{} {}", session.initialize("").error, session.diagnostic("")));
    reported.push(format!(
        "of another code: {} / {}",
        session.diagnostic("405"),
        session.diagnostic("none")
    ));
    insta::assert_snapshot!(reported.join("\n"));
}

#[test]
fn what_a_report_reads() {
    let mut session = strict();
    set(&mut session, WORK);
    set(
        &mut session,
        &[
            ("cmi.interactions.0.id", "a"),
            ("cmi.interactions.1.id", "b"),
            ("cmi.interactions.0.result", "wrong"),
        ],
    );
    let data = session.data();
    assert_eq!(data.value("cmi.core.exit"), Some("suspend"));
    assert_eq!(data.value("cmi.student_preference.audio"), Some("0"));
    assert_eq!(data.value("cmi.interactions.2.id"), None);
    assert_eq!(data.value("cmi.core._children"), None);
    assert_eq!(
        (
            data.count("cmi.interactions"),
            data.count("cmi.core"),
            data.count("cmi.interactions.0.objectives")
        ),
        (2, 0, 0)
    );
    let names: Vec<_> = data
        .entries()
        .map(|entry| entry.0)
        .filter(|name| name.starts_with("cmi.interactions"))
        .collect();
    assert_eq!(
        names,
        [
            "cmi.interactions.0.id",
            "cmi.interactions.0.result",
            "cmi.interactions.1.id"
        ]
    );
    session.finish("");
    // Interactions of an earlier session are counted, and are not this session's to show.
    let next = Session::launch(LmsProfile::strict(), Launch::default(), session.leave());
    assert_eq!(
        (next.data().count("cmi.interactions"), next.data().interactions().len()),
        (2, 0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_calls((profile, launch) in strategies::lms(), initialize in any::<bool>(), calls in prop::collection::vec(strategies::call(), 0..60)) {
        // Any call may begin a session where the LMS does not wait for LMSInitialize.
        let waits = *profile.session_start == SessionStart::Initialize;
        let drops = *profile.recording == Recording::NormalMode;
        let mut returned_values = Vec::new();
        let mut session = Session::launch(profile.clone(), launch.clone(), Attempt::default());
        if initialize {
            session.initialize("");
        }
        for (function, texts) in &calls {
            let function = *function;
            let arguments: Vec<_> = texts.iter().map(Argument::string).collect();
            let earlier = session.last_error();
            let before = (session.state(), session.data().clone(), session.attempt().clone());
            let got = session.call(function, &arguments);
            returned_values.push(got.clone());
            prop_assert_eq!(session.refused().map_or(ErrorCode::NoError, |refused| refused.why.code()), got.error);
            prop_assert!(ErrorCode::all().any(|code| code == got.error));
            prop_assert_eq!(got.error, session.last_error());
            prop_assert!(session.diagnostic("").chars().count() <= 255);
            if function.asks_about_errors() {
                prop_assert_eq!(got.error, earlier);
            }
            if waits && got.error.is_error() && !function.asks_about_errors() {
                prop_assert_eq!(&before, &(session.state(), session.data().clone(), session.attempt().clone()));
            }
            if function == Function::SetValue && got.value == "true" && !drops {
                let row = scorm::cmi::element(&texts[0]).unwrap();
                let stored = session.data().value(&texts[0]).unwrap_or_default().to_owned();
                let appended = row.access == Access::Append && stored.ends_with(&texts[1]);
                prop_assert!(appended || stored == texts[1]);
            }
            if matches!(function, Function::Commit | Function::Finish) && got.value == "true" {
                let mut failing = session.clone();
                prop_assert_eq!(failing.storage_failed(), return_value("false", ErrorCode::General));
                if waits {
                    prop_assert_eq!(before, (failing.state(), failing.data().clone(), failing.attempt().clone()));
                }
                prop_assert_eq!(failing.state(), ApiState::Running);
            }
            let written = serde_json::to_string(session.attempt()).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Attempt>(&written).unwrap(), session.attempt());
        }
        // The same calls return the same values, however often they are played: a trace can be replayed.
        let mut replay = Session::launch(profile.clone(), launch.clone(), Attempt::default());
        if initialize {
            replay.initialize("");
        }
        for ((function, texts), returned) in calls.iter().zip(&returned_values) {
            let arguments: Vec<_> = texts.iter().map(Argument::string).collect();
            prop_assert_eq!(&replay.call(*function, &arguments), returned);
        }
        prop_assert_eq!((replay.data(), replay.attempt()), (session.data(), session.attempt()));
        // Launched again as it was settled, it is the same launch: what a host keeps of it can be replayed.
        let first = Session::launch(profile.clone(), launch.clone(), session.attempt().clone());
        let again = Session::launch(profile.clone(), first.launched_with().clone(), first.attempt().clone());
        prop_assert_eq!((again.data(), again.attempt()), (first.data(), first.attempt()));
        // What is validated is what was left, closed: once, however often, and leaving it changes nothing any more.
        let left = session.clone().leave();
        let mut validated = session.clone();
        validated.validate();
        let closed = validated.attempt().clone();
        prop_assert!(!closed.open);
        prop_assert_eq!(&closed, &left.clone().closed(&profile, session.launched_with()));
        prop_assert_eq!(validated.data(), session.data());
        validated.validate();
        prop_assert_eq!(validated.attempt(), &closed);
        prop_assert_eq!(validated.leave(), closed);
        // The next session finds what this one left, and leaves it as it found it.
        let next = Session::launch(profile.clone(), launch.clone(), left.clone());
        prop_assert_eq!(next.data().value("cmi.suspend_data"), Some(left.suspend_data.as_str()));
        let attempt = next.attempt().clone();
        let mut again = next;
        if again.initialize("").value == "true" {
            again.commit("");
            prop_assert_eq!(&again.attempt().objectives, &attempt.objectives);
            prop_assert_eq!(again.attempt().interactions, attempt.interactions);
        }
    }
}
