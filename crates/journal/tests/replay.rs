//! A replay can go to any entry, and is there what it would be had it come from the start.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../scorm/tests/strategies/mod.rs"]
mod strategies;

use std::cell::Cell;

use journal::{Entry, EntryData, EntrySource, Micros, PageState, Progress, Replay, Step, Uncommitted};
use proptest::prelude::*;
use scorm::{
    LmsProfile,
    cmi::element_names::SUSPEND_DATA,
    rte::{Argument, Attempt, Function, Launch, Session},
};

/// A timeline of these calls; every seventh entry is a commit that could not be stored.
fn timeline(calls: &[(Function, Vec<String>)]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |data| {
        let seq = entries.len() as u32 + 1;
        entries.push(Entry {
            seq,
            at: Micros::new(f64::from(seq)),
            phase: PageState::Complete,
            data,
        });
    };
    for (at, (function, arguments)) in calls.iter().enumerate() {
        add(EntryData::Call {
            function: *function,
            arguments: arguments.iter().map(Argument::string).collect(),
            returned: String::new(),
            error: 0.into(),
            refused: None,
            replay: None,
        });
        if at % 7 == 0 {
            add(EntryData::Unconfirmed {
                call: 0,
                returned: "false".into(),
                error: 101.into(),
            });
        }
    }
    entries
}

/// The session after the first `n` entries, by the run-time alone, and the last of them that set the suspend data.
fn from_the_start(profile: &LmsProfile, launch: &Launch, entries: &[Entry], seq: u32) -> (Session, u32) {
    let mut session = Session::launch(profile.clone(), launch.clone(), Attempt::default());
    let mut set_by = 0;
    for entry in &entries[..seq as usize] {
        match &entry.data {
            EntryData::Call {
                function, arguments, ..
            } => {
                let accepted = session.call(*function, arguments).value == "true";
                let names = arguments.first().is_some_and(|name| name.text == SUSPEND_DATA);
                if accepted && names && *function == Function::SetValue {
                    set_by = entry.seq;
                }
            }
            _ => drop(session.storage_failed()),
        }
    }
    (session, set_by)
}

proptest! {
    #[test]
    fn any_order_of_seeks_leads_where_a_replay_from_the_start_does(
        (profile, launch) in strategies::lms(),
        // Some thousand entries, so that there are keyframes; few different ones, so that they are made quickly.
        calls in prop::collection::vec(strategies::call(), 1..40),
        times in prop_oneof![Just(1_usize), Just(80)],
        seeks in prop::collection::vec(any::<prop::sample::Index>(), 1..8),
    ) {
        let begun = [(Function::Initialize, vec![String::new()])];
        let calls: Vec<_> = begun
            .into_iter()
            .chain((0..times).flat_map(|_| calls.iter().cloned()))
            .collect();
        let entries = timeline(&calls);
        let launched = || Replay::launch(profile.clone(), launch.clone(), Attempt::default());
        let (mut with, mut without) = (launched().with_keyframes(), launched());
        for seek in seeks {
            let seq = seek.index(entries.len() + 1) as u32;
            let (expected, set_by) = from_the_start(&profile, &launch, &entries, seq);
            for replay in [&mut with, &mut without] {
                prop_assert_eq!(replay.seek(seq, entries.as_slice()).unwrap(), &expected);
                prop_assert_eq!(replay.suspend_data_set_by(), set_by);
            }
            prop_assert_eq!((with.seq(), without.seq()), (seq, seq));
        }
    }
}

/// Entries that count how many of them are read.
struct Counted<'a>(&'a [Entry], Cell<usize>);

impl EntrySource for Counted<'_> {
    type Error = std::convert::Infallible;

    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Entry>, Self::Error> {
        let page = self.0.after(seq, limit)?;
        self.1.set(self.1.get() + page.len());
        Ok(page)
    }
}

fn set(element: &str, value: String) -> (Function, Vec<String>) {
    (Function::SetValue, vec![element.into(), value])
}

#[test]
fn to_go_back_reads_little_where_there_are_keyframes() {
    let begun = (Function::Initialize, vec![String::new()]);
    let pages = (0..50_000).map(|page| set("cmi.core.lesson_location", page.to_string()));
    let calls: Vec<_> = [begun].into_iter().chain(pages).collect();
    let entries = timeline(&calls);
    let entries = Counted(&entries, Cell::default());
    let mut replay = Replay::launch(LmsProfile::default(), Launch::default(), Attempt::default()).with_keyframes();
    let last = entries.0.len() as u32;
    replay.seek(last, &entries).unwrap();
    assert_eq!(entries.1.take(), last as usize);
    for seq in [1, last, last / 2, 7_000, 6_999, 40_000, last - 1] {
        replay.seek(seq, &entries).unwrap();
        assert!(entries.1.take() <= 2_000, "{seq}");
    }
    // And forward it goes on from where it is.
    replay.seek(5_000, &entries).unwrap();
    entries.1.take();
    replay.seek(5_001, &entries).unwrap();
    assert_eq!(entries.1.take(), 1);
}

#[test]
fn a_number_after_the_last_entry_leads_to_the_last() {
    let entries = timeline(&[(Function::Initialize, vec![String::new()])]);
    let mut replay = Replay::launch(LmsProfile::default(), Launch::default(), Attempt::default());
    replay.seek(1_000, entries.as_slice()).unwrap();
    assert_eq!(replay.seq(), entries.len() as u32);
}

#[test]
fn observers_see_each_entry_once_and_the_state_after_it() {
    let calls = [
        (Function::Initialize, vec![String::new()]),
        set("cmi.core.lesson_status", "completed".into()),
        (Function::Commit, vec![String::new()]),
    ];
    let entries = timeline(&calls);
    let mut replay = Replay::launch(LmsProfile::default(), Launch::default(), Attempt::default());
    let mut seen = Vec::new();
    let mut progress = Progress::default();
    let mut statuses = |step: &Step<'_>| {
        let status = step.session.data().value("cmi.core.lesson_status");
        seen.push((step.entry.seq, step.returned.is_some(), status.map(str::to_owned)));
    };
    replay
        .fold(entries.as_slice(), &mut [&mut statuses, &mut progress])
        .unwrap();
    let status = |status: &str| Some(status.to_owned());
    assert_eq!(
        seen,
        [
            (1, true, status("not attempted")),
            (2, false, status("not attempted")),
            (3, true, status("completed")),
            (4, true, status("completed")),
        ]
    );
    assert_eq!(
        (progress.calls, progress.failed_calls, progress.at),
        (3, 0, Micros::new(4.0))
    );
    assert_eq!(progress.sent.status.as_deref(), Some("completed"));
}

/// The number of uncommitted elements after each of these entries.
fn uncommitted(entries: &[EntryData]) -> Vec<u32> {
    let mut replay = Replay::launch(LmsProfile::default(), Launch::default(), Attempt::default());
    let mut uncommitted = Uncommitted::default();
    let counts = (1..).zip(entries).map(|(seq, data)| {
        let entry = Entry {
            seq,
            at: Micros::new(f64::from(seq)),
            phase: PageState::Complete,
            data: data.clone(),
        };
        replay.apply(&entry, &mut [&mut uncommitted]);
        uncommitted.count()
    });
    counts.collect()
}

#[test]
fn what_was_set_is_uncommitted_until_a_commit_that_is_stored() {
    let call = |function, arguments: &[&str]| EntryData::Call {
        function,
        arguments: arguments.iter().map(|argument| Argument::string(*argument)).collect(),
        returned: String::new(),
        error: 0.into(),
        refused: None,
        replay: None,
    };
    let set = |element, value| call(Function::SetValue, &[element, value]);
    let (location, status) = ("cmi.core.lesson_location", "cmi.core.lesson_status");
    let entries = [
        (call(Function::Initialize, &[""]), 0),
        (set(location, "1"), 1),
        (set(location, "2"), 1),
        (set(status, "done"), 1),
        (set(status, "incomplete"), 2),
        (call(Function::Commit, &["?"]), 2),
        (call(Function::Commit, &[""]), 0),
        (set(location, "3"), 1),
        // The disk was full.
        (
            EntryData::Unconfirmed {
                call: 7,
                returned: "false".into(),
                error: 101.into(),
            },
            2,
        ),
        (call(Function::Finish, &[""]), 0),
    ];
    let (entries, expected): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    assert_eq!(uncommitted(&entries), expected);
}
