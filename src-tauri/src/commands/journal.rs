//! The journal of all sessions.

use std::path::Path;

use tauri::{State, ipc::Channel};
use workbench::{
    Result,
    session_journal::{
        DeletedLogs, ExportFormat, ExportProgress, JournalChoices, JournalFilter, JournalPage, JournalRequest,
        JournalSort,
    },
};

use super::Library;
use crate::last_export::LastExport;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn journal_page(library: Library<'_>, request: JournalRequest) -> Result<JournalPage> {
    library.journal_page(&request)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn journal_choices(library: Library<'_>) -> Result<JournalChoices> {
    library.journal_choices()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn deleted_logs(library: Library<'_>, filter: JournalFilter) -> Result<Option<DeletedLogs>> {
    library.deleted_logs(&filter)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn export_journal(
    library: Library<'_>,
    last: State<'_, LastExport>,
    filter: JournalFilter,
    sort: JournalSort,
    format: ExportFormat,
    path: String,
    progress: Channel<ExportProgress>,
) -> Result<bool> {
    let is_complete = library.begin_journal_export(&filter, sort, format, Path::new(&path), |step| {
        let _ = progress.send(step);
    })?;
    if is_complete {
        last.set(path);
    }
    Ok(is_complete)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_journal_export(library: Library<'_>) {
    library.cancel_journal_export();
}
