//! How far learners have come.

use std::collections::HashSet;

use super::Workbench;
use crate::{
    Result,
    dashboard::{CourseDashboard, CourseHistory},
    ids::{LearnerId, PackageId, ScoId},
    progress::{History, LearnerReport, LessonSessions},
    views::SessionSummary,
};

impl Workbench {
    /// How far a learner has come: the newest version of each course, and the earlier ones that they have begun.
    ///
    /// # Errors
    /// There is no such learner, or the database cannot be read.
    pub fn learner_report(&self, learner: LearnerId) -> Result<LearnerReport> {
        let store = self.shared.store()?;
        let history = History::new(store.attempts_of(learner)?, &store.recorded_statuses(learner)?);
        let mut courses = Vec::new();
        let mut seen = HashSet::new();
        for newest in store.packages()? {
            if !newest.standard.can_run() || !seen.insert(newest.course) {
                continue;
            }
            for package in store.versions(newest.course)? {
                let scos = store.scos(package.id)?;
                if package.id == newest.id || history.has_begun(&scos) {
                    courses.push(history.course(&package, &scos));
                }
            }
        }
        Ok(LearnerReport {
            learner: store.learner(learner)?.into(),
            courses,
        })
    }

    /// A package over all who have begun it.
    ///
    /// # Errors
    /// There is no such package, or the database cannot be read.
    pub fn course_dashboard(&self, package: PackageId) -> Result<CourseDashboard> {
        let store = self.shared.store()?;
        let history = CourseHistory {
            attempts: store.attempts_on(package)?,
            statuses: store.recorded_statuses_on(package)?,
        };
        let (row, scos) = (store.package(package)?, store.scos(package)?);
        Ok(CourseDashboard::new(&row, &scos, store.learners()?, history))
    }

    /// The sessions of a learner on a SCO.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn lesson_sessions(&self, learner: LearnerId, sco: ScoId) -> Result<LessonSessions> {
        let sessions = self.shared.store()?.sessions_of(sco)?.into_iter();
        let theirs = sessions.filter(|session| session.learner_id == learner);
        Ok(LessonSessions::new(theirs.map(SessionSummary::from).collect()))
    }
}
