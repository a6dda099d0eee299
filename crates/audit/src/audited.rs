//! The audit of one package.

use std::path::Path;

use package::{OddNames, Result};
use scorm::manifest::Manifest;

use crate::{authoring::RecognizedTool, finding::Finding, findings::Findings, input::Package, rules};

/// A package that has been audited.
#[derive(Debug)]
pub struct Audited {
    /// Its manifest; a blank one of its standard where that has none.
    pub manifest: Manifest,
    /// The tools and wrappers that it was made with.
    pub tools: Vec<RecognizedTool>,
    /// What the rules found, most severe first, then by rule and place.
    pub findings: Vec<Finding>,
}

/// Audits the package in the folder `content`; `file` is what people call it, `names` what was odd in the zip that it came
/// in.
///
/// # Errors
/// The folder cannot be read, there is no manifest in it, or one that cannot be read as such.
pub fn audit(content: &Path, file: &str, names: OddNames) -> Result<Audited> {
    let package = Package::open(content, file, names)?;
    let mut findings = Findings::default();
    rules::check(&package, &mut findings);
    Ok(Audited {
        findings: findings.sorted(),
        tools: package.tools,
        manifest: package.manifest,
    })
}
