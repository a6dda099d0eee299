//! Learners, and what they did.

use std::path::Path;

use workbench::{
    Result,
    ids::{LearnerId, ScoId},
    learners::LearnerImport,
    progress::{LearnerReport, LessonSessions},
    views::{LearnerDetails, LearnerList, NewLearner},
};

use super::Library;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn learners(library: Library<'_>) -> Result<Vec<LearnerDetails>> {
    library.learners()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn add_learner(library: Library<'_>, learner: NewLearner) -> Result<LearnerDetails> {
    library.add_learner(&learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn learner_list(library: Library<'_>) -> Result<LearnerList> {
    library.learner_list()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn update_learner(library: Library<'_>, id: LearnerId, learner: NewLearner) -> Result<()> {
    library.update_learner(id, &learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn delete_learner(library: Library<'_>, id: LearnerId) -> Result<()> {
    library.delete_learner(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id, followed), err)]
pub(crate) fn follow_learner(library: Library<'_>, id: LearnerId, followed: bool) -> Result<()> {
    library.follow_learner(id, followed)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(on), err)]
pub(crate) fn set_follow_everyone(library: Library<'_>, on: bool) -> Result<()> {
    library.set_follow_everyone(on)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn preview_learners(library: Library<'_>, path: String) -> Result<LearnerImport> {
    library.preview_learners(Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_learners(library: Library<'_>, path: String) -> Result<LearnerImport> {
    library.import_learners(Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%learner), err)]
pub(crate) fn learner_report(library: Library<'_>, learner: LearnerId) -> Result<LearnerReport> {
    library.learner_report(learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%learner, %sco), err)]
pub(crate) fn lesson_sessions(library: Library<'_>, learner: LearnerId, sco: ScoId) -> Result<LessonSessions> {
    library.lesson_sessions(learner, sco)
}
