//! What a profile can say of elements: which may have a limit, a range, or be left out, and how large the numbers may be.

use crate::cmi::{DataType, ELEMENTS, Element, VALUE_LIMIT, ValueLimit, is_optional};

/// The most characters that a profile lets an element have: the run-time stores no more.
pub const MOST_LENGTH: u32 = VALUE_LIMIT as u32;
/// The numbers that a range can begin and end with: those of a CMISInteger (SCORM 1.2 RTE §3.4.3).
pub const RANGE_BOUNDS: (i32, i32) = (-32_768, 32_767);

/// The elements whose length a profile can limit otherwise: those that the standard limits.
pub fn elements_with_length() -> impl Iterator<Item = &'static Element> {
    ELEMENTS
        .iter()
        .filter(|element| matches!(element.limit, ValueLimit::Length(_)))
}

/// The elements whose numbers a profile can bound otherwise: those that take nothing but numbers.
pub fn elements_with_range() -> impl Iterator<Item = &'static Element> {
    let types = [DataType::Decimal, DataType::DecimalOrBlank, DataType::SignedInteger];
    ELEMENTS
        .iter()
        .filter(move |element| types.contains(&element.data_type))
}

/// The names that a profile can leave out, each with all below it, in the order of the table: what is optional as a whole. Those
/// of keywords and records are not among them: they go with what they are part of.
#[must_use]
pub fn optional_names() -> Vec<&'static str> {
    let mut names = Vec::new();
    for element in ELEMENTS.iter().filter(|element| !element.mandatory) {
        let ends = element.name.match_indices('.').map(|(dot, _)| dot);
        for end in ends.chain([element.name.len()]) {
            let Some(name) = element.name.get(..end) else { continue };
            let last = name.rsplit('.').next().unwrap_or_default();
            let is_part = last.starts_with('_') || ["n", "m"].contains(&last);
            if !is_part && !names.contains(&name) && is_optional(name) {
                names.push(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cmi, profile::profiles};

    #[test]
    fn what_ships_is_within() {
        for profile in profiles() {
            for limit in profile.limits.iter() {
                assert!((1..=MOST_LENGTH).contains(&limit.length));
                assert!(elements_with_length().any(|element| element.name == limit.element));
            }
            for range in profile.ranges.iter() {
                assert!(RANGE_BOUNDS.0 <= range.least && range.least <= range.most && range.most <= RANGE_BOUNDS.1);
                assert!(elements_with_range().any(|element| element.name == range.element));
            }
            for name in profile.unsupported.iter() {
                assert!(optional_names().contains(&name.as_str()), "{name}");
            }
        }
        assert!(cmi::optional_parts().iter().all(|part| optional_names().contains(part)));
    }
}
