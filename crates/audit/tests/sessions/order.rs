//! Calls that come at the wrong time, and errors that the module does not look at.

use scorm::rte::{Attempt, Function, Launch};

use crate::{Case, play::Play};

pub(crate) const CASES: &[Case] = &[
    (
        || {
            let mut play = Play::new();
            play.get("cmi.core.entry");
            play.set("cmi.core.lesson_status", "incomplete");
            play.initialize();
            play.completes();
            play
        },
        &[("session/call-before-initialize", &[1, 2])],
    ),
    // An LMS that takes them changes nothing of it.
    (
        || {
            let mut play = Play::launch("chamilo", Launch::default(), Attempt::default());
            play.get("cmi.core.entry");
            play.initialize();
            play.initialize();
            play.completes();
            play
        },
        &[
            ("session/call-before-initialize", &[1]),
            ("session/initialized-twice", &[3]),
        ],
    ),
    (
        || Play::good(|play| play.initialize()),
        &[("session/initialized-twice", &[2])],
    ),
    (
        || {
            let mut play = Play::good(|_| {});
            play.initialize();
            play
        },
        &[("session/initialized-after-finish", &[6])],
    ),
    (
        || {
            let mut play = Play::good(|_| {});
            play.set("cmi.core.lesson_location", "4");
            play.set("cmi.core.score.raw", "80");
            play
        },
        &[("session/set-after-finish", &[6, 7])],
    ),
    // A second handler of leaving, which sends the same again.
    (
        || {
            let mut play = Play::good(|_| {});
            play.set("cmi.core.lesson_status", "completed");
            play.set("cmi.core.session_time", "0000:10:01");
            play.commit();
            play.finish();
            play
        },
        &[("session/call-after-finish", &[6, 7, 8, 9])],
    ),
    (
        || {
            Play::good(|play| {
                for _ in 0..5 {
                    play.set("cmi.core.student_name", "Ada");
                }
            })
        },
        &[
            ("session/refused-call", &[2, 3, 4, 5, 6]),
            ("session/errors-ignored", &[2, 3, 4, 5, 6]),
        ],
    ),
];

#[test]
fn asking_about_errors_before_the_session_begins_is_a_look_at_the_api() {
    let mut play = Play::new();
    play.call(Function::GetLastError, &[]);
    play.initialize();
    play.completes();
    play.call(Function::GetLastError, &[]);
    assert_eq!(play.found(), []);
}

#[test]
fn a_module_that_asks_about_an_error_does_not_ignore_it() {
    let play = Play::good(|play| {
        for _ in 0..5 {
            play.set("cmi.core.student_name", "Ada");
            play.call(Function::GetLastError, &[]);
        }
    });
    let refused: &[u32] = &[2, 4, 6, 8, 10];
    assert_eq!(play.found(), [("session/refused-call", refused.to_vec())]);
}

#[test]
fn the_first_call_is_named() {
    let mut play = Play::good(|_| {});
    play.get("cmi.core.entry");
    play.set("cmi.core.lesson_location", "4");
    play.set("cmi.suspend_data", "x");
    let messages = [
        "cmi.core.lesson_location was set to a new value after LMSFinish, and was not recorded.",
        "LMSGetValue(\"cmi.core.entry\") was called after LMSFinish.",
    ];
    assert_eq!(play.messages(), messages);
}
