//! The same calls on other LMSs: what each records is what it would have recorded alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../scorm/tests/strategies/mod.rs"]
mod strategies;

use journal::{Entry, EntryData, Micros, Outcome, PageState, Parting, Replay, Returned, SessionState, WhatIf};
use proptest::prelude::*;
use scorm::{
    LmsProfile,
    profile::profiles,
    rte::{Argument, Attempt, Function, Launch},
};

fn timeline(calls: &[(Function, Vec<String>)]) -> Vec<Entry> {
    let entry = |(at, (function, arguments)): (usize, &(Function, Vec<String>))| Entry {
        seq: at as u32 + 1,
        at: Micros::new(at as f64),
        phase: PageState::Complete,
        data: EntryData::Call {
            function: *function,
            arguments: arguments.iter().map(Argument::string).collect(),
            returned: String::new(),
            error: 0.into(),
            refused: None,
            replay: None,
        },
    };
    calls.iter().enumerate().map(entry).collect()
}

/// What the calls come to on every LMS, made on the LMS of `profile`.
fn outcomes(profile: LmsProfile, launch: &Launch, entries: &[Entry], state: SessionState) -> Vec<Outcome> {
    let before = Attempt::default();
    let mut what_if = WhatIf::launch(profiles(), launch, &before);
    let mut replay = Replay::launch(profile, launch.clone(), before);
    let Ok(()) = replay.fold(entries, &mut [&mut what_if]);
    what_if.outcomes(state)
}

fn session(calls: &[(&str, &str, &str)]) -> Vec<Entry> {
    let call = |(function, first, second): &(&str, &str, &str)| {
        let function = Function::from_name(function).unwrap();
        (function, vec![(*first).to_owned(), (*second).to_owned()])
    };
    timeline(&calls.iter().map(call).collect::<Vec<_>>())
}

fn on<'a>(outcomes: &'a [Outcome], profile: &str) -> &'a Outcome {
    outcomes.iter().find(|outcome| outcome.profile == profile).unwrap()
}

#[test]
fn a_completed_session_below_the_mastery_score_has_another_status_where_that_is_not_compared() {
    let launch = Launch {
        mastery_score: "80".into(),
        ..Launch::default()
    };
    let entries = session(&[
        ("LMSInitialize", "", ""),
        ("LMSSetValue", "cmi.core.score.raw", "75"),
        ("LMSSetValue", "cmi.core.lesson_status", "completed"),
        ("LMSFinish", "", ""),
    ]);
    let outcomes = outcomes(LmsProfile::strict(), &launch, &entries, SessionState::Finished);
    let statuses: Vec<_> = outcomes
        .iter()
        .map(|one| (one.profile.as_str(), one.status.as_str()))
        .collect();
    insta::assert_debug_snapshot!(statuses);
    assert!(outcomes.iter().all(|one| one.parting.is_none() && one.refused == 0));
}

#[test]
fn where_answers_part_is_the_first_call_that_one_of_them_refuses() {
    let entries = session(&[
        ("LMSInitialize", "", ""),
        ("LMSSetValue", "cmi.suspend_data", &"x".repeat(5_000)),
        ("LMSGetLastError", "", ""),
        ("LMSGetValue", "cmi.suspend_data", ""),
        ("LMSSetValue", "cmi.core.exit", "suspend"),
        ("LMSFinish", "", ""),
    ]);
    let outcomes = outcomes(
        LmsProfile::strict(),
        &Launch::default(),
        &entries,
        SessionState::Finished,
    );
    let strict = on(&outcomes, "strict");
    assert_eq!((strict.refused, &strict.parting), (1, &None));
    let lenient = on(&outcomes, "lenient");
    assert_eq!((lenient.refused, lenient.resumes()), (0, true));
    let answer = |value: &str, error: u16| Returned {
        value: value.into(),
        error: error.into(),
    };
    let expected = Parting {
        seq: 2,
        here: answer("false", 405),
        there: answer("true", 0),
    };
    assert_eq!(lenient.parting, Some(expected));
}

proptest! {
    #[test]
    fn each_lms_records_what_it_would_have_alone(
        (profile, launch) in strategies::lms(),
        calls in prop::collection::vec(strategies::call(), 0..60),
        ended in any::<bool>(),
    ) {
        let begun = [(Function::Initialize, vec![String::new()])];
        let entries = timeline(&begun.into_iter().chain(calls).collect::<Vec<_>>());
        let state = if ended { SessionState::Open } else { SessionState::Running };
        let outcomes = outcomes(profile, &launch, &entries, state);
        for (other, outcome) in profiles().into_iter().zip(outcomes) {
            let mut replay = Replay::launch(other.clone(), launch.clone(), Attempt::default());
            let mut refused = 0;
            let mut count = |step: &journal::Step<'_>| {
                let asks = matches!(step.entry.data, EntryData::Call { function, .. } if function.asks_about_errors());
                refused += u32::from(!asks && step.returned.is_some_and(|returned| returned.error.is_error()));
            };
            let Ok(()) = replay.fold(entries.as_slice(), &mut [&mut count]);
            let session = replay.into_session();
            let attempt = if ended { session.leave() } else { session.attempt().clone() };
            prop_assert_eq!(outcome.profile, other.id);
            prop_assert_eq!(outcome.status, attempt.status.as_str());
            prop_assert_eq!(outcome.score, attempt.score);
            prop_assert_eq!(outcome.total_time, attempt.total_time);
            prop_assert_eq!(outcome.refused, refused);
        }
    }

    #[test]
    fn an_lms_never_parts_from_itself(
        calls in prop::collection::vec(strategies::call(), 0..60),
        which in any::<prop::sample::Index>(),
    ) {
        let entries = timeline(&calls);
        let profile = which.get(&profiles()).clone();
        let id = profile.id.clone();
        let outcomes = outcomes(profile, &Launch::default(), &entries, SessionState::Open);
        prop_assert_eq!(&on(&outcomes, &id).parting, &None);
    }
}
