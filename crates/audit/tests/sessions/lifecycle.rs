//! How sessions begin and end.

use scorm::rte::Function;

use crate::{Case, play::Play};

pub(crate) const CASES: &[Case] = &[
    (Play::new, &[("session/never-initialized", &[])]),
    (
        || {
            let mut play = Play::new();
            play.call(Function::Initialize, &["null"]);
            play.initialize();
            play.completes();
            play
        },
        &[("session/initialize-refused", &[1])],
    ),
    (
        || {
            let mut play = Play::new();
            play.initialize();
            play.set("cmi.core.lesson_status", "completed");
            play.commit();
            play
        },
        &[("session/never-finished", &[])],
    ),
    (
        || {
            let mut play = Play::new();
            play.initialize();
            play.set("cmi.core.lesson_status", "completed");
            play.commit();
            play.call(Function::Finish, &["null"]);
            play
        },
        &[("session/finish-refused", &[4])],
    ),
];
