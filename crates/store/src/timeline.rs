//! The entries of sessions.

use std::borrow::Cow;

use journal::{Entry, EntryData, EntrySource, LossCause, Micros, PageState, RowMark};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, Transaction, params};

use crate::{
    Error, Result, SessionKey, Store,
    entry_columns::{Columns, READ, mark, read},
    error::is_damaged_value,
    readable, to_json,
};

/// Bytes of a row and of its place in the index besides its texts: 142 a row are on the disk where texts have 92.
const KEYS: usize = 50;

/// An entry; where it is damaged, one in its place that says so.
fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let (seq, at) = (row.get(0)?, Micros::new(row.get(1)?));
    let (phase, data) = read(row, 2).unwrap_or_else(|error| {
        tracing::warn!(%error, seq, "a damaged entry of a timeline");
        (PageState::Complete, damaged())
    });
    Ok(Entry { seq, at, phase, data })
}

/// In the place of a damaged entry.
pub(super) fn damaged() -> EntryData {
    EntryData::NotRecorded {
        cause: LossCause::Damaged,
        entries: None,
        count: 1,
    }
}

/// Adds entries to the table.
pub(super) struct Insert<'a>(CachedStatement<'a>);

impl<'a> Insert<'a> {
    pub(super) fn prepare(db: &'a Connection) -> Result<Self> {
        let insert = db.prepare_cached(
            "INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer, data)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        Ok(Self(insert))
    }

    pub(super) fn add(&mut self, session: SessionKey, seq: i64, at: Micros, columns: &Columns<'_>) -> Result<()> {
        self.0.execute(params![
            session,
            seq,
            at.get(),
            columns.phase,
            columns.mark,
            columns.function,
            columns.error,
            columns.element,
            columns.value,
            columns.returned,
            columns.data
        ])?;
        Ok(())
    }
}

/// The entries of one session.
#[derive(Debug)]
pub struct SessionEntries<'a> {
    connection: &'a Connection,
    session: SessionKey,
}

impl<'a> SessionEntries<'a> {
    pub(super) fn new(connection: &'a Connection, session: SessionKey) -> Self {
        Self { connection, session }
    }
}

impl EntrySource for SessionEntries<'_> {
    type Error = Error;

    fn after(&self, seq: u32, limit: u32) -> Result<Vec<Entry>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT seq, at_us, {READ} FROM entry WHERE session_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3"
        ))?;
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
            "SELECT seq, mark FROM entry INDEXED BY entry_mark WHERE session_id = ?1 AND seq > ?2 ORDER BY seq",
        )?;
        let mut rows = select.query(params![self.session, seq])?;
        while let Some(row) = rows.next()? {
            match row.get(0).and_then(|seq| Ok(mark(seq, row.get(1)?))) {
                Ok(mark) => each(mark),
                Err(error) => tracing::warn!(%error, "a damaged entry of a timeline is not listed"),
            }
        }
        Ok(())
    }

    /// The numbers and times of all entries, in order.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn times(&self) -> Result<Vec<(u32, Micros)>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT seq, at_us FROM entry WHERE session_id = ?1 ORDER BY seq")?;
        let time = |row: &Row<'_>| Ok((row.get(0)?, Micros::new(row.get(1)?)));
        readable(select.query_map([self.session], time)?)
    }

    /// The entry with this number; where it is damaged, one in its place that says so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn numbered(&self, seq: u32) -> Result<Entry> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT seq, at_us, {READ} FROM entry WHERE session_id = ?1 AND seq = ?2"
        ))?;
        let found = select.query_row(params![self.session, seq], entry).optional();
        let found = match found {
            Err(error) if is_damaged_value(&error) => None,
            found => found?,
        };
        Ok(found.unwrap_or_else(|| Entry {
            seq,
            at: Micros::ZERO,
            phase: PageState::Complete,
            data: damaged(),
        }))
    }
}

impl Store {
    /// A session's entries.
    pub fn entries(&self, session: SessionKey) -> SessionEntries<'_> {
        SessionEntries::new(&self.connection, session)
    }
}

/// Adds entries to a session's timeline; returns their size in bytes.
pub(crate) fn put_entries(db: &Transaction<'_>, session: SessionKey, entries: &[Entry]) -> Result<u64> {
    let mut insert = Insert::prepare(db)?;
    let mut bytes = 0;
    for entry in entries {
        let columns = Columns::from_entry(Some(entry.phase), &entry.data, || to_json(&entry.data).map(Cow::Owned))?;
        bytes += (columns.text_bytes() + KEYS) as u64;
        insert.add(session, entry.seq.into(), entry.at, &columns)?;
    }
    Ok(bytes)
}
