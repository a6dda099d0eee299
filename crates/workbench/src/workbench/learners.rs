//! The learners of the library: who plays, and whom the journal follows.

use std::{fs::File, io::Read, path::Path};

use super::Workbench;
use crate::{
    Error, Result,
    ids::LearnerId,
    learners::{ImportPlan, LearnerImport, MOST_BYTES, checked, plan, read},
    settings::FOLLOW_EVERYONE,
    views::{LearnerDetails, LearnerList, LearnerSummary, NewLearner},
};

impl Workbench {
    /// The learners, the default one first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn learners(&self) -> Result<Vec<LearnerDetails>> {
        Ok(self.store().learners()?.into_iter().map(LearnerDetails::from).collect())
    }

    /// The learners with what there is of them, the default one first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn learner_list(&self) -> Result<LearnerList> {
        let store = self.store();
        Ok(LearnerList {
            learners: store.learner_rows()?.into_iter().map(LearnerSummary::from).collect(),
            follow_everyone: store.setting::<Option<bool>>(FOLLOW_EVERYONE)?.unwrap_or(true),
        })
    }

    /// The learner with an identifier.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the database cannot be read.
    pub fn learner_with_id(&self, student_id: &str) -> Result<LearnerSummary> {
        let mut learners = self.learner_list()?.learners.into_iter();
        learners
            .find(|learner| learner.student_id == student_id)
            .ok_or_else(|| Error::not_found("learner", student_id))
    }

    /// Adds a learner.
    ///
    /// # Errors
    /// [`Error::InvalidLearner`], [`Error::LearnerExists`], or the database cannot be written.
    pub fn add_learner(&self, new: &NewLearner) -> Result<LearnerDetails> {
        let new = checked(new).map_err(|_| Error::InvalidLearner)?;
        let mut store = self.store();
        let id = store.add_learner(&new)?;
        Ok(store.learner(id)?.into())
    }

    /// Changes a learner. What their past sessions were launched with, and their reports, stay as they are.
    ///
    /// # Errors
    /// [`Error::InvalidLearner`], [`Error::LearnerExists`], [`Error::NotFound`], or the database cannot be written.
    pub fn update_learner(&self, id: LearnerId, new: &NewLearner) -> Result<()> {
        let new = checked(new).map_err(|_| Error::InvalidLearner)?;
        Ok(self.store().update_learner(id, &new)?)
    }

    /// Deletes a learner with their attempts and sessions.
    ///
    /// # Errors
    /// [`Error::StillRunning`] where one of their sessions is running, [`Error::LastLearner`], [`Error::NotFound`], or the
    /// database cannot be written.
    pub fn delete_learner(&self, id: LearnerId) -> Result<()> {
        Ok(self.store().delete_learner(id)?)
    }

    /// Says whether the journal holds a learner's sessions, where it does not hold everyone's.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the database cannot be written.
    pub fn follow_learner(&self, id: LearnerId, followed: bool) -> Result<()> {
        Ok(self.store().follow_learner(id, followed)?)
    }

    /// Says whether the journal holds everyone's sessions.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_follow_everyone(&self, on: bool) -> Result<()> {
        Ok(self.store().set(FOLLOW_EVERYONE, &on)?)
    }

    /// What an import of a CSV file of learners would do. Nothing is written.
    ///
    /// # Errors
    /// [`Error::LearnerFile`], or the file or the database cannot be read.
    pub fn preview_learners(&self, path: &Path) -> Result<LearnerImport> {
        let plan = self.plan_learners(path)?;
        Ok(import(path, plan))
    }

    /// Imports a CSV file of learners: all rows that are not refused, or none.
    ///
    /// # Errors
    /// [`Error::LearnerFile`], the file cannot be read, or the database cannot be written.
    pub fn import_learners(&self, path: &Path) -> Result<LearnerImport> {
        let plan = self.plan_learners(path)?;
        self.store().put_learners(&plan.learners)?;
        Ok(import(path, plan))
    }

    fn plan_learners(&self, path: &Path) -> Result<ImportPlan> {
        let mut bytes = Vec::new();
        // One byte more than is read: a file that is larger is told from one that is not.
        File::open(path)
            .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
            .map_err(Error::io(path))?;
        let rows = read(&bytes).map_err(|fault| Error::LearnerFile {
            file: file_name(path),
            fault,
        })?;
        Ok(plan(rows, self.store().learners()?))
    }
}

fn import(path: &Path, plan: ImportPlan) -> LearnerImport {
    LearnerImport {
        file: file_name(path),
        rows: plan.rows,
    }
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
