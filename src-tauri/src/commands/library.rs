//! The library: its packages, and imports.

use std::path::Path;

use tauri::{AppHandle, ipc::Channel};
use workbench::{
    Result,
    ids::{CourseId, ImportId},
    views::{ImportProgress, Imported, LibraryCondition, PackageSummary, WatchEvent},
};

use super::Library;
use crate::{sample, windows};

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn packages(library: Library<'_>) -> Result<Vec<PackageSummary>> {
    library.packages()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn library_condition(library: Library<'_>) -> Result<LibraryCondition> {
    library.condition()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_orphan(library: Library<'_>, folder: String) -> Result<PackageSummary> {
    library.import_orphan(&folder)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_orphan(app: AppHandle, library: Library<'_>, folder: String) -> Result<()> {
    windows::show_in_folder(&app, &library.orphan(&folder)?.path)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_package(
    library: Library<'_>,
    path: String,
    import_id: ImportId,
    progress: Channel<ImportProgress>,
) -> Result<Imported> {
    library.begin_import(import_id, Path::new(&path), false, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_and_watch(
    library: Library<'_>,
    path: String,
    import_id: ImportId,
    progress: Channel<ImportProgress>,
) -> Result<Imported> {
    library.begin_import(import_id, Path::new(&path), true, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_inner(
    library: Library<'_>,
    path: String,
    inner: String,
    import_id: ImportId,
    progress: Channel<ImportProgress>,
) -> Result<Imported> {
    library.begin_import_inner(import_id, Path::new(&path), &inner, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_sample(library: Library<'_>) -> Result<PackageSummary> {
    library.import_sample(sample::FILE_NAME, sample::ZIP)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_import(library: Library<'_>, import_id: ImportId) {
    library.cancel_import(&import_id);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn stop_watched_import(library: Library<'_>, course: CourseId) {
    library.stop_watched_import(course);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn follow_watched(library: Library<'_>, channel: Channel<WatchEvent>) {
    library.follow_watched(Box::new(move |event| channel.send(event.clone()).is_ok()));
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn follow_packages(library: Library<'_>, channel: Channel<()>) -> Result<()> {
    library.follow_packages(Box::new(move || channel.send(()).is_ok()))
}
