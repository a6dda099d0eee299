//! Reads entries, in the workbench. They may be forged: nothing that a line holds is trusted.

use std::fmt;

use scorm::rte::{Argument, Function, JsType};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::slots::{Line, Slot};
use crate::{Entry, EntryData, LossCause, Micros, PageState};

/// Reads a line, without the newline. If it is unreadable, or none that a page may send, but has a number, a
/// [`EntryData::NotRecorded`] takes its place in the sequence. `None` if it has no number.
#[must_use]
pub fn read(line: &[u8]) -> Option<Line> {
    let unreadable_seq = match serde_json::from_slice(line) {
        Ok(Line::Entry { entry, .. }) if !entry.data.may_come_from_page() => Some(entry.seq),
        Ok(line) => return Some(line),
        // Rows are written by the run-time, which never writes an unreadable one.
        Err(_) if !line.starts_with(b"{") => None,
        Err(_) => serde_json::from_slice(line).ok().map(|Numbered { seq }| seq),
    };
    unreadable_seq.map(|seq| Line::Entry {
        entry: Entry {
            seq,
            at: Micros::ZERO,
            phase: PageState::Complete,
            data: EntryData::NotRecorded {
                cause: LossCause::Unreadable,
                entries: None,
                count: 1,
            },
        },
        slot: None,
    })
}

/// The number of an entry that is otherwise unreadable.
#[derive(Debug, Deserialize)]
struct Numbered {
    seq: u32,
}

/// What follows the error of a call: an argument in any of its forms, or first of all a slot.
enum Passed {
    Argument(Argument),
    Slot(Slot),
}

/// What follows the time in a row.
enum Third {
    Phase(PageState),
    Slot(Slot),
}

impl<'de> Deserialize<'de> for Third {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ThirdVisitor)
    }
}

struct ThirdVisitor;

impl Visitor<'_> for ThirdVisitor {
    type Value = Third;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a phase, or the number of a slot")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Third, E> {
        let phase = PageState::from_name(name).ok_or_else(|| E::custom("no phase has this name"))?;
        Ok(Third::Phase(phase))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Third, E> {
        slot(number).map(Third::Slot)
    }
}

fn slot<E: Error>(number: u64) -> Result<Slot, E> {
    let slot = usize::try_from(number).ok().and_then(Slot::new);
    slot.ok_or_else(|| E::custom("there is no such slot"))
}

impl<'de> Deserialize<'de> for Passed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PassedVisitor)
    }
}

struct PassedVisitor;

impl<'de> Visitor<'de> for PassedVisitor {
    type Value = Passed;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string, [type, text], [type, text, length] or the number of a slot")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Passed, E> {
        Ok(Passed::Argument(Argument::string(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Passed, E> {
        Ok(Passed::Argument(Argument::string(text)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Passed, E> {
        slot(number).map(Passed::Slot)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Passed, A::Error> {
        let js_type: JsType = value(&mut row)?;
        let text = value(&mut row)?;
        let length = row.next_element()?;
        if row.next_element::<serde::de::IgnoredAny>()?.is_some() {
            return Err(A::Error::custom("an argument has too many values"));
        }
        Ok(Passed::Argument(Argument { js_type, text, length }))
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
        formatter.write_str("an entry, or a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Line, A::Error> {
        let entry = Entry::deserialize(MapAccessDeserializer::new(map))?;
        match entry.data {
            EntryData::Call { .. } => Err(A::Error::custom("a call comes as a row")),
            _ => Ok(Line::Entry { entry, slot: None }),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Line, A::Error> {
        let seq = value(&mut row)?;
        let at = value(&mut row)?;
        let phase = match value(&mut row)? {
            Third::Phase(phase) => phase,
            // The row ends there: the JSON reader refuses what follows.
            Third::Slot(slot) => return Ok(Line::Repeat { seq, at, slot }),
        };
        let function: Function = value(&mut row)?;
        let returned = value(&mut row)?;
        let error = value(&mut row)?;
        let (mut arguments, mut slot) = (Vec::new(), None);
        while let Some(passed) = row.next_element()? {
            match passed {
                Passed::Argument(argument) => arguments.push(argument),
                Passed::Slot(first) if slot.is_none() && arguments.is_empty() => slot = Some(first),
                Passed::Slot(_) => return Err(A::Error::custom("a slot stands before the arguments")),
            }
        }
        if slot.is_some() && !matches!(function, Function::GetValue | Function::SetValue) {
            return Err(A::Error::custom("a slot belongs to an element"));
        }
        let data = EntryData::Call {
            function,
            arguments,
            returned,
            error,
            refused: None,
            replay: None,
        };
        let entry = Entry { seq, at, phase, data };
        Ok(Line::Entry { entry, slot })
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
    use crate::wire::Slots;

    /// Reads lines that all have a number.
    fn read_all(lines: &str) -> Vec<Entry> {
        let mut slots = Slots::default();
        let lines = lines.lines().map(|line| slots.entry(read(line.as_bytes())?));
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
            r#"[1, 2, "complete", "LMSGetValue", "", 0, 64, "a"]"#,
            r#"[1, 2, "complete", "LMSGetValue", "", 0, "a", 5]"#,
            r#"[1, 2, "complete", "LMSGetValue", "", 0, 5, 5, "a"]"#,
            "[1, 2, 64]",
            "[1, 2, -1]",
            "[1, 2, 5, 5]",
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
    fn a_row_with_a_slot_is_the_call_that_the_slot_remembers() {
        let lines = concat!(
            r#"[1,10,"complete","LMSSetValue","true",0,5,"cmi.core.lesson_location","a"]"#,
            "\n[2,20,5]\n",
            r#"[3,30,"hidden","LMSGetValue","b",0,5,"cmi.core.lesson_location"]"#,
            "\n[4,40,5]\n",
        );
        let sent = read_all(lines);
        let returned = |entry: &Entry| match &entry.data {
            EntryData::Call {
                function: Function::GetValue,
                returned,
                arguments,
                ..
            } => Some((
                entry.seq,
                entry.at,
                entry.phase,
                arguments[0].text.clone(),
                returned.clone(),
            )),
            _ => None,
        };
        let get = |seq, at, phase, value: &str| {
            (
                seq,
                Micros::new(at),
                phase,
                "cmi.core.lesson_location".into(),
                value.into(),
            )
        };
        let expected = [
            get(2, 20.0, PageState::Complete, "a"),
            get(3, 30.0, PageState::Hidden, "b"),
            get(4, 40.0, PageState::Hidden, "b"),
        ];
        assert_eq!(sent.iter().filter_map(returned).collect::<Vec<_>>(), expected);
        assert_eq!(sent.len(), 4);
    }

    #[test]
    fn an_empty_slot_has_no_entry() {
        let line = read(b"[1,2,3]").unwrap();
        assert_eq!((line.seq(), Slots::default().entry(line)), (1, None));
    }

    #[test]
    fn what_is_too_long_for_a_slot_is_not_remembered() {
        let long = "x".repeat(600);
        let lines = format!("[1,1,\"complete\",\"LMSGetValue\",\"{long}\",0,5,\"cmi.suspend_data\"]\n[2,2,5]\n");
        let mut slots = Slots::default();
        let mut entries = lines.lines().map(|line| slots.entry(read(line.as_bytes()).unwrap()));
        let entry = entries.next().unwrap().unwrap();
        assert!(matches!(entry.data, EntryData::Call { returned, .. } if returned == long));
        assert_eq!(entries.next(), Some(None));
    }

    #[test]
    fn an_entry_that_a_page_may_not_send_is_unreadable() {
        for bad in [
            r#"{"seq":7}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"nothing"}}"#,
            r#"{"seq":7,"atUs":1,"phase":"nowhere","data":{"kind":"rejection","message":""}}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"note","note":"closing"}}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"notRecorded","cause":"full","entries":null,"count":1}}"#,
            r#"{"seq":7,"atUs":1,"phase":"complete","data":{"kind":"call","function":"LMSFinish","arguments":[],"returned":"true","error":0}}"#,
        ] {
            let [entry] = read_all(bad).try_into().unwrap();
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
