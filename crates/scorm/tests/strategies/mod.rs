//! Calls as modules make them, and as no module should: what the properties are tried on.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "each test takes its part")]

use proptest::prelude::*;
use scorm::cmi::ELEMENTS;
use scorm::profile::{LmsProfile, profiles};
use scorm::rte::{Credit, Function, Launch, LessonMode};

pub fn element() -> impl Strategy<Value = String> {
    let known = (0..ELEMENTS.len(), 0u32..4, 0u32..3).prop_map(|(at, n, m)| {
        ELEMENTS[at]
            .name
            .replace(".n.", &format!(".{n}."))
            .replace(".m.", &format!(".{m}."))
    });
    let bent = (
        known.clone(),
        prop_oneof!["\\._children", "\\._count", "\\.PC{0,4}", ".{0,3}"],
    )
        .prop_map(|(a, b)| a + &b);
    prop_oneof![6 => known, 2 => bent, 1 => ".{0,30}", 1 => "cmi\\.[a-z_.0-9]{0,30}"]
}

pub fn value() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "",
        "passed",
        "completed",
        "incomplete",
        "not attempted",
        "suspend",
        "50",
        "-1",
        ".5",
        "00:10:00",
        "9999:99:99.99",
        "12:00:00",
        "choice",
        "a,b",
        "correct",
        "o1",
        "undefined",
        "null",
    ])
    .prop_map(str::to_owned);
    prop_oneof![12 => word, 5 => ".{0,40}", 1 => any::<String>(), 2 => (0usize..5000).prop_map(|n| "é".repeat(n))]
}

pub fn call() -> impl Strategy<Value = (Function, Vec<String>)> {
    let empty = prop_oneof![9 => Just(String::new()), 1 => ".{0,5}"];
    prop_oneof![
        1 => empty.clone().prop_map(|a| (Function::Initialize, vec![a])),
        1 => empty.clone().prop_map(|a| (Function::Commit, vec![a])),
        1 => empty.prop_map(|a| (Function::Finish, vec![a])),
        4 => element().prop_map(|e| (Function::GetValue, vec![e])),
        12 => (element(), value()).prop_map(|(e, v)| (Function::SetValue, vec![e, v])),
        1 => prop::sample::select(Function::all().collect::<Vec<_>>()).prop_flat_map(|f| {
            prop::collection::vec(".{0,20}", 0..4).prop_map(move |a| (f, a))
        }),
    ]
}

/// An LMS with what it knows of a launch.
pub fn lms() -> impl Strategy<Value = (LmsProfile, Launch)> {
    let mode = prop::sample::select(vec![
        LessonMode::Normal,
        LessonMode::Normal,
        LessonMode::Browse,
        LessonMode::Review,
    ]);
    let facts = (value(), value(), mode, any::<bool>());
    (prop::sample::select(profiles()), facts).prop_map(|(profile, (mastery_score, launch_data, mode, credit))| {
        let launch = Launch {
            mastery_score,
            launch_data,
            lesson_mode: mode,
            credit: if credit { Credit::Credit } else { Credit::NoCredit },
            ..Launch::default()
        };
        (profile, launch)
    })
}
