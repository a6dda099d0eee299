//! The only way out: everything that is printed, on standard output and standard error.
//!
//! What comes from a package may hold anything: characters that a terminal obeys, line breaks that forge rows, marks that
//! turn the order of the text around. It is escaped here, where it is printed, so that no caller can forget it.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
    str,
};

use serde::Serialize;

#[cfg(feature = "library")]
use workbench::spreadsheet::csv_row;

/// Why nothing more can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutputError {
    /// Whatever read the output has ended, as `head` does. That is no failure, and nothing is said of it.
    Closed,
    /// It cannot be written, for instance because a disk is full.
    Unwritable,
}

impl From<io::Error> for OutputError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Unwritable,
        }
    }
}

/// Prints a line. All of `text` is on that line: line breaks and tabs in it are escaped.
pub(crate) fn line(text: &str) -> Result<(), OutputError> {
    row(&[text])
}

/// Prints a row of fields with tabs between them. A tab or a line break in a field is escaped.
pub(crate) fn row(fields: &[&str]) -> Result<(), OutputError> {
    let fields: Vec<_> = fields.iter().map(|field| escaped(field)).collect();
    print(&fields.join("\t"))
}

/// Prints a row of a table as CSV. No field is a formula for a spreadsheet.
#[cfg(feature = "library")]
pub(crate) fn csv(fields: &[&str]) -> Result<(), OutputError> {
    print(&csv_row(fields.iter().map(|field| escaped(field))))
}

/// Prints a JSON document of several lines.
pub(crate) fn json(document: &str) -> Result<(), OutputError> {
    print(&escaped_json(document))
}

/// Prints something as a line of JSON, a part at a time: the whole may take more memory than what it is made of.
pub(crate) fn json_line(value: &impl Serialize) -> Result<(), OutputError> {
    let mut parts = JsonParts {
        out: io::stdout().lock(),
        part: Vec::with_capacity(2 * LONGEST_PART),
    };
    serde_json::to_writer(&mut parts, value).map_err(io::Error::from)?;
    parts.flush()?;
    writeln!(parts.out)?;
    parts.out.flush()?;
    Ok(())
}

/// About how many bytes of a line of JSON are printed at a time.
const LONGEST_PART: usize = 64 << 10;

/// A line of JSON that is printed part by part.
struct JsonParts<W> {
    out: W,
    part: Vec<u8>,
}

impl<W: Write> Write for JsonParts<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.part.extend_from_slice(bytes);
        if self.part.len() >= LONGEST_PART {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    /// Prints what there is, but for a character that is not there as a whole.
    fn flush(&mut self) -> io::Result<()> {
        let whole = match str::from_utf8(&self.part) {
            Ok(text) => text,
            Err(error) => str::from_utf8(self.part.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default(),
        };
        self.out.write_all(escaped_json(whole).as_bytes())?;
        let printed = whole.len();
        self.part.drain(..printed);
        Ok(())
    }
}

/// Prints an HTML document.
pub(crate) fn html(document: &str) -> Result<(), OutputError> {
    print(&escaped_lines(document))
}

/// Prints a message on standard error, under the program's name.
pub(crate) fn message(text: &str) {
    message_lines(&format!("scorm-audit: {}", escaped(text)));
}

/// Prints a message of several lines on standard error.
pub(crate) fn message_lines(text: &str) {
    // There is nowhere left to say that it cannot be printed.
    let _ = writeln!(io::stderr().lock(), "{}", escaped_lines(text));
}

/// Prints a long text as it is written, a line at a time.
#[cfg(feature = "library")]
pub(crate) struct Printer {
    line: Vec<u8>,
    escape: fn(&str) -> Cow<'_, str>,
}

#[cfg(feature = "library")]
impl Printer {
    /// For a JSON document.
    pub(crate) fn json() -> Self {
        Self {
            line: Vec::new(),
            escape: escaped_json,
        }
    }

    /// For rows with tabs between their fields.
    pub(crate) fn rows() -> Self {
        Self {
            line: Vec::new(),
            escape: escaped_row,
        }
    }

    /// For another text.
    pub(crate) fn lines() -> Self {
        Self {
            line: Vec::new(),
            escape: escaped_lines,
        }
    }
}

#[cfg(feature = "library")]
impl Write for Printer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let text = String::from_utf8_lossy(&self.line);
                let text = text.trim_end_matches(['\r', '\n']);
                writeln!(io::stdout().lock(), "{}", (self.escape)(text))?;
                self.line.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().lock().flush()
    }
}

fn print(text: &str) -> Result<(), OutputError> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()?;
    Ok(())
}

/// Whether a character is not shown but obeyed: by a terminal (control characters of both sets), by a reader of lines
/// (line and paragraph separators), or by whatever lays out text from right to left (marks, embeddings, overrides,
/// isolates, UAX #9 §2; the deprecated format characters U+206A–206F).
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// A text as it can be shown on one line: characters that would be obeyed are written as Rust writes them.
fn escaped(text: &str) -> Cow<'_, str> {
    replaced(text, is_obeyed, |character, shown| {
        shown.extend(character.escape_default());
    })
}

/// The same, of a text with tabs between its fields.
#[cfg(feature = "library")]
fn escaped_row(text: &str) -> Cow<'_, str> {
    let is_obeyed = |character| character != '\t' && is_obeyed(character);
    replaced(text, is_obeyed, |character, shown| {
        shown.extend(character.escape_default());
    })
}

/// The same, of a text that has lines.
fn escaped_lines(text: &str) -> Cow<'_, str> {
    let is_obeyed = |character| character != '\n' && is_obeyed(character);
    replaced(text, is_obeyed, |character, shown| {
        shown.extend(character.escape_default());
    })
}

/// The same JSON with the characters that JSON itself does not escape written as escapes. Outside of strings there is none.
fn escaped_json(document: &str) -> Cow<'_, str> {
    let is_obeyed = |character| character != '\n' && is_obeyed(character);
    replaced(document, is_obeyed, |character, shown| {
        // All of them have one UTF-16 unit. Writing to a string does not fail.
        let _ = write!(shown, "\\u{:04x}", u32::from(character));
    })
}

fn replaced(text: &str, is_obeyed: impl Fn(char) -> bool, replace: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !text.contains(&is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_obeyed(character) {
            replace(character, &mut shown);
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_line_of_json_is_the_same_in_parts() {
        let text = "é🎓\u{202e}\u{9b}\"\n".repeat(LONGEST_PART / 5);
        for shift in 0..8 {
            let value = json!(["x".repeat(shift), text]);
            let mut parts = JsonParts {
                out: Vec::new(),
                part: Vec::new(),
            };
            serde_json::to_writer(&mut parts, &value).unwrap();
            parts.flush().unwrap();
            assert_eq!(String::from_utf8(parts.out).unwrap(), escaped_json(&value.to_string()));
        }
    }

    #[test]
    fn what_would_be_obeyed_is_shown() {
        for (text, shown) in [
            ("Été – 日本語 🎓 a\\b", "Été – 日本語 🎓 a\\b"),
            ("\u{1b}]0;title\u{7}\u{1b}[2J", "\\u{1b}]0;title\\u{7}\\u{1b}[2J"),
            ("row\n2\tforged\r", "row\\n2\\tforged\\r"),
            ("\u{9b}31m\u{85}", "\\u{9b}31m\\u{85}"),
            ("gpj.\u{202e}exe\u{2069}", "gpj.\\u{202e}exe\\u{2069}"),
            ("a\u{2028}b\u{200f}", "a\\u{2028}b\\u{200f}"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    /// Texts with many of the characters that matter.
    fn texts() -> impl Strategy<Value = String> {
        let character = prop_oneof![
            any::<char>(),
            prop::char::range('\0', '\u{a0}'),
            prop::char::range('\u{2000}', '\u{2070}'),
        ];
        prop::collection::vec(character, 0..40).prop_map(String::from_iter)
    }

    /// The characters that no output may hold, said in another way than the code does.
    fn harmful(text: &str) -> Option<char> {
        let ranges = [
            ('\0', '\u{1f}'),
            ('\u{7f}', '\u{9f}'),
            ('\u{61c}', '\u{61c}'),
            ('\u{200e}', '\u{200f}'),
            ('\u{2028}', '\u{202e}'),
            ('\u{2066}', '\u{206f}'),
        ];
        let is_harmful = |character: &char| ranges.iter().any(|(from, to)| (from..=to).contains(&character));
        text.chars().find(is_harmful)
    }

    proptest! {
        #[test]
        fn no_line_holds_what_would_be_obeyed(text in texts()) {
            prop_assert_eq!(harmful(&escaped(&text)), None);
            prop_assert_eq!(harmful(&escaped_lines(&text).replace('\n', "")), None);
        }

        #[test]
        fn json_has_the_same_content_and_no_control_characters(text in texts()) {
            let value = json!({ text.clone(): [text] });
            for written in [value.to_string(), format!("{value:#}")] {
                let shown = escaped_json(&written);
                prop_assert_eq!(harmful(&shown.replace('\n', "")), None);
                prop_assert_eq!(&serde_json::from_str::<Value>(&shown).expect("JSON"), &value);
            }
        }
    }
}
