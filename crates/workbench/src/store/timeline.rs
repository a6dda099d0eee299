//! The entries of sessions.

use journal::Entries;
use rusqlite::{Connection, Row, Transaction, params};
use scorm::rte::Function;

use super::{Store, from_json, readable, to_json};
use crate::{
    Error, Result,
    trace::{Event, LossCause, Phase, What},
};

/// Approximate bytes of a row besides its texts.
const KEYS: usize = 24;
/// Maximum bytes of a name in the column `element`. No element has a longer one.
const LONGEST_ELEMENT: usize = 255;

/// An entry; where it is damaged, one in its place that says so.
fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let (n, at_us) = (row.get(0)?, row.get(1)?);
    let read = || -> rusqlite::Result<_> {
        let phase = from_json(2, &row.get::<_, String>(2)?)?;
        Ok((phase, from_json(3, &row.get::<_, String>(3)?)?))
    };
    let (phase, what) = read().unwrap_or_else(|error| {
        tracing::warn!(%error, n, "a damaged entry of a timeline");
        (Phase::Complete, damaged())
    });
    Ok(Event { n, at_us, phase, what })
}

/// What happened, by its JSON.
pub(super) fn parse_what(json: &str) -> What {
    serde_json::from_str(json).unwrap_or_else(|_| damaged())
}

/// In the place of a damaged entry.
fn damaged() -> What {
    What::NotRecorded {
        cause: LossCause::Damaged,
        entries: None,
        count: 1,
    }
}

/// The columns that entries are filtered by.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    pub(super) kind: &'static str,
    pub(super) function: Option<&'static str>,
    pub(super) element: Option<&'a str>,
    pub(super) error: Option<u16>,
    pub(super) problem: bool,
}

impl<'a> Columns<'a> {
    pub(super) fn of(what: &'a What) -> Self {
        Self {
            kind: what.kind(),
            function: what.function().map(Function::name),
            element: what.element().filter(|name| name.len() <= LONGEST_ELEMENT),
            error: what.error_code(),
            problem: what.is_problem(),
        }
    }
}

/// The entries of one session.
#[derive(Debug)]
pub(crate) struct SessionEntries<'a> {
    connection: &'a Connection,
    session: i64,
}

impl<'a> SessionEntries<'a> {
    pub(super) fn of(connection: &'a Connection, session: i64) -> Self {
        Self { connection, session }
    }
}

impl Entries for SessionEntries<'_> {
    type Error = Error;

    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Event>> {
        let mut select = self.connection.prepare_cached(
            "SELECT n, at_us, phase, what FROM event WHERE session_id = ?1 AND n > ?2 ORDER BY n LIMIT ?3",
        )?;
        readable(select.query_map(params![self.session, seq, limit], event)?)
    }
}

impl Store {
    /// A session's entries.
    pub(crate) fn entries(&self, session: i64) -> SessionEntries<'_> {
        SessionEntries::of(&self.connection, session)
    }

    /// Adds entries to a session's timeline; returns their size in bytes.
    pub(crate) fn put_events(db: &Transaction<'_>, session: i64, events: &[Event]) -> Result<u64> {
        let mut insert = db.prepare_cached(
            "INSERT INTO event (session_id, n, at_us, phase, what, kind, function, element, error, problem)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let mut bytes = 0;
        for event in events {
            let (phase, what) = (to_json(&event.phase)?, to_json(&event.what)?);
            let c = Columns::of(&event.what);
            let names = c.kind.len() + c.function.map_or(0, str::len) + c.element.map_or(0, str::len);
            bytes += (phase.len() + what.len() + names + KEYS) as u64;
            insert.execute(params![
                session,
                event.n,
                event.at_us,
                phase,
                what,
                c.kind,
                c.function,
                c.element,
                c.error,
                c.problem
            ])?;
        }
        Ok(bytes)
    }
}
