//! What the user has set, each setting a row of JSON.

use rusqlite::{OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Result, Store, from_json, to_json};

impl Store {
    /// A setting; its default where it was never set, or can no more be read.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn setting<T: DeserializeOwned + Default>(&self, key: &str) -> Result<T> {
        let json: Option<String> = self
            .connection
            .query_row("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
            .optional()?;
        Ok(json.and_then(|json| from_json(0, &json).ok()).unwrap_or_default())
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set(&mut self, key: &str, value: &impl Serialize) -> Result<()> {
        self.transaction(|db| {
            db.execute(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)",
                params![key, to_json(value)?],
            )?;
            Ok(())
        })
    }
}
