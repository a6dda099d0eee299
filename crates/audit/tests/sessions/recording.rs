//! Trouble that the workbench made.

use journal::{AccessKind, Decision, EntryData, LossCause, MediaFailure, Returned};
use scorm::{
    ErrorCode, ErrorNumber,
    rte::{Argument, Function},
};

use crate::{Case, play::Play};

fn lost(cause: LossCause) -> EntryData {
    EntryData::NotRecorded {
        cause,
        entries: None,
        count: 3,
    }
}

fn unconfirmed(returned: &str) -> EntryData {
    EntryData::Unconfirmed {
        call: 0,
        returned: returned.to_owned(),
        error: ErrorNumber::from(ErrorCode::General),
    }
}

pub(crate) const CASES: &[Case] = &[
    (
        || Play::good(|play| play.entry(lost(LossCause::TooMany))),
        &[("session/entries-lost", &[])],
    ),
    (
        || {
            let mut play = Play::good(|_| {});
            play.entry(unconfirmed("false"));
            play.finish();
            play
        },
        &[("session/finish-not-saved", &[6])],
    ),
    (
        || {
            Play::good(|play| {
                play.commit();
                play.entry(unconfirmed("false"));
            })
        },
        &[("session/commit-not-saved", &[3])],
    ),
    (
        || {
            let mut play = Play::new();
            play.never_opened();
            play
        },
        &[("session/not-opened", &[])],
    ),
    (
        || {
            Play::good(|play| {
                play.entry(EntryData::Call {
                    function: Function::GetValue,
                    arguments: vec![Argument::string("cmi.core.lesson_location")],
                    returned: "forged".to_owned(),
                    error: ErrorNumber::from(ErrorCode::NoError),
                    refused: None,
                    replay: None::<Returned>,
                });
            })
        },
        &[("session/replay-differs", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                play.entry(EntryData::Unplayable {
                    url: "intro.mp4".to_owned(),
                    element: "video".to_owned(),
                    failure: MediaFailure::NotSupported,
                    message: String::new(),
                    format: None,
                });
            })
        },
        &[("session/media-not-played", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                play.entry(EntryData::Access {
                    access: AccessKind::ServiceWorker,
                    target: "worker.js".to_owned(),
                    decision: Decision::Blocked,
                    count: 1,
                });
            })
        },
        &[("session/access-blocked", &[2])],
    ),
];

#[test]
fn a_module_is_not_judged_for_calls_that_may_be_missing() {
    let mut play = Play::new();
    play.initialize();
    play.set("cmi.core.lesson_location", "3");
    play.entry(lost(LossCause::NotReceived));
    let rules: Vec<_> = play.found().into_iter().map(|found| found.0).collect();
    assert_eq!(rules, ["session/entries-lost"]);
}
