//! The registry: every rule, family by family.

mod content;
mod content_words;
mod files;
mod files_words;
mod manifest;
mod manifest_words;
mod schema;
mod schema_words;

use super::{findings::Findings, package::Package, rule::Rule, texts::texts};

/// Every rule, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        manifest_words::RULES,
        schema_words::RULES,
        files_words::RULES,
        content_words::RULES,
    ]
    .into_iter()
    .flatten()
}

/// Holds a package against every rule.
pub(super) fn check(package: &Package, findings: &mut Findings) {
    manifest::check(package, findings);
    schema::check(package, findings);
    files::check(package, findings);
    let mut content = content::Content::new(package);
    for text in texts(package) {
        content.look(&text, findings);
    }
    content.end(findings);
}
