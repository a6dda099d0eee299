//! From the bytes of a manifest to text. XML is not read here, but for its declaration.

use encoding_rs::Encoding;
use quick_xml::encoding::detect_encoding;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::problem::{ManifestError, ManifestProblem};

/// How many bytes an XML declaration may take.
const DECLARATION: usize = 512;

/// The text of a document in the encoding that its byte order mark, else its declaration, else the default (UTF-8) says.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<ManifestProblem>), ManifestError> {
    let detected = detect_encoding(bytes);
    let mark = detected.as_ref().map_or(0, |d| d.bom_len());
    let body = bytes.get(mark..).unwrap_or_default();
    let by_form = detected.map(|d| d.encoding());
    let encoding = match by_form {
        Some(wide) if !wide.is_ascii_compatible() => Some(wide),
        _ if mark > 0 => by_form,
        _ => declared(body)?.or(by_form),
    };
    let Some(encoding) = encoding else {
        // Neither mark nor declaration: UTF-8.
        let text = String::from_utf8_lossy(body);
        let problem = matches!(text, std::borrow::Cow::Owned(_)).then(|| undecodable("UTF-8"));
        return Ok((text.into_owned(), problem));
    };
    let (text, replaced) = encoding.decode_without_bom_handling(body);
    Ok((text.into_owned(), replaced.then(|| undecodable(encoding.name()))))
}

/// The text of a manifest that may not be XML at all: what stands in it can be looked for.
///
/// # Errors
/// Its declaration names an encoding that nobody knows.
pub fn text(bytes: &[u8]) -> Result<String, ManifestError> {
    decode(bytes).map(|decoded| decoded.0)
}

fn undecodable(encoding: &str) -> ManifestProblem {
    ManifestProblem::Undecodable {
        encoding: encoding.to_owned(),
    }
}

/// The encoding that the declaration names. One of two bytes a character cannot be: the declaration was read as ASCII.
fn declared(body: &[u8]) -> Result<Option<&'static Encoding>, ManifestError> {
    let start = body.get(..DECLARATION.min(body.len())).unwrap_or_default();
    let Some(end) = start.windows(2).position(|pair| pair == b"?>") else {
        return Ok(None);
    };
    let Ok(declaration) = std::str::from_utf8(start.get(..end + 2).unwrap_or_default()) else {
        return Ok(None);
    };
    let Ok(Event::Decl(declaration)) = Reader::from_str(declaration).read_event() else {
        return Ok(None);
    };
    match (declaration.encoding(), declaration.encoder()) {
        (Some(Ok(name)), None) => Err(ManifestError::UnknownEncoding {
            name: name.into_owned(),
        }),
        (_, encoder) => Ok(encoder.filter(|encoding| encoding.is_ascii_compatible())),
    }
}
