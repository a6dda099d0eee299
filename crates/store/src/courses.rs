//! What the versions of a package share: the source that is watched for more, and the findings that were accepted.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{CourseId, Result, Store, readable};

impl Store {
    /// The sources that are watched, each with its course.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn watched(&self) -> Result<Vec<(CourseId, String)>> {
        let mut select = self
            .connection
            .prepare("SELECT id, watched FROM lineage WHERE watched IS NOT NULL ORDER BY id")?;
        readable(select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Sets the source whose changes come in as new versions; none where nothing is watched any more.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn watch(&mut self, course: CourseId, source: Option<&str>) -> Result<()> {
        self.transaction(|db| {
            db.execute("UPDATE lineage SET watched = ?2 WHERE id = ?1", params![course, source])?;
            Ok(())
        })
    }

    /// The findings that were accepted, each with its note.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn accepted(&self, course: CourseId) -> Result<BTreeMap<String, String>> {
        let mut select = self
            .connection
            .prepare("SELECT finding, note FROM accepted WHERE lineage_id = ?1")?;
        readable(select.query_map([course], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Accepts findings with a note, or takes that back.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn accept(&mut self, course: CourseId, findings: &[String], note: Option<&str>) -> Result<()> {
        self.transaction(|db| {
            for finding in findings {
                match note {
                    Some(note) => db.execute(
                        "INSERT OR REPLACE INTO accepted (lineage_id, finding, note) VALUES (?1, ?2, ?3)",
                        params![course, finding, note],
                    ),
                    None => db.execute(
                        "DELETE FROM accepted WHERE lineage_id = ?1 AND finding = ?2",
                        params![course, finding],
                    ),
                }?;
            }
            Ok(())
        })
    }
}
