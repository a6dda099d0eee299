//! The status that the module sends.

use scorm::{
    cmi::LessonStatus,
    rte::{Attempt, Launch, LessonMode},
};

use crate::{Case, play::Play};

fn again(status: LessonStatus) -> Play {
    let before = Attempt {
        launched: true,
        status,
        ..Attempt::default()
    };
    Play::launch("strict", Launch::default(), before)
}

/// A session of ten minutes with these statuses, saved after each.
fn sends(mut play: Play, statuses: &[&str]) -> Play {
    play.initialize();
    for status in statuses {
        play.set("cmi.core.lesson_status", status);
        play.commit();
    }
    ends(&mut play);
    play
}

fn ends(play: &mut Play) {
    play.wait(600.0);
    play.set("cmi.core.session_time", "0000:10:00");
    play.finish();
}

fn with_mastery(mastery: &str) -> Play {
    let launch = Launch {
        mastery_score: mastery.to_owned(),
        ..Launch::default()
    };
    Play::launch("strict", launch, Attempt::default())
}

fn scores(mut play: Play, score: &str, status: &str) -> Play {
    play.initialize();
    play.set("cmi.core.score.max", "100");
    play.set("cmi.core.score.raw", score);
    play.set("cmi.core.lesson_status", status);
    play.commit();
    ends(&mut play);
    play
}

/// A session whose first status comes so many seconds after LMSInitialize.
fn at_launch(seconds: f64, status: &str) -> Play {
    sends_after(Play::new(), seconds, status)
}

fn sends_after(mut play: Play, seconds: f64, status: &str) -> Play {
    play.begin();
    play.wait(seconds);
    play.set("cmi.core.lesson_status", status);
    play.commit();
    ends(&mut play);
    play
}

pub(crate) const CASES: &[Case] = &[
    (
        || sends(Play::new(), &["completed", "incomplete"]),
        &[("session/status-set-back", &[4])],
    ),
    (
        || sends(again(LessonStatus::Completed), &["incomplete"]),
        &[("session/status-set-back", &[2])],
    ),
    (
        || sends(again(LessonStatus::Passed), &["browsed", "completed", "incomplete"]),
        &[("session/status-set-back", &[2, 6])],
    ),
    (
        || {
            let before = Attempt {
                launched: true,
                status: LessonStatus::Passed,
                ..Attempt::default()
            };
            scores(Play::launch("strict", Launch::default(), before), "20", "failed")
        },
        &[("session/failed-after-passed", &[4])],
    ),
    (|| at_launch(2.0, "completed"), &[("session/done-at-launch", &[2])]),
    (
        || at_launch(0.1, "passed"),
        &[("session/done-at-launch", &[2]), ("session/status-without-score", &[2])],
    ),
    (
        || sends(Play::new(), &["failed"]),
        &[("session/failed-before-answer", &[2])],
    ),
    (
        || sends(Play::new(), &["incomplete", "passed"]),
        &[("session/status-without-score", &[4])],
    ),
    (
        || scores(with_mastery("80"), "79.5", "passed"),
        &[("session/status-against-mastery", &[4])],
    ),
    (
        || scores(with_mastery("80"), "8", "completed"),
        &[("session/status-against-mastery", &[4])],
    ),
    (
        || scores(with_mastery("80"), "80", "failed"),
        &[("session/status-against-mastery", &[4])],
    ),
];

#[test]
fn a_status_that_goes_on_is_none_of_these() {
    for statuses in [&["incomplete", "completed"][..], &["completed", "completed"]] {
        assert_eq!(sends(Play::new(), statuses).found(), []);
    }
    for (score, status) in [("80", "passed"), ("79", "failed"), ("20", "incomplete")] {
        assert_eq!(scores(with_mastery("80"), score, status).found(), []);
    }
    assert_eq!(scores(Play::new(), "20", "passed").found(), []);
}

#[test]
fn a_quiz_may_fail_a_course_that_is_completed() {
    let mut play = Play::new();
    play.initialize();
    play.set("cmi.core.lesson_status", "completed");
    play.set("cmi.interactions.0.id", "question-1");
    play.set("cmi.core.lesson_status", "failed");
    play.set("cmi.core.score.raw", "20");
    play.set("cmi.core.score.max", "100");
    play.commit();
    ends(&mut play);
    assert_eq!(play.found(), []);
}

#[test]
fn a_score_that_follows_before_it_is_saved_is_in_time() {
    let mut play = Play::new();
    play.initialize();
    play.set("cmi.core.lesson_status", "failed");
    play.set("cmi.core.score.raw", "0");
    play.set("cmi.core.score.max", "100");
    play.commit();
    ends(&mut play);
    assert_eq!(play.found(), []);
}

#[test]
fn a_status_that_is_set_right_again_weighs_less() {
    let severities = |statuses: &[&str]| sends(Play::new(), statuses).severities();
    assert_eq!(severities(&["completed", "incomplete"]), [audit::Severity::Error]);
    assert_eq!(
        severities(&["completed", "incomplete", "completed"]),
        [audit::Severity::Warning]
    );
}

#[test]
fn nothing_counts_in_review() {
    let launch = Launch {
        lesson_mode: LessonMode::Review,
        ..Launch::default()
    };
    let before = Attempt {
        launched: true,
        status: LessonStatus::Completed,
        ..Attempt::default()
    };
    let play = sends(Play::launch("strict", launch, before), &["incomplete", "failed"]);
    assert_eq!(play.found(), []);
}

#[test]
fn a_module_that_waits_for_the_learner_is_not_done_at_the_launch() {
    assert_eq!(at_launch(3.1, "completed").found(), []);
    assert_eq!(at_launch(0.1, "incomplete").found(), []);
    // Who comes back may have had all but the last click done.
    let back = sends_after(again(LessonStatus::Incomplete), 1.0, "completed");
    assert_eq!(back.found(), []);
}

#[test]
fn a_score_before_the_status_is_a_sign_of_the_learner() {
    let mut play = Play::new();
    play.begin();
    play.set("cmi.core.score.raw", "80");
    play.set("cmi.core.score.max", "100");
    play.set("cmi.core.lesson_status", "passed");
    play.commit();
    ends(&mut play);
    assert_eq!(play.found(), []);
}
