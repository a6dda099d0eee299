//! Writes entries, in the page.

use std::sync::LazyLock;

use scorm::{ErrorCode, rte::Function};
use serde::Serialize;

use super::slots::{SLOT_LIMIT, Slot};
use crate::PageState;

/// Number, time and page phase of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Its number.
    pub seq: u32,
    /// Microseconds since the page was opened.
    pub at: u64,
    /// The phase of the module's page.
    pub phase: PageState,
}

/// A text that is written again and again: it is encoded once.
#[derive(Debug)]
pub struct Encoded {
    json: Vec<u8>,
    /// The text, where JSON escapes a part of it.
    escaped: Option<String>,
}

impl Encoded {
    /// Encodes a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut json = Vec::with_capacity(text.len() + 2);
        let escaped = has_escapes(text.as_bytes()).then(|| text.to_owned());
        match &escaped {
            Some(text) => value(&mut json, text),
            None => quote(&mut json, text),
        }
        Self { json, escaped }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.escaped {
            Some(text) => text,
            // It was made of a string.
            None => str::from_utf8(self.plain()).unwrap_or_default(),
        }
    }

    /// Whether it is this text.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        match &self.escaped {
            Some(escaped) => escaped == text,
            None => is_same(self.plain(), text.as_bytes()),
        }
    }

    /// Whether a slot takes `value` as that of the element of this name.
    #[must_use]
    pub fn fits_slot(&self, value: &Self) -> bool {
        // Escaped, a text is never shorter.
        self.json.len() + value.json.len() <= SLOT_LIMIT
    }

    /// What stands between the quotation marks.
    fn plain(&self) -> &[u8] {
        match self.json.as_slice() {
            [b'"', plain @ .., b'"'] => plain,
            json => json,
        }
    }
}

/// A text of a call.
#[derive(Clone, Copy, Debug)]
pub enum CallText<'a> {
    /// One that is encoded.
    Encoded(&'a Encoded),
    /// One that is not.
    Raw(&'a str),
}

/// What a call was made with.
#[derive(Clone, Copy, Debug)]
pub enum Arguments<'a> {
    /// Strings, as many as the function takes.
    Strings(&'a [CallText<'a>]),
    /// Anything else: the inside of a JSON array.
    Json(&'a str),
}

/// A call, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The function.
    pub function: Function,
    /// What it returned.
    pub returned: CallText<'a>,
    /// Its error.
    pub error: ErrorCode,
    /// What it was made with.
    pub arguments: Arguments<'a>,
    /// Where its element and value are remembered.
    pub slot: Option<Slot>,
}

/// Appends a call to `to`, with the newline that ends its line.
pub fn write_call(to: &mut Vec<u8>, stamp: Stamp, call: &Call<'_>) {
    to.push(b'[');
    value(to, &stamp.seq);
    to.push(b',');
    value(to, &stamp.at);
    raw(to, head(stamp.phase, call.function));
    text(to, call.returned);
    to.push(b',');
    value(to, &call.error.code());
    if let Some(slot) = call.slot {
        to.push(b',');
        value(to, &slot.number());
    }
    match call.arguments {
        Arguments::Strings(strings) => {
            for string in strings {
                to.push(b',');
                text(to, *string);
            }
        }
        Arguments::Json("") => {}
        Arguments::Json(json) => {
            to.push(b',');
            raw(to, json);
        }
    }
    raw(to, "]\n");
}

/// Appends the call that `slot` remembers, with the newline that ends its line. The phase of its stamp is the one in which the
/// slot was filled.
pub fn write_repeat(to: &mut Vec<u8>, stamp: Stamp, slot: Slot) {
    to.push(b'[');
    value(to, &stamp.seq);
    to.push(b',');
    value(to, &stamp.at);
    to.push(b',');
    value(to, &slot.number());
    raw(to, "]\n");
}

/// What stands between the time and the returned of a call. It is put together once: a call has to be written in much less than a
/// microsecond.
fn head(phase: PageState, function: Function) -> &'static str {
    static HEADS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
        let of_phase = |phase: PageState| {
            let head = |function: Function| format!(",\"{}\",\"{}\",", phase.name(), function.name());
            Function::all().map(head).collect()
        };
        PageState::all().map(of_phase).collect()
    });
    &HEADS[phase as usize][function as usize]
}

/// Appends an observation to `to`, whose `what` is given as JSON, with the newline that ends its line.
pub fn write_observation(to: &mut Vec<u8>, stamp: Stamp, data: &str) {
    raw(to, "{\"seq\":");
    value(to, &stamp.seq);
    raw(to, ",\"atUs\":");
    value(to, &stamp.at);
    raw(to, ",\"phase\":\"");
    raw(to, stamp.phase.name());
    raw(to, "\",\"data\":");
    raw(to, data);
    raw(to, "}\n");
}

fn raw(to: &mut Vec<u8>, json: &str) {
    to.extend_from_slice(json.as_bytes());
}

/// Almost no text has anything to escape, and checking first is much faster than writing character by character.
fn text(to: &mut Vec<u8>, text: CallText<'_>) {
    match text {
        CallText::Encoded(encoded) => to.extend_from_slice(&encoded.json),
        CallText::Raw(text) if has_escapes(text.as_bytes()) => value(to, text),
        CallText::Raw(text) => quote(to, text),
    }
}

/// Appends a text without anything to escape.
fn quote(to: &mut Vec<u8>, text: &str) {
    to.push(b'"');
    raw(to, text);
    to.push(b'"');
}

/// Whether they are the same, eight bytes at once: in WebAssembly, `==` takes them one by one.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let is_same_word = |(word, other): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*word) == u64::from_le_bytes(*other);
    one.len() == other.len()
        && words.iter().zip(other_words).all(is_same_word)
        && rest.iter().zip(other_rest).all(|(byte, other)| byte == other)
}

/// Whether a byte is one that JSON escapes: a control character, a quotation mark or a backslash. Checks eight bytes at once,
/// because a module's values are long, and WebAssembly has no instruction for more.
fn has_escapes(text: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is less than `limit`, or equal to `byte`. A byte of 128 or more is neither.
    let less = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let equal = |word: u64, byte: u8| less(word ^ (ONES * u64::from(byte)), 1);
    let (words, rest) = text.as_chunks::<8>();
    let in_words = words.iter().any(|bytes| {
        let word = u64::from_le_bytes(*bytes);
        (less(word, b' ') | equal(word, b'"') | equal(word, b'\\')) & HIGH != 0
    });
    in_words || rest.iter().any(|byte| matches!(byte, 0..b' ' | b'"' | b'\\'))
}

fn value<T: Serialize + ?Sized>(to: &mut Vec<u8>, value: &T) {
    // A number or a string into memory: nothing in it can fail.
    let _ = serde_json::to_writer(to, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoded_text_is_itself_and_no_other() {
        let texts = [
            "",
            "a",
            "page 12",
            "0123456789abcdef",
            "0123456789abcdeF",
            "a \"b\"",
            "a \\\"b\\\"",
            "é\n",
            "é\\n",
        ];
        for text in texts {
            let encoded = Encoded::new(text);
            assert_eq!(serde_json::from_slice::<String>(&encoded.json).unwrap(), text);
            assert_eq!(encoded.text(), text);
            for other in texts {
                assert_eq!(encoded.is(other), text == other, "{text} {other}");
            }
        }
    }

    #[test]
    fn each_byte_that_json_escapes_is_found_at_any_position() {
        for length in 0..=33 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut text = vec![b'a'; length];
                    text[at] = byte;
                    let expected = byte < b' ' || byte == b'"' || byte == b'\\';
                    assert_eq!(has_escapes(&text), expected, "{byte} at {at} of {length}");
                }
            }
        }
    }
}
