//! What has been found so far.

use crate::rule::{Finding, Rule};

/// The most findings of one rule that are stored: a package that has it a thousand times has it.
const MOST_OF_A_RULE: usize = 100;

/// Findings as they come.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
}

/// Where a finding points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Location<'a> {
    pub(super) file: Option<&'a str>,
    pub(super) line: Option<u32>,
}

impl<'a> Location<'a> {
    pub(super) fn file(file: &'a str) -> Self {
        Self {
            file: Some(file),
            line: None,
        }
    }

    pub(super) fn line(file: &'a str, line: u32) -> Self {
        Self {
            file: Some(file),
            line: Some(line),
        }
    }
}

impl Findings {
    /// Adds a finding of the rule `id`, which is one of `rules`.
    pub(super) fn add(&mut self, rules: &'static [Rule], id: &str, place: Location<'_>, values: &[(&str, &str)]) {
        let Some(rule) = rules.iter().find(|rule| rule.id == id) else {
            return;
        };
        let finding = Finding {
            severity: rule.severity,
            rule: rule.id.to_owned(),
            file: place.file.map(str::to_owned),
            line: place.line,
            values: values
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        };
        let of_rule = self.found.iter().filter(|found| found.rule == finding.rule).count();
        if of_rule < MOST_OF_A_RULE && !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }

    /// Most severe first, then by rule and place.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.found.sort();
        self.found
    }
}
