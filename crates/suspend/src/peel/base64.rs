use ::base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::inflate::{InflateError, gzip, inflate};
use crate::{
    Layer, SHORTEST_LIMIT,
    inside::{Found, Inside, begins_as_json, is_text},
};

const CONFIG: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, CONFIG);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, CONFIG);

/// From how many characters on base64 of text is certain: a word of 16 letters that were not encoded is text when it is decoded
/// in less than one of a million cases.
const CERTAIN: usize = 16;

/// The bytes of base64, with or without padding. The end of a text that may be cut is left out if it has no whole bytes.
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    let is_own = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=');
    if text.len() < 2 || !text.bytes().all(is_own) {
        return None;
    }
    let engine = if text.contains(['-', '_']) {
        &URL_SAFE
    } else {
        &STANDARD
    };
    match engine.decode(text) {
        Ok(bytes) => Some(bytes),
        Err(_) if text.len() >= SHORTEST_LIMIT => engine.decode(text.get(..text.len() - text.len() % 4)?).ok(),
        Err(_) => None,
    }
}

/// gzip or zlib in base64.
pub(crate) fn packed_base64(text: &str) -> Option<Found> {
    let bytes = bytes(text)?;
    unpacked(Layer::Gzip, gzip(&bytes)).or_else(|| unpacked(Layer::Zlib, inflate(&bytes, true)))
}

/// DEFLATE without a header in base64.
pub(crate) fn raw_deflate(text: &str) -> Option<Found> {
    unpacked(Layer::Deflate, inflate(&bytes(text)?, false))
}

fn unpacked(layer: Layer, result: Result<Vec<u8>, InflateError>) -> Option<Found> {
    let inside = match result {
        Ok(bytes) => Inside::Text(String::from_utf8(bytes).ok().filter(|text| is_text(text))?),
        Err(InflateError::Cut(bytes)) => {
            let start = whole_characters(bytes)?;
            begins_as_json(&start).then_some(Inside::Cut)?
        }
        Err(InflateError::TooLarge) if layer != Layer::Deflate => Inside::TooLarge,
        Err(_) => return None,
    };
    Some(Found {
        layers: vec![Layer::Base64, layer],
        shape: None,
        inside,
    })
}

/// Text in base64.
pub(crate) fn text_base64(text: &str) -> Option<Found> {
    let decoded = whole_characters(bytes(text)?).filter(|decoded| is_text(decoded))?;
    (text.len() >= CERTAIN || begins_as_json(&decoded)).then(|| Found::new(Layer::Base64, Inside::Text(decoded)))
}

/// UTF-8, without the beginning of a character at its end.
fn whole_characters(mut bytes: Vec<u8>) -> Option<String> {
    if let Err(error) = std::str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_alphabets_are_read_with_and_without_padding() {
        for text in ["eyI/Ijoifn4ifQ==", "eyI/Ijoifn4ifQ", "eyI_Ijoifn4ifQ"] {
            let inside = Inside::Text("{\"?\":\"~~\"}".to_owned());
            assert_eq!(text_base64(text), Some(Found::new(Layer::Base64, inside)), "{text}");
        }
    }

    #[test]
    fn words_are_no_base64() {
        for text in ["completed", "page12", "lesson_location", "a", "1,2", "dGVzdA=="] {
            assert_eq!(text_base64(text), None, "{text}");
            assert_eq!(packed_base64(text), None, "{text}");
            assert_eq!(raw_deflate(text), None, "{text}");
        }
    }
}
