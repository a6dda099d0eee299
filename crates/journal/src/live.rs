//! Where a running module stands, for those who watch it.

use std::collections::HashSet;

use scorm::{
    cmi::element_names as names,
    rte::{Function, Session},
};
use serde::Serialize;

use crate::{EntryData, Observer, Progress, Sent, Step};

/// Maximum characters of [`LiveState::location`]. No profile with checks accepts a longer one.
const LOCATION_LIMIT: usize = 255;
/// Maximum elements in [`Uncommitted`].
const MAX_UNCOMMITTED: usize = 10_000;

/// Where a running module stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LiveState {
    /// What it has sent of its result.
    pub sent: Sent,
    /// `cmi.core.lesson_location` now, that of an earlier session too.
    pub location: String,
    /// How many characters `cmi.suspend_data` has now, those of an earlier session too.
    pub suspend_data: u32,
    /// How many characters the LMS takes in `cmi.suspend_data`.
    pub suspend_data_limit: u32,
    /// How many elements were set since the last LMSCommit.
    pub uncommitted: u32,
    /// How many calls returned an error. Those that only ask about errors do not count.
    pub failed_calls: u32,
}

impl LiveState {
    /// What to show of a session after some of its entries.
    #[must_use]
    pub fn of(session: &Session, progress: &Progress, uncommitted: &Uncommitted) -> Self {
        let value = |element| session.data().value(element).unwrap_or_default();
        Self {
            sent: progress.sent.clone(),
            location: value(names::CORE_LESSON_LOCATION)
                .chars()
                .take(LOCATION_LIMIT)
                .collect(),
            suspend_data: value(names::SUSPEND_DATA).chars().count() as u32,
            suspend_data_limit: session.length_limit(names::SUSPEND_DATA).unwrap_or_default(),
            uncommitted: uncommitted.count(),
            failed_calls: progress.failed_calls,
        }
    }
}

/// The elements that a module has set since its last LMSCommit: they are lost if it neither commits nor finishes.
#[derive(Debug, Clone, Default)]
pub struct Uncommitted {
    elements: HashSet<String>,
    /// Those of the last commit: set again, should it not have been stored.
    committed: HashSet<String>,
}

impl Uncommitted {
    /// How many they are; at most 10,000 are counted.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.elements.len() as u32
    }
}

impl Observer for Uncommitted {
    fn observe(&mut self, step: &Step<'_>) {
        let (function, arguments) = match &step.entry.data {
            EntryData::Call {
                function, arguments, ..
            } => (function, arguments.as_slice()),
            EntryData::Unconfirmed { returned, .. } if returned != "true" => {
                self.elements.extend(self.committed.drain());
                return;
            }
            _ => return,
        };
        if step.returned.is_none_or(|returned| returned.error.is_error()) {
            return;
        }
        match (function, arguments) {
            // Most modules set the same few elements again and again.
            (Function::SetValue, [element, ..])
                if !self.elements.contains(&element.text) && self.elements.len() < MAX_UNCOMMITTED =>
            {
                self.elements.insert(element.text.clone());
            }
            (Function::Commit | Function::Finish, _) => self.committed = std::mem::take(&mut self.elements),
            _ => {}
        }
    }
}
