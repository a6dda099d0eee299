//! The score that the module sends.

use audit::Severity;
use scorm::rte::{Attempt, Launch};

use crate::{Case, play::Play};

/// A good session that sends these parts of the score.
fn scores(parts: &'static [(&str, &str)]) -> Play {
    Play::good(|play| send(play, parts))
}

fn send(play: &mut Play, parts: &[(&str, &str)]) {
    for (part, value) in parts {
        play.set(&format!("cmi.core.score.{part}"), value);
    }
}

const FULL: &[(&str, &str)] = &[("min", "0"), ("max", "100"), ("raw", "80")];

pub(crate) const CASES: &[Case] = &[
    (
        || scores(&[("max", "100"), ("raw", "79,5"), ("raw", "101"), ("raw", "NaN")]),
        &[("session/score-refused", &[3, 4, 5])],
    ),
    // An LMS that takes any text does not make it a score.
    (
        || {
            let mut play = Play::launch("chamilo", Launch::default(), Attempt::default());
            play.initialize();
            send(&mut play, &[("max", "100"), ("raw", "80 %")]);
            play.completes();
            play
        },
        &[("session/score-refused", &[3])],
    ),
    (
        || scores(&[("min", "0"), ("max", "10"), ("raw", "80")]),
        &[("session/score-over-max", &[4])],
    ),
    (
        || scores(&[("min", "50"), ("max", "100"), ("raw", "49.5")]),
        &[("session/score-under-min", &[4])],
    ),
    (|| scores(&[("raw", "80")]), &[("session/score-without-max", &[2])]),
    (
        || {
            Play::good(|play| {
                play.set("cmi.core.lesson_status", "passed");
                play.commit();
                send(play, FULL);
            })
        },
        &[("session/score-after-status", &[6])],
    ),
];

#[test]
fn a_score_with_its_bounds_is_none_of_these() {
    assert_eq!(scores(FULL).found(), []);
    // In whichever order they come, and where the score is blank.
    assert_eq!(scores(&[("raw", "0"), ("max", "10"), ("min", "0")]).found(), []);
    assert_eq!(scores(&[("raw", "")]).found(), []);
}

#[test]
fn a_score_that_changes_after_the_status_was_there_before() {
    let play = Play::good(|play| {
        send(play, FULL);
        play.set("cmi.core.lesson_status", "passed");
        play.commit();
        send(play, &[("raw", "90")]);
    });
    assert_eq!(play.found(), []);
}

#[test]
fn a_score_that_is_corrected_is_recorded() {
    let severities = |parts| scores(parts).severities();
    assert_eq!(severities(&[("max", "100"), ("raw", "79,5")]), [Severity::Error]);
    let corrected = &[("max", "100"), ("raw", "79,5"), ("raw", "79.5")];
    assert_eq!(severities(corrected), [Severity::Warning]);
}
