//! The rules about interactions and objectives: whether an LMS takes their records, and what its reports could say of them.

mod ids;
mod indices;
mod interactions;
mod objectives;
mod responses;
mod times;

use journal::Step;
use locale::rules::session::records as texts;
use scorm::{
    ErrorCode,
    cmi::{self, RecordElement},
    rte::Attempt,
};

use self::{indices::Indices, interactions::Interactions, objectives::Objectives, times::Times};
use super::{calls::setting, detector::Detector};
use crate::{finding::Said, rule::rules};

rules! {
    /// A record that was written where the records before it do not exist.
    RecordIndexGap { element: Said } = "session/record-index-gap", Warning, Recording, &texts::RECORD_INDEX_GAP;
    /// A record whose index is no number.
    RecordIndexNotANumber { element: Said } = "session/record-index-not-a-number", Warning, Recording, &texts::RECORD_INDEX_NOT_A_NUMBER;
    /// An interaction without identifier.
    InteractionWithoutId {} = "session/interaction-without-id", Warning, Recording, &texts::INTERACTION_WITHOUT_ID;
    /// An objective without identifier.
    ObjectiveWithoutId {} = "session/objective-without-id", Warning, Recording, &texts::OBJECTIVE_WITHOUT_ID;
    /// Two objectives with one identifier.
    ObjectiveIdTwice { id: Said } = "session/objective-id-twice", Warning, Recording, &texts::OBJECTIVE_ID_TWICE;
    /// A time or a latency that is not written as the standard has it.
    InteractionTime { element: String, value: Said, outcome: Said } = "session/interaction-time", Warning, Recording, &texts::INTERACTION_TIME;
    /// A response that does not follow the grammar of its interaction's type.
    InteractionResponse { kind: String, response: Said } = "session/interaction-response", Info, Recording, &texts::INTERACTION_RESPONSE;
    /// An interaction with a response and without type.
    InteractionWithoutType {} = "session/interaction-without-type", Info, Recording, &texts::INTERACTION_WITHOUT_TYPE;
    /// An interaction with a response and without result.
    InteractionWithoutResult {} = "session/interaction-without-result", Info, Recording, &texts::INTERACTION_WITHOUT_RESULT;
    /// Two interactions with one identifier.
    InteractionIdTwice { id: Said } = "session/interaction-id-twice", Info, Recording, &texts::INTERACTION_ID_TWICE;
}

/// Maximum records of a kind that are judged. A module can write any number of them.
const MOST_RECORDS: usize = 2_000;

pub(super) fn detectors(before: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![
        Box::<Indices>::default(),
        Box::new(Interactions::after(before)),
        Box::new(Objectives::after(before)),
        Box::<Times>::default(),
    ]
}

/// A value that was set.
struct Set<'a> {
    /// The element, as the module named it.
    name: &'a str,
    value: &'a str,
    error: ErrorCode,
}

impl<'a> Set<'a> {
    /// What an entry sets in an array: none if it sets nothing, or something else.
    fn of(step: &Step<'a>, array: &str) -> Option<Self> {
        let set = setting(step).filter(|set| is_in(set.element, array))?;
        Some(Self {
            name: set.element,
            value: set.value,
            error: set.error?,
        })
    }

    /// The element of the table, and the index of its record.
    fn element(&self) -> Option<RecordElement> {
        cmi::record_element(self.name)
    }

    fn is_accepted(&self) -> bool {
        self.error == ErrorCode::NoError
    }
}

/// Whether a name is of an element of an array.
fn is_in(name: &str, array: &str) -> bool {
    name.strip_prefix(array).is_some_and(|rest| rest.starts_with('.'))
}
