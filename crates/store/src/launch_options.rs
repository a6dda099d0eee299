//! How the SCOs of a course are launched, as the user last chose it.

use journal::LaunchWindow;
use rusqlite::{OptionalExtension, Row, params};
use scorm::rte::LessonMode;

use crate::{CourseId, LearnerId, Result, Store, error::is_damaged_value, from_json, to_json};

/// How the SCOs of a course are launched, in all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaunchOptionsRow {
    /// Who plays; none for the default learner, and where the chosen one was deleted.
    pub learner: Option<LearnerId>,
    /// Where the player opens.
    pub window: LaunchWindow,
    /// The LMS profile's id. There may be no such profile any more.
    pub profile: String,
    /// The mode that the LMS asks for.
    pub mode: LessonMode,
    /// Whether requests of the module to other hosts are blocked.
    pub offline: bool,
    /// The language that the module finds in the browser, as a BCP 47 tag; none for the interface's.
    pub learner_language: Option<String>,
}

fn launch_options(row: &Row<'_>) -> rusqlite::Result<LaunchOptionsRow> {
    Ok(LaunchOptionsRow {
        learner: row.get(0)?,
        window: from_json(1, &row.get::<_, String>(1)?)?,
        profile: row.get(2)?,
        mode: from_json(3, &row.get::<_, String>(3)?)?,
        offline: row.get(4)?,
        learner_language: row.get(5)?,
    })
}

impl Store {
    /// How a course is launched; none where nothing was chosen, or what was chosen can no longer be read.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn launch_options(&self, course: CourseId) -> Result<Option<LaunchOptionsRow>> {
        let read = self
            .connection
            .query_row(
                r#"SELECT learner_id, "window", profile, mode, offline, learner_language FROM launch_options
                   WHERE lineage_id = ?1"#,
                [course],
                launch_options,
            )
            .optional();
        match read {
            Err(error) if is_damaged_value(&error) => {
                tracing::warn!(%error, "damaged launch options are passed over");
                Ok(None)
            }
            read => Ok(read?),
        }
    }

    /// Stores how a course is launched; none for the defaults.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_launch_options(&mut self, course: CourseId, options: Option<&LaunchOptionsRow>) -> Result<()> {
        self.transaction(|db| {
            match options {
                None => db.execute("DELETE FROM launch_options WHERE lineage_id = ?1", [course]),
                Some(options) => db.execute(
                    r#"INSERT OR REPLACE INTO launch_options
                       (lineage_id, learner_id, "window", profile, mode, offline, learner_language)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"#,
                    params![
                        course,
                        options.learner,
                        to_json(&options.window)?,
                        options.profile,
                        to_json(&options.mode)?,
                        options.offline,
                        options.learner_language,
                    ],
                ),
            }?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NewLearner, upgrade::to_latest_in_memory};

    /// A library with the courses 1 and 2.
    fn store() -> Store {
        let store = Store::from_connection(to_latest_in_memory().unwrap());
        store
            .connection
            .execute_batch("PRAGMA foreign_keys = ON; INSERT INTO lineage (id) VALUES (1), (2)")
            .unwrap();
        store
    }

    fn options(learner: Option<LearnerId>) -> LaunchOptionsRow {
        LaunchOptionsRow {
            learner,
            window: LaunchWindow::Browser,
            profile: "moodle".to_owned(),
            mode: LessonMode::Review,
            offline: false,
            learner_language: Some("pt-BR".to_owned()),
        }
    }

    #[test]
    fn options_are_stored_per_course_and_forgotten_with_it() {
        let mut store = store();
        let (one, other) = (CourseId(1), CourseId(2));
        assert_eq!(store.launch_options(one).unwrap(), None);
        store.set_launch_options(one, Some(&options(None))).unwrap();
        assert_eq!(store.launch_options(one).unwrap(), Some(options(None)));
        assert_eq!(store.launch_options(other).unwrap(), None);
        let changed = LaunchOptionsRow {
            learner_language: None,
            offline: true,
            ..options(None)
        };
        store.set_launch_options(one, Some(&changed)).unwrap();
        assert_eq!(store.launch_options(one).unwrap(), Some(changed));
        store.set_launch_options(one, None).unwrap();
        assert_eq!(store.launch_options(one).unwrap(), None);
        store.set_launch_options(other, Some(&options(None))).unwrap();
        store
            .connection
            .execute("DELETE FROM lineage WHERE id = 2", [])
            .unwrap();
        assert_eq!(store.launch_options(other).unwrap(), None);
    }

    #[test]
    fn options_outlive_their_learner_and_damage_to_them_hides_nothing() {
        let mut store = store();
        let learner = store
            .add_learner(&NewLearner {
                student_id: "learner-2".to_owned(),
                family_name: "Moreau".to_owned(),
                given_name: "Lou".to_owned(),
                login: "lmoreau".to_owned(),
            })
            .unwrap();
        store
            .set_launch_options(CourseId(1), Some(&options(Some(learner))))
            .unwrap();
        store
            .connection
            .execute("DELETE FROM learner WHERE id = ?1", [learner])
            .unwrap();
        assert_eq!(store.launch_options(CourseId(1)).unwrap(), Some(options(None)));
        store
            .connection
            .execute("UPDATE launch_options SET mode = '{'", [])
            .unwrap();
        assert_eq!(store.launch_options(CourseId(1)).unwrap(), None);
    }
}
