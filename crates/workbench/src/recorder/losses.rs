//! What is not recorded, counted until it is written to the timeline: an entry for each cause and kind, once a period.
//! So a flood is said, and cannot become one itself.

use std::{
    collections::BTreeMap,
    mem,
    time::{Duration, Instant},
};

use crate::trace::{LossCause, What};

/// How often what was counted is written, at the most.
const PERIOD: Duration = Duration::from_secs(10);

/// The losses that are not in the timeline yet.
#[derive(Debug, Default)]
pub(super) struct Losses {
    counts: BTreeMap<(LossCause, Option<String>), u32>,
    /// Since when there is something to write.
    since: Option<Instant>,
    written: Option<Instant>,
}

impl Losses {
    /// Counts entries that are not recorded; `kind` is theirs where all are of one.
    pub(super) fn add(&mut self, cause: LossCause, kind: Option<&str>, count: u32, now: Instant) {
        if count == 0 {
            return;
        }
        self.since.get_or_insert(now);
        let counted = self.counts.entry((cause, kind.map(str::to_owned))).or_default();
        *counted = counted.saturating_add(count);
    }

    /// When what was counted is to be written; none where there is nothing. The first is written at once.
    pub(super) fn due(&self) -> Option<Instant> {
        let since = self.since?;
        Some(self.written.map_or(since, |written| since.max(written + PERIOD)))
    }

    /// What is to be written now.
    pub(super) fn take_due(&mut self, now: Instant) -> Vec<What> {
        if self.due().is_none_or(|due| due > now) {
            return Vec::new();
        }
        self.written = Some(now);
        self.take()
    }

    /// All that was counted.
    pub(super) fn take(&mut self) -> Vec<What> {
        self.since = None;
        let counts = mem::take(&mut self.counts).into_iter();
        counts
            .map(|((cause, entries), count)| What::NotRecorded { cause, entries, count })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_written_at_once_and_then_once_a_period() {
        let began = Instant::now();
        let after = |seconds| began + Duration::from_secs(seconds);
        let mut losses = Losses::default();
        assert_eq!((losses.due(), losses.take_due(began)), (None, vec![]));
        losses.add(LossCause::OutOfOrder, None, 3, began);
        let written = |entries: Option<&str>, cause, count| What::NotRecorded {
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
