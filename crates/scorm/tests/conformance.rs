//! Runs every conformance vector against the strict profile.

use scorm::LmsProfile;
use scorm::cmi::Timespan;
use scorm::vectors::{Vector, run};

const VECTORS: &str = include_str!("../../../tests/conformance/scorm12-rte.json");

/// The one regular expression in the set says what a CMITimespan looks like.
fn matches(expression: &str, text: &str) -> bool {
    assert_eq!(
        expression, r"^[0-9]{2,4}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,2})?$",
        "an expression that this test does not know"
    );
    Timespan::parse(text).is_some()
}

#[test]
fn every_vector_returns_what_the_standard_requires() {
    let vectors: Vec<Vector> = serde_json::from_str(VECTORS).unwrap();
    assert_eq!(vectors.len(), 298);
    let profile = LmsProfile::strict();
    let mismatches: Vec<String> = vectors
        .iter()
        .flat_map(|vector| run(vector, &profile, matches))
        .map(|m| {
            format!(
                "{} step {} {}: expected {:?}, got {:?}",
                m.id, m.step, m.call, m.expected, m.got
            )
        })
        .collect();
    assert!(
        mismatches.is_empty(),
        "{} steps differ:\n{}",
        mismatches.len(),
        mismatches.join("\n")
    );
}
