//! The rules about what the workbench itself lost, could not save, blocked or cannot play: trouble that is not the module's.

use std::collections::BTreeMap;

use journal::{AccessKind, Decision, EntryData, Step};
use locale::{rules::session::recording as texts, sentence};
use scorm::rte::{Attempt, Function};

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
    reach::Reach,
    words::{accesses, loss_line, losses_heading},
};
use crate::{finding::Said, rule::rules};

rules! {
    /// Entries are missing from the timeline, or were refused.
    EntriesLost { lost: Said } = "session/entries-lost", Error, Recording, &texts::ENTRIES_LOST;
    /// LMSFinish could not be stored.
    FinishNotSaved {} = "session/finish-not-saved", Error, Recording, &texts::FINISH_NOT_SAVED;
    /// LMSCommit could not be stored.
    CommitNotSaved {} = "session/commit-not-saved", Error, Recording, &texts::COMMIT_NOT_SAVED;
    /// The module was never opened.
    NotOpened {} = "session/not-opened", Error, Launch, &texts::NOT_OPENED;
    /// The page and the replay returned different values.
    ReplayDiffers {} = "session/replay-differs", Warning, Recording, &texts::REPLAY_DIFFERS;
    /// The workbench cannot play a media file.
    NotPlayed {} = "session/media-not-played", Info, Other, &texts::NOT_PLAYED;
    /// The workbench blocked what the module tried to reach, other than hosts and permissions, which have rules of their own.
    Blocked { accesses: Said } = "session/access-blocked", Info, Other, &texts::BLOCKED;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Workbench>::default()]
}

#[derive(Debug, Default)]
struct Workbench {
    last_saving: Option<Function>,
    finish_not_saved: Evidence,
    commit_not_saved: Evidence,
    differs: Evidence,
    not_played: Evidence,
    blocked: Evidence,
    /// In the order of [`AccessKind::ALL`].
    accesses: BTreeMap<usize, u32>,
}

impl Detector for Workbench {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let entry = step.entry;
        match &entry.data {
            EntryData::Call { function, replay, .. } => {
                if replay.is_some() {
                    self.differs.add(entry);
                }
                let is_saving = matches!(function, Function::Commit | Function::Finish);
                if is_saving && step.returned.is_some_and(|returned| !returned.error.is_error()) {
                    self.last_saving = Some(*function);
                }
            }
            EntryData::Unconfirmed { returned, .. } if returned != "true" => match self.last_saving {
                Some(Function::Finish) => self.finish_not_saved.add(entry),
                _ => self.commit_not_saved.add(entry),
            },
            EntryData::Unplayable { .. } => self.not_played.add(entry),
            EntryData::Access {
                access,
                target,
                decision: Decision::Blocked,
                count,
            } if Reach::of(*access, target) == Reach::Other => {
                self.blocked.add_times(entry, *count);
                let place = AccessKind::ALL.iter().position(|kind| kind == access);
                let sum = self.accesses.entry(place.unwrap_or_default()).or_default();
                *sum = sum.saturating_add(*count);
            }
            _ => {}
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let losses = judged.losses;
        if !losses.is_empty() {
            let lost = Said::new(|language| {
                let lines: Vec<_> = losses.iter().map(|loss| loss_line(loss, language)).collect();
                format!("{} {}", losses_heading(losses, language), sentence(&lines.join("; ")))
            });
            findings.add(Evidence::default(), EntriesLost { lost });
        }
        if !judged.is_running() && !judged.ending.opened {
            findings.add(Evidence::default(), NotOpened {});
        }
        findings.add_shown(&self.finish_not_saved, FinishNotSaved {});
        findings.add_shown(&self.commit_not_saved, CommitNotSaved {});
        findings.add_shown(&self.differs, ReplayDiffers {});
        findings.add_shown(&self.not_played, NotPlayed {});
        let blocked = Said::new(|language| {
            let counts = self.accesses.iter();
            let counts = counts.filter_map(|(place, count)| Some((*AccessKind::ALL.get(*place)?, *count)));
            accesses(counts, language)
        });
        findings.add_shown(&self.blocked, Blocked { accesses: blocked });
    }
}
