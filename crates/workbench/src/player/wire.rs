//! What the player page says, as it travels: the timeline's entries as lines of JSON, its farewell as a text. A call
//! comes as a row of its values, because a module makes them by the thousand and the page writes them on the module's
//! time; everything else comes as a [`trace::Event`](Event).

use std::fmt;

use scorm::rte::{Argument, Function, JsType};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::trace::{Event, What};

/// What the page says last. So many entries were sent in all.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Farewell {
    /// The module is unloaded, as was asked.
    Closed(u32),
    /// The page itself is going away.
    Bye(u32),
}

impl Farewell {
    /// How many entries were sent in all.
    pub(super) fn sent(self) -> u32 {
        let (Self::Closed(sent) | Self::Bye(sent)) = self;
        sent
    }
}

/// Reads entries of the timeline, a line each.
pub(super) fn entries(lines: &[u8]) -> serde_json::Result<Vec<Event>> {
    let entries = serde_json::Deserializer::from_slice(lines).into_iter::<Sent>();
    entries.map(|sent| Ok(sent?.0)).collect()
}

/// An entry of the timeline, in either form.
#[derive(Debug)]
struct Sent(Event);

/// An argument of a call: a string as it is, anything else with its type.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Passed {
    Text(String),
    Typed(JsType, String),
}

impl From<Passed> for Argument {
    fn from(passed: Passed) -> Self {
        match passed {
            Passed::Text(text) => Argument::string(text),
            Passed::Typed(js_type, text) => Argument { js_type, text },
        }
    }
}

impl<'de> Deserialize<'de> for Sent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SentVisitor)
    }
}

struct SentVisitor;

impl<'de> Visitor<'de> for SentVisitor {
    type Value = Sent;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an entry, or a call as [n, atUs, phase, function, answer, error, argument…]")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Sent, A::Error> {
        Event::deserialize(MapAccessDeserializer::new(map)).map(Sent)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Sent, A::Error> {
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
        Ok(Sent(Event { n, at_us, phase, what }))
    }
}

fn value<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(row: &mut A) -> Result<T, A::Error> {
    row.next_element()?
        .ok_or_else(|| A::Error::custom("a call's row is too short"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Phase;

    #[test]
    fn a_call_comes_as_a_row_and_anything_else_as_an_entry() {
        let lines = concat!(
            r#"[1,12.5,"complete","LMSSetValue","true",0,"cmi.core.score.raw",["number","80"]]"#,
            "\n",
            r#"{"n":2,"atUs":13,"phase":"unload","what":{"kind":"rejection","message":"no"}}"#,
            "\n",
        );
        let sent = entries(lines.as_bytes()).unwrap();
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
        assert_eq!(arguments[0], Argument::string("cmi.core.score.raw"));
        assert_eq!(
            arguments[1],
            Argument {
                js_type: JsType::Number,
                text: "80".into()
            }
        );
        assert_eq!(
            (call.n, call.phase, rejection.phase),
            (1, Phase::Complete, Phase::Unload)
        );
    }

    #[test]
    fn a_row_that_is_no_call_is_refused() {
        for row in [
            "[]",
            "[1]",
            r#"[1, 2, "complete", "LMSNothing", "", 0]"#,
            r#"[1, 2, "complete", "LMSCommit", "", 0, 5]"#,
        ] {
            assert!(entries(row.as_bytes()).is_err(), "{row}");
        }
    }
}
