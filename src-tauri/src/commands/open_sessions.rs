//! Open sessions.

use std::sync::Arc;

use tauri::ipc::Channel;
use workbench::{
    Result,
    ids::SessionId,
    views::{OpenSession, SessionSummary, ValidatedSession},
};

use super::Library;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn open_sessions(library: Library<'_>) -> Result<Vec<OpenSession>> {
    library.open_sessions()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn validate_session(library: Library<'_>, session: SessionId) -> Result<ValidatedSession> {
    library.validate(&session)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn follow_closed(library: Library<'_>, channel: Channel<Vec<SessionSummary>>) {
    let closing = Arc::clone(&library).close_overdue_daily(move |closed| channel.send(closed).is_ok());
    tauri::async_runtime::spawn(closing);
}
