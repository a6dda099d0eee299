//! Local learners, who stand for the LMS's users.

use chrono::{DateTime, FixedOffset};
use journal::SessionState;
use rusqlite::{OptionalExtension, Row, params};
use scorm::rte::LearnerNames;

use crate::{Error, LearnerId, Record, Result, SessionId, Store, readable, time, to_json};

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

/// A learner, with what there is of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerRow {
    /// Who they are.
    pub learner: Learner,
    /// Whether the journal holds their sessions' exchanges, where it does not hold everyone's.
    pub followed: bool,
    /// How many attempts they have begun.
    pub attempts: u32,
    /// How many sessions they have had.
    pub sessions: u32,
    /// When the last of them began.
    pub last_session_at: Option<DateTime<FixedOffset>>,
    /// Whether one of them is running.
    pub is_running: bool,
}

/// A learner about to be added, or what a learner is changed to.
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

    /// The learner with an identifier, if there is one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn learner_with_id(&self, student_id: &str) -> Result<Option<Learner>> {
        Ok(self
            .connection
            .query_row(&format!("{LEARNER} WHERE student_id = ?1"), [student_id], learner)
            .optional()?)
    }

    /// All learners with what there is of them, the default one first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn learner_rows(&self) -> Result<Vec<LearnerRow>> {
        let mut select = self.connection.prepare(
            "SELECT learner.id, student_id, family_name, given_name, login, followed,
                 count(DISTINCT attempt.id), count(session.id), total(session.state = ?1) > 0,
                 (SELECT started_at FROM session AS last JOIN attempt AS tried ON tried.id = last.attempt_id
                  WHERE tried.learner_id = learner.id ORDER BY last.id DESC LIMIT 1)
             FROM learner LEFT JOIN attempt ON attempt.learner_id = learner.id
             LEFT JOIN session ON session.attempt_id = attempt.id
             GROUP BY learner.id ORDER BY learner.id",
        )?;
        let rows = select.query_map([to_json(&SessionState::Running)?], |row| {
            Ok(LearnerRow {
                learner: learner(row)?,
                followed: row.get(5)?,
                attempts: row.get(6)?,
                sessions: row.get(7)?,
                is_running: row.get(8)?,
                last_session_at: row.get::<_, Option<String>>(9)?.as_deref().map(time),
            })
        })?;
        readable(rows)
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

    /// Changes a learner. What their sessions were launched with stays.
    ///
    /// # Errors
    /// [`Error::LearnerExists`] where another one has this identifier, [`Error::NotFound`]; the database cannot be written.
    pub fn update_learner(&mut self, id: LearnerId, new: &NewLearner) -> Result<()> {
        self.transaction(|db| {
            let taken: bool = db.query_row(
                "SELECT EXISTS (SELECT 1 FROM learner WHERE student_id = ?1 AND id <> ?2)",
                params![new.student_id, id],
                |row| row.get(0),
            )?;
            if taken {
                return Err(Error::LearnerExists {
                    student_id: new.student_id.clone(),
                });
            }
            let changed = db.execute(
                "UPDATE learner SET student_id = ?2, family_name = ?3, given_name = ?4, login = ?5 WHERE id = ?1",
                params![id, new.student_id, new.family_name, new.given_name, new.login],
            )?;
            found(changed, id)
        })
    }

    /// Says whether the journal holds what a learner's sessions exchange.
    ///
    /// # Errors
    /// [`Error::NotFound`]; the database cannot be written.
    pub fn follow_learner(&mut self, id: LearnerId, followed: bool) -> Result<()> {
        self.transaction(|db| {
            let changed = db.execute("UPDATE learner SET followed = ?2 WHERE id = ?1", params![id, followed])?;
            found(changed, id)
        })
    }

    /// Deletes a learner with their attempts and sessions.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of their sessions is running, [`Error::LastLearner`], [`Error::NotFound`]; the
    /// database cannot be written.
    pub fn delete_learner(&mut self, id: LearnerId) -> Result<()> {
        self.transaction(|db| {
            let running: Option<SessionId> = db
                .query_row(
                    "SELECT uuid FROM session JOIN attempt ON attempt.id = attempt_id WHERE learner_id = ?1 AND state = ?2",
                    params![id, to_json(&SessionState::Running)?],
                    |row| row.get(0),
                )
                .optional()?;
            if let Some(session) = running {
                return Err(Error::StillRunning { session });
            }
            let deleted = db.execute("DELETE FROM learner WHERE id = ?1", [id])?;
            found(deleted, id)?;
            let any: bool = db.query_row("SELECT EXISTS (SELECT 1 FROM learner)", [], |row| row.get(0))?;
            if any { Ok(()) } else { Err(Error::LastLearner) }
        })
    }

    /// Adds learners, and changes those whose identifiers are there already: all of them or none.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn put_learners(&mut self, learners: &[NewLearner]) -> Result<()> {
        self.transaction(|db| {
            let mut put = db.prepare(
                "INSERT INTO learner (student_id, family_name, given_name, login) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (student_id) DO UPDATE
                 SET family_name = excluded.family_name, given_name = excluded.given_name, login = excluded.login",
            )?;
            for new in learners {
                put.execute(params![new.student_id, new.family_name, new.given_name, new.login])?;
            }
            Ok(())
        })
    }
}

/// Whether a change met the learner that it is for.
fn found(changed: usize, id: LearnerId) -> Result<()> {
    if changed == 0 {
        return Err(Error::not_found(Record::Learner, id));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upgrade::to_latest_in_memory;

    fn moreau() -> NewLearner {
        NewLearner {
            student_id: "a.moreau".to_owned(),
            family_name: "Moreau".to_owned(),
            given_name: "Alix".to_owned(),
            login: "amoreau".to_owned(),
        }
    }

    fn store() -> Store {
        Store::from_connection(to_latest_in_memory().unwrap())
    }

    #[test]
    fn learners_are_listed_the_default_one_first_and_no_two_have_one_identifier() {
        let (mut store, new) = (store(), moreau());
        let id = store.add_learner(&new).unwrap();
        assert!(matches!(store.add_learner(&new), Err(Error::LearnerExists { .. })));
        let all = store.learners().unwrap();
        assert_eq!(all[0], store.default_learner().unwrap());
        assert_eq!(all[1], store.learner(id).unwrap());
        assert_eq!((all.len(), all[1].names().family), (2, "Moreau"));
        assert!(matches!(store.learner(LearnerId(9)), Err(Error::NotFound { .. })));
    }

    #[test]
    fn a_learner_is_changed_and_followed_and_no_two_have_one_identifier() {
        let mut store = store();
        let id = store.add_learner(&moreau()).unwrap();
        let renamed = NewLearner {
            student_id: "m.alix".to_owned(),
            ..moreau()
        };
        store.update_learner(id, &renamed).unwrap();
        store.follow_learner(id, true).unwrap();
        let rows = store.learner_rows().unwrap();
        assert_eq!(
            (rows[1].learner.student_id.as_str(), rows[1].followed),
            ("m.alix", true)
        );
        assert_eq!(
            (rows[0].followed, rows[0].sessions, rows[0].last_session_at),
            (false, 0, None)
        );
        let taken = NewLearner {
            student_id: "learner-1".to_owned(),
            ..moreau()
        };
        assert!(matches!(
            store.update_learner(id, &taken),
            Err(Error::LearnerExists { .. })
        ));
        assert!(matches!(
            store.update_learner(LearnerId(9), &moreau()),
            Err(Error::NotFound { .. })
        ));
        assert!(matches!(
            store.follow_learner(LearnerId(9), true),
            Err(Error::NotFound { .. })
        ));
    }

    #[test]
    fn the_last_learner_stays() {
        let mut store = store();
        let first = store.default_learner().unwrap().id;
        assert!(matches!(store.delete_learner(first), Err(Error::LastLearner)));
        assert_eq!(store.learners().unwrap().len(), 1);
        let second = store.add_learner(&moreau()).unwrap();
        store.delete_learner(first).unwrap();
        assert_eq!(store.default_learner().unwrap().id, second);
        assert!(matches!(store.delete_learner(first), Err(Error::NotFound { .. })));
    }

    #[test]
    fn imported_learners_are_added_or_changed() {
        let mut store = store();
        let id = store.add_learner(&moreau()).unwrap();
        store.follow_learner(id, true).unwrap();
        let changed = NewLearner {
            family_name: "Moreau-Petit".to_owned(),
            ..moreau()
        };
        let other = NewLearner {
            student_id: "z".to_owned(),
            ..moreau()
        };
        store.put_learners(&[changed, other]).unwrap();
        let rows = store.learner_rows().unwrap();
        assert_eq!((rows.len(), rows[1].learner.id, rows[1].followed), (3, id, true));
        assert_eq!(rows[1].learner.family_name, "Moreau-Petit");
    }
}
