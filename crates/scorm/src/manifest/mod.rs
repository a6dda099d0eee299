//! `imsmanifest.xml`, read into plain data. Which files a package really holds is not known here: that takes its archive.
//!
//! An author's broken manifest is data to report: [`read`] gives a [`Manifest`] *and* its problems, each with its place in
//! the text. Only what cannot be read at all is an error.

mod check;
mod declarations;
mod document;
mod location;
mod metadata;
mod metadata_files;
mod model;
mod nodes;
mod problem;
mod problems;
mod read;
mod schema;
mod schema_error;
mod scos;
mod titles;
mod values;

pub use document::{ManifestDocument, read};
pub use location::{are_parameters, decode_percent, resolve};
pub use metadata::{Metadata, MetadataDocument, read_metadata};
pub use metadata_files::MetadataLocation;
pub use model::{Item, Manifest, Organization, Resource, ResourceFile, ScoRef, ScormType, Submanifest};
pub use problem::{ManifestError, ManifestProblem, ManifestValue};
pub use schema_error::{Expected, SchemaError, SchemaFault, Specification};
pub use titles::{cmi5_title, tincan_title};

/// An LMS keeps so many characters of an identifier (SCORM 1.2 RTE §3.4.3, CMIIdentifier).
pub const LONGEST_IDENTIFIER: usize = 255;
/// An LMS keeps so many characters of a title (SCORM 1.2 CAM §2.3.2).
pub const LONGEST_TITLE: usize = 200;
/// The most characters of a title that are read from a file of another standard.
pub const MAX_TITLE: usize = 1000;

/// The longest `xml:base` that is joined, in bytes: each address of a manifest may be joined to it.
const MAX_BASE: usize = 4096;

pub use crate::xml::{MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS};

/// ADL's additions to an item (SCORM 1.2 CAM §2.3.2).
const ADL_ELEMENTS: [&str; 5] = [
    "prerequisites",
    "maxtimeallowed",
    "timelimitaction",
    "datafromlms",
    "masteryscore",
];

/// The text of a manifest that may not be XML at all: what stands in it can be looked for.
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    crate::xml::text(bytes)
}

/// A piece of XML text with its references resolved: `caf&#233;` is `café`.
#[must_use]
pub fn resolve_references(text: &str) -> String {
    crate::xml::resolve_references(text)
}
