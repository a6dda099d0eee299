//! What migrations do that SQL cannot: entries are parsed, and sessions are replayed.
//!
//! It can take minutes in a large library, so it runs in transactions of bounded size. Killed half-way, it runs again from the
//! start and passes over what it has done.

use journal::{EntrySource, Exchange};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::{
    Error, Result, SessionKey,
    lms_log::lms_log,
    sessions::session_by_id,
    timeline::{Columns, SessionEntries, parse_what},
};

/// Entries in a transaction.
const ENTRIES: u32 = 5_000;
/// Exchanges in a transaction: each has the whole state of a session as text.
const EXCHANGES: usize = 200;

/// Fills the columns that entries are filtered and listed by, and blanks the texts of exchanges that can be derived.
///
/// # Errors
/// The database cannot be read or written. What was done so far stays done.
pub(super) fn run(connection: &mut Connection) -> Result<()> {
    fill_entry_columns(connection)?;
    blank_derived_exchanges(connection)
}

/// Fills the columns that entries are filtered and listed by, where they are not filled yet.
fn fill_entry_columns(connection: &mut Connection) -> Result<()> {
    let (mut session, mut seq) = (i64::MIN, i64::MIN);
    loop {
        let transaction = begin(connection)?;
        let mut count = 0;
        {
            let mut select = transaction.prepare_cached(
                "SELECT session_id, n, row_kind, what FROM event WHERE (session_id, n) > (?1, ?2)
                 ORDER BY session_id, n LIMIT ?3",
            )?;
            let mut update = transaction.prepare_cached(
                "UPDATE event SET kind = ?3, function = ?4, element = ?5, error = ?6, problem = ?7, row_kind = ?8,
                 exchange = ?9 WHERE session_id = ?1 AND n = ?2",
            )?;
            // Read first: an update must not change what the statement is reading.
            let rows: Vec<(i64, i64, i64, String)> = select
                .query_map(params![session, seq, ENTRIES], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, text(row.get_ref(3)?)))
                })?
                .collect::<rusqlite::Result<_>>()?;
            for (of, number, row_kind, data) in rows {
                (session, seq) = (of, number);
                count += 1;
                if row_kind == 0 {
                    let data = parse_what(&data);
                    let c = Columns::of(&data);
                    update.execute(params![
                        of, number, c.kind, c.function, c.element, c.error, c.problem, c.row_kind, c.exchange
                    ])?;
                }
            }
        }
        transaction.commit()?;
        if count < ENTRIES {
            return Ok(());
        }
    }
}

/// A text column's value, whatever damage made of it.
fn text(value: rusqlite::types::ValueRef<'_>) -> String {
    value
        .as_bytes()
        .map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(bytes).into_owned())
}

/// Blanks the texts of recorded exchanges that are derived just so.
fn blank_derived_exchanges(connection: &mut Connection) -> Result<()> {
    let sessions: Vec<SessionKey> = connection
        .prepare("SELECT DISTINCT session_id FROM exchange WHERE data <> ''")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for session in sessions {
        match blank_derived(connection, session) {
            // It keeps its texts.
            Err(Error::DamagedRecord) => tracing::warn!(session = session.0, "a damaged session is left as it is"),
            result => result?,
        }
    }
    Ok(())
}

fn blank_derived(connection: &mut Connection, session: SessionKey) -> Result<()> {
    let row = session_by_id(connection, session)?;
    let mut log = lms_log(connection, &row)?;
    let mut replay = row.replay();
    let mut derived: Vec<(u32, Exchange)> = Vec::new();
    let mut number = 0..;
    derived.extend(number.by_ref().zip(log.take()));
    loop {
        let page = SessionEntries::of(connection, session).after(replay.seq(), ENTRIES)?;
        let is_last = page.is_empty();
        for entry in &page {
            replay.apply(entry, &mut [&mut log]);
            for exchange in log.take() {
                derived.extend(number.next().map(|number| (number, exchange)));
            }
            if derived.len() >= EXCHANGES {
                blank(connection, session, &mut derived)?;
            }
        }
        if is_last {
            return blank(connection, session, &mut derived);
        }
    }
}

fn blank(connection: &mut Connection, session: SessionKey, derived: &mut Vec<(u32, Exchange)>) -> Result<()> {
    let transaction = begin(connection)?;
    {
        let mut update = transaction.prepare_cached(
            "UPDATE exchange SET data = '' WHERE session_id = ?1 AND number = ?2 AND after = ?3 AND command = ?4 AND data = ?5",
        )?;
        for (number, exchange) in derived.drain(..) {
            let command = crate::to_json(&exchange.command)?;
            update.execute(params![session, number, exchange.after, command, exchange.data])?;
        }
    }
    Ok(transaction.commit()?)
}

fn begin(connection: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}
