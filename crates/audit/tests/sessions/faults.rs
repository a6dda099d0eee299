//! Faults in sessions of courses in the manner of common tools: each changes a good session, and is found as what it is.

use journal::PageState;
use scorm::{
    cmi::LessonStatus,
    rte::{Attempt, Function},
};

use crate::tools::{Did, adapt, call, captivate, get, h5p, ispring, play, rise, set, storyline};

/// A tool's course, what is wrong with it here, what the change is, and all rules that find something. No course asks about errors.
type Fault = (
    fn() -> Vec<Did>,
    &'static str,
    fn(&mut Vec<Did>),
    &'static [&'static str],
);

/// Leaves out the calls of a function.
fn without(course: &mut Vec<Did>, function: Function) {
    course.retain(|did| !matches!(did, Did::Call(of, _) if *of == function));
}

/// Leaves out what is set of elements that end so.
fn without_element(course: &mut Vec<Did>, end: &str) {
    course.retain(|did| {
        !matches!(did, Did::Call(Function::SetValue, arguments) if arguments.first().is_some_and(|element| element.ends_with(end)))
    });
}

/// Sets elements that end so to another value.
fn instead(course: &mut [Did], end: &str, value: &dyn Fn(&str) -> String) {
    for did in course {
        if let Did::Call(Function::SetValue, arguments) = did
            && let [element, sent] = arguments.as_mut_slice()
            && element.ends_with(end)
        {
            *sent = value(sent);
        }
    }
}

/// The place of the last call of a function.
fn last(course: &[Did], function: Function) -> usize {
    course
        .iter()
        .rposition(|did| matches!(did, Did::Call(of, _) if *of == function))
        .unwrap()
}

const FAULTS: [Fault; 20] = [
    (
        storyline,
        "no LMSFinish",
        |course| without(course, Function::Finish),
        &["session/never-finished"],
    ),
    (
        storyline,
        "more suspend data than LMSs take",
        |course| instead(course, "suspend_data", &|data| data.repeat(8)),
        &["session/suspend-data-too-long", "session/errors-ignored"],
    ),
    (
        storyline,
        "incomplete again after passed",
        |course| {
            let at = last(course, Function::Commit);
            course.insert(at, set("cmi.core.lesson_status", "incomplete"));
        },
        &["session/status-set-back"],
    ),
    (
        storyline,
        "questions without type",
        |course| without_element(course, ".type"),
        &["session/interaction-without-type"],
    ),
    (
        rise,
        "no LMSCommit",
        |course| without(course, Function::Commit),
        &["session/never-committed"],
    ),
    (
        rise,
        "LMSFinish in unload alone",
        |course| {
            let at = last(course, Function::Finish);
            course.insert(at, Did::Turn(PageState::Unload));
        },
        &["session/finished-in-unload"],
    ),
    (
        rise,
        "no session time",
        |course| without_element(course, "session_time"),
        &["session/time-missing"],
    ),
    (
        rise,
        "LMSInitialize again on each page",
        |course| {
            let at = course.len() / 2;
            course.insert(at, call(Function::Initialize));
        },
        &["session/initialized-twice"],
    ),
    (
        captivate,
        "a score in the thousands",
        |course| instead(course, "score.raw", &|_| "1200".to_owned()),
        &[
            "session/score-refused",
            "session/errors-ignored",
            "session/status-without-score",
        ],
    ),
    (
        captivate,
        "a time in seconds",
        |course| instead(course, "session_time", &|_| "720".to_owned()),
        &["session/time-refused"],
    ),
    (
        captivate,
        "values after LMSFinish",
        |course| course.push(set("cmi.core.lesson_status", "completed")),
        &["session/set-after-finish"],
    ),
    (
        captivate,
        "a location that says too much",
        |course| instead(course, "lesson_location", &|at| at.repeat(60)),
        &[
            "session/location-too-long",
            "session/errors-ignored",
            "session/same-values-again",
        ],
    ),
    (
        adapt,
        "passed under the mastery score",
        |course| instead(course, "score.raw", &|_| "40".to_owned()),
        &["session/status-against-mastery"],
    ),
    (
        adapt,
        "the same id for each question",
        |course| instead(course, ".id", &|_| "question".to_owned()),
        &["session/interaction-id-twice"],
    ),
    (
        adapt,
        "a read before LMSInitialize",
        |course| course.insert(0, get("cmi.core.lesson_status")),
        &["session/call-before-initialize"],
    ),
    (
        ispring,
        "the score after the status, which was committed",
        |course| {
            let score = course
                .iter()
                .rposition(|did| matches!(did, Did::Call(_, arguments) if arguments[0].ends_with("score.raw")));
            let score = course.remove(score.unwrap());
            let at = last(course, Function::Commit) + 1;
            course.insert(at, score);
        },
        &["session/score-after-status"],
    ),
    (
        ispring,
        "latencies in seconds",
        |course| instead(course, ".latency", &|_| "12".to_owned()),
        &["session/interaction-time", "session/errors-ignored"],
    ),
    (
        h5p,
        "an index that is no number",
        |course| {
            course.iter_mut().for_each(|did| {
                if let Did::Call(Function::SetValue, arguments) = did {
                    arguments[0] = arguments[0].replace("interactions.3.", "interactions.NaN.");
                }
            });
        },
        &[
            "session/record-index-gap",
            "session/record-index-not-a-number",
            "session/errors-ignored",
        ],
    ),
    (
        h5p,
        "no LMSInitialize",
        |course| without(course, Function::Initialize),
        &["session/never-initialized", "session/call-before-initialize"],
    ),
    (
        h5p,
        "no status",
        |course| without_element(course, "lesson_status"),
        &["session/no-status"],
    ),
];

#[test]
fn each_fault_is_found_as_what_it_is() {
    let mut wrong = Vec::new();
    for (tool, what, change, expected) in FAULTS {
        let mut course = tool();
        change(&mut course);
        let found = play(&course, Attempt::default()).found();
        let rules: Vec<_> = found.iter().map(|(rule, _)| *rule).collect();
        if rules != expected {
            wrong.push((what, rules, expected));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_resumed_session_that_reads_nothing_of_what_was_stored_is_found() {
    let before = Attempt {
        launched: true,
        status: LessonStatus::Incomplete,
        exit: "suspend".to_owned(),
        suspend_data: "{\"page\":7}".to_owned(),
        ..Attempt::default()
    };
    let mut course = h5p();
    course.retain(|did| !matches!(did, Did::Call(Function::GetValue, _)));
    let found = play(&course, before).found();
    let rules: Vec<_> = found.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, ["session/never-resumes"]);
}
