//! The pace of calls.

use crate::{
    Case,
    play::{Play, spoken},
};

const DATA: &str = "cmi.suspend_data";

/// Sets a new value as suspend data.
fn progress(play: &mut Play, step: usize) {
    play.set(DATA, &step.to_string());
}

/// A session without LMSCommit that takes so many seconds from its first value on.
fn without_commit(seconds: f64) -> Play {
    let mut play = Play::new();
    play.initialize();
    progress(&mut play, 1);
    play.wait(seconds);
    play.set("cmi.core.lesson_status", "completed");
    play.set_time();
    play.finish();
    play
}

/// Sets so many values in each of so many seconds.
fn each_second(play: &mut Play, calls: usize, seconds: usize) {
    for second in 0..seconds {
        play.wait_until(second as f64 + 10.0);
        for call in 0..calls {
            progress(play, second * calls + call);
        }
    }
}

/// Commits so many values, each alone, with a pause after each.
fn committed_alone(play: &mut Play, values: usize, pause: f64) {
    for value in 0..values {
        progress(play, value);
        play.commit();
        play.wait(pause);
    }
}

pub(crate) const CASES: &[Case] = &[
    (|| without_commit(301.0), &[("session/never-committed", &[2])]),
    (
        || {
            Play::good(|play| {
                progress(play, 1);
                progress(play, 2);
                play.wait(661.0);
                play.commit();
            })
        },
        &[("session/long-gap-without-commit", &[2, 4])],
    ),
    (
        || Play::good(|play| committed_alone(play, 30, 2.0)),
        &[(
            "session/commit-after-each-value",
            &[
                3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41,
            ],
        )],
    ),
    (
        || Play::good(|play| each_second(play, 21, 10)),
        &[("session/many-calls-per-second", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                for _ in 0..20 {
                    (0..11).for_each(|_| play.set("cmi.core.lesson_location", "3"));
                    play.wait(1.0);
                }
            })
        },
        &[(
            "session/same-values-again",
            &[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22],
        )],
    ),
];

#[test]
fn a_pace_that_does_no_harm_is_not_found() {
    let plays: [fn(&mut Play); 6] = [
        // A commit after each page.
        |play| committed_alone(play, 40, 4.0),
        // A burst.
        |play| (0..400).for_each(|call| progress(play, call)),
        |play| each_second(play, 21, 9),
        |play| each_second(play, 20, 30),
        // That the learner has begun is not worth a commit of its own.
        |play| {
            play.set("cmi.core.lesson_status", "incomplete");
            play.set("cmi.core.exit", "suspend");
            play.wait(1_200.0);
        },
        |play| {
            for call in 0..300 {
                play.set("cmi.core.lesson_status", "incomplete");
                progress(play, call);
            }
        },
    ];
    for play in plays {
        assert_eq!(Play::good(play).found(), []);
    }
}

#[test]
fn a_short_session_needs_no_commit() {
    assert_eq!(without_commit(299.0).found(), []);
}

#[test]
fn a_gap_is_said_while_it_lasts() {
    let mut play = Play::new();
    play.initialize();
    progress(&mut play, 1);
    play.wait(661.0);
    assert!(play.found_running().is_empty());
    play.get(DATA);
    assert_eq!(play.found_running(), ["session/long-gap-without-commit"]);
    // What is lost in the end has a rule of its own.
    let found: Vec<_> = play.found().into_iter().map(|found| found.0).collect();
    assert_eq!(
        found,
        ["session/never-finished", "session/values-lost", "session/no-status"]
    );
}

#[test]
fn messages() {
    insta::assert_snapshot!(spoken(CASES.iter().map(|case| case.0())));
}
