//! Settings, and what the window remembers of itself.

use std::path::Path;

use audit::RuleDetails;
use tauri::{AppHandle, State};
use workbench::{
    Result,
    report::Language,
    settings::{Settings, Theme},
    settings_file::SettingsFile,
};

use super::Library;
use crate::{about::About, last_export::LastExport, windows};

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn audit_rules(language: Language) -> Vec<RuleDetails> {
    audit::rules_in(language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn settings(library: Library<'_>) -> Result<Settings> {
    library.settings()
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn default_settings() -> Settings {
    Settings::default()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn set_settings(library: Library<'_>, settings: Settings) -> Result<()> {
    library.set_settings(&settings)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn export_settings(
    library: Library<'_>,
    last: State<'_, LastExport>,
    path: String,
    language: Language,
) -> Result<()> {
    library.export_settings(Path::new(&path), language)?;
    last.set(path);
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn read_settings(library: Library<'_>, path: String, language: Language) -> Result<SettingsFile> {
    library.read_settings(Path::new(&path), language)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn choose_language(app: AppHandle, language: Language) {
    windows::set_language(&app, language);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn keep_language(library: Library<'_>, language: Language) -> Result<()> {
    library.set_language(language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn choose_theme(app: AppHandle, theme: Theme) -> Result<()> {
    windows::choose_theme(&app, theme)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn keep_layout(library: Library<'_>, name: String, value: String) -> Result<()> {
    library.keep_layout(name, value)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn about(library: Library<'_>) -> About {
    About::new(&library)
}
