//! Entries of a session that are missing from its timeline.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{EntryData, LossCause, Note, Observer, Step};

/// Entries that were not recorded, for one cause and kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    /// Why.
    pub cause: LossCause,
    /// The kind of the entries, as in [`EntryData`]'s tag, if all have the same.
    pub entries: Option<String>,
    /// How many; `None` if unknown.
    pub count: Option<u32>,
}

/// Sums up the losses in a timeline.
#[derive(Debug, Default)]
pub struct LossSummary {
    counts: BTreeMap<(LossCause, Option<String>), u32>,
    stopped: bool,
    /// Whether the page disconnected without reporting how many entries it had sent.
    end_unknown: bool,
}

impl Observer for LossSummary {
    fn observe(&mut self, step: &Step<'_>) {
        self.read(&step.entry.data);
    }
}

impl LossSummary {
    fn read(&mut self, data: &EntryData) {
        match data {
            EntryData::NotRecorded { cause, entries, count } => self.add(*cause, entries.as_ref(), *count),
            EntryData::Note { note } => match note {
                Note::EntriesMissing => self.add(LossCause::NotReceived, None, 1),
                Note::RecordingStopped => self.stopped = true,
                Note::ConnectionLost | Note::CloseTimedOut | Note::Interrupted => self.end_unknown = true,
                Note::Reconnected => self.end_unknown = false,
                Note::Closing | Note::Stayed | Note::ClientRefused => {}
            },
            _ => {}
        }
    }

    fn add(&mut self, cause: LossCause, entries: Option<&String>, count: u32) {
        let sum = self.counts.entry((cause, entries.cloned())).or_default();
        *sum = sum.saturating_add(count);
    }

    /// The losses, most severe first.
    #[must_use]
    pub fn all(&self) -> Vec<Loss> {
        let known = |cause| self.counts.contains_key(&(cause, None));
        let uncounted = [
            (LossCause::EndUnknown, self.end_unknown),
            (LossCause::Full, self.stopped && !known(LossCause::Full)),
        ];
        let uncounted = uncounted
            .into_iter()
            .filter(|(_, is_so)| *is_so)
            .map(|(cause, _)| Loss {
                cause,
                entries: None,
                count: None,
            });
        let mut losses: Vec<_> = uncounted.collect();
        losses.extend(self.counts.iter().map(|((cause, entries), count)| Loss {
            cause: *cause,
            entries: entries.clone(),
            count: Some(*count),
        }));
        losses.sort_by(|a, b| (a.cause, &a.entries).cmp(&(b.cause, &b.entries)));
        losses
    }
}

/// Number of lost entries, without those that were refused.
#[must_use]
pub fn lost(losses: &[Loss]) -> u32 {
    let counted = losses.iter().filter(|loss| !loss.cause.is_refusal());
    counted.filter_map(|loss| loss.count).fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn losses(timeline: &[EntryData]) -> Vec<Loss> {
        let mut losses = LossSummary::default();
        timeline.iter().for_each(|data| losses.read(data));
        losses.all()
    }

    fn note(note: Note) -> EntryData {
        EntryData::Note { note }
    }

    fn not_recorded(cause: LossCause, entries: Option<&str>, count: u32) -> EntryData {
        EntryData::NotRecorded {
            cause,
            entries: entries.map(str::to_owned),
            count,
        }
    }

    fn loss(cause: LossCause, entries: Option<&str>, count: Option<u32>) -> Loss {
        Loss {
            cause,
            entries: entries.map(str::to_owned),
            count,
        }
    }

    #[test]
    fn losses_of_one_cause_and_kind_are_added_up() {
        let losses = losses(&[
            not_recorded(LossCause::TooMany, Some("console"), 10),
            not_recorded(LossCause::TooMany, Some("page"), 1),
            not_recorded(LossCause::OutOfOrder, None, 3),
            not_recorded(LossCause::TooMany, Some("console"), 5),
            note(Note::Closing),
        ]);
        let expected = [
            loss(LossCause::TooMany, Some("console"), Some(15)),
            loss(LossCause::TooMany, Some("page"), Some(1)),
            loss(LossCause::OutOfOrder, None, Some(3)),
        ];
        assert_eq!(losses, expected);
        assert_eq!(lost(&losses), 16);
    }

    #[test]
    fn a_connection_that_was_lost_for_good_leaves_the_end_unknown() {
        let unknown = [loss(LossCause::EndUnknown, None, None)];
        assert_eq!(losses(&[note(Note::ConnectionLost)]), unknown);
        assert_eq!(losses(&[note(Note::Closing), note(Note::CloseTimedOut)]), unknown);
        assert_eq!(losses(&[note(Note::Interrupted)]), unknown);
        assert_eq!(losses(&[note(Note::ConnectionLost), note(Note::Reconnected)]), []);
    }

    #[test]
    fn recording_that_stopped_is_a_loss_that_the_page_may_have_counted() {
        let stopped = note(Note::RecordingStopped);
        assert_eq!(
            losses(std::slice::from_ref(&stopped)),
            [loss(LossCause::Full, None, None)]
        );
        let counted = losses(&[stopped, not_recorded(LossCause::Full, None, 7)]);
        assert_eq!(counted, [loss(LossCause::Full, None, Some(7))]);
    }
}
