//! What tells a SCO of SCORM 2004 from one of SCORM 1.2: names of its run-time (SCORM 2004 4th Edition, RTE §3.2 and §4.2).

/// The name of the API's object in the windows of an LMS.
pub const API: &str = "API_1484_11";

/// Elements that SCORM 1.2 does not have, or has by another name.
pub const ELEMENTS: [&str; 8] = [
    "cmi.completion_status",
    "cmi.success_status",
    "cmi.score.scaled",
    "cmi.location",
    "cmi.exit",
    "cmi.progress_measure",
    "cmi.learner_id",
    "cmi.learner_name",
];

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
}
