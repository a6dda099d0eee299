//! The audit: a registry of rules, what they find in a package that has been unpacked, of which nothing is run, and what they
//! find in a session that was recorded.

mod audited;
mod authoring;
mod changes;
pub mod check;
mod default_identifiers;
mod default_titles;
mod finding;
mod finding_counts;
mod findings;
mod identifiers;
mod input;
mod lines;
mod needs;
mod progress;
mod registry;
mod rule;
mod rules;
pub mod session;
mod site;
mod source;
mod tools;

pub use audited::{AuditOutcome, Audited, audit, audit_facts};
pub use authoring::{Inspected, RecognizedTool, ToolRole, recognize};
pub use changes::{Changes, FileNames, Version, changes};
pub use default_identifiers::is_default_identifier;
pub use finding::{Finding, LocalizedFinding, Place};
pub use finding_counts::{FindingCounts, count_findings, tally};
pub use identifiers::{IdentifiedPart, IdentifierChange, IdentifierChanges};
pub use needs::{NeededHost, NeededPermission, Needs, Permission};
pub use progress::AuditProgress;
pub use registry::{localize, rule, rules_in, rules_named};
pub use rule::{Family, Impact, Rule, RuleDetails, Severity};
pub use rules::all as rules;
pub use session::SessionFinding;
pub use source::RuleSource;
pub use tools::ToolHint;

/// The error of this crate's functions: all that can fail is reading a package.
pub use package::{Error, Result};
