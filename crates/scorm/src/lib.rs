//! crates/scorm
