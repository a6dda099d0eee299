//! The sample course, which is part of the program.

/// What the library calls its zip.
pub(crate) const FILE_NAME: &str = "quiz.zip";

/// Its zip (`build.rs`).
pub(crate) const ZIP: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/quiz.zip"));
