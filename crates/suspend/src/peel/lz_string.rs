//! What lz-string of pieroxy writes. Its versions differ only in how many zeros follow the end mark. The crate lz-str unpacks it without a limit, and a text of
//! 64,000 characters can hold hundreds of MiB, so it is read here; lz-str packs it again where it might be another thing.

use std::ops::Range;

use crate::{
    Layer, MOST_BYTES,
    inside::{Found, Inside, begins_as_json, is_text},
};

/// Up to how many UTF-16 units a text is packed again to be certain. Longer ones are certain without it.
const DOUBTFUL: usize = 64;

/// The most bits that may follow the end mark: lz-string 1.3 fills 16 bits, and then the digits of base 64.
const MOST_FILLING: usize = 32;

/// Most characters of UTF-16 are of this kind in its own form, which is offset by it.
const UTF16_OFFSET: u16 = 32;

/// One of the three forms of lz-string that are valid text.
pub(crate) fn lz_string(text: &str) -> Option<Found> {
    let (layer, units, bits) = packed(text)?;
    let inside = match unpack(&units, bits, MOST_BYTES) {
        Ok(units) => {
            let decoded = String::from_utf16(&units).ok().filter(|decoded| is_text(decoded))?;
            if units.len() <= DOUBTFUL && !is_packed_from(text, &units, layer) {
                return None;
            }
            Inside::Text(decoded)
        }
        Err(UnpackError::Cut(start)) if begins_as_json(&String::from_utf16_lossy(&start)) => Inside::Cut,
        Err(UnpackError::TooLarge(start)) if begins_as_json(&String::from_utf16_lossy(&start)) => Inside::TooLarge,
        Err(_) => return None,
    };
    Some(Found::new(layer, inside))
}

/// The form that a text can be of, and its numbers with how many bits each has.
fn packed(text: &str) -> Option<(Layer, Vec<u16>, u8)> {
    if !text.is_ascii() {
        let offset = |unit: u16| unit.checked_sub(UTF16_OFFSET).filter(|&value| value < 1 << 15);
        let units: Option<Vec<u16>> = text.encode_utf16().map(offset).collect();
        return Some((Layer::LzStringUtf16, units?, 15));
    }
    // "-" is of the one alphabet where "/" is of the other, and only one pads.
    let is_uri = text.contains('-') || (!text.contains(['/', '=']) && !text.len().is_multiple_of(4));
    let last = if is_uri { b'-' } else { b'/' };
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        // `decompressFromEncodedURIComponent` takes a space for a plus, which the decoding of forms puts there.
        b'+' => Some(62),
        b' ' if is_uri => Some(62),
        _ if byte == last => Some(63),
        _ => None,
    };
    let body = if is_uri { text } else { text.trim_end_matches('=') };
    let units: Option<Vec<u16>> = body.bytes().map(|byte| value(byte).map(u16::from)).collect();
    let layer = if is_uri {
        Layer::LzStringUri
    } else {
        Layer::LzStringBase64
    };
    Some((layer, units?, 6))
}

/// Whether a packed text is what lz-string makes of `units`: it always makes the same.
fn is_packed_from(text: &str, units: &[u16], layer: Layer) -> bool {
    match layer {
        Layer::LzStringUtf16 => lz_str::compress_to_utf16(units) == text,
        Layer::LzStringUri => lz_str::compress_to_encoded_uri_component(units) == text.replace(' ', "+"),
        _ => unfilled(&lz_str::compress_to_base64(units)) == unfilled(text),
    }
}

/// Base64 without the zeros at its end.
fn unfilled(text: &str) -> &str {
    text.trim_end_matches('=').trim_end_matches('A')
}

/// Why a text was not unpacked.
#[derive(Debug, PartialEq)]
enum UnpackError {
    Invalid,
    /// It ends before its end mark; this much came out.
    Cut(Vec<u16>),
    /// More would come out than is allowed, which begins so.
    TooLarge(Vec<u16>),
}

/// Numbers of some bits each, read bit by bit from the highest.
struct Bits<'a> {
    units: &'a [u16],
    width: u8,
    unit: usize,
    /// How many bits of the unit are read.
    read: u8,
}

impl Bits<'_> {
    /// The next number of `count` bits, its lowest bit first. None at the end.
    fn next(&mut self, count: u8) -> Option<u32> {
        let mut number = 0;
        for place in 0..count {
            let unit = self.units.get(self.unit)?;
            let bit = unit >> (self.width - 1 - self.read) & 1;
            number |= u32::from(bit) << place;
            self.read += 1;
            if self.read == self.width {
                self.read = 0;
                self.unit += 1;
            }
        }
        Some(number)
    }

    /// Whether nothing is left but the zeros that fill the last units.
    fn is_at_end(&self) -> bool {
        let rest = self.units.get(self.unit..).unwrap_or_default();
        let filled = rest
            .first()
            .map_or(0, |unit| unit & ((1 << (self.width - self.read)) - 1));
        let is_zero = filled == 0 && rest.iter().skip(1).all(|&unit| unit == 0);
        is_zero && rest.len() * usize::from(self.width) <= MOST_FILLING
    }
}

/// The next text is a character of so many bits, or there is none.
const CHARACTER_8: u32 = 0;
const CHARACTER_16: u32 = 1;
const END: u32 = 2;

/// Reads codes of a growing width. Each names a text that was seen before: a range of what has come out.
fn unpack(units: &[u16], width: u8, most: usize) -> Result<Vec<u16>, UnpackError> {
    let mut bits = Bits {
        units,
        width,
        unit: 0,
        read: 0,
    };
    let mut out: Vec<u16> = Vec::new();
    let mut known: Vec<Range<usize>> = vec![0..0, 0..0, 0..0];
    let mut code_bits: u8 = 2;
    // How many texts become known before codes have one bit more.
    let mut left: u32 = 1;
    let mut last = 0..0;
    loop {
        let Some(code) = bits.next(code_bits) else {
            return Err(UnpackError::Cut(out));
        };
        let start = out.len();
        match code {
            END if bits.is_at_end() => return Ok(out),
            END => return Err(UnpackError::Invalid),
            CHARACTER_8 | CHARACTER_16 => {
                let size = if code == CHARACTER_8 { 8 } else { 16 };
                let Some(unit) = bits.next(size).and_then(|unit| u16::try_from(unit).ok()) else {
                    return Err(UnpackError::Cut(out));
                };
                out.push(unit);
                known.push(start..start + 1);
                if start > 0 {
                    grow(&mut left, &mut code_bits);
                }
            }
            code => {
                let index = usize::try_from(code).map_err(|_| UnpackError::Invalid)?;
                let text = match known.get(index) {
                    Some(text) => text.clone(),
                    // The one that becomes known just now: the last text and its own first unit.
                    None if index == known.len() && start > 0 => last.start..last.end + 1,
                    None => return Err(UnpackError::Invalid),
                };
                for place in text {
                    let unit = out.get(place).copied().ok_or(UnpackError::Invalid)?;
                    out.push(unit);
                }
                if out.len() == start {
                    return Err(UnpackError::Invalid);
                }
            }
        }
        if out.len() > most {
            out.truncate(DOUBTFUL);
            return Err(UnpackError::TooLarge(out));
        }
        if start > 0 {
            // The last text with the first unit of this one, which stands behind it.
            known.push(last.start..last.end + 1);
        }
        grow(&mut left, &mut code_bits);
        last = start..out.len();
    }
}

fn grow(left: &mut u32, code_bits: &mut u8) {
    *left = left.saturating_sub(1);
    if *left == 0 {
        *left = 1 << (*code_bits).min(31);
        *code_bits = code_bits.saturating_add(1).min(31);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forms(text: &str) -> [(Layer, String); 3] {
        [
            (Layer::LzStringBase64, lz_str::compress_to_base64(text)),
            (Layer::LzStringUri, lz_str::compress_to_encoded_uri_component(text)),
            (Layer::LzStringUtf16, lz_str::compress_to_utf16(text)),
        ]
    }

    /// Both alphabets of base 64 may be meant where a text has neither "-" nor "/".
    fn assert_unpacked(layer: Layer, packed: &str, text: &str) -> Result<(), TestCaseError> {
        let found = lz_string(packed);
        let is_either = |a: Layer, b: Layer| a == b || (a != Layer::LzStringUtf16 && b != Layer::LzStringUtf16);
        prop_assert!(
            found.as_ref().is_some_and(|found| is_either(found.layers[0], layer)),
            "{:?}",
            layer
        );
        prop_assert_eq!(found.map(|found| found.inside), Some(Inside::Text(text.to_owned())));
        Ok(())
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(text in "\\PC{1,200}|[a-c]{1,400}|\\{\"[a-z]{1,9}\":[0-9]{1,9}\\}") {
            for (layer, packed) in forms(&text) {
                assert_unpacked(layer, &packed, &text)?;
            }
        }

        #[test]
        fn no_text_panics(text in "[A-Za-z0-9+/=$-]{0,300}|\\PC{0,80}") {
            let _ = lz_string(&text);
        }
    }

    #[test]
    fn what_comes_out_is_limited() {
        let text = "[1,2,3,1,2]".repeat(100);
        let (_, units, bits) = packed(&lz_str::compress_to_base64(&*text)).unwrap();
        assert_eq!(unpack(&units, bits, text.len()), Ok(text.encode_utf16().collect()));
        let begin = text.encode_utf16().take(DOUBTFUL).collect();
        assert_eq!(unpack(&units, bits, text.len() - 1), Err(UnpackError::TooLarge(begin)));
    }

    #[test]
    fn what_lz_string_1_3_writes_is_unpacked() {
        // Made by `LZString` in `res/lms.js` of weloren/sample-lesson.
        for (packed, text) in [
            ("IYIwxkAA", "abc"),
            ("N4IghiBcCMC+QA==", "{\"a\":1}"),
            ("N4IgDghg5gpiBcBmAvkAAA==", "{\"page\":3}"),
            ("N4IgDghg5gpiBcBmRBfIAA==", "{\"page\":33}"),
            ("N4IgdiBcIJcgvkAA", "{\"n\":\"é\"}"),
            ("N4IgDghg5gpiBcBmANCAHggjAJgL5AAA", "{\"page\":3,\"x\":12}"),
        ] {
            let found = Found::new(Layer::LzStringBase64, Inside::Text(text.to_owned()));
            assert_eq!(lz_string(packed), Some(found), "{packed}");
        }
    }

    #[test]
    fn words_are_none() {
        for text in ["completed", "page12", "Q===", "lesson-12", "AAAA", "été"] {
            assert_eq!(lz_string(text), None, "{text}");
        }
    }
}
