use percent_encoding::percent_decode_str;

use crate::{
    Layer,
    inside::{Found, Inside, is_text},
};

/// Percent-encoding, if every `%` of the text belongs to it.
pub(crate) fn url(text: &str) -> Option<Found> {
    let decoded = unescaped(text).filter(|decoded| is_text(decoded))?;
    Some(Found::new(Layer::UrlEncoded, Inside::Text(decoded)))
}

/// A text without its percent-encoding. None if it has none, or a `%` that does not belong to it.
///
/// `encodeURIComponent` writes the bytes of UTF-8, `escape` those of Latin-1 and `%u` with four digits (ECMAScript B.2.1.1).
pub(crate) fn unescaped(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let mut has_units = false;
    for part in text.split('%').skip(1) {
        let (digits, is_unit) = match part.strip_prefix('u') {
            Some(digits) => (digits.as_bytes().get(..4)?, true),
            None => (part.as_bytes().get(..2)?, false),
        };
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        has_units |= is_unit;
    }
    if has_units {
        return from_units(text);
    }
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    String::from_utf8(bytes).map_or_else(|_| from_units(text), Some)
}

/// What `unescape` returns for a text of which every `%` has its digits.
fn from_units(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut units: Vec<u16> = parts.next()?.encode_utf16().collect();
    for part in parts {
        let (digits, length) = match part.strip_prefix('u') {
            Some(digits) => (digits, 4),
            None => (part, 2),
        };
        units.push(u16::from_str_radix(digits.get(..length)?, 16).ok()?);
        units.extend(digits.get(length..)?.encode_utf16());
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_functions_of_a_browser_are_undone() {
        assert_eq!(unescaped("a%20%C3%A9%2C").as_deref(), Some("a é,"));
        assert_eq!(unescaped("a%20%E9").as_deref(), Some("a é"));
        assert_eq!(unescaped("%u20AC%20%E9").as_deref(), Some("€ é"));
    }

    #[test]
    fn other_percent_signs_are_none() {
        for text in ["plain", "100 %", "50%, 60%", "%2", "%u20A", "%20%zz", "%ud800", "%é0"] {
            assert_eq!(unescaped(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(text in "\\PC{0,50}[ %é]") {
            let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
            prop_assert_eq!(unescaped(&encoded), Some(text));
        }
    }
}
