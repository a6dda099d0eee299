//! Sessions and their reports.

use std::path::Path;

use tauri::State;
use workbench::{
    Result,
    ids::SessionId,
    report::{Activity, Language, LocalizedReport, TimeRange},
    views::SessionSummary,
};

use super::Library;
use crate::last_export::LastExport;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn newest_sessions(library: Library<'_>, most: u32) -> Result<Vec<SessionSummary>> {
    library.newest_sessions(most)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn session(library: Library<'_>, session: SessionId) -> Result<SessionSummary> {
    library.session(&session)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn report(library: Library<'_>, session: SessionId, language: Language) -> Result<LocalizedReport> {
    library.localized_report(&session, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn session_activity(library: Library<'_>, session: SessionId, range: TimeRange) -> Result<Activity> {
    library.session_activity(&session, range)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn export_report(
    library: Library<'_>,
    last: State<'_, LastExport>,
    session: SessionId,
    path: String,
    language: Language,
) -> Result<()> {
    library.export_report(&session, Path::new(&path), language)?;
    last.set(path);
    Ok(())
}
