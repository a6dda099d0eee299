//! The player: a session that is launched, and the view that its module runs in.

use tauri::{AppHandle, ipc::Channel};
use workbench::{
    LanguageTag, Result,
    ids::{ScoId, SessionId},
    report::Language,
    views::{Closed, Closing, LaunchOptions},
};

use super::Library;
use crate::{
    ending,
    modules::{self, Answer, ModuleArea, ModuleEvent},
    windows::{self, LaunchedPlayer},
};

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%sco_id), err)]
pub(crate) async fn launch(
    app: AppHandle,
    library: Library<'_>,
    sco_id: ScoId,
    options: LaunchOptions,
    language: Language,
) -> Result<LaunchedPlayer> {
    let launched = library.launch(sco_id, &options, language).await?;
    Ok(windows::open_player(&app, &options, language, launched).await)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn open_player_again(app: AppHandle, session: SessionId) -> Result<()> {
    windows::open_player_again(&app, &session).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn warm_up_module(app: AppHandle, language: LanguageTag) {
    modules::warm_up(&app, language);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn place_module(app: AppHandle, session: SessionId, area: Option<ModuleArea>) {
    modules::place(&app, session, area);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn focus_module(app: AppHandle, session: SessionId) {
    modules::focus(&app, session);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn terminate_module(app: AppHandle, session: SessionId) {
    modules::terminate(&app, session);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn follow_module(app: AppHandle, session: SessionId, channel: Channel<ModuleEvent>) {
    modules::follow(&app, session, channel);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn answer_module(app: AppHandle, request: u32, allow: bool, path: Option<String>) {
    modules::answer(&app, request, Answer::new(allow, path));
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) async fn open_in_browser(app: AppHandle, url: String) -> Result<()> {
    windows::open_in_browser(&app, url).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn close_player(app: AppHandle, session: SessionId) -> Result<Closing> {
    ending::close_player(&app, &session).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn end_session(app: AppHandle, session: SessionId) -> Result<Closed> {
    ending::end_session(&app, &session).await
}
