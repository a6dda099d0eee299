//! Looks for the API.

use journal::EntryData;

use crate::{Case, play::Play};

/// A look for an API in the window that is so many frames below the player.
fn look(name: &str, depth: u32, found: bool) -> EntryData {
    EntryData::ApiLookup {
        name: name.to_owned(),
        looked_in: if depth == 0 { "player" } else { "index.html" }.to_owned(),
        depth,
        found,
        by: Some("js/api.js:10:5".to_owned()),
    }
}

fn session_of(lookups: &[EntryData]) -> Play {
    let mut play = Play::new();
    for look in lookups {
        play.entry(look.clone());
    }
    play
}

pub(crate) const CASES: &[Case] = &[
    (
        || {
            session_of(&[
                look("API", 2, false),
                look("API_1484_11", 0, false),
                look("API", 1, false),
            ])
        },
        &[("session/api-not-found", &[1, 3]), ("session/never-initialized", &[])],
    ),
    (
        || session_of(&[look("API_1484_11", 1, false), look("API_1484_11", 0, false)]),
        &[("session/scorm-2004-api", &[1, 2]), ("session/never-initialized", &[])],
    ),
    (
        || Play::good(|play| play.entry(look("API", 1, true))),
        &[("session/own-api", &[2])],
    ),
    (
        || session_of(&[look("API", 1, true)]),
        &[("session/never-initialized", &[]), ("session/own-api", &[1])],
    ),
    // Found, and not called.
    (
        || session_of(&[look("API", 1, false), look("API", 0, true)]),
        &[("session/never-initialized", &[])],
    ),
];

#[test]
fn a_search_through_the_windows_of_both_standards_that_finds_the_api_is_none() {
    let mut play = session_of(&[
        look("API_1484_11", 1, false),
        look("API_1484_11", 0, false),
        look("API", 1, false),
        look("API", 0, true),
    ]);
    play.initialize();
    play.completes();
    assert_eq!(play.found(), []);
}

#[test]
fn the_window_and_the_line_are_named_once_nothing_more_may_come() {
    let play = session_of(&[look("API", 1, false)]);
    assert_eq!(play.found_running(), [] as [&str; 0]);
    let message = "The module looked for the API in index.html (js/api.js:10:5) and did not find it.";
    assert_eq!(play.messages().first().map(String::as_str), Some(message));
}
