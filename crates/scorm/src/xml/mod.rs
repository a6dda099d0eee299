//! XML 1.0 with namespaces: bytes to text, text to a tree in which everything has its place. What is not well-formed is
//! noted with its place and read around, so that a `&` in a title costs no course.
//!
//! A document type is refused, and no entity is expanded but XML's own five. What elements mean is not known here, but for
//! the specification that each name belongs to.

mod chars;
mod declaration;
mod decode;
mod entity;
mod fault;
mod markup;
mod namespace;
mod node;
mod scan;
mod span;
mod tag;
mod vocabulary;

use fault::Faults;
use markup::Reader;

pub(crate) use decode::text;
pub use fault::{MAX_FAULTS, XmlFault};
pub(crate) use node::{Node, local};
pub use span::{Located, Span};
pub(crate) use vocabulary::{ADL, Vocabulary};

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// How deep elements may stand in each other.
pub const MAX_DEPTH: usize = 64;
/// How many elements a document may have.
pub const MAX_ELEMENTS: usize = 500_000;
/// How many attributes its elements may have together.
pub const MAX_ATTRIBUTES: usize = 1_000_000;

/// A document that was read.
#[derive(Debug)]
pub(crate) struct Document {
    /// Decoded, without byte order mark. All places are places in it.
    pub(crate) text: String,
    pub(crate) root: Node,
    /// What is not well-formed, in the order of its places.
    pub(crate) faults: Vec<Located<XmlFault>>,
}

/// Why a document is not read. Places are offsets in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    TooLarge,
    TooDeep { line: u32 },
    TooManyElements,
    TooManyAttributes,
    Doctype { line: u32 },
    NoElement,
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let mut faults = Faults::default();
    let text = decode::decode(bytes, &mut faults);
    let root = Reader::new(&text, &mut faults).read()?;
    Ok(Document {
        faults: faults.sorted(),
        root,
        text,
    })
}

/// Text with its references resolved.
pub(crate) fn resolve_references(text: &str) -> String {
    scan::content(text, 0, text.len(), scan::Content::Text, &mut Faults::default())
}
