//! Times of interactions that are not written as the standard has them.

use journal::Step;
use locale::{quote, rules::session::outcomes as text};
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
    InteractionTime, Set,
};
use crate::finding::Said;

/// When an interaction was answered, and how long that took.
const ELEMENTS: [&str; 2] = [names::INTERACTIONS_N_TIME, names::INTERACTIONS_N_LATENCY];

/// Times that are not of their element's type, by their place in [`ELEMENTS`].
#[derive(Debug, Default)]
pub(super) struct Times {
    wrong: [Wrong; 2],
}

#[derive(Debug, Default)]
struct Wrong {
    calls: Evidence,
    /// The first value.
    value: String,
    /// Whether the LMS refused any.
    is_refused: bool,
}

impl Detector for Times {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let Some(set) = Set::of(step, names::INTERACTIONS) else {
            return Told::No;
        };
        let Some(found) = set.element() else { return Told::No };
        let place = ELEMENTS.iter().position(|name| *name == found.element.name);
        let Some(wrong) = place.and_then(|place| self.wrong.get_mut(place)) else {
            return Told::No;
        };
        let is_refused = set.error == ErrorCode::IncorrectType;
        let is_wrong = || cmi::check(found.element, set.value, found.element.limit).is_err();
        if !is_refused && (!set.is_accepted() || !is_wrong()) {
            return Told::No;
        }
        if wrong.calls.is_empty() {
            wrong.value = quote(set.value);
        }
        wrong.calls.add(step.entry);
        wrong.is_refused |= is_refused;
        if is_refused { Told::Yes } else { Told::No }
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        for (element, wrong) in ELEMENTS.iter().zip(&self.wrong) {
            let outcome = match wrong.is_refused {
                true => text::VALUE_REFUSED,
                false => text::VALUE_TAKEN,
            };
            let data = InteractionTime {
                element: (*element).to_owned(),
                value: Said::new(|_| wrong.value.clone()),
                outcome: Said::new(|language| outcome.in_language(language).to_owned()),
            };
            findings.add_shown(&wrong.calls, data);
        }
    }
}
