//! Where what a rule says can be checked.

use locale::rules;
use serde::Serialize;

/// A section of a standard, a vendor's page, or a file or thread of an LMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RuleSource {
    /// What it is called. With a question mark: read, but not checked on a running LMS.
    pub name: &'static str,
    /// Its address; none where the document has no stable one.
    pub address: Option<&'static str>,
}

impl From<&rules::Source> for RuleSource {
    fn from(source: &rules::Source) -> Self {
        Self {
            name: source.name,
            address: source.address,
        }
    }
}
