//! When the rules about metadata files apply: those that the manifest names by `adlcp:location`. What they say is in `locale`.

use locale::rules::xml as texts;
use package::{MetadataContent, manifest_error};

use super::{
    files::{MissingByCase, MissingFile},
    xml,
};
use crate::{
    finding::{Place, Said},
    findings::Findings,
    input::Package,
    lines::Lines,
    rule::rules,
};

rules! {
    /// A metadata file breaks the rules of XML.
    MetadataNotWellFormed { found: String, what: Said } = "manifest/metadata-not-well-formed", Warning, Other, &texts::METADATA_NOT_WELL_FORMED;
    /// A metadata file is not XML.
    MetadataUnreadable { reason: Said } = "manifest/metadata-unreadable", Warning, Other, &texts::METADATA_UNREADABLE;
}

pub(super) fn check(package: &Package, findings: &mut Findings) {
    for metadata in package.metadata {
        let path = &metadata.path;
        match &metadata.content {
            MetadataContent::Missing => missing(package, path, package.place(metadata.span), findings),
            MetadataContent::Unreadable(error) => {
                let reason = Said::new(|language| manifest_error(error, language));
                findings.add(Place::file(path), MetadataUnreadable { reason });
            }
            MetadataContent::Read(document) if !document.faults.is_empty() => {
                let lines = Lines::new(&document.text);
                for fault in &document.faults {
                    let at = lines.in_file(path, &document.text, fault.span);
                    let (found, what) = xml::words(&document.text, fault.span, &fault.value);
                    findings.add(at, MetadataNotWellFormed { found, what });
                }
            }
            MetadataContent::Read(_) | MetadataContent::Unread => {}
        }
    }
}

fn missing(package: &Package, path: &str, at: Place, findings: &mut Findings) {
    let found = path.to_owned();
    match package.with_case_folded(path) {
        Some(there) => {
            let there = there.to_owned();
            findings.add(at, MissingByCase { found, there });
        }
        None => findings.add(at, MissingFile { found }),
    }
}
