//! A package: its versions, its audit, its lessons.

use std::path::Path;

use audit::{Changes, LocalizedFinding, Needs};
use workbench::{
    Result,
    dashboard::CourseDashboard,
    ids::{ImportId, LearnerId, PackageId, ScoId},
    report::Language,
    views::{LaunchOptions, PackageDetails},
};

use super::Library;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn package(library: Library<'_>, id: PackageId) -> Result<PackageDetails> {
    library.package(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn audit_package(library: Library<'_>, id: PackageId, language: Language) -> Result<Vec<LocalizedFinding>> {
    library.audit(id, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn audit_import(
    library: Library<'_>,
    import_id: ImportId,
    id: PackageId,
    language: Language,
) -> Result<Vec<LocalizedFinding>> {
    library.begin_audit(import_id, id, language, |_| ())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn package_needs(library: Library<'_>, id: PackageId) -> Result<Needs> {
    library.needs(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn accept_findings(
    library: Library<'_>,
    id: PackageId,
    findings: Vec<String>,
    note: Option<String>,
) -> Result<()> {
    library.accept(id, &findings, note.as_deref())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn changes(
    library: Library<'_>,
    before: PackageId,
    after: PackageId,
    language: Language,
) -> Result<Changes> {
    library.changes(before, after, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn make_version(library: Library<'_>, id: PackageId, of: PackageId) -> Result<()> {
    library.make_version(id, of)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn separate_version(library: Library<'_>, id: PackageId) -> Result<()> {
    library.separate_version(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn delete_version(library: Library<'_>, id: PackageId) -> Result<()> {
    library.delete_version(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn watch(library: Library<'_>, id: PackageId, source: String) -> Result<()> {
    library.watch(id, Path::new(&source))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn unwatch(library: Library<'_>, id: PackageId) -> Result<()> {
    library.unwatch(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn export_package(library: Library<'_>, id: PackageId, path: String) -> Result<()> {
    library.export_package(id, Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn delete_package(library: Library<'_>, id: PackageId) -> Result<()> {
    library.delete_package(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%sco_id), err)]
pub(crate) fn reset_attempt(library: Library<'_>, sco_id: ScoId, learner: LearnerId) -> Result<()> {
    library.reset_attempt(sco_id, learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn set_launch_options(library: Library<'_>, id: PackageId, options: Option<LaunchOptions>) -> Result<()> {
    library.set_launch_options(id, options.as_ref())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn course_dashboard(library: Library<'_>, id: PackageId) -> Result<CourseDashboard> {
    library.course_dashboard(id)
}
