//! crates/scorm-wasm
