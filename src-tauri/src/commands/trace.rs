//! The trace of a session, and what is known at one of its rows.

use tauri::ipc::Channel;
use workbench::{
    Result,
    ids::SessionId,
    report::Language,
    suspend_data::SuspendDataView,
    trace::{
        Exchange, FindingsSoFar, RowDetails, RowId, RowLookup, RowPlace, StateAt, TraceNews, TracePage, TraceRequest,
    },
};

use super::Library;

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn follow_trace(library: Library<'_>, session: SessionId, channel: Channel<TraceNews>) -> Result<()> {
    library
        .follow(&session, Box::new(move |news| channel.send(news).is_ok()))
        .await
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn trace_page(library: Library<'_>, session: SessionId, request: TraceRequest) -> Result<TracePage> {
    library.trace_page(&session, &request)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn trace_row(library: Library<'_>, session: SessionId, id: RowId) -> Result<RowDetails> {
    library.trace_row(&session, id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn trace_place(library: Library<'_>, session: SessionId, lookup: RowLookup) -> Result<RowPlace> {
    library.trace_place(&session, &lookup)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn launch_request(library: Library<'_>, session: SessionId) -> Result<Option<Exchange>> {
    library.launch_request(&session)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn session_findings(library: Library<'_>, session: SessionId, language: Language) -> Result<FindingsSoFar> {
    library.findings(&session, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn state_at(library: Library<'_>, session: SessionId, seq: u32) -> Result<StateAt> {
    library.state_at(&session, seq)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn suspend_data_at(
    library: Library<'_>,
    session: SessionId,
    seq: u32,
    all: bool,
    language: Language,
) -> Result<SuspendDataView> {
    Ok(library.suspend_data_at(&session, seq)?.view(all, language))
}
