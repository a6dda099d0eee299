//! Values that are set again and are the same.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use journal::Step;
use scorm::cmi::element_names as names;

use super::{
    super::{
        calls::setting,
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    SameValues,
};

/// Maximum elements whose last value is remembered: those of records are many, and are not set again and again.
const MOST_ELEMENTS: usize = 500;

/// From how many calls on that changed nothing it is a habit.
const LEAST: u32 = 200;

/// The part of all calls that they must be, in quarters: tools send what did not change together with what did.
const LEAST_QUARTERS: u64 = 3;

/// The values that were set, by a hash of each: they may be long.
#[derive(Debug, Default)]
pub(super) struct Unchanged {
    values: HashMap<String, u64>,
    sets: u32,
    unchanged: Evidence,
}

impl Detector for Unchanged {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        // What is set as a comment is added to those before.
        let Some(set) = setting(step).filter(|set| set.is_accepted && set.element != names::COMMENTS) else {
            return Told::No;
        };
        self.sets = self.sets.saturating_add(1);
        let mut hasher = DefaultHasher::new();
        set.value.hash(&mut hasher);
        let hash = hasher.finish();
        let has_room = self.values.len() < MOST_ELEMENTS;
        match self.values.get_mut(set.element) {
            Some(last) if *last == hash => self.unchanged.add(step.entry),
            Some(last) => *last = hash,
            None if has_room => {
                self.values.insert(set.element.to_owned(), hash);
            }
            None => {}
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let (unchanged, sets) = (u64::from(self.unchanged.count), u64::from(self.sets));
        if self.unchanged.count >= LEAST && unchanged * 4 >= sets * LEAST_QUARTERS {
            findings.add(self.unchanged.clone(), SameValues { unchanged, sets });
        }
    }
}
