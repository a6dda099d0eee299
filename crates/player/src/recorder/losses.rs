//! Counts entries that are not recorded, and writes the counts to the timeline: one entry per cause and kind, at most
//! once per period.

use std::{
    collections::BTreeMap,
    mem,
    time::{Duration, Instant},
};

use journal::{EntryData, LossCause};

/// Minimum time between two writes.
const PERIOD: Duration = Duration::from_secs(10);

/// The counts that are not in the timeline yet.
#[derive(Debug, Default)]
pub(super) struct LossCounter {
    counts: BTreeMap<(LossCause, Option<String>), u32>,
    /// When the first of them was counted.
    since: Option<Instant>,
    written: Option<Instant>,
}

impl LossCounter {
    /// Counts entries that are not recorded. `kind` is set if all have the same kind.
    pub(super) fn add(&mut self, cause: LossCause, kind: Option<&str>, count: u32, now: Instant) {
        if count == 0 {
            return;
        }
        self.since.get_or_insert(now);
        let counted = self.counts.entry((cause, kind.map(str::to_owned))).or_default();
        *counted = counted.saturating_add(count);
    }

    /// When the counts must be written; `None` if there are none. The first count is due immediately.
    pub(super) fn due(&self) -> Option<Instant> {
        let since = self.since?;
        Some(self.written.map_or(since, |written| since.max(written + PERIOD)))
    }

    /// Returns and resets the counts if they are due.
    pub(super) fn take_due(&mut self, now: Instant) -> Vec<EntryData> {
        if self.due().is_none_or(|due| due > now) {
            return Vec::new();
        }
        self.written = Some(now);
        self.take()
    }

    /// Returns and resets the counts.
    pub(super) fn take(&mut self) -> Vec<EntryData> {
        self.since = None;
        let counts = mem::take(&mut self.counts).into_iter();
        counts
            .map(|((cause, entries), count)| EntryData::NotRecorded { cause, entries, count })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_immediately_and_then_once_per_period() {
        let began = Instant::now();
        let after = |seconds| began + Duration::from_secs(seconds);
        let mut losses = LossCounter::default();
        assert_eq!((losses.due(), losses.take_due(began)), (None, vec![]));
        losses.add(LossCause::OutOfOrder, None, 3, began);
        let written = |entries: Option<&str>, cause, count| EntryData::NotRecorded {
            cause,
            entries: entries.map(str::to_owned),
            count,
        };
        assert_eq!(losses.take_due(began), [written(None, LossCause::OutOfOrder, 3)]);
        for second in 1..=9 {
            losses.add(LossCause::TooMany, Some("console"), 1_000, after(second));
            losses.add(LossCause::TooMany, Some("page"), 1, after(second));
            assert_eq!(losses.take_due(after(second)), []);
        }
        assert_eq!(losses.due(), Some(after(10)));
        let expected = [
            written(Some("console"), LossCause::TooMany, 9_000),
            written(Some("page"), LossCause::TooMany, 9),
        ];
        assert_eq!(losses.take_due(after(10)), expected);
        losses.add(LossCause::TooMany, Some("page"), u32::MAX, after(11));
        losses.add(LossCause::TooMany, Some("page"), 5, after(11));
        assert_eq!(losses.take(), [written(Some("page"), LossCause::TooMany, u32::MAX)]);
    }
}
