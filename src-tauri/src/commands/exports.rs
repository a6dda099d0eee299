//! The file that was exported last.

use tauri::{AppHandle, State};
use workbench::Result;

use crate::{last_export::LastExport, windows};

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn open_export(app: AppHandle, last: State<'_, LastExport>) -> Result<()> {
    windows::open_file(&app, &last.path()?)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_export(app: AppHandle, last: State<'_, LastExport>) -> Result<()> {
    windows::show_in_folder(&app, &last.path()?)
}
