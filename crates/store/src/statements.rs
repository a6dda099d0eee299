//! Statements that write some columns of a row, so that each list of columns stands in one place.

use rusqlite::{Connection, params_from_iter, types::Value};

use crate::Result;

/// A column and its value.
pub(super) type Column = (&'static str, Value);

/// Adds a row to `table`; returns its key.
///
/// # Errors
/// The database cannot be written.
pub(super) fn insert(db: &Connection, table: &str, columns: &[Column]) -> Result<i64> {
    let names: Vec<_> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let places: Vec<_> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    let values = columns.iter().map(|(_, value)| value);
    Ok(db.prepare_cached(&sql)?.insert(params_from_iter(values))?)
}

/// Sets columns of the row of `table` whose `id` is `key`.
///
/// # Errors
/// The database cannot be written.
pub(super) fn update(db: &Connection, table: &str, key: i64, columns: &[Column]) -> Result<()> {
    let numbered = (2..).zip(columns);
    let set: Vec<_> = numbered
        .map(|(number, (name, _))| format!("\"{name}\" = ?{number}"))
        .collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = ?1", set.join(", "));
    let key = Value::from(key);
    let values = std::iter::once(&key).chain(columns.iter().map(|(_, value)| value));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}
