//! What the records of objectives have, and what they lack in the end.

use std::collections::BTreeMap;

use journal::Step;
use scorm::{ErrorCode, cmi::element_names as names, rte::Attempt};

use super::{
    super::{
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    MOST_RECORDS, ObjectiveIdTwice, ObjectiveWithoutId, Set,
    ids::Ids,
};

/// The objectives of an attempt.
#[derive(Debug, Default)]
pub(super) struct Objectives {
    records: BTreeMap<u32, Objective>,
    ids: Ids,
}

/// What was set of an objective, in this session or before.
#[derive(Debug, Default)]
struct Objective {
    /// The number of the first entry of this session that the LMS took; 0 where there is none.
    written: u32,
    has_id: bool,
}

impl Objectives {
    pub(super) fn after(before: &Attempt) -> Self {
        let mut objectives = Self::default();
        for (index, known) in (0..).zip(&before.objectives).take(MOST_RECORDS) {
            let has_id = !known.id.is_empty();
            objectives.records.insert(index, Objective { written: 0, has_id });
            if has_id {
                objectives.ids.know(&known.id, index);
            }
        }
        objectives
    }
}

impl Detector for Objectives {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let Some(set) = Set::of(step, names::OBJECTIVES) else {
            return Told::No;
        };
        let Some(found) = set.element() else { return Told::No };
        // A value that is refused is one all the same: why is said elsewhere.
        if !set.is_accepted() && set.error != ErrorCode::IncorrectType {
            return Told::No;
        }
        let is_id = found.element.name == names::OBJECTIVES_N_ID;
        if self.records.len() < MOST_RECORDS || self.records.contains_key(&found.n) {
            let record = self.records.entry(found.n).or_default();
            record.has_id |= is_id;
            if set.is_accepted() && record.written == 0 {
                record.written = step.entry.seq;
            }
        }
        if is_id && set.is_accepted() {
            self.ids.add(set.value, found.n, step.entry);
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if judged.is_over() && !judged.may_lack_calls() {
            let mut evidence = Evidence::default();
            let lacking = self
                .records
                .values()
                .filter(|record| record.written > 0 && !record.has_id);
            lacking.for_each(|record| evidence.add_number(record.written, 1));
            findings.add_shown(&evidence, ObjectiveWithoutId {});
        }
        let (again, id) = self.ids.again();
        findings.add_shown(again, ObjectiveIdTwice { id });
    }
}
