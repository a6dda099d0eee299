//! The entries of sessions.

use journal::{Entry, EntryData, EntrySource, ExchangeCommand, LossCause, Phase, RowKind, RowMark};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use scorm::rte::Function;

use crate::{Error, Result, SessionKey, Store, error::is_damaged_value, from_json, readable, to_json};

/// Approximate bytes of a row and of its index besides its texts.
const KEYS: usize = 40;
/// Maximum bytes of a name in the column `element`. No element has a longer one.
const LONGEST_ELEMENT: usize = 255;

/// An entry; where it is damaged, one in its place that says so.
fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let (seq, at_us) = (row.get(0)?, row.get(1)?);
    let read = || -> rusqlite::Result<_> {
        let phase = from_json(2, &row.get::<_, String>(2)?)?;
        Ok((phase, from_json(3, &row.get::<_, String>(3)?)?))
    };
    let (phase, data) = read().unwrap_or_else(|error| {
        tracing::warn!(%error, seq, "a damaged entry of a timeline");
        (Phase::Complete, damaged())
    });
    Ok(Entry {
        seq,
        at_us,
        phase,
        data,
    })
}

/// What happened, by its JSON.
pub(super) fn parse_what(json: &str) -> EntryData {
    serde_json::from_str(json).unwrap_or_else(|_| damaged())
}

/// In the place of a damaged entry.
fn damaged() -> EntryData {
    EntryData::NotRecorded {
        cause: LossCause::Damaged,
        entries: None,
        count: 1,
    }
}

/// The exchanges that follow an entry, as the column `exchange` has them.
const FOLLOWING: [(u8, ExchangeCommand); 3] = [
    (1, ExchangeCommand::Getparam),
    (2, ExchangeCommand::Putparam),
    (3, ExchangeCommand::Exitau),
];

fn exchange_code(command: ExchangeCommand) -> Option<u8> {
    FOLLOWING.iter().find(|(_, of)| *of == command).map(|(code, _)| *code)
}

fn exchange_of_code(code: u8) -> Option<ExchangeCommand> {
    FOLLOWING
        .iter()
        .find(|(of, _)| *of == code)
        .map(|(_, command)| *command)
}

/// What the trace lists of an entry.
fn mark(row: &Row<'_>) -> rusqlite::Result<RowMark> {
    Ok(RowMark {
        seq: row.get(0)?,
        // No workbench wrote another.
        kind: RowKind::from_code(row.get(1)?).unwrap_or(RowKind::Note),
        is_problem: row.get(2)?,
        exchange: row.get::<_, Option<u8>>(3)?.and_then(exchange_of_code),
    })
}

/// The columns that entries are filtered and listed by.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    pub(super) kind: &'static str,
    pub(super) function: Option<&'static str>,
    pub(super) element: Option<&'a str>,
    pub(super) error: Option<u16>,
    pub(super) problem: bool,
    pub(super) row_kind: u8,
    pub(super) exchange: Option<u8>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(data: &'a EntryData) -> Self {
        Self {
            kind: data.kind(),
            function: data.function().map(Function::name),
            element: data.element().filter(|name| name.len() <= LONGEST_ELEMENT),
            error: data.error_code(),
            problem: data.is_problem(),
            row_kind: data.row_kind().code(),
            exchange: data.exchange().and_then(exchange_code),
        }
    }
}

/// The entries of one session.
#[derive(Debug)]
pub struct SessionEntries<'a> {
    connection: &'a Connection,
    session: SessionKey,
}

impl<'a> SessionEntries<'a> {
    pub(super) fn of(connection: &'a Connection, session: SessionKey) -> Self {
        Self { connection, session }
    }
}

impl EntrySource for SessionEntries<'_> {
    type Error = Error;

    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Entry>> {
        let mut select = self.connection.prepare_cached(
            "SELECT n, at_us, phase, what FROM event WHERE session_id = ?1 AND n > ?2 ORDER BY n LIMIT ?3",
        )?;
        readable(select.query_map(params![self.session, seq, limit], entry)?)
    }
}

impl SessionEntries<'_> {
    /// What the trace lists of the entries with a number above `seq`, in order. No entry is read for that.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn marks_after(&self, seq: u32, mut each: impl FnMut(RowMark)) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT n, row_kind, problem, exchange FROM event INDEXED BY event_row WHERE session_id = ?1 AND n > ?2
             ORDER BY n",
        )?;
        let mut rows = select.query(params![self.session, seq])?;
        while let Some(row) = rows.next()? {
            match mark(row) {
                Ok(mark) => each(mark),
                Err(error) => tracing::warn!(%error, "a damaged entry of a timeline is not listed"),
            }
        }
        Ok(())
    }

    /// The entry with this number; where it is damaged, one in its place that says so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn numbered(&self, seq: u32) -> Result<Entry> {
        let mut select = self
            .connection
            .prepare_cached("SELECT n, at_us, phase, what FROM event WHERE session_id = ?1 AND n = ?2")?;
        let found = select.query_row(params![self.session, seq], entry).optional();
        let found = match found {
            Err(error) if is_damaged_value(&error) => None,
            found => found?,
        };
        Ok(found.unwrap_or_else(|| Entry {
            seq,
            at_us: 0.0,
            phase: Phase::Complete,
            data: damaged(),
        }))
    }
}

impl Store {
    /// A session's entries.
    pub fn entries(&self, session: SessionKey) -> SessionEntries<'_> {
        SessionEntries::of(&self.connection, session)
    }
}

/// Adds entries to a session's timeline; returns their size in bytes.
pub(crate) fn put_entries(db: &Transaction<'_>, session: SessionKey, entries: &[Entry]) -> Result<u64> {
    let mut insert = db.prepare_cached(
        "INSERT INTO event (session_id, n, at_us, phase, what, kind, function, element, error, problem, row_kind, exchange)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let mut bytes = 0;
    for entry in entries {
        let (phase, data) = (to_json(&entry.phase)?, to_json(&entry.data)?);
        let c = Columns::of(&entry.data);
        let names = c.kind.len() + c.function.map_or(0, str::len) + c.element.map_or(0, str::len);
        bytes += (phase.len() + data.len() + names + KEYS) as u64;
        insert.execute(params![
            session,
            entry.seq,
            entry.at_us,
            phase,
            data,
            c.kind,
            c.function,
            c.element,
            c.error,
            c.problem,
            c.row_kind,
            c.exchange
        ])?;
    }
    Ok(bytes)
}
