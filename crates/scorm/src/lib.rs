//! SCORM 1.2, written once: the manifest, the data model, the run-time environment and where LMSs differ.
//!
//! Pure: no I/O, no clock, no async, no panic on any input. It knows no file, no window and no LMS product but as a
//! profile. It is compiled natively and to WebAssembly, so that a page and the host return the same for every call.

pub mod cmi;
mod error;
pub mod manifest;
pub mod prerequisites;
pub mod profile;
pub mod rte;
pub mod scorm2004;
mod standard;
pub mod vectors;
mod xml;

pub use error::{ErrorCode, ErrorNumber};
pub use profile::LmsProfile;
pub use standard::Standard;
pub use xml::{Located, MAX_FAULTS, Span, XmlFault};
