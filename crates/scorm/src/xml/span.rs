//! Places in a text: what is found carries where it stands, so that nobody has to search for it.

use std::ops::Range;

/// A part of a document's text, in bytes of UTF-8. Both ends stand between characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Behind its last byte.
    pub end: u32,
}

impl Span {
    /// The part between two offsets. A document is limited to [`super::MAX_BYTES`], so that all its offsets fit.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: offset(start),
            end: offset(end.max(start)),
        }
    }

    /// The same part, to take it from the text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Something in a document, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// Where in the decoded text.
    pub span: Span,
    /// What.
    pub value: T,
}

impl<T> Located<T> {
    pub(crate) fn new(span: Span, value: T) -> Self {
        Self { span, value }
    }
}
