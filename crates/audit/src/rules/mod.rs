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

use crate::{findings::Findings, input::Package, needs::Needs, rule::Rule, site::Site};

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
}

/// Checks a package against every rule. What the course needs to run.
pub(super) fn check(package: &Package, findings: &mut Findings) -> Needs {
    problems::check(package, findings);
    manifest::check(package, findings);
    metadata::check(package, findings);
    let site = Site::read(package);
    files::check(package, &site, findings);
    content::check(package, &site, findings)
}
