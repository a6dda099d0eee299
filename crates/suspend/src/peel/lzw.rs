//! What lzwCompress of floydpink writes: LZW with a code for each text, from 256 on.

use std::ops::Range;

use crate::MOST_BYTES;

/// The text of a list of codes: below 256 they are characters of Latin-1. None if a code is not known yet, or more than
/// [`MOST_BYTES`] units would come out.
pub(crate) fn lzw(codes: impl IntoIterator<Item = u32>) -> Option<String> {
    let mut out: Vec<u16> = Vec::new();
    // The texts from 256 on: each is a range of what has come out.
    let mut known: Vec<Range<usize>> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for code in codes {
        let start = out.len();
        if let Some(last) = &last {
            // The last text with the first unit of this one, which will stand behind it.
            known.push(last.start..last.end + 1);
        }
        match code.checked_sub(256) {
            None => out.push(u16::try_from(code).ok()?),
            Some(index) => {
                let text = known.get(usize::try_from(index).ok()?)?.clone();
                if out.len() + text.len() > MOST_BYTES {
                    return None;
                }
                for place in text {
                    out.push(*out.get(place)?);
                }
            }
        }
        last = Some(start..out.len());
    }
    String::from_utf16(&out).ok()
}
