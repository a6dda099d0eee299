//! What a session comes to on several LMSs.

use std::{num::NonZero, thread};

use journal::{Entry, EntrySource, Outcome, Replay, WhatIf};
use scorm::{LmsProfile, profile::profiles};
use store::{SessionRow, Store};

use crate::Result;

/// Entries that are read and replayed at a time.
const PAGE: u32 = 5_000;

/// Some of the LMSs, which one core replays the session on.
struct Share {
    replay: Replay,
    what_if: WhatIf,
}

impl Share {
    fn apply(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.replay.apply(entry, &mut [&mut self.what_if]);
        }
    }
}

/// What the calls of a session come to on its own LMS, and on each of the others.
pub(crate) fn outcomes(store: &Store, row: &SessionRow) -> Result<Vec<Outcome>> {
    let profiles = profiles_with(&row.profile);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = |profiles: &[LmsProfile]| Share {
        replay: row.replay(),
        what_if: WhatIf::launch(profiles.to_vec(), &row.launch, &row.before),
    };
    let mut shares: Vec<_> = profiles.chunks(profiles.len().div_ceil(cores)).map(share).collect();
    let source = store.entries(row.key);
    let mut page = source.after(0, PAGE)?;
    while let Some(last) = page.last() {
        let seq = last.seq;
        thread::scope(|scope| {
            for share in &mut shares {
                scope.spawn(|| share.apply(&page));
            }
        });
        page = source.after(seq, PAGE)?;
    }
    let state = row.progress.state;
    Ok(shares
        .into_iter()
        .flat_map(|share| share.what_if.outcomes(state))
        .collect())
}

/// The profiles that ship, with that of the session as it was then in the place of its own.
fn profiles_with(own: &LmsProfile) -> Vec<LmsProfile> {
    let mut profiles = profiles();
    match profiles.iter_mut().find(|profile| profile.id == own.id) {
        Some(profile) => *profile = own.clone(),
        None => profiles.insert(0, own.clone()),
    }
    profiles
}
