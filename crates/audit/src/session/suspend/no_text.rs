//! Values that a script did not mean: what JavaScript writes for a missing value, or for an object.

use journal::Step;
use locale::quote;
use scorm::{cmi::element_names as names, rte::JsType};

use super::{
    super::{
        calls::setting,
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    ResumeDataWithoutText,
};
use crate::finding::Said;

/// What modules store to resume.
const ELEMENTS: [&str; 2] = [names::SUSPEND_DATA, names::CORE_LESSON_LOCATION];

/// The calls that set no text, by their place in [`ELEMENTS`], and the first value of each.
#[derive(Debug, Default)]
pub(super) struct NoText {
    found: [(Evidence, String); 2],
}

impl Detector for NoText {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let Some(set) = setting(step).filter(|set| set.is_accepted) else {
            return Told::No;
        };
        let place = ELEMENTS.iter().position(|name| *name == set.element);
        let Some((calls, value)) = place.and_then(|place| self.found.get_mut(place)) else {
            return Told::No;
        };
        if is_no_text(set.js_type, set.value) {
            if calls.is_empty() {
                *value = quote(set.value);
            }
            calls.add(step.entry);
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        for (element, (calls, value)) in ELEMENTS.iter().zip(&self.found) {
            let data = ResumeDataWithoutText {
                element: (*element).to_owned(),
                value: Said::new(|_| value.clone()),
            };
            findings.add_shown(calls, data);
        }
    }
}

/// A string `null` is JSON; an object may have a text of its own.
fn is_no_text(js_type: JsType, text: &str) -> bool {
    matches!(js_type, JsType::Undefined | JsType::Null)
        || matches!(text, "undefined" | "NaN")
        || text.starts_with("[object ")
}
