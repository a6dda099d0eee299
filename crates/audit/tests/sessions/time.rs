//! The time that the module reports.

use journal::PageState;

use crate::{Case, play::Play};

/// A completed session of so many seconds that reports `time`, if it does.
fn lasts(seconds: f64, time: Option<&str>) -> Play {
    let mut play = Play::new();
    play.begin();
    play.wait(seconds);
    ends(&mut play, time);
    play
}

fn ends(play: &mut Play, time: Option<&str>) {
    play.set("cmi.core.lesson_status", "completed");
    if let Some(time) = time {
        play.set("cmi.core.session_time", time);
    }
    play.finish();
}

pub(crate) const CASES: &[Case] = &[
    (|| lasts(600.0, None), &[("session/time-missing", &[])]),
    (|| lasts(600.0, Some("0:10:00")), &[("session/time-refused", &[3])]),
    (|| lasts(600.0, Some("PT10M")), &[("session/time-refused", &[3])]),
    (|| lasts(600.0, Some("0001:00:00")), &[("session/time-too-long", &[3])]),
    (|| lasts(600.0, Some("0000:01:00")), &[("session/time-too-short", &[3])]),
];

#[test]
fn a_time_that_is_about_right_is_none_of_these() {
    let times = [
        (600.0, "0000:10:00"),
        (600.0, "0000:14:59"),
        (600.0, "0000:05:01"),
        (5.0, "0000:01:04"),
    ];
    for (seconds, time) in times {
        assert_eq!(lasts(seconds, Some(time)).found(), [], "{seconds} {time}");
    }
}

#[test]
fn both_times_are_said() {
    let messages = lasts(600.0, Some("0001:00:00")).messages();
    assert_eq!(
        messages,
        ["The module reported 01:00:00; the session had lasted 00:10:00."]
    );
}

#[test]
fn the_time_in_which_the_page_is_hidden_need_not_count() {
    let mut play = Play::new();
    play.initialize();
    play.wait(60.0);
    play.turn(PageState::Hidden);
    play.get("cmi.core.entry");
    play.wait(3_000.0);
    play.turn(PageState::Complete);
    play.get("cmi.core.entry");
    play.wait(60.0);
    ends(&mut play, Some("0000:02:00"));
    assert_eq!(play.found(), []);
}

#[test]
fn the_last_time_counts() {
    let mut play = Play::new();
    play.initialize();
    play.set("cmi.core.session_time", "0010:00:00");
    play.commit();
    play.wait(600.0);
    ends(&mut play, Some("0000:10:00"));
    assert_eq!(play.found(), []);
}
