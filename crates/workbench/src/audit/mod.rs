//! The audit of a package: a registry of rules, and what they find in a package that has been unpacked. Nothing of it is
//! run here.

mod changes;
mod findings;
mod input;
mod rule;
mod rules;
mod texts;
mod tools;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use locale::Language;
use package::OddNames;
use scorm::manifest::Manifest;

use crate::{Result, views::Tally};

pub use changes::{Changes, FileNames};
pub(crate) use changes::{Version, changes};
pub use rule::{Finding, Rule, RuleDetails, Severity, ToldFinding};
pub use rules::all as rules;
pub use tools::ToolHint;

/// A package that has been audited.
#[derive(Debug)]
pub struct Audited {
    /// Its manifest; a blank one of its standard where that has none.
    pub manifest: Manifest,
    /// What the rules found, the gravest first, then by rule and place.
    pub findings: Vec<Finding>,
}

/// Audits the package in the folder `content`; `file` is what people call it, `names` what was odd in the zip that it came
/// in.
///
/// # Errors
/// The folder cannot be read, there is no manifest in it, or one that cannot be read as such.
pub fn audit(content: &Path, file: &str, names: OddNames) -> Result<Audited> {
    let package = input::Package::open(content, file, names)?;
    let mut findings = findings::Findings::default();
    rules::check(&package, &mut findings);
    Ok(Audited {
        findings: findings.sorted(),
        manifest: package.manifest,
    })
}

/// Findings in a language; one of a rule that is no more is left out.
pub fn tell<'a>(findings: impl IntoIterator<Item = &'a Finding>, language: Language) -> Vec<ToldFinding> {
    let tell = |finding: &Finding| Some(rule(&finding.rule)?.tell(finding, language));
    findings.into_iter().filter_map(tell).collect()
}

/// Every rule in a language, family by family.
#[must_use]
pub fn rules_in(language: Language) -> Vec<RuleDetails> {
    rules().map(|rule| rule.details(language)).collect()
}

/// How many findings there are, of rules that are not among those `off`; `found` is how many each rule has.
#[must_use]
pub fn tally(found: &BTreeMap<String, u32>, off: &BTreeSet<String>) -> Tally {
    let mut tally = Tally::default();
    for (id, count) in found.iter().filter(|(id, _)| !off.contains(*id)) {
        match rule(id).map(|rule| rule.severity) {
            Some(Severity::Error) => tally.errors += count,
            Some(Severity::Warning) => tally.warnings += count,
            Some(Severity::Advice) => tally.advice += count,
            None => {}
        }
    }
    tally
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
