//! The rules over sessions: each with a session that shows it and the same without, and exactly what is found.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod any;
mod api_lookup;
mod faults;
mod leaving;
mod lifecycle;
mod order;
mod pace;
mod page;
mod play;
mod privacy;
mod recording;
mod records;
mod results;
mod resume;
mod score;
mod status;
mod storage;
mod suspend;
mod time;
mod tools;

use std::collections::BTreeSet;

use self::play::Play;

/// A session, and all that is found in it: the rule that it is about first, each with the entries that show it.
type Case = (fn() -> Play, &'static [(&'static str, &'static [u32])]);

fn cases() -> impl Iterator<Item = &'static Case> {
    [
        api_lookup::CASES,
        lifecycle::CASES,
        pace::CASES,
        page::CASES,
        privacy::CASES,
        recording::CASES,
        records::CASES,
        results::CASES,
        storage::CASES,
        suspend::CASES,
        order::CASES,
        leaving::CASES,
        status::CASES,
        score::CASES,
        time::CASES,
        resume::CASES,
    ]
    .into_iter()
    .flatten()
}

#[test]
fn each_fault_is_found_and_nothing_else() {
    for (play, expected) in cases() {
        let expected: Vec<_> = expected
            .iter()
            .map(|(rule, entries)| (*rule, entries.to_vec()))
            .collect();
        assert_eq!(play().found(), expected);
    }
}

#[test]
fn every_rule_over_sessions_is_tried() {
    let tried: BTreeSet<_> = cases().flat_map(|case| case.1).map(|found| found.0).collect();
    let rules = audit::rules().map(|rule| rule.id);
    let registered: BTreeSet<_> = rules.filter(|id| id.starts_with("session/")).collect();
    assert_eq!(tried, registered);
}

#[test]
fn nothing_is_found_in_a_good_session() {
    let good = Play::good(|play| {
        play.get("cmi.core.lesson_status");
        play.set("cmi.core.lesson_status", "incomplete");
        play.commit();
    });
    assert_eq!(good.found(), []);
}

#[test]
fn a_session_that_runs_is_not_judged_for_what_may_still_come() {
    let mut play = Play::new();
    assert!(play.found_running().is_empty());
    play.initialize();
    play.set("cmi.core.lesson_location", "3");
    assert!(play.found_running().is_empty());
    assert_eq!(play.found().len(), 3);
}
