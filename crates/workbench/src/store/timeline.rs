//! The timeline of sessions: entries and exchanges.

use journal::Entries;
use rusqlite::{Row, Transaction, params};

use super::{Store, from_json, readable, to_json};
use crate::{
    Error, Result,
    trace::{Event, Exchange, LossCause, Phase, What},
};

/// Approximate bytes of a row besides its texts.
const KEYS: usize = 24;

/// An entry; where it is damaged, one in its place that says so.
fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let (n, at_us) = (row.get(0)?, row.get(1)?);
    let read = || -> rusqlite::Result<_> {
        let phase = from_json(2, &row.get::<_, String>(2)?)?;
        Ok((phase, from_json(3, &row.get::<_, String>(3)?)?))
    };
    let (phase, what) = read().unwrap_or_else(|error| {
        tracing::warn!(%error, n, "a damaged entry of a timeline");
        let damaged = What::NotRecorded {
            cause: LossCause::Damaged,
            entries: None,
            count: 1,
        };
        (Phase::Complete, damaged)
    });
    Ok(Event { n, at_us, phase, what })
}

fn exchange(row: &Row<'_>) -> rusqlite::Result<Exchange> {
    Ok(Exchange {
        after: row.get(0)?,
        command: from_json(1, &row.get::<_, String>(1)?)?,
        at: row.get(2)?,
        data: row.get(3)?,
    })
}

/// The entries of one session.
#[derive(Debug)]
pub(crate) struct SessionEntries<'a> {
    store: &'a Store,
    session: i64,
}

impl Entries for SessionEntries<'_> {
    type Error = Error;

    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Event>> {
        self.store.events(self.session, seq, limit)
    }
}

impl Store {
    /// A session's entries, to replay.
    pub(crate) fn entries(&self, session: i64) -> SessionEntries<'_> {
        SessionEntries { store: self, session }
    }

    /// Adds entries to a session's timeline; returns their size in bytes.
    pub(crate) fn put_events(db: &Transaction<'_>, session: i64, events: &[Event]) -> Result<u64> {
        let mut insert =
            db.prepare_cached("INSERT INTO event (session_id, n, at_us, phase, what) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        let mut bytes = 0;
        for event in events {
            let (phase, what) = (to_json(&event.phase)?, to_json(&event.what)?);
            bytes += (phase.len() + what.len() + KEYS) as u64;
            insert.execute(params![session, event.n, event.at_us, phase, what])?;
        }
        Ok(bytes)
    }

    /// Adds exchanges to a session's timeline, the first of them as the `number`th (from 0); returns their
    /// size in bytes.
    pub(crate) fn put_exchanges(db: &Transaction<'_>, session: i64, number: u32, new: &[Exchange]) -> Result<u64> {
        let mut insert = db.prepare_cached(
            "INSERT INTO exchange (session_id, number, after, command, at, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut bytes = 0;
        for (number, exchange) in (number..).zip(new) {
            bytes += (exchange.data.len() + exchange.at.len() + KEYS) as u64;
            insert.execute(params![
                session,
                number,
                exchange.after,
                to_json(&exchange.command)?,
                exchange.at,
                exchange.data
            ])?;
        }
        Ok(bytes)
    }

    /// At most `limit` entries of a session's timeline after the `after`th, in order.
    pub(crate) fn events(&self, session: i64, after: u32, limit: u32) -> Result<Vec<Event>> {
        let mut select = self.connection.prepare_cached(
            "SELECT n, at_us, phase, what FROM event WHERE session_id = ?1 AND n > ?2 ORDER BY n LIMIT ?3",
        )?;
        readable(select.query_map(params![session, after, limit], event)?)
    }

    /// A session's exchanges, in order.
    pub(crate) fn exchanges(&self, session: i64) -> Result<Vec<Exchange>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT after, command, at, data FROM exchange WHERE session_id = ?1 ORDER BY number")?;
        readable(select.query_map([session], exchange)?)
    }
}
