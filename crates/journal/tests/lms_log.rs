//! The four exchanges in the shapes that support staff know.

use journal::blocks::{ExitAu, LaunchRequest, LmsRecord, exitau, exitau_empty, getparam, launch_request, putparam};
use scorm::LmsProfile;
use scorm::rte::{Attempt, ErrorCode, Launch, Session};

fn session(launch: Launch, attempt: Attempt, sets: &[(&str, &str)]) -> Session {
    let mut session = Session::launch(LmsProfile::xlms(), launch, attempt);
    assert_eq!(session.initialize("").value, "true");
    for (element, value) in sets {
        assert_eq!(
            session.set_value(element, value).error,
            ErrorCode::NoError,
            "{element} {value}"
        );
    }
    session
}

const QUIZ: &[(&str, &str)] = &[
    ("cmi.core.lesson_location", "5fb3a7a56ea7f"),
    ("cmi.core.score.raw", "75"),
    ("cmi.core.score.max", "100"),
    ("cmi.core.score.min", "0"),
    ("cmi.core.lesson_status", "completed"),
    ("cmi.core.exit", "logout"),
    ("cmi.core.session_time", "0000:00:28.40"),
    ("cmi.suspend_data", "page=3;\nseen=1,2,3"),
    ("cmi.objectives.0.id", "5fb3a7a55c5aa_p175d70eac2f"),
    ("cmi.objectives.0.status", "completed"),
    ("cmi.objectives.0.score.raw", "50"),
    ("cmi.objectives.0.score.max", "50"),
    ("cmi.objectives.0.score.min", "0"),
    ("cmi.interactions.0.id", "Q1"),
    ("cmi.interactions.0.objectives.0.id", "OBJ-A"),
    ("cmi.interactions.0.objectives.1.id", "OBJ-B"),
    ("cmi.interactions.0.time", "18:15:02"),
    ("cmi.interactions.0.type", "choice"),
    ("cmi.interactions.0.correct_responses.0.pattern", "{a,b}"),
    ("cmi.interactions.0.weighting", "1"),
    ("cmi.interactions.0.student_response", "{a,c}"),
    ("cmi.interactions.0.result", "wrong"),
    ("cmi.interactions.0.latency", "00:00:05"),
    ("cmi.interactions.1.id", "Q2"),
    ("cmi.interactions.1.result", "correct"),
];

#[test]
fn launch_request_block() {
    let parameters = [("launch_data", "a=1"), ("mastery_score", "80")];
    insta::assert_snapshot!(launch_request(&LaunchRequest {
        stamp: "26/11/2025 18:14:53",
        student_id: "L0001",
        login_id: "jmartin",
        session_id: "S42",
        parameters: &parameters,
    }));
}

#[test]
fn getparam_of_a_first_launch_and_of_a_resumed_one() {
    let launch = Launch {
        student_id: "L0001".to_owned(),
        student_name: "Martin, Jeanne".to_owned(),
        launch_data: "a=1".to_owned(),
        mastery_score: "80".to_owned(),
        max_time_allowed: "00:30:00".to_owned(),
        ..Launch::default()
    };
    let mut first = session(launch.clone(), Attempt::default(), &[]);
    insta::assert_snapshot!("getparam_first", getparam("S1", first.data()));
    for (element, value) in QUIZ {
        first.set_value(element, value);
    }
    first.commit("");
    let resumed = session(launch, first.leave(), &[]);
    insta::assert_snapshot!("getparam_resumed", getparam("S1", resumed.data()));
}

#[test]
fn putparam_full_and_empty() {
    let full = session(Launch::default(), Attempt::default(), QUIZ);
    insta::assert_snapshot!("putparam", putparam("S1", &LmsRecord::from_data(full.data())));
    let empty = session(Launch::default(), Attempt::default(), &[]);
    insta::assert_snapshot!("putparam_empty", putparam("S1", &LmsRecord::from_data(empty.data())));
}

#[test]
fn exitau_of_a_finish_a_validation_and_nothing() {
    let attempt = Attempt {
        launched: true,
        total_time: "0000:01:24.00".to_owned(),
        ..Attempt::default()
    };
    let mut ended = session(Launch::default(), attempt, QUIZ);
    let profile = LmsProfile::xlms();
    let block = |record: &LmsRecord, attempt: &Attempt, error| {
        exitau(&ExitAu {
            profile: &profile,
            record,
            attempt,
            average_score: Some(87),
            course_id: "C1",
            student_id: "L0001",
            lesson_id: "SCO_1",
            date: "2025/11/24",
            error,
        })
    };
    ended.commit("");
    let committed = ended.attempt().clone();
    ended.finish("");
    insta::assert_snapshot!(
        "exitau",
        block(&LmsRecord::from_data(ended.data()), ended.attempt(), ErrorCode::NoError)
    );

    // Validated later, it has the effects of LMSFinish.
    let validated = committed.closed(&profile, &Launch::default());
    assert_eq!(&validated, ended.attempt());
    insta::assert_snapshot!(
        "exitau_refused",
        block(&LmsRecord::default(), &Attempt::default(), ErrorCode::General)
    );
    insta::assert_snapshot!("exitau_empty", exitau_empty());
}
