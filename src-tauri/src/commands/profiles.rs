//! LMS profiles.

use std::path::Path;

use tauri::State;
use workbench::{
    Result,
    profiles::{ProfileDetails, ProfileDraft, ProfileForm, ProfileUse},
    report::Language,
};

use super::Library;
use crate::last_export::LastExport;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profiles(library: Library<'_>, language: Language) -> Result<Vec<ProfileDetails>> {
    library.profiles(language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profile_form(library: Library<'_>, id: String, language: Language) -> Result<ProfileForm> {
    library.profile_form(&id, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profile_copy(library: Library<'_>, id: String, language: Language) -> Result<ProfileForm> {
    library.profile_copy(&id, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn add_profile(library: Library<'_>, draft: ProfileDraft) -> Result<String> {
    library.add_profile(&draft)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn update_profile(library: Library<'_>, id: String, draft: ProfileDraft) -> Result<()> {
    library.update_profile(&id, &draft)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profile_use(library: Library<'_>, id: String) -> Result<ProfileUse> {
    library.profile_use(&id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn delete_profile(library: Library<'_>, id: String) -> Result<()> {
    library.delete_profile(&id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn export_profile(
    library: Library<'_>,
    last: State<'_, LastExport>,
    id: String,
    path: String,
) -> Result<()> {
    library.export_profile(&id, Path::new(&path))?;
    last.set(path);
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_profile(library: Library<'_>, path: String) -> Result<String> {
    library.import_profile(Path::new(&path))
}
