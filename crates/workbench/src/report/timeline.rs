//! The moments of a session that its result depends on.

use journal::{EntryData, Micros, Note, Step};
use scorm::{cmi::element_names as names, rte::Function};
use serde::{Deserialize, Serialize};

use locale::quote;

/// Maximum moments of a report. The trace has the rest.
const MOST: usize = 100;

/// A moment of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// When it was: of several in a row, the last.
    #[serde(rename = "atUs")]
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub at: Micros,
    /// What happened.
    #[serde(flatten)]
    pub what: MomentKind,
    /// How many of its kind there were in a row.
    pub count: u32,
}

/// What happened at a moment of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum MomentKind {
    /// LMSInitialize was accepted.
    Initialized,
    /// The module sent a status.
    Status {
        /// The status, cut.
        value: String,
    },
    /// The module sent a score.
    Score {
        /// `cmi.core.score.raw`, cut.
        value: String,
    },
    /// LMSCommit was accepted.
    Committed,
    /// LMSFinish was accepted.
    Finished,
    /// A commit or finish could not be stored.
    NotSaved,
    /// The workbench did something.
    Noted {
        /// What.
        note: Note,
    },
    /// The LMS closed the session, which was left open.
    Validated {
        /// Whether it was because it had been open for too long.
        automatic: bool,
    },
}

/// Collects the moments of a session.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    moments: Vec<Moment>,
    omitted: u32,
}

impl Timeline {
    /// Processes the next entry.
    pub(super) fn read(&mut self, step: &Step<'_>) {
        let Some(what) = moment(step) else { return };
        let at = step.entry.at;
        let is_full = self.moments.len() == MOST;
        match self.moments.last_mut() {
            // The same again: the last of them counts.
            Some(last) if self.omitted == 0 && is_same_kind(&last.what, &what) => {
                *last = Moment {
                    at,
                    what,
                    count: last.count.saturating_add(1),
                };
            }
            _ if !is_full => self.moments.push(Moment { at, what, count: 1 }),
            _ => self.omitted = self.omitted.saturating_add(1),
        }
    }

    /// The moments in order, and how many more there were.
    pub(super) fn take(&mut self) -> (Vec<Moment>, u32) {
        (std::mem::take(&mut self.moments), self.omitted)
    }
}

fn is_same_kind(one: &MomentKind, other: &MomentKind) -> bool {
    matches!(
        (one, other),
        (MomentKind::Committed, MomentKind::Committed) | (MomentKind::Score { .. }, MomentKind::Score { .. })
    ) || one == other
}

fn moment(step: &Step<'_>) -> Option<MomentKind> {
    match (&step.entry.data, step.returned) {
        (
            EntryData::Call {
                function, arguments, ..
            },
            Some(returned),
        ) if !returned.error.is_error() => match function {
            Function::Initialize => Some(MomentKind::Initialized),
            Function::Commit => Some(MomentKind::Committed),
            Function::Finish => Some(MomentKind::Finished),
            Function::SetValue => {
                let value = || arguments.get(1).map_or_else(String::new, |value| quote(&value.text));
                match step.entry.data.element()? {
                    names::CORE_LESSON_STATUS => Some(MomentKind::Status { value: value() }),
                    names::CORE_SCORE_RAW => Some(MomentKind::Score { value: value() }),
                    _ => None,
                }
            }
            _ => None,
        },
        (EntryData::Unconfirmed { returned, .. }, _) if returned != "true" => Some(MomentKind::NotSaved),
        (EntryData::Validated { automatic, .. }, _) => Some(MomentKind::Validated { automatic: *automatic }),
        (EntryData::Note { note }, _) => Some(MomentKind::Noted { note: *note }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(timeline: &mut Timeline, what: MomentKind) {
        let entry = journal::Entry {
            seq: 1,
            at: Micros::new(5.0),
            phase: journal::PageState::Complete,
            data: match what {
                MomentKind::Noted { note } => EntryData::Note { note },
                _ => EntryData::Unconfirmed {
                    call: 1,
                    returned: "false".into(),
                    error: 101.into(),
                },
            },
        };
        let session = scorm::rte::Session::launch(
            scorm::LmsProfile::strict(),
            scorm::rte::Launch::default(),
            scorm::rte::Attempt::default(),
        );
        timeline.read(&Step {
            entry: &entry,
            returned: None,
            session: &session,
        });
    }

    #[test]
    fn the_same_again_is_counted_and_the_list_is_bounded() {
        let mut timeline = Timeline::default();
        add(&mut timeline, MomentKind::NotSaved);
        add(&mut timeline, MomentKind::NotSaved);
        for _ in 0..MOST {
            add(&mut timeline, MomentKind::Noted { note: Note::Stayed });
            add(&mut timeline, MomentKind::NotSaved);
        }
        let (moments, omitted) = timeline.take();
        assert_eq!(moments[0].count, 2);
        assert_eq!((moments.len(), omitted as usize), (MOST, MOST + 1));
    }
}
