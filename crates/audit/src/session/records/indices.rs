//! Indices of records that there cannot be.

use journal::Step;
use locale::quote;
use scorm::{
    ErrorCode,
    cmi::{self, element_names as names},
};

use super::{
    super::{
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    RecordIndexGap, RecordIndexNotANumber, Set,
};
use crate::finding::Said;

/// The arrays of the data model.
const ARRAYS: [&str; 2] = [names::INTERACTIONS, names::OBJECTIVES];

/// Calls that set what is no record, by their array.
#[derive(Debug, Default)]
pub(super) struct Indices {
    gaps: [Calls; 2],
    not_numbers: [Calls; 2],
}

/// Calls, and the element that the first of them names.
#[derive(Debug, Default)]
struct Calls {
    calls: Evidence,
    element: String,
}

impl Calls {
    fn add(&mut self, step: &Step<'_>, element: &str) {
        if self.calls.is_empty() {
            self.element = quote(element);
        }
        self.calls.add(step.entry);
    }

    fn example(&self) -> Said {
        Said::new(|_| self.element.clone())
    }
}

impl Detector for Indices {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        for (place, array) in ARRAYS.iter().enumerate() {
            let Some(set) = Set::of(step, array) else { continue };
            if set.error != ErrorCode::InvalidArgument {
                return Told::No;
            }
            // A name of the data model is refused with this error only where its record cannot be opened.
            let is_gap = set.element().is_some();
            let calls = if is_gap { &mut self.gaps } else { &mut self.not_numbers };
            if !is_gap && (!is_without_number(set.name, array) || is_unsupported(step, array)) {
                return Told::No;
            }
            if let Some(calls) = calls.get_mut(place) {
                calls.add(step, set.name);
            }
            return Told::Yes;
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        for gap in &self.gaps {
            findings.add_shown(&gap.calls, RecordIndexGap { element: gap.example() });
        }
        for wrong in &self.not_numbers {
            let element = wrong.example();
            findings.add_shown(&wrong.calls, RecordIndexNotANumber { element });
        }
    }
}

/// Whether a name would be of an element if its index were a number.
fn is_without_number(name: &str, array: &str) -> bool {
    let rest = name.strip_prefix(array).and_then(|rest| rest.strip_prefix('.'));
    let Some((index, member)) = rest.and_then(|rest| rest.split_once('.')) else {
        return false;
    };
    let is_number = !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit());
    !is_number && cmi::record_element(&format!("{array}.0.{member}")).is_some()
}

/// Whether the LMS has no such records: then it returned no count either, and the module could not know an index.
fn is_unsupported(step: &Step<'_>, array: &str) -> bool {
    step.session
        .profile()
        .unsupported
        .iter()
        .any(|element| element == array)
}
