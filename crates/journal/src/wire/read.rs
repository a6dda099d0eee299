//! Reads entries, in the workbench. They may be forged: nothing that a line holds is trusted.

use std::fmt;

use scorm::rte::{Argument, Function, JsType};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{Entry, EntryData, LossCause, Micros, PageState};

/// Reads an entry from its line, without the newline. If it is unreadable, or none that a page may send, but has a number, a
/// [`EntryData::NotRecorded`] takes its place in the sequence. `None` if it has no number.
#[must_use]
pub fn read(line: &[u8]) -> Option<Entry> {
    match serde_json::from_slice(line) {
        Ok(Line(entry)) if entry.data.may_come_from_page() => Some(entry),
        // Rows are written by the run-time, which never writes an unreadable one.
        _ if !line.starts_with(b"{") => None,
        _ => {
            let Numbered { seq } = serde_json::from_slice(line).ok()?;
            Some(Entry {
                seq,
                at: Micros::ZERO,
                phase: PageState::Complete,
                data: EntryData::NotRecorded {
                    cause: LossCause::Unreadable,
                    entries: None,
                    count: 1,
                },
            })
        }
    }
}

/// The number of an entry that is otherwise unreadable.
#[derive(Debug, Deserialize)]
struct Numbered {
    seq: u32,
}

/// An entry of the timeline, in either form.
#[derive(Debug)]
struct Line(Entry);

/// An argument of a call, in any of its forms.
struct Passed(Argument);

impl<'de> Deserialize<'de> for Passed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PassedVisitor)
    }
}

struct PassedVisitor;

impl<'de> Visitor<'de> for PassedVisitor {
    type Value = Passed;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string, [type, text] or [type, text, length]")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Passed, E> {
        Ok(Passed(Argument::string(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Passed, E> {
        Ok(Passed(Argument::string(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Passed, A::Error> {
        let js_type: JsType = value(&mut row)?;
        let text = value(&mut row)?;
        let length = row.next_element()?;
        if row.next_element::<serde::de::IgnoredAny>()?.is_some() {
            return Err(A::Error::custom("an argument has too many values"));
        }
        Ok(Passed(Argument { js_type, text, length }))
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LineVisitor)
    }
}

struct LineVisitor;

impl<'de> Visitor<'de> for LineVisitor {
    type Value = Line;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an entry, or a call as [seq, atUs, phase, function, answer, error, argument…]")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Line, A::Error> {
        let entry = Entry::deserialize(MapAccessDeserializer::new(map))?;
        match entry.data {
            EntryData::Call { .. } => Err(A::Error::custom("a call comes as a row")),
            _ => Ok(Line(entry)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Line, A::Error> {
        let seq = value(&mut row)?;
        let at = value(&mut row)?;
        let phase = value(&mut row)?;
        let function: Function = value(&mut row)?;
        let answer = value(&mut row)?;
        let error = value(&mut row)?;
        let mut arguments = Vec::new();
        while let Some(passed) = row.next_element::<Passed>()? {
            arguments.push(passed.0);
        }
        let data = EntryData::Call {
            function,
            arguments,
            returned: answer,
            error,
            refused: None,
            replay: None,
        };
        Ok(Line(Entry { seq, at, phase, data }))
    }
}

fn value<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(row: &mut A) -> Result<T, A::Error> {
    row.next_element()?
        .ok_or_else(|| A::Error::custom("a row is too short"))
}

#[cfg(test)]
mod tests {
    use scorm::{ErrorCode, ErrorNumber};

    use super::*;

    /// Reads lines that all have a number.
    fn read_all(lines: &str) -> Vec<Entry> {
        let lines = lines.lines().map(|line| read(line.as_bytes()));
        lines.collect::<Option<_>>().unwrap()
    }

    #[test]
    fn a_call_comes_as_a_row_and_anything_else_as_an_entry() {
        let lines = concat!(
            r#"[1,12.5,"complete","LMSSetValue","true",0,"cmi.core.score.raw",["number","80"],["string","ab",70000]]"#,
            "\n",
            r#"{"seq":2,"atUs":13,"phase":"unload","data":{"kind":"rejection","message":"no"}}"#,
            "\n",
        );
        let sent = read_all(lines);
        let [call, rejection] = sent.as_slice() else {
            panic!("two: {sent:?}")
        };
        let EntryData::Call {
            function: Function::SetValue,
            arguments,
            error: ErrorNumber::Standard(ErrorCode::NoError),
            ..
        } = &call.data
        else {
            panic!("{call:?}")
        };
        let typed = |js_type, text: &str, length| Argument {
            js_type,
            text: text.into(),
            length,
        };
        let expected = [
            Argument::string("cmi.core.score.raw"),
            typed(JsType::Number, "80", None),
            typed(JsType::String, "ab", Some(70_000)),
        ];
        assert_eq!(*arguments, expected);
        assert_eq!(
            (call.seq, call.phase, rejection.phase),
            (1, PageState::Complete, PageState::Unload)
        );
    }

    #[test]
    fn a_line_without_a_number_is_refused() {
        for bad in [
            "[]",
            "[1]",
            r#"[1, 2, "complete", "LMSNothing", "", 0]"#,
            r#"[1, 2, "complete", "LMSCommit", "", 0, 5]"#,
            r#"[1, 2, "complete", "LMSCommit", "", 0, ["string"]]"#,
            r#"[1, 2, "complete", "LMSCommit", "", 0, ["string", "", 1, 2]]"#,
            "{",
            "null",
            r#"{"seq":-1}"#,
            r#"{"seq":4294967296}"#,
        ] {
            assert_eq!(read(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn an_entry_that_a_page_may_not_send_is_unreadable() {
        for bad in [
            r#"{"seq":7}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"nothing"}}"#,
            r#"{"seq":7,"atUs":1,"phase":"nowhere","data":{"kind":"rejection","message":""}}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"note","note":"closing"}}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"notRecorded","cause":"full","entries":null,"count":1}}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"call","function":"LMSFinish","arguments":[],"answer":"true","error":0}}"#,
        ] {
            let entry = read(bad.as_bytes()).unwrap();
            assert_eq!(entry.seq, 7);
            let unreadable = EntryData::NotRecorded {
                cause: LossCause::Unreadable,
                entries: None,
                count: 1,
            };
            assert_eq!(entry.data, unreadable, "{bad}");
        }
    }
}
