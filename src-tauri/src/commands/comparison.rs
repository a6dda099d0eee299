//! Two sessions side by side.

use std::path::Path;

use tauri::State;
use workbench::{
    Result,
    comparison::{CallPage, CallRun, SessionComparison},
    ids::SessionId,
    report::Language,
    views::SessionSummary,
};

use super::Library;
use crate::last_export::LastExport;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn comparable_sessions(library: Library<'_>, session: SessionId, most: u32) -> Result<Vec<SessionSummary>> {
    library.comparable_sessions(&session, most)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%a, %b), err)]
pub(crate) fn compare_sessions(
    library: Library<'_>,
    a: SessionId,
    b: SessionId,
    language: Language,
) -> Result<SessionComparison> {
    library.compare_sessions(&a, &b, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%a, %b), err)]
pub(crate) fn compared_calls(
    library: Library<'_>,
    a: SessionId,
    b: SessionId,
    run: CallRun,
    language: Language,
) -> Result<CallPage> {
    library.compared_calls(&a, &b, &run, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%a, %b), err)]
pub(crate) fn export_comparison(
    library: Library<'_>,
    last: State<'_, LastExport>,
    a: SessionId,
    b: SessionId,
    path: String,
    language: Language,
) -> Result<()> {
    library.export_comparison(&a, &b, Path::new(&path), language)?;
    last.set(path);
    Ok(())
}
