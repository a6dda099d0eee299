//! The library as data: logs that are deleted, backups, its place.

use std::{path::Path, sync::Arc};

use tauri::{AppHandle, State, ipc::Channel};
use workbench::{
    Result,
    views::{
        BackedUp, BackupSummary, ImportProgress, IntegrityReport, LogAmount, LogDeletion, LogDeletionProgress,
        MovePreview, RestorePreview,
    },
};

use super::Library;
use crate::{last_export::LastExport, windows};

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn count_old_logs(library: Library<'_>, days: u32) -> Result<LogAmount> {
    library.count_old_logs(days)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn delete_old_logs(
    library: Library<'_>,
    days: u32,
    progress: Channel<LogDeletionProgress>,
) -> Result<LogDeletion> {
    library.begin_log_deletion(days, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_log_deletion(library: Library<'_>) {
    library.cancel_log_deletion();
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn last_log_deletion(library: Library<'_>) -> Result<Option<LogDeletion>> {
    library.last_log_deletion()
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn follow_log_deletions(library: Library<'_>, channel: Channel<LogDeletion>) {
    let library = Arc::clone(&library);
    let deleting = library.delete_old_logs_daily(move |deletion| channel.send(deletion).is_ok());
    tauri::async_runtime::spawn(deleting);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn back_up(
    library: Library<'_>,
    last: State<'_, LastExport>,
    path: String,
    progress: Channel<ImportProgress>,
) -> Result<BackedUp> {
    let made = library.begin_backup(Path::new(&path), |step| {
        let _ = progress.send(step);
    })?;
    last.set(path);
    Ok(made)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_data_work(library: Library<'_>) {
    library.cancel_data_work();
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn backups(library: Library<'_>) -> Result<Vec<BackupSummary>> {
    library.backups()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn preview_restore(library: Library<'_>, path: String) -> Result<RestorePreview> {
    library.preview_restore(Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn check_integrity(library: Library<'_>, progress: Channel<ImportProgress>) -> Result<IntegrityReport> {
    library.begin_integrity_check(|step| {
        let _ = progress.send(step);
    })
}

/// The application starts again once this has returned: the next start finds what was restored.
#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn restore_backup(
    app: AppHandle,
    library: Library<'_>,
    path: String,
    progress: Channel<ImportProgress>,
) -> Result<()> {
    library.begin_restore(Path::new(&path), |step| {
        let _ = progress.send(step);
    })?;
    app.request_restart();
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn data_size(library: Library<'_>) -> Result<f64> {
    library.data_size()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn preview_move(library: Library<'_>, to: String) -> Result<MovePreview> {
    library.preview_move(Path::new(&to))
}

/// The application starts again once this has returned: the next start finds the library at its new place.
#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn move_data(
    app: AppHandle,
    library: Library<'_>,
    to: String,
    progress: Channel<ImportProgress>,
) -> Result<()> {
    library.begin_move(Path::new(&to), |step| {
        let _ = progress.send(step);
    })?;
    app.request_restart();
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_backups(app: AppHandle, library: Library<'_>) -> Result<()> {
    windows::show_in_folder(&app, &library.backups_folder()?.display().to_string())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_data_dir(app: AppHandle, library: Library<'_>) -> Result<()> {
    windows::show_in_folder(&app, &library.data_dir().display().to_string())
}
