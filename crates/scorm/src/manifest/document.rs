//! A manifest from its bytes to all that is known of it: its document is parsed once, and everything is read from that.

use std::collections::BTreeMap;

use super::check;
use super::metadata_files::{self, MetadataLocation};
use super::model::Manifest;
use super::problem::{ManifestError, ManifestProblem as Problem};
use super::read::Reading;
use super::schema;
use crate::xml::{self, Located, Span, XmlFault};

/// A manifest that was read, with all that is wrong in it. Each place is one in its text.
#[derive(Debug, Default)]
pub struct ManifestDocument {
    /// The document, decoded.
    pub text: String,
    /// What it says.
    pub manifest: Manifest,
    /// What is wrong with it: what is not well-formed first, then in the order of its places. Of each part of it, one thing
    /// is said; what its schemas alone forbid is there for SCORM 1.2 only.
    pub problems: Vec<Located<Problem>>,
    /// The files that it names for metadata, in the order of their places.
    pub metadata_files: Vec<Located<MetadataLocation>>,
    /// The start tags of elements by their identifiers, the first of each.
    places: BTreeMap<String, Span>,
}

impl ManifestDocument {
    /// Whether it is one of a resource package: resources to be passed on, and no course.
    #[must_use]
    pub fn is_resource_package(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.value == Problem::ResourcePackage)
    }

    /// The start tag of the element with this identifier, the first where several have it.
    #[must_use]
    pub fn place_of(&self, identifier: &str) -> Option<Span> {
        self.places.get(identifier).copied()
    }
}

/// Reads the bytes of `imsmanifest.xml` (SCORM 1.2 CAM §2.3, IMS CP 1.1.2, ADD).
///
/// UTF-8, UTF-16 and the encodings of one byte a character that a declaration names are understood. A document type is
/// refused, and no entity beyond XML's five is expanded. What is not well-formed is read around, and is a problem.
///
/// # Errors
/// Only for what cannot be read at all: not XML, no manifest, or past the limits. What else is wrong comes in the lists.
pub fn read(bytes: &[u8]) -> Result<ManifestDocument, ManifestError> {
    let document = xml::read(bytes)?;
    let root = &document.root;
    if root.name != "manifest" {
        let found = root.name.clone();
        return Err(ManifestError::WrongRoot { found });
    }
    let mut reading = Reading::default();
    for fault in document.faults {
        reading.problems.add(fault.span, noted(fault.value));
    }
    let manifest = reading.manifest(root);
    check::check(&manifest, &reading.nodes, &mut reading.problems);
    schema::check(root, manifest.standard, &mut reading.problems);
    Ok(ManifestDocument {
        metadata_files: metadata_files::locations(root),
        manifest,
        problems: reading.problems.sorted(),
        places: reading.places,
        text: document.text,
    })
}

/// What is not well-formed, as a problem of the manifest.
fn noted(fault: XmlFault) -> Problem {
    match fault {
        XmlFault::Undecodable { encoding } => Problem::Undecodable { encoding },
        XmlFault::UndeclaredPrefix { prefix } => Problem::PrefixUndeclared { prefix },
        fault => Problem::NotWellFormed { fault },
    }
}
