//! The LMS profiles of the user's own.

use rusqlite::{OptionalExtension, Row, params};
use scorm::profile::LmsProfile;

use crate::{Result, Store, error::is_damaged_value, from_json, readable, to_json};

/// An LMS profile of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LmsProfileRow {
    /// How the LMS behaves, with the id that the library gave it.
    pub profile: LmsProfile,
    /// What the user wrote about it.
    pub note: String,
}

fn lms_profile(row: &Row<'_>) -> rusqlite::Result<LmsProfileRow> {
    Ok(LmsProfileRow {
        profile: LmsProfile {
            id: row.get(0)?,
            ..from_json(1, &row.get::<_, String>(1)?)?
        },
        note: row.get(2)?,
    })
}

const LMS_PROFILE: &str = "SELECT id, profile, note FROM lms_profile";

impl Store {
    /// All of them that can be read, by their ids.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn lms_profiles(&self) -> Result<Vec<LmsProfileRow>> {
        let mut select = self.connection.prepare(&format!("{LMS_PROFILE} ORDER BY id"))?;
        readable(select.query_map([], lms_profile)?)
    }

    /// The one with an id; none where there is none that can be read.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn lms_profile(&self, id: &str) -> Result<Option<LmsProfileRow>> {
        let read = self
            .connection
            .query_row(&format!("{LMS_PROFILE} WHERE id = ?1"), [id], lms_profile)
            .optional();
        match read {
            Err(error) if is_damaged_value(&error) => {
                tracing::warn!(%error, id, "a damaged profile is passed over");
                Ok(None)
            }
            read => Ok(read?),
        }
    }

    /// Stores one, in the place of the one with its id.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_lms_profile(&mut self, row: &LmsProfileRow) -> Result<()> {
        self.transaction(|db| {
            db.execute(
                "INSERT INTO lms_profile (id, profile, note) VALUES (?1, ?2, ?3)
                 ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, note = excluded.note",
                params![row.profile.id, to_json(&row.profile)?, row.note],
            )?;
            Ok(())
        })
    }

    /// Deletes the one with an id; returns whether there was one. It is chosen for no course any more: another one may get the id.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn delete_lms_profile(&mut self, id: &str) -> Result<bool> {
        self.transaction(|db| {
            db.execute("UPDATE launch_options SET profile = '' WHERE profile = ?1", [id])?;
            Ok(db.execute("DELETE FROM lms_profile WHERE id = ?1", [id])? > 0)
        })
    }

    /// In how many courses it was chosen for launches.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn courses_on_lms_profile(&self, id: &str) -> Result<u32> {
        let count = "SELECT count(*) FROM launch_options WHERE profile = ?1";
        Ok(self.connection.query_row(count, [id], |row| row.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upgrade::to_latest_in_memory;

    fn row(id: &str, name: &str) -> LmsProfileRow {
        LmsProfileRow {
            profile: LmsProfile {
                id: id.to_owned(),
                name: name.to_owned(),
                ..LmsProfile::default()
            },
            note: "a note".to_owned(),
        }
    }

    /// As it is read: sources are not stored.
    fn stored(row: &LmsProfileRow) -> (String, String) {
        (to_json(&row.profile).unwrap(), row.note.clone())
    }

    #[test]
    fn they_are_stored_replaced_and_deleted_and_damage_to_one_hides_no_other() {
        let mut store = Store::from_connection(to_latest_in_memory().unwrap());
        assert!(store.lms_profiles().unwrap().is_empty());
        let (one, changed, other) = (row("acme", "Acme"), row("acme", "Acme 2"), row("zeta", "Zeta"));
        for row in [&one, &other, &changed] {
            store.set_lms_profile(row).unwrap();
        }
        let all: Vec<_> = store.lms_profiles().unwrap().iter().map(stored).collect();
        assert_eq!(all, [stored(&changed), stored(&other)]);
        store
            .connection
            .execute("UPDATE lms_profile SET profile = '{' WHERE id = 'zeta'", [])
            .unwrap();
        assert_eq!(store.lms_profile("zeta").unwrap(), None);
        assert_eq!(store.lms_profiles().unwrap().len(), 1);
        assert!(store.delete_lms_profile("acme").unwrap());
        assert!(!store.delete_lms_profile("acme").unwrap());
        assert_eq!(store.lms_profile("acme").unwrap(), None);
    }
}
