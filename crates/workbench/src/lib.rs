//! crates/workbench
