//! The rules about what a module stores in the browser, beside the LMS.

use journal::{AccessKind, EntryData, Step};
use locale::rules::session::storage as texts;
use scorm::{
    cmi::{LessonStatus, element_names as names},
    rte::{Attempt, Function},
};

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
    words::accesses,
};
use crate::{finding::Said, rule::rules};

rules! {
    /// The module was left before its end, and what it needs to go on is on the computer alone.
    StateNotInLms { storage: Said } = "session/state-not-in-lms", Warning, Recording, &texts::STATE_NOT_IN_LMS;
    /// Something was stored in the browser.
    StorageUsed { storage: Said } = "session/storage-used", Info, Other, &texts::STORAGE_USED;
}

/// The elements that an LMS gives back for a module to go on.
const STATE: [&str; 2] = [names::SUSPEND_DATA, names::CORE_LESSON_LOCATION];

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Storage>::default()]
}

#[derive(Debug, Default)]
struct Storage {
    stored: Evidence,
    /// How often, in the order of [`AccessKind::ALL`].
    counts: [u32; AccessKind::ALL.len()],
    /// What is there at the next launch. A cookie is as a rule that of a statistics service.
    lasting: Evidence,
    /// Whether the LMS was sent something to go on with, if only in vain.
    sends_state: bool,
}

impl Detector for Storage {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let entry = step.entry;
        match &entry.data {
            EntryData::Access { access, count, .. } if access.is_storage() => {
                self.stored.add_times(entry, *count);
                if matches!(access, AccessKind::LocalStorage | AccessKind::IndexedDb) {
                    self.lasting.add_times(entry, *count);
                }
                let place = AccessKind::ALL.iter().position(|kind| kind == access);
                if let Some(sum) = place.and_then(|place| self.counts.get_mut(place)) {
                    *sum = sum.saturating_add(*count);
                }
            }
            EntryData::Call {
                function: Function::SetValue,
                ..
            } => self.sends_state |= entry.data.element().is_some_and(|element| STATE.contains(&element)),
            _ => {}
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let storage = Said::new(|language| {
            let counts = AccessKind::ALL.into_iter().zip(self.counts);
            accesses(counts.filter(|(_, count)| *count > 0), language)
        });
        let is_through = matches!(
            judged.ending.after.status,
            LessonStatus::Passed | LessonStatus::Completed | LessonStatus::Failed
        );
        let is_left = judged.is_over() && !judged.may_lack_calls() && !is_through;
        if is_left && !self.sends_state && !self.lasting.is_empty() {
            findings.add(self.lasting.clone(), StateNotInLms { storage });
        } else {
            findings.add_shown(&self.stored, StorageUsed { storage });
        }
    }
}
