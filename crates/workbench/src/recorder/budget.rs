//! How much of a session is recorded. Calls come first: they are what a session is judged by. Observations have what the
//! calls leave, so that a flood of them fills neither the disk nor the place of a call.

use std::time::{Duration, Instant};

use crate::settings::RecordingLimits;

/// For how long entries may come at any rate.
const BURST: Duration = Duration::from_secs(2);
/// What part of a burst a console, which floods most, leaves to what happens seldom: phases of pages, errors, windows.
const RESERVE: f64 = 0.1;
/// The bytes of an ordinary entry: one that has more counts as several.
const ENTRY: usize = 256;

/// What a session may still record.
#[derive(Debug)]
pub(super) struct Budget {
    /// Entries a second, in the long run.
    rate: f64,
    /// How many bytes the session may have, and how many observations may bring it to.
    total: u64,
    observations: u64,
    /// How many entries may come at once.
    entries: f64,
    filled: Instant,
    /// Bytes in the database.
    written: u64,
    /// Bytes on their way there.
    pending: u64,
}

impl Budget {
    pub(super) fn new(limits: RecordingLimits, now: Instant) -> Self {
        let rate = f64::from(limits.entries_per_second);
        let total = u64::from(limits.session_mib) << 20;
        Self {
            rate,
            total,
            observations: total / 2,
            entries: rate * BURST.as_secs_f64(),
            filled: now,
            written: 0,
            pending: 0,
        }
    }

    /// How many entries may come at once at the most.
    fn most(&self) -> f64 {
        self.rate * BURST.as_secs_f64()
    }

    /// Takes account of a call, of so many bytes.
    pub(super) fn call(&mut self, size: usize, now: Instant) {
        self.fill(now);
        self.entries = (self.entries - cost(size)).max(0.0);
        self.pending += size as u64;
    }

    /// Whether an observation of so many bytes is recorded.
    pub(super) fn observation(&mut self, is_console: bool, size: usize, now: Instant) -> bool {
        self.fill(now);
        let cost = cost(size);
        let reserved = if is_console { self.most() * RESERVE } else { 0.0 };
        if self.entries < reserved + cost || self.used() >= self.observations {
            return false;
        }
        self.entries -= cost;
        self.pending += size as u64;
        true
    }

    /// What was on its way is in the database, where it has so many bytes.
    pub(super) fn written(&mut self, bytes: u64) {
        self.written += bytes;
        self.pending = 0;
    }

    /// Whether the session has as many bytes as it may have.
    pub(super) fn is_full(&self) -> bool {
        self.used() >= self.total
    }

    fn used(&self) -> u64 {
        self.written + self.pending
    }

    fn fill(&mut self, now: Instant) {
        let seconds = now.saturating_duration_since(self.filled).as_secs_f64();
        self.entries = (self.entries + seconds * self.rate).min(self.most());
        self.filled = now;
    }
}

/// How many ordinary entries one of so many bytes counts as.
fn cost(size: usize) -> f64 {
    size.div_ceil(ENTRY).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(now: Instant) -> Budget {
        let limits = RecordingLimits {
            entries_per_second: 100,
            session_mib: 1,
        };
        Budget::new(limits, now)
    }

    /// How many of `count` observations are recorded.
    fn recorded(budget: &mut Budget, count: usize, size: usize, now: Instant) -> usize {
        (0..count).filter(|_| budget.observation(false, size, now)).count()
    }

    #[test]
    fn observations_come_at_any_rate_for_a_while_and_then_at_the_one_that_is_set() {
        let began = Instant::now();
        let mut budget = budget(began);
        assert_eq!(recorded(&mut budget, 1_000, 50, began), 200);
        assert_eq!(recorded(&mut budget, 1_000, 50, began + Duration::from_secs(1)), 100);
        // Long ones count as several.
        assert_eq!(
            recorded(&mut budget, 1_000, 10 * ENTRY, began + Duration::from_secs(2)),
            10
        );
        assert_eq!(recorded(&mut budget, 1_000, 50, began + Duration::from_secs(3600)), 200);
    }

    #[test]
    fn a_console_leaves_something_to_what_happens_seldom() {
        let began = Instant::now();
        let mut budget = budget(began);
        let lines = (0..1_000).filter(|_| budget.observation(true, 50, began)).count();
        assert_eq!((lines, recorded(&mut budget, 1_000, 50, began)), (180, 20));
    }

    #[test]
    fn calls_are_always_recorded_and_leave_less_for_observations() {
        let began = Instant::now();
        let mut budget = budget(began);
        (0..500).for_each(|_| budget.call(50, began));
        assert_eq!(recorded(&mut budget, 10, 50, began), 0);
        assert_eq!(recorded(&mut budget, 1_000, 50, began + Duration::from_secs(1)), 100);
    }

    #[test]
    fn observations_fill_half_of_a_session_and_calls_all_of_it() {
        let began = Instant::now();
        let mut budget = budget(began);
        budget.call(50, began);
        // In the database an entry is larger than on its way.
        budget.written(512 << 10);
        assert!(!budget.observation(false, 50, began));
        budget.call(400 << 10, began);
        assert!(!budget.is_full());
        budget.call(200 << 10, began);
        assert!(budget.is_full());
    }
}
