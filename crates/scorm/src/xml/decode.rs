//! From bytes to text (XML 1.0 §4.3.3, appendix F).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::declaration;
use super::fault::{Faults, XmlFault, brief};

/// How many bytes an XML declaration may take.
const DECLARATION: usize = 512;

/// The text of a document in the encoding that its byte order mark, else its form, else its declaration, else the default
/// (UTF-8) says.
pub(super) fn decode(bytes: &[u8], faults: &mut Faults) -> String {
    let marked = Encoding::for_bom(bytes);
    let body = bytes.get(marked.map_or(0, |(_, length)| length)..).unwrap_or_default();
    let by_form = marked.map(|(encoding, _)| encoding).or_else(|| wide(body));
    let declared = declared(body);
    let encoding = match (&declared, by_form) {
        // Read as UTF-16, its declaration names an encoding that is read as it is, or is not looked at.
        (_, Some(form)) if form != UTF_8 => form,
        (Some(declared), _) => narrow(declared, by_form, faults),
        (None, _) => UTF_8,
    };
    let (text, replaced) = encoding.decode_without_bom_handling(body);
    let text = text.into_owned();
    if encoding != UTF_8 && by_form == Some(encoding) {
        named_in_wide(&text, encoding, faults);
    }
    let is_ascii = declared.as_ref().is_some_and(|declared| is_ascii(declared.name));
    if replaced || (is_ascii && !body.is_ascii()) {
        let name = if replaced { encoding.name() } else { "US-ASCII" };
        let at = first_undecodable(body, &text, encoding, is_ascii);
        let encoding = name.to_owned();
        faults.report(at, at, XmlFault::Undecodable { encoding });
    }
    text
}

/// The text of a document that may not be XML at all: what stands in it can be looked for.
pub(crate) fn text(bytes: &[u8]) -> String {
    decode(bytes, &mut Faults::default())
}

/// UTF-16 without byte order mark, as its first two characters show.
fn wide(body: &[u8]) -> Option<&'static Encoding> {
    match body {
        [b'<', 0, b'?', 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, b'?', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a declaration names.
struct Declared<'a> {
    name: &'a str,
    at: usize,
}

fn declared(body: &[u8]) -> Option<Declared<'_>> {
    let start = body.get(..DECLARATION.min(body.len())).unwrap_or_default();
    // Blanks before the declaration are a fault, and no reason to read the wrong encoding.
    let blank = start.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let end = start.windows(2).position(|pair| pair == b"?>")?;
    let text = std::str::from_utf8(start.get(..end + 2)?).ok()?;
    if !declaration::begins(text.get(blank..)?) {
        return None;
    }
    let end = declaration::end(text, blank).ok()?;
    let (at, name) = declaration::read(text, blank, end, &mut Faults::default())?;
    Some(Declared { name, at })
}

/// The encoding that a declaration names, which was read as ASCII: it cannot be one of two bytes a character.
fn narrow(declared: &Declared<'_>, marked: Option<&'static Encoding>, faults: &mut Faults) -> &'static Encoding {
    let named = Encoding::for_label(declared.name.as_bytes());
    let is_wide = |encoding: &Encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    let mut report = |fault| faults.report(declared.at, declared.at + declared.name.len(), fault);
    let name = || brief(declared.name);
    match named {
        // Noted where the declaration is read.
        None if !declaration::is_encoding(declared.name) => {}
        None => report(XmlFault::UnknownEncoding { name: name() }),
        Some(named) if is_wide(named) => report(XmlFault::OtherEncoding {
            declared: name(),
            actual: UTF_8.name().to_owned(),
        }),
        Some(named) => return marked.unwrap_or(named),
    }
    UTF_8
}

/// Reports a text in UTF-16 whose declaration names another encoding.
fn named_in_wide(text: &str, encoding: &'static Encoding, faults: &mut Faults) {
    let Some(end) = declaration::end(text, 0).ok().filter(|_| declaration::begins(text)) else {
        return;
    };
    let Some((at, name)) = declaration::read(text, 0, end, &mut Faults::default()) else {
        return;
    };
    if !name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("utf-1")) && !is_ucs2(name) {
        let (declared, actual) = (brief(name), encoding.name().to_owned());
        faults.report(at, at + name.len(), XmlFault::OtherEncoding { declared, actual });
    }
}

fn is_ucs2(name: &str) -> bool {
    ["iso-10646-ucs-2", "ucs-2"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

fn is_ascii(name: &str) -> bool {
    ["us-ascii", "ascii"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Where in the text the first byte is that is not of the encoding.
fn first_undecodable(body: &[u8], text: &str, encoding: &'static Encoding, is_ascii: bool) -> usize {
    let at = if is_ascii {
        body.iter().position(|byte| !byte.is_ascii())
    } else if encoding == UTF_8 {
        std::str::from_utf8(body).err().map(|error| error.valid_up_to())
    } else {
        text.find(char::REPLACEMENT_CHARACTER)
    };
    at.filter(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
