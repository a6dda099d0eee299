//! Suspend data that become longer each time they are set.

use journal::Entry;
use locale::rules::session::outcomes as text;

use super::{
    super::{evidence::Evidence, finding::SessionFindings},
    SuspendDataGrowing,
};
use crate::{finding::Said, rule::Severity};

/// From how many sets in a row on, each longer than the one before, it is growth.
const LEAST_SETS: u32 = 20;

/// The length that they must have reached: a module begins with little.
const LEAST_LENGTH: u32 = 1_000;

/// Growth is of no concern if a session so many times as long would not exceed the limit: it ends where all pages were seen.
const MOST_SESSIONS: u32 = 3;

/// The sets in a row that each were longer than the one before: now, and the most so far.
#[derive(Debug, Default)]
pub(super) struct Growth {
    run: Run,
    longest: Option<Run>,
}

#[derive(Debug, Clone, Default)]
struct Run {
    sets: u32,
    first: u32,
    last: u32,
    /// The numbers of the first and of the last entry.
    entries: (u32, u32),
}

impl Growth {
    pub(super) fn add(&mut self, length: u32, entry: &Entry) {
        let run = &mut self.run;
        // The same again is no growth and no end of it.
        if run.sets > 0 && length == run.last {
            return;
        }
        if length < run.last || run.sets == 0 {
            *run = Run {
                sets: 1,
                first: length,
                last: length,
                entries: (entry.seq, entry.seq),
            };
            return;
        }
        run.sets = run.sets.saturating_add(1);
        run.last = length;
        run.entries.1 = entry.seq;
        let is_growth = run.sets >= LEAST_SETS && run.last >= LEAST_LENGTH;
        if is_growth && self.longest.as_ref().is_none_or(|longest| run.sets >= longest.sets) {
            self.longest = Some(run.clone());
        }
    }

    /// Adds what was found, where `limit` characters are the most; `is_done` says that the learner is through the course.
    /// Returns whether anything was.
    pub(super) fn report(&self, limit: u32, is_done: bool, findings: &mut SessionFindings) -> bool {
        let Some(run) = &self.longest else { return false };
        let more = run.sets_to_exceed(limit);
        // A session that is twice as long would exceed the limit.
        let is_near = more <= run.sets;
        // Who is through has seen most pages: there is no session three times as long.
        if !is_near && (is_done || more > run.sets.saturating_mul(MOST_SESSIONS - 1)) {
            return false;
        }
        let end = Said::new(|language| {
            let times = text::TIMES.count(language, more.into());
            text::growth(language, &language.number(limit.into()), &times)
        });
        let mut evidence = Evidence::default();
        evidence.add_number(run.entries.0, 1);
        evidence.add_number(run.entries.1, run.sets - 1);
        let data = SuspendDataGrowing {
            sets: run.sets.into(),
            first: run.first.into(),
            last: run.last.into(),
            end,
        };
        let severity = if is_near { Severity::Warning } else { Severity::Info };
        findings.add_as(severity, evidence, data);
        true
    }
}

impl Run {
    /// How many sets more it takes to exceed the limit if they grow as they did.
    fn sets_to_exceed(&self, limit: u32) -> u32 {
        let (grown, steps) = (self.last - self.first, self.sets - 1);
        let left = u64::from(limit.saturating_sub(self.last)) + 1;
        let sets = (left * u64::from(steps)).div_ceil(u64::from(grown.max(1)));
        u32::try_from(sets).unwrap_or(u32::MAX)
    }
}
