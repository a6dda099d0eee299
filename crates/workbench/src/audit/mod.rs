//! The audit of a package: a registry of rules, and what they find in a package that has been unpacked. Nothing of it is
//! run here.

mod findings;
mod package;
mod rule;
mod rules;
mod texts;

use std::path::Path;

use scorm::manifest::Manifest;

use crate::{Result, library::archive::OddNames, report::Language};

pub use rule::{Finding, Rule, Severity, ToldFinding};
pub use rules::all as rules;

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
    let package = package::Package::open(content, file, names)?;
    let mut findings = findings::Findings::default();
    rules::check(&package, &mut findings);
    Ok(Audited {
        findings: findings.sorted(),
        manifest: package.manifest,
    })
}

/// Findings in a language; one of a rule that is no more is left out.
#[must_use]
pub fn tell(findings: &[Finding], language: Language) -> Vec<ToldFinding> {
    let tell = |finding: &Finding| Some(rule(&finding.rule)?.tell(finding, language));
    findings.iter().filter_map(tell).collect()
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
