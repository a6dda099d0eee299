//! What has been found so far.

use std::collections::BTreeSet;

use crate::{
    finding::{Data, Finding, Place},
    rule::Severity,
};

/// Findings as they come: each once, all of them. A list is cut, if at all, where it is shown.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    found: BTreeSet<Finding>,
}

impl Findings {
    /// Adds a finding.
    pub(crate) fn add(&mut self, place: Place, data: impl Data) {
        self.found.insert(Finding::new(place, data));
    }

    /// Adds a finding of another severity than its rule's: what it means here.
    pub(crate) fn add_as(&mut self, severity: Severity, place: Place, data: impl Data) {
        self.found.insert(Finding::new(place, data).of(severity));
    }

    /// Most severe first, then by rule and place.
    pub(crate) fn sorted(self) -> Vec<Finding> {
        self.found.into_iter().collect()
    }
}
