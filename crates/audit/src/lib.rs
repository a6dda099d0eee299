//! The audit of a package: a registry of rules, and what they find in a package that has been unpacked. Nothing of the
//! package is run.

mod audited;
mod changes;
pub mod check;
mod findings;
mod input;
mod registry;
mod rule;
mod rules;
mod tally;
mod texts;
mod tools;

pub use audited::{Audited, audit};
pub use changes::{Changes, FileNames, Version, changes};
pub use registry::{rule, rules_in, tell};
pub use rule::{Finding, Rule, RuleDetails, Severity, ToldFinding};
pub use rules::all as rules;
pub use tally::{Tally, tally};
pub use tools::ToolHint;

/// The error of this crate's functions: all that can fail is reading a package.
pub use package::{Error, Result};
