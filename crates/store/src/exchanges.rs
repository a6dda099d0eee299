//! Exchanges that earlier versions recorded. Those of this version are derived, see `lms_log`.

use journal::Exchange;
use rusqlite::{Connection, params};

use crate::{Result, SessionKey, to_json};

/// Adds an exchange to those that an earlier version recorded of a session, if it has: theirs are not derived.
pub(super) fn add_recorded_exchange(db: &Connection, session: SessionKey, exchange: &Exchange) -> Result<()> {
    db.execute(
        "INSERT INTO exchange (session_id, number, after, command, at, data)
         SELECT ?1, max(number) + 1, ?2, ?3, ?4, ?5 FROM exchange WHERE session_id = ?1 HAVING count(*) > 0",
        params![
            session,
            exchange.after,
            to_json(&exchange.command)?,
            exchange.at.to_rfc3339(),
            exchange.data,
        ],
    )?;
    Ok(())
}
