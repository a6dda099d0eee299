//! Writes entries, in the page.

use scorm::rte::{Answer, Function};
use serde::Serialize;

use crate::Phase;

/// Number, time and page phase of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Its number.
    pub n: u32,
    /// Microseconds since the page was opened.
    pub at_us: u64,
    /// The phase of the module's page.
    pub phase: Phase,
}

/// What a call was made with.
#[derive(Clone, Copy, Debug)]
pub enum Arguments<'a> {
    /// Strings, as many as the function takes.
    Strings(&'a [&'a str]),
    /// Anything else: the inside of a JSON array.
    Json(&'a str),
}

/// Appends a call to `to`, with the newline that ends its line.
pub fn write_call(to: &mut Vec<u8>, stamp: Stamp, function: Function, answer: &Answer, arguments: Arguments<'_>) {
    raw(to, "[");
    value(to, &stamp.n);
    raw(to, ",");
    value(to, &stamp.at_us);
    raw(to, ",\"");
    raw(to, stamp.phase.name());
    raw(to, "\",\"");
    raw(to, function.name());
    raw(to, "\",");
    text(to, &answer.value);
    raw(to, ",");
    value(to, &answer.error.code());
    match arguments {
        Arguments::Strings(strings) => {
            for string in strings {
                raw(to, ",");
                text(to, string);
            }
        }
        Arguments::Json("") => {}
        Arguments::Json(json) => {
            raw(to, ",");
            raw(to, json);
        }
    }
    raw(to, "]\n");
}

/// Appends an observation to `to`, whose `what` is given as JSON, with the newline that ends its line.
pub fn write_observation(to: &mut Vec<u8>, stamp: Stamp, what: &str) {
    raw(to, "{\"n\":");
    value(to, &stamp.n);
    raw(to, ",\"atUs\":");
    value(to, &stamp.at_us);
    raw(to, ",\"phase\":\"");
    raw(to, stamp.phase.name());
    raw(to, "\",\"what\":");
    raw(to, what);
    raw(to, "}\n");
}

fn raw(to: &mut Vec<u8>, json: &str) {
    to.extend_from_slice(json.as_bytes());
}

/// Almost no text has anything to escape, and checking first is much faster than writing character by character.
fn text(to: &mut Vec<u8>, text: &str) {
    if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        return value(to, text);
    }
    raw(to, "\"");
    raw(to, text);
    raw(to, "\"");
}

fn value<T: Serialize + ?Sized>(to: &mut Vec<u8>, value: &T) {
    // A number or a string into memory: nothing in it can fail.
    let _ = serde_json::to_writer(to, value);
}
