//! What tells a SCO of SCORM 2004 from one of SCORM 1.2: names of its run-time (SCORM 2004 4th Edition, RTE §3.2 and §4.2).

/// The name of the API's object in the windows of an LMS.
pub const API: &str = "API_1484_11";

/// The function that ends a session.
pub const TERMINATE: &str = "Terminate";

/// The elements of its data model that SCORM 1.2 does not have; an index is `n` (RTE §4.2, SN §5.6).
const ELEMENTS: [&str; 53] = [
    "adl.data._children",
    "adl.data._count",
    "adl.data.n.id",
    "adl.data.n.store",
    "adl.nav.request",
    "adl.nav.request_valid.choice",
    "adl.nav.request_valid.continue",
    "adl.nav.request_valid.jump",
    "adl.nav.request_valid.previous",
    "cmi.comments_from_learner._children",
    "cmi.comments_from_learner._count",
    "cmi.comments_from_learner.n.comment",
    "cmi.comments_from_learner.n.location",
    "cmi.comments_from_learner.n.timestamp",
    "cmi.comments_from_lms._children",
    "cmi.comments_from_lms._count",
    "cmi.comments_from_lms.n.comment",
    "cmi.comments_from_lms.n.location",
    "cmi.comments_from_lms.n.timestamp",
    "cmi.completion_status",
    "cmi.completion_threshold",
    "cmi.credit",
    "cmi.entry",
    "cmi.exit",
    "cmi.interactions.n.description",
    "cmi.interactions.n.learner_response",
    "cmi.interactions.n.timestamp",
    "cmi.learner_id",
    "cmi.learner_name",
    "cmi.learner_preference._children",
    "cmi.learner_preference.audio_captioning",
    "cmi.learner_preference.audio_level",
    "cmi.learner_preference.delivery_speed",
    "cmi.learner_preference.language",
    "cmi.location",
    "cmi.max_time_allowed",
    "cmi.mode",
    "cmi.objectives.n.completion_status",
    "cmi.objectives.n.description",
    "cmi.objectives.n.progress_measure",
    "cmi.objectives.n.score.scaled",
    "cmi.objectives.n.success_status",
    "cmi.progress_measure",
    "cmi.scaled_passing_score",
    "cmi.score._children",
    "cmi.score.max",
    "cmi.score.min",
    "cmi.score.raw",
    "cmi.score.scaled",
    "cmi.session_time",
    "cmi.success_status",
    "cmi.time_limit_action",
    "cmi.total_time",
];

/// Whether a name is an element of SCORM 2004 that SCORM 1.2 does not have. An index may be a number or `n`.
#[must_use]
pub fn has(name: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = name
        .split('.')
        .map(|part| if is_number(part) { "n" } else { part })
        .collect();
    ELEMENTS.contains(&parts.join(".").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cmi::element;

    #[test]
    fn none_is_an_element_of_scorm_12() {
        for name in ELEMENTS {
            assert!(element(name).is_none(), "{name}");
        }
    }

    #[test]
    fn an_element_is_known_with_any_index() {
        assert!(has("cmi.interactions.0.learner_response") && has("cmi.interactions.n.learner_response"));
        assert!(!has("cmi.core.score.scaled") && !has("cmi.core.lesson_status"));
    }
}
