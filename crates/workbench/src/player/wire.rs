//! What the player page says, as it travels: the timeline's entries as lines of JSON, its farewell as a text. A call
//! comes as a row of its values, because a module makes them by the thousand and the page writes them on the module's
//! time; everything else comes as a [`trace::Event`](Event).

use std::{
    fmt,
    hash::{DefaultHasher, Hasher},
};

use scorm::rte::{Argument, Function, JsType};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{
    recorder::{Batch, Sent},
    trace::{Event, LossCause, Phase, What},
};

/// What the page says beside its entries.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum PageMessage {
    /// The module is unloaded, as was asked; so many entries were sent in all.
    Closed(u32),
    /// The page itself is going away; so many entries were sent in all.
    Bye(u32),
    /// The learner was asked by the module whether to leave it, and stays.
    Stayed,
    /// The module was kept from replacing the player's page with this address. A module may forge it; it says no more than
    /// that the module tried.
    Refused(String),
}

/// Parses entries, one per line, up to the first line without a number.
pub(super) fn entries(lines: &[u8]) -> Batch {
    let mut lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let mut batch = Batch::default();
    for line in lines.by_ref() {
        let Some(event) = entry(line) else {
            let behind = u32::try_from(lines.count()).unwrap_or(u32::MAX);
            batch.unreadable = behind.saturating_add(1);
            break;
        };
        let mut digest = DefaultHasher::new();
        digest.write(line);
        batch.entries.push(Sent {
            event,
            digest: digest.finish(),
            size: line.len(),
        });
    }
    batch
}

/// Parses an entry. If it is unreadable but has a number, a [`What::NotRecorded`] takes its place in the sequence.
fn entry(line: &[u8]) -> Option<Event> {
    match serde_json::from_slice(line) {
        Ok(Line(event)) if event.what.may_come_from_page() => Some(event),
        // Rows are written by the run-time, which never writes an unreadable one.
        _ if !line.starts_with(b"{") => None,
        _ => {
            let Numbered { n } = serde_json::from_slice(line).ok()?;
            Some(Event {
                n,
                at_us: 0.0,
                phase: Phase::Complete,
                what: What::NotRecorded {
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
    n: u32,
}

/// An entry of the timeline, in either form.
#[derive(Debug)]
struct Line(Event);

/// An argument of a call: a plain string, or with its JavaScript type, or truncated with its length in characters.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Passed {
    Text(String),
    Typed(JsType, String),
    Cut(JsType, String, u32),
}

impl From<Passed> for Argument {
    fn from(passed: Passed) -> Self {
        match passed {
            Passed::Text(text) => Argument::string(text),
            Passed::Typed(js_type, text) => Argument {
                js_type,
                text,
                length: None,
            },
            Passed::Cut(js_type, text, length) => Argument {
                js_type,
                text,
                length: Some(length),
            },
        }
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
        formatter.write_str("an entry, or a call as [n, atUs, phase, function, answer, error, argument…]")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Line, A::Error> {
        let event = Event::deserialize(MapAccessDeserializer::new(map))?;
        match event.what {
            What::Call { .. } => Err(A::Error::custom("a call comes as a row")),
            _ => Ok(Line(event)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Line, A::Error> {
        let n = value(&mut row)?;
        let at_us = value(&mut row)?;
        let phase = value(&mut row)?;
        let function: Function = value(&mut row)?;
        let answer = value(&mut row)?;
        let error = value(&mut row)?;
        let mut arguments = Vec::new();
        while let Some(passed) = row.next_element::<Passed>()? {
            arguments.push(passed.into());
        }
        let what = What::Call {
            function,
            arguments,
            answer,
            error,
            refused: None,
            replay: None,
        };
        Ok(Line(Event { n, at_us, phase, what }))
    }
}

fn value<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(row: &mut A) -> Result<T, A::Error> {
    row.next_element()?
        .ok_or_else(|| A::Error::custom("a call's row is too short"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses lines that are all readable.
    fn read(lines: &str) -> Vec<Event> {
        let batch = entries(lines.as_bytes());
        assert_eq!(batch.unreadable, 0, "{lines}");
        batch.entries.into_iter().map(|sent| sent.event).collect()
    }

    #[test]
    fn a_call_comes_as_a_row_and_anything_else_as_an_entry() {
        let lines = concat!(
            r#"[1,12.5,"complete","LMSSetValue","true",0,"cmi.core.score.raw",["number","80"],["string","ab",70000]]"#,
            "\n",
            r#"{"n":2,"atUs":13,"phase":"unload","what":{"kind":"rejection","message":"no"}}"#,
            "\n",
        );
        let sent = read(lines);
        let [call, rejection] = sent.as_slice() else {
            panic!("two: {sent:?}")
        };
        let What::Call {
            function: Function::SetValue,
            arguments,
            error: 0,
            ..
        } = &call.what
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
            (call.n, call.phase, rejection.phase),
            (1, Phase::Complete, Phase::Unload)
        );
    }

    #[test]
    fn a_line_without_a_number_is_refused_with_all_lines_after_it() {
        let good = r#"{"n":1,"atUs":1,"phase":"complete","what":{"kind":"rejection","message":""}}"#;
        for bad in [
            "[]",
            "[1]",
            r#"[1, 2, "complete", "LMSNothing", "", 0]"#,
            r#"[1, 2, "complete", "LMSCommit", "", 0, 5]"#,
            "{",
            "null",
            r#"{"n":-1}"#,
            r#"{"n":4294967296}"#,
        ] {
            let batch = entries(format!("{good}\n{bad}\n{good}\n").as_bytes());
            assert_eq!((batch.entries.len(), batch.unreadable), (1, 2), "{bad}");
        }
    }

    #[test]
    fn an_entry_that_a_page_may_not_send_is_unreadable() {
        for bad in [
            r#"{"n":7}"#,
            r#"{"n":7,"atUs":1,"phase":"complete","what":{"kind":"nothing"}}"#,
            r#"{"n":7,"atUs":1,"phase":"nowhere","what":{"kind":"rejection","message":""}}"#,
            r#"{"n":7,"atUs":1,"phase":"complete","what":{"kind":"note","note":"closing"}}"#,
            r#"{"n":7,"atUs":1,"phase":"complete","what":{"kind":"notRecorded","cause":"full","entries":null,"count":1}}"#,
            r#"{"n":7,"atUs":1,"phase":"complete","what":{"kind":"call","function":"LMSFinish","arguments":[],"answer":"true","error":0}}"#,
        ] {
            let [event] = read(bad).try_into().unwrap();
            assert_eq!(event.n, 7);
            let unreadable = What::NotRecorded {
                cause: LossCause::Unreadable,
                entries: None,
                count: 1,
            };
            assert_eq!(event.what, unreadable, "{bad}");
        }
    }

    #[test]
    fn equal_lines_have_equal_digests() {
        let digests: Vec<_> = entries(b"{\"n\":1}\n{\"n\":1}\n{\"n\":1 }")
            .entries
            .iter()
            .map(|sent| sent.digest)
            .collect();
        assert_eq!(digests[0], digests[1]);
        assert_ne!(digests[0], digests[2]);
    }
}
