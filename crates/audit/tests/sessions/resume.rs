//! What the module resumes from.

use scorm::{
    cmi::LessonStatus,
    rte::{Attempt, Launch},
};

use crate::{Case, play::Play};

/// A session of ten minutes that ends incomplete at page 3, with this exit.
fn left_at_page_3(exit: Option<&str>) -> Play {
    let mut play = Play::new();
    play.initialize();
    play.set("cmi.core.lesson_status", "incomplete");
    play.wait(600.0);
    play.set("cmi.core.lesson_location", "3");
    ends(&mut play, exit);
    play
}

fn ends(play: &mut Play, exit: Option<&str>) {
    if let Some(exit) = exit {
        play.set("cmi.core.exit", exit);
    }
    play.set("cmi.core.session_time", "0000:10:00");
    play.finish();
}

/// A session that is resumed at page 3, whose module reads this.
fn resumed(reads: &[&str]) -> Play {
    let before = Attempt {
        launched: true,
        exit: "suspend".to_owned(),
        status: LessonStatus::Incomplete,
        location: "3".to_owned(),
        ..Attempt::default()
    };
    let mut play = Play::launch("strict", Launch::default(), before);
    play.initialize();
    for element in reads {
        play.get(element);
    }
    play.completes();
    play
}

pub(crate) const CASES: &[Case] = &[
    (|| left_at_page_3(None), &[("session/exit-not-suspend", &[])]),
    (|| left_at_page_3(Some("logout")), &[("session/exit-not-suspend", &[4])]),
    (
        || resumed(&["cmi.core.lesson_status", "cmi.core.credit"]),
        &[("session/never-resumes", &[])],
    ),
];

#[test]
fn a_session_that_is_suspended_and_resumed_is_none_of_these() {
    assert_eq!(left_at_page_3(Some("suspend")).found(), []);
    for element in ["cmi.core.entry", "cmi.core.lesson_location", "cmi.suspend_data"] {
        assert_eq!(resumed(&[element]).found(), []);
    }
}

#[test]
fn without_data_there_is_nothing_to_resume() {
    let mut play = Play::new();
    play.initialize();
    play.set("cmi.core.lesson_status", "incomplete");
    play.wait(600.0);
    ends(&mut play, None);
    assert_eq!(play.found(), []);
}
