//! What of the data model an LMS may leave out (SCORM 1.2 RTE §3.4.4: each element is mandatory or optional). Which LMS does is
//! in `profile`.

use super::elements::{ELEMENTS, Element};

/// Whether an element of the table is `group` itself or below it.
#[must_use]
pub fn is_within(element: &str, group: &str) -> bool {
    element
        .strip_prefix(group)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether an LMS may leave out all of `group`: it has elements, and the standard makes none of them mandatory.
#[must_use]
pub fn is_optional(group: &str) -> bool {
    let mut within = ELEMENTS
        .iter()
        .filter(|element| is_within(element.name, group))
        .peekable();
    within.peek().is_some() && within.all(|element| !element.mandatory)
}

/// All that an LMS may leave out, each part by its shortest name, in the order of the table.
#[must_use]
pub fn optional_parts() -> Vec<&'static str> {
    let mut parts: Vec<_> = ELEMENTS
        .iter()
        .filter(|element| !element.mandatory)
        .map(|element| shortest(element.name))
        .collect();
    parts.dedup();
    parts
}

/// The shortest beginning of an optional element's name that is optional as a whole.
fn shortest(name: &'static str) -> &'static str {
    name.match_indices('.')
        .filter_map(|(dot, _)| name.get(..dot))
        .find(|group| is_optional(group))
        .unwrap_or(name)
}

/// What `_children` returns on an LMS that names only what it supports; `keyword` is the element of that name.
pub(crate) fn supported_children(keyword: &Element, is_supported: impl Fn(&Element) -> bool) -> String {
    let parent = keyword.name.strip_suffix("_children").unwrap_or(keyword.name);
    let has_supported = |child: &&str| {
        let of_child = |element: &&Element| {
            let below = element.name.strip_prefix(parent);
            below.is_some_and(|below| is_within(below.strip_prefix("n.").unwrap_or(below), child))
        };
        ELEMENTS.iter().filter(of_child).any(&is_supported)
    };
    let children: Vec<_> = keyword.initial.split(',').filter(has_supported).collect();
    children.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_as_short_as_they_can_be_and_have_every_optional_element() {
        assert_eq!(
            optional_parts(),
            [
                "cmi.core.score.max",
                "cmi.core.score.min",
                "cmi.core.lesson_mode",
                "cmi.comments",
                "cmi.comments_from_lms",
                "cmi.objectives",
                "cmi.student_data",
                "cmi.student_preference",
                "cmi.interactions",
            ]
        );
        for element in ELEMENTS {
            let is_part = optional_parts().iter().any(|part| is_within(element.name, part));
            assert_eq!(is_part, !element.mandatory, "{}", element.name);
        }
        assert!(!is_optional("cmi.core.score") && !is_optional("cmi.core") && !is_optional("cmi.other"));
    }

    #[test]
    fn children_are_those_with_a_supported_element() {
        for keyword in ELEMENTS.iter().filter(|element| element.name.ends_with("._children")) {
            assert_eq!(
                supported_children(keyword, |_| true),
                keyword.initial,
                "{}",
                keyword.name
            );
            assert_eq!(supported_children(keyword, |_| false), "", "{}", keyword.name);
        }
        let score = super::super::element("cmi.core.score._children").unwrap();
        assert_eq!(supported_children(score, |element| element.mandatory), "raw");
    }
}
