//! Interactions and objectives.

use scorm::{
    cmi::Objective,
    rte::{Attempt, Launch},
};

use crate::{
    Case,
    play::{Play, spoken},
};

/// A session on an LMS, whose attempt had this before.
fn on(profile: &str, before: Attempt, between: impl FnOnce(&mut Play)) -> Play {
    let mut play = Play::launch(profile, Launch::default(), before);
    play.initialize();
    between(&mut play);
    play.completes();
    play
}

/// Sets elements of the interaction with an index.
fn interaction(play: &mut Play, index: &str, values: &[(&str, &str)]) {
    for (element, value) in values {
        play.set(&format!("cmi.interactions.{index}.{element}"), value);
    }
}

/// A question as most modules record it.
fn question(play: &mut Play, index: &str, id: &str) {
    let values = [
        ("id", id),
        ("type", "choice"),
        ("time", "10:05:00"),
        ("correct_responses.0.pattern", "b"),
        ("student_response", "a"),
        ("result", "wrong"),
        ("latency", "0000:00:08.5"),
    ];
    interaction(play, index, &values);
}

/// An attempt with one objective.
fn with_objective() -> Attempt {
    let objective = Objective {
        id: "O1".to_owned(),
        status: "incomplete".to_owned(),
        ..Objective::default()
    };
    Attempt {
        launched: true,
        objectives: vec![objective],
        interactions: 2,
        ..Attempt::default()
    }
}

pub(crate) const CASES: &[Case] = &[
    (
        || {
            Play::good(|play| {
                question(play, "0", "Q1");
                play.set("cmi.interactions.2.id", "Q2");
                play.set("cmi.objectives.1.id", "O1");
            })
        },
        &[("session/record-index-gap", &[9]), ("session/record-index-gap", &[10])],
    ),
    (
        || {
            Play::good(|play| {
                play.set("cmi.interactions.NaN.id", "Q1");
                play.set("cmi.interactions..correct_responses.0.pattern", "a");
            })
        },
        &[("session/record-index-not-a-number", &[2, 3])],
    ),
    (
        || {
            Play::good(|play| {
                interaction(
                    play,
                    "0",
                    &[("type", "fill-in"), ("student_response", "yes"), ("result", "neutral")],
                );
                question(play, "1", "Q2");
            })
        },
        &[("session/interaction-without-id", &[2])],
    ),
    (
        || Play::good(|play| play.set("cmi.objectives.0.status", "completed")),
        &[("session/objective-without-id", &[2])],
    ),
    (
        || on("strict", with_objective(), |play| play.set("cmi.objectives.1.id", "O1")),
        &[("session/objective-id-twice", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                interaction(
                    play,
                    "0",
                    &[("id", "Q1"), ("time", "10h05"), ("latency", "PT8S"), ("latency", "8")],
                );
            })
        },
        &[
            ("session/interaction-time", &[3]),
            ("session/interaction-time", &[4, 5]),
        ],
    ),
    (
        || {
            on("lenient", Attempt::default(), |play| {
                interaction(play, "0", &[("id", "Q1"), ("latency", "8")])
            })
        },
        &[("session/interaction-time", &[3])],
    ),
    (
        || {
            Play::good(|play| {
                question(play, "0", "Q1");
                // The type may come after the response.
                let response = ("student_response", "The second answer");
                interaction(
                    play,
                    "1",
                    &[("id", "Q2"), response, ("type", "choice"), ("result", "wrong")],
                );
                interaction(play, "1", &[("student_response", "1,2,10")]);
            })
        },
        &[("session/interaction-response", &[10, 13])],
    ),
    (
        || {
            Play::good(|play| {
                interaction(
                    play,
                    "0",
                    &[("id", "Q1"), ("student_response", "a"), ("result", "wrong")],
                )
            })
        },
        &[("session/interaction-without-type", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                interaction(
                    play,
                    "0",
                    &[("id", "Q1"), ("type", "choice"), ("student_response", "a")],
                )
            })
        },
        &[("session/interaction-without-result", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                question(play, "0", "Q1");
                question(play, "1", "Q1");
            })
        },
        &[("session/interaction-id-twice", &[9])],
    ),
];

#[test]
fn records_that_lack_nothing_are_not_found() {
    let good = Play::good(|play| {
        question(play, "0", "Q1");
        question(play, "1", "Q2");
        // The same again is no second record.
        question(play, "1", "Q2");
        // A question of opinion has no result.
        interaction(
            play,
            "2",
            &[("id", "Q3"), ("type", "likert"), ("student_response", "5")],
        );
        play.set("cmi.objectives.0.id", "O1");
        play.set("cmi.objectives.0.score.raw", "50");
    });
    assert_eq!(good.found(), []);
}

#[test]
fn records_of_earlier_sessions_are_known() {
    let resumed = on("strict", with_objective(), |play| {
        play.set("cmi.objectives.0.id", "O1");
        play.set("cmi.objectives.0.status", "completed");
        // What the interaction has was set before.
        interaction(play, "1", &[("student_response", "a")]);
        question(play, "2", "Q3");
    });
    assert_eq!(resumed.found(), []);
    let continued = on("strict", with_objective(), |play| {
        play.set("cmi.objectives.0.status", "completed")
    });
    assert_eq!(continued.found(), []);
}

#[test]
fn a_refused_value_is_said_once() {
    let play = Play::good(|play| {
        let values = [
            ("id", "with a space"),
            ("type", "multiple-choice"),
            ("student_response", "a"),
            ("result", "incorrect"),
        ];
        interaction(play, "0", &values);
    });
    let refused: Vec<_> = play.found().into_iter().map(|found| found.0).collect();
    assert_eq!(refused.iter().filter(|id| **id == "session/refused-call").count(), 3);
    assert!(
        refused.iter().all(|id| !id.starts_with("session/interaction-")),
        "{refused:?}"
    );
}

#[test]
fn a_session_that_runs_may_complete_its_records() {
    let mut play = Play::new();
    play.initialize();
    interaction(&mut play, "0", &[("student_response", "a")]);
    assert!(play.found_running().is_empty());
    interaction(&mut play, "0", &[("latency", "8")]);
    assert_eq!(play.found_running(), ["session/interaction-time"]);
}

#[test]
fn there_may_be_any_number_of_records() {
    let play = Play::good(|play| (0..2_100).for_each(|index| interaction(play, &index.to_string(), &[("id", "Q")])));
    // The first 2,000 are judged.
    assert_eq!(play.counts(), [("session/interaction-id-twice", 1_999)]);
}

#[test]
fn messages() {
    insta::assert_snapshot!(spoken(CASES.iter().map(|case| case.0())));
}
