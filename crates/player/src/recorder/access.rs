//! What the module tried to reach outside its session, on its way into the timeline. It is noted by the process that
//! shows the module, from any thread and without waiting; a module that tries in a loop gets a bounded number of entries.

use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use journal::{AccessKind, Decision, EntryData};

/// How many entries a session has for each kind of access. Further attempts are counted in one entry at its end.
const ENTRIES_PER_KIND: u32 = 200;

/// The access log of a session, shared by its recorder and whoever notes an attempt.
#[derive(Debug, Clone, Default)]
pub(crate) struct AccessLog(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// How many entries each kind has.
    entries: HashMap<AccessKind, u32>,
    /// How many attempts have no entry.
    over_limit: HashMap<(AccessKind, Decision), u32>,
    /// Noted, and not in the timeline yet.
    pending: Vec<(Instant, EntryData)>,
}

impl AccessLog {
    /// Adds an attempt. Never waits for the disk or for the recorder.
    pub(crate) fn note(&self, access: AccessKind, target: &str, decision: Decision) {
        let mut state = self.state();
        if state.admits(access, decision) {
            let mut data = EntryData::Access {
                access,
                target: target.to_owned(),
                decision,
                count: 1,
            };
            data.bound();
            state.pending.push((Instant::now(), data));
        }
    }

    /// What was noted since the last time, with the moment of each.
    pub(super) fn take_pending(&self) -> Vec<(Instant, EntryData)> {
        mem::take(&mut self.state().pending)
    }

    /// One entry for each kind and decision that had attempts over the limit.
    pub(super) fn take_summaries(&self) -> Vec<EntryData> {
        let mut over_limit = mem::take(&mut self.state().over_limit);
        let mut summaries = Vec::new();
        for access in AccessKind::ALL {
            for decision in [Decision::Blocked, Decision::Allowed] {
                if let Some(count) = over_limit.remove(&(access, decision)) {
                    summaries.push(EntryData::Access {
                        access,
                        target: String::new(),
                        decision,
                        count,
                    });
                }
            }
        }
        summaries
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Counts and a list: whole whenever a thread may have panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn admits(&mut self, access: AccessKind, decision: Decision) -> bool {
        let entries = self.entries.entry(access).or_default();
        if *entries < ENTRIES_PER_KIND {
            *entries += 1;
            return true;
        }
        let over_limit = self.over_limit.entry((access, decision)).or_default();
        *over_limit = over_limit.saturating_add(1);
        false
    }
}
