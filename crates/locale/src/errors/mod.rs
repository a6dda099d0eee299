//! Why something failed: sentences without their full stop.

pub mod file;
pub mod library;
pub mod manifest;
pub mod package;
pub mod profiles;
