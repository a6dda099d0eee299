//! What a module stores to resume.

use audit::Severity;
use scorm::rte::{Attempt, Function, Launch};

use crate::{
    Case,
    play::{Play, spoken},
};

const DATA: &str = "cmi.suspend_data";
const LOCATION: &str = "cmi.core.lesson_location";

/// A session on an LMS that begins with suspend data, and ends well.
fn on(profile: &str, suspend_data: &str, between: impl FnOnce(&mut Play)) -> Play {
    let before = Attempt {
        launched: true,
        suspend_data: suspend_data.to_owned(),
        ..Attempt::default()
    };
    let mut play = Play::launch(profile, Launch::default(), before);
    play.initialize();
    between(&mut play);
    play.completes();
    play
}

/// Sets suspend data of these lengths.
fn set_lengths(play: &mut Play, lengths: impl IntoIterator<Item = usize>) {
    for length in lengths {
        play.set(DATA, &"x".repeat(length));
    }
}

/// JSON as a module writes it, without its end.
fn json_cut_at(length: usize) -> String {
    let state = r#"{"page":3,"answers":["a","b"],"seen":true},"#.repeat(length);
    format!("[{state}").chars().take(length).collect()
}

pub(crate) const CASES: &[Case] = &[
    (
        || Play::good(|play| set_lengths(play, [4_096, 4_097, 5_000])),
        &[("session/suspend-data-too-long", &[3, 4])],
    ),
    (
        || on("moodle", "", |play| set_lengths(play, [64_000])),
        &[("session/suspend-data-too-long", &[2])],
    ),
    (
        || on("strict", &json_cut_at(4_096), |play| play.get(DATA)),
        &[("session/suspend-data-cut", &[2])],
    ),
    (
        // Nothing says where it ends, but it is as long as a limit.
        || on("strict", &"page three, ".repeat(400)[..4_096], |play| play.get(DATA)),
        &[("session/suspend-data-cut", &[2])],
    ),
    (
        || Play::good(|play| play.set(LOCATION, &"p".repeat(256))),
        &[("session/location-too-long", &[2])],
    ),
    (
        || on("moodle", "", |play| play.set(LOCATION, &"p".repeat(256))),
        &[("session/location-too-long", &[2])],
    ),
    (
        || {
            Play::good(|play| {
                play.set(DATA, "[object Object]");
                play.set(DATA, "{}");
                play.call(Function::SetValue, &[DATA]);
                play.set(LOCATION, "NaN");
            })
        },
        &[
            ("session/resume-data-without-text", &[2, 4]),
            ("session/resume-data-without-text", &[5]),
        ],
    ),
    (
        || Play::good(|play| set_lengths(play, (1..=20).map(|set| set * 150))),
        &[("session/suspend-data-growing", &[2, 21])],
    ),
    (
        || Play::good(|play| set_lengths(play, [4_000, 3_686, 3_687])),
        &[("session/suspend-data-nearly-full", &[2])],
    ),
];

#[test]
fn growth_is_graver_where_the_limit_is_near() {
    let growing = |status: &str, step: usize| {
        let mut play = Play::new();
        play.initialize();
        set_lengths(&mut play, (1..=30).map(|set| 500 + set * step));
        play.set("cmi.core.lesson_status", status);
        play.set("cmi.core.exit", "suspend");
        play.set_time();
        play.finish();
        play.severities()
    };
    assert_eq!(growing("incomplete", 70), [Severity::Warning]);
    assert_eq!(growing("incomplete", 50), [Severity::Info]);
    // Who is through has seen the course.
    assert_eq!(growing("completed", 70), [Severity::Warning]);
    assert_eq!(growing("completed", 50), []);
    assert_eq!(growing("incomplete", 20), []);
}

fn assert_nothing(between: impl FnOnce(&mut Play)) {
    assert_eq!(Play::good(between).found(), []);
}

#[test]
fn what_fits_is_not_found() {
    assert_nothing(|play| set_lengths(play, [3_686]));
    assert_nothing(|play| play.set(LOCATION, &"é".repeat(255)));
    // JSON of nothing.
    assert_nothing(|play| play.set(DATA, "null"));
}

#[test]
fn data_that_shrink_or_stay_do_not_grow() {
    assert_nothing(|play| set_lengths(play, (1..=19).map(|set| set * 150)));
    assert_nothing(|play| set_lengths(play, (1..=30).map(|set| set * 30)));
    assert_nothing(|play| set_lengths(play, (1..=30).map(|set| 1_000 + set % 15)));
    assert_nothing(|play| set_lengths(play, [2_000; 40]));
    // A course of many lessons, far from the limit.
    assert_nothing(|play| set_lengths(play, (1..=40).map(|lesson| 300 + lesson * 25)));
}

#[test]
fn data_inside_an_encoding_are_cut_too() {
    let cut = [("session/suspend-data-cut", vec![2])];
    // `[1,` and then `{"ab":1},` again and again.
    let base64 = format!("WzEs{}", "eyJhYiI6MX0s".repeat(6_000));
    for length in [4_000, 4_096, 64_000] {
        assert_eq!(
            on("strict", &base64[..length], |play| play.get(DATA)).found(),
            cut,
            "{length}"
        );
        let url = json_cut_at(length).replace('"', "%22");
        assert_eq!(on("strict", &url, |play| play.get(DATA)).found(), cut, "{length}");
    }
    assert_eq!(on("strict", &base64[..3_000], |play| play.get(DATA)).found(), []);
}

#[test]
fn complete_data_are_not_cut() {
    let complete = format!("[{}1]", "1,".repeat(2_046));
    assert_eq!(complete.len(), 4_095);
    for stored in [complete.as_str(), &format!("{complete} "), "{\"page\":", ""] {
        assert_eq!(on("strict", stored, |play| play.get(DATA)).found(), [], "{stored}");
    }
    // What nobody reads does no harm.
    assert_eq!(on("strict", &json_cut_at(4_096), |_| ()).found(), []);
}

#[test]
fn it_is_said_what_the_lms_did_and_what_others_would() {
    let plays = [
        on("strict", "", |play| set_lengths(play, [4_097])),
        on("moodle", "", |play| set_lengths(play, [5_000])),
        on("moodle", "", |play| set_lengths(play, [64_001])),
        on("lenient", "", |play| set_lengths(play, [65_537])),
        on("ilias", "", |play| set_lengths(play, [4_000])),
        on("xlms", "", |play| set_lengths(play, (1..=25).map(|set| 400 + set * 80))),
        on("strict", &json_cut_at(4_096), |play| play.get(DATA)),
        Play::good(|play| play.set(DATA, "[object Object]")),
    ];
    insta::assert_snapshot!(spoken(plays));
}
