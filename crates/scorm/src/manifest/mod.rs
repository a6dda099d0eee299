//! `imsmanifest.xml`, read into plain data. Which files a package really holds is not known here: that takes its archive.
//!
//! An author's broken manifest is data to report: [`read`] gives a [`Manifest`] *and* its problems. Only what cannot be
//! read at all is an error. [`schema_errors`] validates it against the standard's schemas, which reads it again.

mod check;
mod decode;
mod location;
mod metadata;
mod model;
mod problem;
mod read;
mod schema;
mod scos;
mod titles;
mod xml;

pub use decode::text;
pub use location::{are_parameters, decode_percent, resolve};
pub use metadata::{Metadata, read_metadata};
pub use model::{Item, Manifest, Organization, Resource, ResourceFile, ScoRef, ScormType, Submanifest};
pub use problem::{ManifestError, ManifestProblem, XmlFault};
pub use read::read;
pub use schema::{Expected, SchemaError, SchemaFault, Specification, schema_errors};
pub use titles::{cmi5_title, tincan_title};

/// An LMS keeps so many characters of an identifier (SCORM 1.2 RTE §3.4.3, CMIIdentifier).
pub const LONGEST_IDENTIFIER: usize = 255;
/// An LMS keeps so many characters of a title (SCORM 1.2 CAM §2.3.2).
pub const LONGEST_TITLE: usize = 200;
/// The most characters of a title that are read from a file of another standard.
pub const MAX_TITLE: usize = 1000;
/// The largest manifest that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// How deep elements may stand in each other.
pub const MAX_DEPTH: usize = 64;
/// How many elements a manifest may have.
pub const MAX_ELEMENTS: usize = 500_000;
