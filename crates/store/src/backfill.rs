//! What migrations do that SQL cannot: entries are parsed, and sessions are replayed.
//!
//! It can take minutes in a large library, so it runs in transactions of bounded size. Killed half-way, it runs again from the
//! start and passes over what it has done.

use std::borrow::Cow;

use journal::{EntrySource, Exchange, Micros, Progress};
use rusqlite::{Connection, Transaction, TransactionBehavior, params, types::ValueRef};

use crate::{
    Error, Result, SessionKey,
    entry_columns::Columns,
    lms_log::lms_log,
    sessions::session_of_earlier_version,
    timeline::{Insert, SessionEntries, damaged},
};

/// Entries in a transaction.
const ENTRIES: u32 = 5_000;
/// Sessions in a transaction that writes what they sent.
const SESSIONS: usize = 100;
/// Exchanges in a transaction: each has the whole state of a session as text.
const EXCHANGES: usize = 200;

/// Copies the entries of the table `event`, which has them as JSON, into `entry`, fills what modules sent, and blanks the texts
/// of exchanges that can be derived.
///
/// # Errors
/// The database cannot be read or written. What was done so far stays done.
pub(super) fn run(connection: &mut Connection) -> Result<()> {
    copy_entries(connection)?;
    fill_sent(connection)?;
    blank_derived_exchanges(connection)
}

/// An entry as earlier versions stored it.
struct Stored {
    session: SessionKey,
    seq: i64,
    at: f64,
    phase: String,
    data: String,
}

/// Copies what is in the table `event` and not in `entry`.
pub(super) fn copy_entries(connection: &mut Connection) -> Result<()> {
    let (mut session, mut seq) = (SessionKey(i64::MIN), i64::MIN);
    loop {
        let transaction = begin(connection)?;
        let rows: Vec<Stored> = transaction
            .prepare_cached(
                "SELECT session_id, n, at_us, phase, what FROM event WHERE (session_id, n) > (?1, ?2) AND NOT EXISTS
                 (SELECT 1 FROM entry WHERE entry.session_id = event.session_id AND entry.seq = event.n)
                 ORDER BY session_id, n LIMIT ?3",
            )?
            .query_map(params![session, seq, ENTRIES], |row| {
                Ok(Stored {
                    session: row.get(0)?,
                    seq: row.get(1)?,
                    at: row.get(2).unwrap_or_default(),
                    phase: text(row.get_ref(3)?),
                    data: text(row.get_ref(4)?),
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        let Some(last) = rows.last() else { return Ok(()) };
        (session, seq) = (last.session, last.seq);
        let mut insert = Insert::prepare(&transaction)?;
        for row in &rows {
            let data = serde_json::from_str(&row.data).unwrap_or_else(|_| damaged());
            let phase = serde_json::from_str(&row.phase).ok();
            let columns = Columns::from_entry(phase, &data, || Ok(Cow::Borrowed(&row.data)))?;
            insert.add(row.session, row.seq, Micros::new(row.at), &columns)?;
        }
        drop(insert);
        transaction.commit()?;
    }
}

/// A text column's value, whatever damage made of it.
fn text(value: ValueRef<'_>) -> String {
    value
        .as_bytes()
        .map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(bytes).into_owned())
}

/// Blanks the texts of recorded exchanges that are derived just so.
pub(super) fn blank_derived_exchanges(connection: &mut Connection) -> Result<()> {
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
    let row = session_of_earlier_version(connection, session)?;
    let mut log = lms_log(connection, &row)?;
    let mut replay = row.replay();
    let mut derived: Vec<(u32, Exchange)> = Vec::new();
    let mut number = 0..;
    derived.extend(number.by_ref().zip(log.take()));
    loop {
        let page = SessionEntries::new(connection, session).after(replay.seq(), ENTRIES)?;
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

/// Fills what the modules of earlier versions' sessions sent, by replaying their entries.
///
/// # Errors
/// The database cannot be read or written. What was done so far stays done.
pub(super) fn fill_sent(connection: &mut Connection) -> Result<()> {
    let sessions: Vec<SessionKey> = connection
        .prepare("SELECT id FROM session WHERE sent = ''")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for some in sessions.chunks(SESSIONS) {
        let transaction = begin(connection)?;
        for &session in some {
            let mut progress = Progress::default();
            let replayed = session_of_earlier_version(&transaction, session).and_then(|row| {
                let entries = SessionEntries::new(&transaction, session);
                row.replay().fold(&entries, &mut [&mut progress])
            });
            match replayed {
                Err(Error::DamagedRecord) => tracing::warn!(session = session.0, "a damaged session is left as it is"),
                replayed => {
                    replayed?;
                    transaction
                        .prepare_cached("UPDATE session SET sent = ?2 WHERE id = ?1")?
                        .execute(params![session, crate::to_json(&progress.sent)?])?;
                }
            }
        }
        transaction.commit()?;
    }
    Ok(())
}

fn begin(connection: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}
