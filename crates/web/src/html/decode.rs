//! Bytes as text, in the encoding that a browser would take them for.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::reader;

/// How much of a file is searched for its encoding (WHATWG HTML §13.2.3.2; CSS Syntax 3 §3.2).
const SEARCHED: usize = 1024;

/// What a file declares its encoding with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// A page: `<meta charset>`.
    Page,
    /// A style: `@charset`.
    Style,
    /// A script: nothing.
    Script,
}

/// What an encoding was chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodingSign {
    /// The byte order mark that the file begins with.
    ByteOrderMark,
    /// What the file declares.
    Declared,
    /// It declares nothing: UTF-8, since its bytes are UTF-8, or else windows-1252.
    Content,
}

/// A file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark. Bytes that mean nothing in the encoding are U+FFFD.
    pub text: String,
    /// The name of the encoding by the standard: `UTF-8`, `windows-1252`, …
    pub encoding: &'static str,
    /// What it was chosen by.
    pub sign: EncodingSign,
    /// Where in the text the first bytes were that mean nothing in the encoding.
    pub invalid_at: Option<usize>,
}

/// Decodes a file: by its byte order mark, else as it declares, else as UTF-8 if it is valid UTF-8, else as
/// windows-1252.
#[must_use]
pub fn text(bytes: &[u8], kind: TextKind) -> Decoded {
    let (encoding, sign, content) = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        (
            encoding,
            EncodingSign::ByteOrderMark,
            bytes.get(length..).unwrap_or_default(),
        )
    } else if let Some(encoding) = declared(bytes, kind) {
        (encoding, EncodingSign::Declared, bytes)
    } else {
        let is_utf8 = std::str::from_utf8(bytes).is_ok();
        let encoding = if is_utf8 { UTF_8 } else { WINDOWS_1252 };
        (encoding, EncodingSign::Content, bytes)
    };
    let (text, is_invalid) = encoding.decode_without_bom_handling(content);
    let text = text.into_owned();
    let invalid_at = is_invalid.then(|| match std::str::from_utf8(content) {
        Err(error) if encoding == UTF_8 => error.valid_up_to(),
        _ => text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default(),
    });
    Decoded {
        text,
        encoding: encoding.name(),
        sign,
        invalid_at,
    }
}

fn declared(bytes: &[u8], kind: TextKind) -> Option<&'static Encoding> {
    let searched = bytes.get(..SEARCHED).unwrap_or(bytes);
    let encoding = match kind {
        TextKind::Page => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(searched);
            Encoding::for_label(reader::read(&text).encoding?.label.as_bytes())
        }
        TextKind::Style => {
            let label = searched.strip_prefix(b"@charset \"")?;
            let end = label.windows(2).position(|end| end == b"\";")?;
            Encoding::for_label(label.get(..end)?)
        }
        TextKind::Script => None,
    }?;
    // A file that can be read so far is in neither of them.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    Some(if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], kind: TextKind) -> (String, &'static str, EncodingSign, Option<usize>) {
        let Decoded {
            text,
            encoding,
            sign,
            invalid_at,
        } = text(bytes, kind);
        (text, encoding, sign, invalid_at)
    }

    #[test]
    fn a_byte_order_mark_comes_first() {
        use EncodingSign::ByteOrderMark;
        assert_eq!(
            decoded(b"\xEF\xBB\xBF<meta charset=latin1>\xE9", TextKind::Page),
            (
                "<meta charset=latin1>\u{FFFD}".to_owned(),
                "UTF-8",
                ByteOrderMark,
                Some(21)
            )
        );
        assert_eq!(
            decoded(b"\xFF\xFEa\0\xE9\0", TextKind::Script),
            ("aé".to_owned(), "UTF-16LE", ByteOrderMark, None)
        );
        assert_eq!(
            decoded(b"\xFE\xFF\xD8\0\0a", TextKind::Script),
            ("\u{FFFD}a".to_owned(), "UTF-16BE", ByteOrderMark, Some(0))
        );
    }

    #[test]
    fn what_a_file_declares_counts() {
        use EncodingSign::Declared;
        let page = |bytes: &[u8]| decoded(bytes, TextKind::Page);
        assert_eq!(page(b"<meta charset=iso-8859-1>\xE9").1, "windows-1252");
        assert_eq!(
            page(b"<meta charset=utf-8>\xE9"),
            ("<meta charset=utf-8>\u{FFFD}".to_owned(), "UTF-8", Declared, Some(20))
        );
        assert_eq!(page(b"<meta charset=utf-16>\xC3\xA9").0, "<meta charset=utf-16>é");
        assert_eq!(
            page(b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\x83A").1,
            "Shift_JIS"
        );
        let style = decoded(b"@charset \"windows-1251\";\xE9", TextKind::Style);
        assert_eq!((style.1, style.2), ("windows-1251", Declared));
    }

    #[test]
    fn what_declares_nothing_is_utf8_or_windows_1252() {
        use EncodingSign::Content;
        for kind in [TextKind::Page, TextKind::Style, TextKind::Script] {
            assert_eq!(decoded("é".as_bytes(), kind), ("é".to_owned(), "UTF-8", Content, None));
            assert_eq!(decoded(b"\xE9", kind), ("é".to_owned(), "windows-1252", Content, None));
        }
        assert_eq!(
            text(b"<meta charset=nonsense>\xE9", TextKind::Page).encoding,
            "windows-1252"
        );
        assert_eq!(text(b"<!-- <meta charset=utf-8> -->\xE9", TextKind::Page).sign, Content);
        let late = [&[b' '; 1024], b"<meta charset=utf-8>\xE9".as_slice()].concat();
        assert_eq!(text(&late, TextKind::Page).sign, Content);
    }
}
