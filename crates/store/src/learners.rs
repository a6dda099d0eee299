//! Local learners, who stand for the LMS's users.

use rusqlite::{OptionalExtension, Row, params};
use scorm::rte::LearnerNames;

use crate::{Error, LearnerId, Record, Result, Store, readable};

/// A local learner, standing for one of the LMS's users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// Its identity.
    pub id: LearnerId,
    /// `cmi.core.student_id`
    pub student_id: String,
    /// Their family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their login.
    pub login: String,
}

impl Learner {
    /// Who they are to an LMS.
    pub fn names(&self) -> LearnerNames<'_> {
        LearnerNames {
            identifier: &self.student_id,
            login: &self.login,
            family: &self.family_name,
            given: &self.given_name,
        }
    }
}

/// A learner about to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLearner {
    /// `cmi.core.student_id`; no other learner has it.
    pub student_id: String,
    /// Their family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their login.
    pub login: String,
}

const LEARNER: &str = "SELECT id, student_id, family_name, given_name, login FROM learner";

fn learner(row: &Row<'_>) -> rusqlite::Result<Learner> {
    Ok(Learner {
        id: row.get(0)?,
        student_id: row.get(1)?,
        family_name: row.get(2)?,
        given_name: row.get(3)?,
        login: row.get(4)?,
    })
}

impl Store {
    /// All learners, the default one first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn learners(&self) -> Result<Vec<Learner>> {
        let mut select = self.connection.prepare(&format!("{LEARNER} ORDER BY id"))?;
        readable(select.query_map([], learner)?)
    }

    /// The learner who plays unless another is chosen.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn default_learner(&self) -> Result<Learner> {
        Ok(self
            .connection
            .query_row(&format!("{LEARNER} ORDER BY id LIMIT 1"), [], learner)?)
    }

    /// One learner.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; the database cannot be read.
    pub fn learner(&self, id: LearnerId) -> Result<Learner> {
        self.connection
            .query_row(&format!("{LEARNER} WHERE id = ?1"), [id], learner)
            .optional()?
            .ok_or_else(|| Error::not_found(Record::Learner, id))
    }

    /// Adds a learner.
    ///
    /// # Errors
    /// [`Error::LearnerExists`] where there is one with this identifier; the database cannot be written.
    pub fn add_learner(&mut self, new: &NewLearner) -> Result<LearnerId> {
        self.transaction(|db| {
            let id = db
                .query_row(
                    "INSERT INTO learner (student_id, family_name, given_name, login) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO NOTHING RETURNING id",
                    params![new.student_id, new.family_name, new.given_name, new.login],
                    |row| row.get(0),
                )
                .optional()?;
            id.ok_or_else(|| Error::LearnerExists {
                student_id: new.student_id.clone(),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upgrade::to_latest_in_memory;

    #[test]
    fn learners_are_listed_the_default_one_first_and_no_two_have_one_identifier() {
        let mut store = Store::from_connection(to_latest_in_memory().unwrap());
        let new = NewLearner {
            student_id: "a.moreau".to_owned(),
            family_name: "Moreau".to_owned(),
            given_name: "Alix".to_owned(),
            login: "amoreau".to_owned(),
        };
        let id = store.add_learner(&new).unwrap();
        assert!(matches!(store.add_learner(&new), Err(Error::LearnerExists { .. })));
        let all = store.learners().unwrap();
        assert_eq!(all[0], store.default_learner().unwrap());
        assert_eq!(all[1], store.learner(id).unwrap());
        assert_eq!((all.len(), all[1].names().family), (2, "Moreau"));
        assert!(matches!(store.learner(LearnerId(9)), Err(Error::NotFound { .. })));
    }
}
