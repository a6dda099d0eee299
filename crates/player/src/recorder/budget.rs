//! Limits how much of a session is recorded. Calls have priority, because the report depends on them. Observations share
//! what is left.

use std::time::{Duration, Instant};

use crate::RecordingLimits;

/// How long the rate may be exceeded: the bucket holds this much time's worth of entries.
const BURST: Duration = Duration::from_secs(2);
/// Share of the bucket that console lines and served files cannot use. It is left for rarer entries: page phases, errors,
/// windows, missing files.
const RESERVE: f64 = 0.1;
/// Bytes that count as one entry. A longer entry counts as several.
const ENTRY: usize = 256;

/// The remaining budget of a session.
#[derive(Debug)]
pub(super) struct Budget {
    /// Sustained entries per second.
    rate: f64,
    /// Maximum bytes of the session, and the size at which observations are no longer recorded.
    total: u64,
    observations: u64,
    /// Entries left in the bucket.
    entries: f64,
    filled: Instant,
    /// Bytes written to the database.
    written: u64,
    /// Bytes accepted but not written yet.
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

    /// Capacity of the bucket.
    fn capacity(&self) -> f64 {
        self.rate * BURST.as_secs_f64()
    }

    /// Accounts for a call of `size` bytes.
    pub(super) fn call(&mut self, size: usize, now: Instant) {
        self.fill(now);
        self.entries = (self.entries - cost(size)).max(0.0);
        self.pending += size as u64;
    }

    /// Accounts for an observation of `size` bytes; returns whether to record it. A frequent one leaves the reserve.
    pub(super) fn observation(&mut self, is_frequent: bool, size: usize, now: Instant) -> bool {
        self.fill(now);
        let cost = cost(size);
        let reserved = if is_frequent { self.capacity() * RESERVE } else { 0.0 };
        if self.entries < reserved + cost || self.used() >= self.observations {
            return false;
        }
        self.entries -= cost;
        self.pending += size as u64;
        true
    }

    /// Accounts for a transaction that wrote `bytes`.
    pub(super) fn written(&mut self, bytes: u64) {
        self.written += bytes;
        self.pending = 0;
    }

    /// Whether the session has reached its maximum size.
    pub(super) fn is_full(&self) -> bool {
        self.used() >= self.total
    }

    fn used(&self) -> u64 {
        self.written + self.pending
    }

    fn fill(&mut self, now: Instant) {
        let seconds = now.saturating_duration_since(self.filled).as_secs_f64();
        self.entries = (self.entries + seconds * self.rate).min(self.capacity());
        self.filled = now;
    }
}

/// How many entries an entry of `size` bytes counts as.
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
    fn observations_may_burst_and_are_then_limited_to_the_rate() {
        let began = Instant::now();
        let mut budget = budget(began);
        assert_eq!(recorded(&mut budget, 1_000, 50, began), 200);
        assert_eq!(recorded(&mut budget, 1_000, 50, began + Duration::from_secs(1)), 100);
        // Long entries count as several.
        assert_eq!(
            recorded(&mut budget, 1_000, 10 * ENTRY, began + Duration::from_secs(2)),
            10
        );
        assert_eq!(recorded(&mut budget, 1_000, 50, began + Duration::from_secs(3600)), 200);
    }

    #[test]
    fn console_lines_leave_room_for_rarer_entries() {
        let began = Instant::now();
        let mut budget = budget(began);
        let lines = (0..1_000).filter(|_| budget.observation(true, 50, began)).count();
        assert_eq!((lines, recorded(&mut budget, 1_000, 50, began)), (180, 20));
    }

    #[test]
    fn calls_are_always_recorded_and_use_up_the_rate() {
        let began = Instant::now();
        let mut budget = budget(began);
        (0..500).for_each(|_| budget.call(50, began));
        assert_eq!(recorded(&mut budget, 10, 50, began), 0);
        assert_eq!(recorded(&mut budget, 1_000, 50, began + Duration::from_secs(1)), 100);
    }

    #[test]
    fn observations_use_half_of_the_size_and_calls_all_of_it() {
        let began = Instant::now();
        let mut budget = budget(began);
        budget.call(50, began);
        // An entry is larger in the database than on the wire.
        budget.written(512 << 10);
        assert!(!budget.observation(false, 50, began));
        budget.call(400 << 10, began);
        assert!(!budget.is_full());
        budget.call(200 << 10, began);
        assert!(budget.is_full());
    }
}
