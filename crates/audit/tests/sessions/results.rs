//! Results that were not sent, or not recorded.

use scorm::rte::{Attempt, Launch, LessonMode};

use crate::{Case, play::Play};

pub(crate) const CASES: &[Case] = &[
    (
        || {
            let mut play = Play::new();
            play.initialize();
            play.set("cmi.core.lesson_status", "completed");
            play.commit();
            play.set("cmi.core.lesson_location", "4");
            play
        },
        &[("session/never-finished", &[]), ("session/values-lost", &[4])],
    ),
    (
        || {
            let launch = Launch {
                lesson_mode: LessonMode::Review,
                ..Launch::default()
            };
            let mut play = Play::launch("ilias", launch, Attempt::default());
            play.initialize();
            play.set("cmi.core.score.max", "100");
            play.set("cmi.core.score.min", "0");
            play.set("cmi.core.score.raw", "80");
            play.completes();
            play
        },
        &[("session/score-not-recorded", &[4])],
    ),
    (
        || {
            let mut play = Play::new();
            play.initialize();
            play.wait(600.0);
            play.set("cmi.core.session_time", "0000:10:00");
            play.finish();
            play
        },
        &[("session/no-status", &[])],
    ),
    (
        || {
            Play::good(|play| {
                play.get("cmi.core.exit");
                play.get("cmi.core.exit");
            })
        },
        &[("session/refused-call", &[2, 3])],
    ),
];
