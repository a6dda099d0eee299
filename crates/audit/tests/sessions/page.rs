//! Faults of the module's pages.

use journal::EntryData;

use crate::{Case, play::Play};

fn failed(path: &str) -> EntryData {
    EntryData::Served {
        path: path.to_owned(),
        status: 404,
        destination: None,
        bytes: 0,
        range: None,
        took_us: 1,
        actual_path: None,
        count: 2,
    }
}

pub(crate) const CASES: &[Case] = &[
    (
        || {
            Play::good(|play| {
                play.entry(EntryData::Error {
                    message: "x is not defined".to_owned(),
                    source: None,
                });
                play.entry(EntryData::Rejection {
                    message: "no".to_owned(),
                });
            })
        },
        &[("session/script-error", &[2, 3])],
    ),
    (
        || Play::good(|play| play.entry(failed("media/intro.mp4"))),
        &[("session/failed-request", &[2])],
    ),
];

#[test]
fn the_first_of_them_is_named() {
    let play = Play::good(|play| {
        play.entry(failed("a.js"));
        play.entry(failed("b.js"));
    });
    let message = "The module asked for a file that did not load: a.js";
    assert_eq!(play.messages(), [message]);
}
