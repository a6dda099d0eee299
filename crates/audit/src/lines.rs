//! Lines and columns of places in a text. The text is gone through once, however many places are asked for.

use line_index::{LineIndex, TextSize};
use scorm::Span;

use crate::finding::Place;

/// How many bytes lie between two places whose characters are counted beforehand.
const STEP: usize = 1024;

/// Where the lines of a text begin, and how many characters stand before a place.
#[derive(Debug)]
pub(crate) struct Lines {
    lines: LineIndex,
    /// The characters before each `STEP`th byte.
    counts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let mut counts = vec![0];
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 && at > 0 {
                counts.push(count);
            }
            count += usize::from(begins_character(byte));
        }
        Self {
            lines: LineIndex::new(text),
            counts,
        }
    }

    /// The place of a part of the text, which is that of `file`.
    pub(crate) fn in_file(&self, file: &str, text: &str, span: Span) -> Place {
        let (line, column) = self.place(text, span.start).unzip();
        Place {
            line,
            column,
            ..Place::file(file)
        }
    }

    /// The line and the column, in characters, of an offset in the text that this was made of; both from 1.
    fn place(&self, text: &str, offset: u32) -> Option<(u32, u32)> {
        let place = self.lines.try_line_col(TextSize::from(offset))?;
        let start = offset.checked_sub(place.col)?;
        let column = self
            .characters(text, offset)?
            .checked_sub(self.characters(text, start)?)?;
        Some((place.line + 1, u32::try_from(column).ok()? + 1))
    }

    /// How many characters begin before an offset.
    fn characters(&self, text: &str, offset: u32) -> Option<usize> {
        let offset = offset as usize;
        let counted = offset / STEP;
        let rest = text.as_bytes().get(counted * STEP..offset)?;
        let rest = rest.iter().filter(|byte| begins_character(**byte)).count();
        Some(self.counts.get(counted)? + rest)
    }
}

/// Whether a byte of UTF-8 is a character's first.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let long = "é".repeat(3 * STEP);
        let text = format!("é&\n{long}&\n\n😀&");
        let lines = Lines::new(&text);
        let places: Vec<_> = text
            .match_indices('&')
            .map(|(at, _)| lines.place(&text, u32::try_from(at).unwrap()).unwrap())
            .collect();
        assert_eq!(places, [(1, 2), (2, 3 * STEP as u32 + 1), (4, 2)]);
        assert_eq!(lines.place("", 0), None.or(Some((1, 1))));
        assert_eq!(lines.place(&text, u32::MAX), None);
    }
}
