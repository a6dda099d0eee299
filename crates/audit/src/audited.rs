//! The audit of one package.

use std::path::Path;

use package::{OddNames, PackageFacts, Result};
use scorm::manifest::Manifest;

use crate::{
    authoring::RecognizedTool,
    finding::Finding,
    findings::Findings,
    input::Package,
    needs::Needs,
    progress::{AuditProgress, watched},
    rules,
};

/// A package that has been audited.
#[derive(Debug)]
pub struct Audited {
    /// Its manifest; a blank one of its standard where that has none.
    pub manifest: Manifest,
    /// The tools and wrappers that it was made with.
    pub tools: Vec<RecognizedTool>,
    /// What the course needs to run.
    pub needs: Needs,
    /// What the rules found, most severe first, then by rule and place.
    pub findings: Vec<Finding>,
}

/// What an audit came to.
#[derive(Debug)]
pub struct AuditOutcome {
    /// The tools and wrappers that the package was made with.
    pub tools: Vec<RecognizedTool>,
    /// What the course needs to run.
    pub needs: Needs,
    /// What the rules found, most severe first, then by rule and place.
    pub findings: Vec<Finding>,
}

/// Audits the package in the folder `content`; `file` is what people call it, `names` what was odd in the zip that it came
/// in.
///
/// # Errors
/// The folder cannot be read, there is no manifest in it, or one that cannot be read as such.
pub fn audit(content: &Path, file: &str, names: OddNames) -> Result<Audited> {
    audited(content, file, names, &mut || true)
}

/// The same as long as `goes_on` returns true.
pub(crate) fn audited(
    content: &Path,
    file: &str,
    names: OddNames,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<Audited> {
    let facts = PackageFacts::read(content, file, names)?;
    let outcome = audit_facts(content, &facts, &mut |_| goes_on())?;
    Ok(Audited {
        findings: outcome.findings,
        needs: outcome.needs,
        tools: outcome.tools,
        manifest: facts.manifest.document.manifest,
    })
}

/// Audits the package in the folder `content`, of which this is known already. `progress` is called with how far it is and returns
/// whether to go on. Nothing is written, so nothing is left where it is cancelled.
///
/// # Errors
/// [`Error::Cancelled`](package::Error::Cancelled).
pub fn audit_facts(
    content: &Path,
    facts: &PackageFacts,
    progress: &mut dyn FnMut(AuditProgress) -> bool,
) -> Result<AuditOutcome> {
    watched(progress, |watch| {
        let package = Package::new(content, facts);
        let mut findings = Findings::default();
        let needs = rules::check(&package, watch, &mut findings)?;
        Ok(AuditOutcome {
            needs,
            tools: package.tools,
            findings: findings.sorted(),
        })
    })
}
