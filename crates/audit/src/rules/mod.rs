//! The registry: every rule, family by family.

mod content;
mod fallbacks;
mod files;
mod leftovers;
mod manifest;
mod metadata;
mod problems;
mod schema;
mod values;
mod xml;

pub(crate) use files::MissingLaunchFile;

use package::Result;

use crate::{findings::Findings, input::Package, needs::Needs, progress::Watch, rule::Rule, session, site::Site};

/// Every rule, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        xml::RULES,
        manifest::RULES,
        values::RULES,
        metadata::RULES,
        schema::RULES,
        files::RULES,
        content::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(session::rules())
}

/// Checks a package against every rule. What the course needs to run.
///
/// # Errors
/// It was cancelled.
pub(super) fn check(package: &Package, watch: &Watch, findings: &mut Findings) -> Result<Needs> {
    problems::check(package, findings);
    manifest::check(package, findings);
    metadata::check(package, findings);
    watch.check()?;
    let site = Site::read(package, watch)?;
    files::check(package, &site, findings);
    watch.check()?;
    content::check(package, &site, watch, findings)
}
