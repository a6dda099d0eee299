//! Faults of the module's pages.

use audit::Severity;
use journal::{AccessKind, Decision, EntryData};

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

/// The same for a file whose name is in another case.
fn in_wrong_case(path: &str) -> EntryData {
    let mut failed = failed(path);
    if let EntryData::Served { actual_path, .. } = &mut failed {
        *actual_path = Some(path.to_lowercase());
    }
    failed
}

fn resource(url: &str) -> EntryData {
    EntryData::Resource {
        url: url.to_owned(),
        element: "img".to_owned(),
        status: None,
    }
}

fn window(url: &str) -> EntryData {
    EntryData::Window {
        url: url.to_owned(),
        opened: false,
    }
}

fn blocked(access: AccessKind, target: &str) -> EntryData {
    EntryData::Access {
        access,
        target: target.to_owned(),
        decision: Decision::Blocked,
        count: 1,
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
    (
        || Play::good(|play| play.entry(in_wrong_case("Media/Intro.mp4"))),
        &[("session/wrong-case", &[2])],
    ),
    (
        || Play::good(|play| play.entry(window("course.html"))),
        &[("session/popup-blocked", &[2])],
    ),
    // Of another host that the workbench did not block.
    (
        || Play::good(|play| play.entry(resource("https://cdn.example/a.png"))),
        &[("session/failed-request", &[2])],
    ),
    // What the workbench blocked is not the module's fault.
    (
        || {
            Play::good(|play| {
                play.entry(resource("https://cdn.example/a.png"));
                play.entry(blocked(AccessKind::Request, "https://cdn.example/a.png (img-src)"));
                play.entry(window("https://www.example/"));
                play.entry(blocked(AccessKind::Popup, "https://www.example/"));
            })
        },
        &[("session/other-hosts", &[3, 5])],
    ),
    (
        || {
            Play::good(|play| {
                play.entry(window("course.html"));
                play.entry(blocked(AccessKind::Popup, "course.html"));
            })
        },
        &[("session/access-blocked", &[3])],
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

#[test]
fn an_error_is_named_with_its_line_and_the_console_is_not_read() {
    let play = Play::good(|play| {
        play.entry(EntryData::Console {
            level: "error".to_owned(),
            text: "tracking failed".to_owned(),
        });
        play.entry(EntryData::Error {
            message: "x is not defined".to_owned(),
            source: Some("js/app.js:12".to_owned()),
        });
    });
    let message = "A script of the module stopped on an error: x is not defined (js/app.js:12)";
    assert_eq!(play.messages(), [message]);
}

#[test]
fn an_error_that_may_come_of_a_blocked_script_is_a_suggestion() {
    let with = |directive: &str| {
        let play = Play::good(|play| {
            let target = format!("https://cdn.example/a ({directive})");
            play.entry(blocked(AccessKind::Request, &target));
            play.entry(EntryData::Rejection {
                message: "$ is not defined".to_owned(),
            });
        });
        let rules: Vec<_> = play.found().into_iter().map(|found| found.0).collect();
        assert_eq!(rules, ["session/script-error", "session/other-hosts"]);
        play.severities()
    };
    assert_eq!(with("font-src"), [Severity::Warning, Severity::Info]);
    assert_eq!(with("script-src-elem"), [Severity::Info, Severity::Info]);
}
