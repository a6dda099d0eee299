//! The data model: a table of elements, and what reads it. The API's states, and what an LMS does with the values,
//! are not here (see `rte`).

mod data;
pub mod element_names;
mod elements;
pub mod entry_words;
mod names;
mod record_tables;
mod records;
mod support;
mod timespan;
mod types;

pub use data::{CmiData, VALUE_LIMIT};
pub use elements::{Access, DataType, ELEMENTS, Element, ValueLimit};
pub use names::ElementName;
pub use records::{Interaction, LessonStatus, Objective, Score, mean_score};
pub use support::{is_optional, is_within, optional_parts};
pub use timespan::Timespan;
pub use types::{ValueProblem, check, decimal, follows_feedback_grammar, has_right_responses};

pub(crate) use data::Key;
pub(crate) use names::{Keyword, Lost, ResolvedName, Target, element_number, ends_in_keyword, resolve};
pub(crate) use record_tables::{Member, OBJECTIVES};
pub(crate) use support::supported_children;

/// Whether the name of an element of the table begins so.
#[must_use]
pub fn begins_an_element(beginning: &str) -> bool {
    ELEMENTS.iter().any(|element| element.name.starts_with(beginning))
}

/// The element of the table with this name, where indices may be written as numbers or as `n` and `m`.
///
/// `None` for a name that is not in the data model (SCORM 1.2 RTE §3.4.4).
#[must_use]
pub fn element(name: &str) -> Option<&'static Element> {
    if let Ok(ResolvedName {
        target: Target::Element(number),
        ..
    }) = resolve(name)
    {
        return ELEMENTS.get(usize::from(number));
    }
    ELEMENTS.iter().find(|e| e.name == name)
}

/// An element of a record of an array, as a SCO names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordElement {
    /// The element of the table.
    pub element: &'static Element,
    /// The index of the record: the `n` of the element's name.
    pub n: u32,
}

/// The element of a record that has this name, with the index of the record, which need not exist. `None` for any other name.
#[must_use]
pub fn record_element(name: &str) -> Option<RecordElement> {
    let place = resolve(name).ok()?;
    let Target::Element(number) = place.target else {
        return None;
    };
    let (_, n) = *place.arrays().first()?;
    let element = ELEMENTS.get(usize::from(number))?;
    Some(RecordElement { element, n })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_of_a_record_has_its_index() {
        let found = |name| record_element(name).map(|found| (found.element.name, found.n));
        let pattern = element_names::INTERACTIONS_N_CORRECT_RESPONSES_M_PATTERN;
        assert_eq!(
            found("cmi.interactions.7.correct_responses.2.pattern"),
            Some((pattern, 7))
        );
        assert_eq!(found("cmi.objectives.0.id"), Some((element_names::OBJECTIVES_N_ID, 0)));
        for name in [
            "cmi.suspend_data",
            "cmi.interactions._count",
            "cmi.interactions.3",
            "cmi.interactions.NaN.id",
        ] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
