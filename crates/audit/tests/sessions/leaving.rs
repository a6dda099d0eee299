//! What is saved only as the page is left.

use journal::PageState;

use crate::{Case, play::Play};

/// A session of ten minutes that ends as its page is left, with `before` saved or not.
fn left(phase: PageState, before: fn(&mut Play)) -> Play {
    let mut play = Play::new();
    play.initialize();
    play.wait(600.0);
    before(&mut play);
    play.turn(phase);
    play.set("cmi.core.session_time", "0000:10:00");
    play.finish();
    play
}

fn completed(play: &mut Play) {
    play.set("cmi.core.lesson_status", "completed");
}

fn completed_and_saved(play: &mut Play) {
    completed(play);
    play.commit();
}

pub(crate) const CASES: &[Case] = &[
    (
        || left(PageState::Beforeunload, completed),
        &[("session/saved-on-leaving", &[2])],
    ),
    (
        || {
            left(PageState::Pagehide, |play| {
                play.set("cmi.core.score.max", "100");
                play.set("cmi.core.score.raw", "80");
                completed(play);
            })
        },
        &[("session/saved-on-leaving", &[3, 4])],
    ),
    (
        || left(PageState::Pagehide, completed_and_saved),
        &[("session/finished-on-leaving", &[5])],
    ),
    (
        || left(PageState::Unload, completed_and_saved),
        &[("session/finished-in-unload", &[5])],
    ),
    (
        || left(PageState::Unload, completed),
        &[("session/saved-on-leaving", &[2]), ("session/finished-in-unload", &[4])],
    ),
];

#[test]
fn a_page_that_is_only_hidden_is_not_left() {
    assert_eq!(left(PageState::Hidden, completed).found(), []);
}

#[test]
fn what_is_saved_is_not_lost_by_being_sent_again() {
    let play = left(PageState::Pagehide, |play| {
        completed_and_saved(play);
        play.turn(PageState::Pagehide);
        completed_and_saved(play);
    });
    let finish: &[u32] = &[7];
    assert_eq!(play.found(), [("session/finished-on-leaving", finish.to_vec())]);
}
