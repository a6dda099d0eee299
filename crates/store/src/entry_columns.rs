//! How an entry is stored: a call made with strings, as nearly all are, in columns of its own; anything else as JSON. The
//! numbers in this file are in libraries: none may change its meaning.

use std::borrow::Cow;

use journal::{EntryData, ExchangeCommand, PageState, RowKind, RowMark};
use rusqlite::Row;
use scorm::rte::{Argument, Function, JsType};

use crate::{Result, from_json};

/// Maximum bytes in the column `element` of an entry whose JSON has it too. No element has a longer name.
const LONGEST_ELEMENT: usize = 255;

/// The column `function`.
const FUNCTIONS: [(u8, Function); 8] = [
    (1, Function::Initialize),
    (2, Function::Finish),
    (3, Function::GetValue),
    (4, Function::SetValue),
    (5, Function::Commit),
    (6, Function::GetLastError),
    (7, Function::GetErrorString),
    (8, Function::GetDiagnostic),
];

/// The column `phase`.
const PAGE_STATES: [(u8, PageState); 7] = [
    (1, PageState::Loading),
    (2, PageState::Interactive),
    (3, PageState::Complete),
    (4, PageState::Hidden),
    (5, PageState::Beforeunload),
    (6, PageState::Pagehide),
    (7, PageState::Unload),
];

/// The exchange that follows an entry, in the column `mark`.
const EXCHANGES: [(u8, ExchangeCommand); 3] = [
    (1, ExchangeCommand::Getparam),
    (2, ExchangeCommand::Putparam),
    (3, ExchangeCommand::Exitau),
];

/// The column `mark`: four bits for the kind of the row, one for a problem, two for the exchange.
const KIND: u8 = 0b1111;
const PROBLEM: u8 = 1 << 4;
const EXCHANGE: u32 = 5;

fn code<T: PartialEq>(table: &[(u8, T)], value: &T) -> u8 {
    table.iter().find(|row| row.1 == *value).map_or(0, |row| row.0)
}

fn from_code<T: Copy>(table: &[(u8, T)], code: u8) -> Option<T> {
    table.iter().find(|row| row.0 == code).map(|row| row.1)
}

/// What stands in the columns of an entry.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    pub(super) phase: u8,
    pub(super) mark: u8,
    pub(super) function: Option<u8>,
    pub(super) error: Option<u16>,
    pub(super) element: Option<&'a str>,
    pub(super) value: Option<&'a str>,
    pub(super) returned: Option<&'a str>,
    pub(super) data: Option<Cow<'a, str>>,
}

impl<'a> Columns<'a> {
    /// The columns of an entry; no phase where that is damaged. `json` is `what` as JSON, and requested where the columns do
    /// not say all of it.
    ///
    /// # Errors
    /// Those of `json`.
    pub(super) fn from_entry(
        phase: Option<PageState>,
        data: &'a EntryData,
        json: impl FnOnce() -> Result<Cow<'a, str>>,
    ) -> Result<Self> {
        let columns = Self {
            phase: phase.map_or(0, |phase| code(&PAGE_STATES, &phase)),
            mark: mark_code(data),
            function: data.function().map(|function| code(&FUNCTIONS, &function)),
            error: data.error_code(),
            element: data.element().filter(|name| name.len() <= LONGEST_ELEMENT),
            value: None,
            returned: None,
            data: None,
        };
        Ok(match plain_call(data) {
            Some((element, value, returned)) => Self {
                element,
                value,
                returned: Some(returned),
                ..columns
            },
            None => Self {
                data: Some(json()?),
                ..columns
            },
        })
    }

    /// The bytes of the texts.
    pub(super) fn text_bytes(&self) -> usize {
        let texts = [self.element, self.value, self.returned, self.data.as_deref()];
        texts.into_iter().flatten().map(str::len).sum()
    }
}

/// The element, the other argument and what was returned, of a call that these and its columns describe in full.
fn plain_call(data: &EntryData) -> Option<(Option<&str>, Option<&str>, &str)> {
    let EntryData::Call {
        arguments,
        returned,
        refused: None,
        replay: None,
        ..
    } = data
    else {
        return None;
    };
    let is_plain = |argument: &Argument| argument.js_type == JsType::String && argument.length.is_none();
    if !arguments.iter().all(is_plain) {
        return None;
    }
    let (element, others) = match data.element() {
        Some(element) => (Some(element), &arguments[1..]),
        None => (None, arguments.as_slice()),
    };
    let value = match others {
        [] => None,
        [value] => Some(value.text.as_str()),
        _ => return None,
    };
    Some((element, value, returned))
}

fn mark_code(data: &EntryData) -> u8 {
    let exchange = data.exchange().map_or(0, |command| code(&EXCHANGES, &command));
    let problem = if data.is_problem() { PROBLEM } else { 0 };
    data.row_kind().code() | problem | exchange << EXCHANGE
}

/// What the trace lists of an entry, of its number and its column `mark`.
pub(super) fn mark(seq: u32, mark: u8) -> RowMark {
    RowMark {
        seq,
        // No workbench wrote another.
        kind: RowKind::from_code(mark & KIND).unwrap_or(RowKind::Note),
        is_problem: mark & PROBLEM != 0,
        exchange: from_code(&EXCHANGES, mark >> EXCHANGE),
    }
}

/// The columns of `entry` that [`read`] needs, in its order.
pub(super) const READ: &str = "phase, function, error, element, value, answer, data";

/// Reads phase and what happened from the columns [`READ`], of which the first is the row's column `from`.
///
/// # Errors
/// A value is damaged.
pub(super) fn read(row: &Row<'_>, from: usize) -> rusqlite::Result<(PageState, EntryData)> {
    let damaged = |column: usize| {
        let (name, kind) = (String::from("entry"), rusqlite::types::Type::Integer);
        rusqlite::Error::InvalidColumnType(from + column, name, kind)
    };
    let phase = from_code(&PAGE_STATES, row.get(from)?).ok_or_else(|| damaged(0))?;
    if let Some(json) = row.get_ref(from + 6)?.as_str_or_null()? {
        return Ok((phase, from_json(from + 6, json)?));
    }
    let arguments = [row.get::<_, Option<String>>(from + 3)?, row.get(from + 4)?];
    let data = EntryData::Call {
        function: from_code(&FUNCTIONS, row.get(from + 1)?).ok_or_else(|| damaged(1))?,
        arguments: arguments.into_iter().flatten().map(Argument::string).collect(),
        returned: row.get(from + 5)?,
        error: row.get::<_, u16>(from + 2)?.into(),
        refused: None,
        replay: None,
    };
    Ok((phase, data))
}

#[cfg(test)]
mod tests {
    use scorm::rte::{ApiError, CallError};

    use super::*;
    use crate::{to_json, upgrade::to_latest_in_memory};
    use journal::{Entry, Micros, Note, Returned};

    #[test]
    fn each_value_has_a_number_of_its_own() {
        for function in Function::all() {
            assert_eq!(from_code(&FUNCTIONS, code(&FUNCTIONS, &function)), Some(function));
        }
        for phase in PageState::all() {
            assert_eq!(from_code(&PAGE_STATES, code(&PAGE_STATES, &phase)), Some(phase));
        }
    }

    /// What is read of what was written, and whether that took JSON.
    fn stored(data: &EntryData) -> (PageState, EntryData, bool) {
        let db = to_latest_in_memory().unwrap();
        let c = Columns::from_entry(Some(PageState::Unload), data, || Ok(Cow::Owned(to_json(data)?))).unwrap();
        db.query_row(
            "SELECT column1 AS phase, column2 AS function, column3 AS error, column4 AS element, column5 AS value,
             column6 AS answer, column7 AS data FROM (VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))",
            rusqlite::params![c.phase, c.function, c.error, c.element, c.value, c.returned, c.data],
            |row| read(row, 0).map(|(phase, read)| (phase, read, c.data.is_some())),
        )
        .unwrap()
    }

    fn call(function: Function, arguments: Vec<Argument>) -> EntryData {
        EntryData::Call {
            function,
            arguments,
            returned: "true".into(),
            error: 0.into(),
            refused: None,
            replay: None,
        }
    }

    fn plain(function: Function, arguments: &[&str]) -> EntryData {
        call(function, arguments.iter().copied().map(Argument::string).collect())
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let plain_calls = [
            plain(Function::Initialize, &[""]),
            plain(Function::Commit, &[]),
            plain(Function::Commit, &["x"]),
            plain(Function::GetValue, &["cmi.core.exit"]),
            plain(Function::GetValue, &[]),
            plain(Function::SetValue, &["cmi.core.exit", "\"é\\"]),
            plain(Function::SetValue, &["cmi.core.exit"]),
            plain(Function::SetValue, &["", ""]),
            plain(Function::GetErrorString, &["101"]),
        ];
        let mut refused = plain(Function::SetValue, &["cmi.core.exit", "x"]);
        let mut replayed = refused.clone();
        if let EntryData::Call { refused, .. } = &mut refused {
            *refused = Some(CallError {
                why: ApiError::NotRunning,
                section: "RTE 3.3.3".into(),
            });
        }
        if let EntryData::Call { replay, .. } = &mut replayed {
            *replay = Some(Returned {
                value: "false".into(),
                error: 101.into(),
            });
        }
        let argument = |js_type, length| Argument {
            js_type,
            text: "5".into(),
            length,
        };
        let others = [
            plain(Function::SetValue, &["cmi.core.exit", "x", "y"]),
            plain(Function::Commit, &["", ""]),
            call(Function::GetValue, vec![argument(JsType::Number, None)]),
            call(Function::Commit, vec![argument(JsType::String, Some(70_000))]),
            refused,
            replayed,
            EntryData::Note { note: Note::Closing },
        ];
        let expected = |data: &EntryData, is_json| (PageState::Unload, data.clone(), is_json);
        for data in &plain_calls {
            assert_eq!(stored(data), expected(data, false));
        }
        for data in &others {
            assert_eq!(stored(data), expected(data, true));
        }
    }

    #[test]
    fn the_trace_lists_an_entry_by_its_mark() {
        for data in [
            plain(Function::Finish, &[""]),
            plain(Function::SetValue, &[]),
            EntryData::Note {
                note: Note::RecordingStopped,
            },
        ] {
            let entry = Entry {
                seq: 7,
                at: Micros::ZERO,
                phase: PageState::Complete,
                data,
            };
            assert_eq!(mark(7, mark_code(&entry.data)), RowMark::from_entry(&entry));
        }
    }
}
