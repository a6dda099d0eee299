//! What a module stores in the browser.

use journal::{AccessKind, Decision, EntryData};

use crate::{Case, play::Play};

fn stored(access: AccessKind, key: &str) -> EntryData {
    EntryData::Access {
        access,
        target: key.to_owned(),
        decision: Decision::Allowed,
        count: 1,
    }
}

/// A session that is left before its end.
fn left(between: impl FnOnce(&mut Play)) -> Play {
    let mut play = Play::new();
    play.initialize();
    between(&mut play);
    play.wait(60.0);
    play.set("cmi.core.lesson_status", "incomplete");
    play.set("cmi.core.session_time", "0000:01:00");
    play.commit();
    play.finish();
    play
}

pub(crate) const CASES: &[Case] = &[
    (
        || {
            left(|play| {
                play.entry(stored(AccessKind::SessionStorage, "tab"));
                play.entry(stored(AccessKind::LocalStorage, "page"));
                play.entry(stored(AccessKind::IndexedDb, "state"));
            })
        },
        &[("session/state-not-in-lms", &[3, 4])],
    ),
    // It completed: there is nothing to go on with.
    (
        || Play::good(|play| play.entry(stored(AccessKind::LocalStorage, "page"))),
        &[("session/storage-used", &[2])],
    ),
    // Gone with the window, of a statistics service, or files.
    (
        || {
            left(|play| {
                play.entry(stored(AccessKind::SessionStorage, "tab"));
                play.entry(stored(AccessKind::Cookie, "_ga"));
                play.entry(stored(AccessKind::Cache, "files-v1"));
            })
        },
        &[("session/storage-used", &[2, 3, 4])],
    ),
];

#[test]
fn a_module_that_sends_its_location_may_store_it_too() {
    let play = left(|play| {
        play.entry(stored(AccessKind::LocalStorage, "page"));
        play.entry(stored(AccessKind::Cookie, "visitor"));
        play.set("cmi.core.lesson_location", "3");
    });
    let rules: Vec<_> = play.found().into_iter().map(|found| found.0).collect();
    assert!(rules.contains(&"session/storage-used") && !rules.contains(&"session/state-not-in-lms"));
    let message = "The module stored data in the browser: 1 key in local storage, 1 cookie.";
    assert!(play.messages().contains(&message.to_owned()));
}

#[test]
fn a_session_that_runs_may_send_it_yet() {
    let mut play = Play::new();
    play.initialize();
    play.entry(stored(AccessKind::LocalStorage, "page"));
    assert_eq!(play.found_running(), ["session/storage-used"]);
}
