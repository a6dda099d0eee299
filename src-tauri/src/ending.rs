//! How sessions and the application end: whatever module runs is unloaded first, and recorded to its end. It may show a
//! message, or ask the learner whether to leave; that is waited for.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use locale::window::QUIT;
use tauri::{AppHandle, Manager, WindowEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};
use workbench::{
    Result, Workbench,
    ids::SessionId,
    views::{Closed, Closing},
};

use crate::{interface_language::InterfaceLanguage, modules, window_size, windows::WORKBENCH};

/// How long modules may be silent before they are left as they are when the system ends the application: many at once, at a
/// logout, take longer than one. Systems wait 20 s and more.
#[cfg(unix)]
const SIGNAL_PATIENCE: Duration = Duration::from_secs(10);

/// Closes a session's player, wherever it is shown. Its module may ask the learner whether to leave.
///
/// # Errors
/// As [`Workbench::close_player`].
pub(crate) async fn close_player(app: &AppHandle, session: &SessionId) -> Result<Closing> {
    let closing = library(app).close_player(session).await?;
    if closing == Closing::Waiting {
        modules::not_left(app, session.clone());
    }
    Ok(closing)
}

/// Ends a session whose module nobody sees any more, or that does not leave. It is unloaded if that is quick, and does not
/// ask the learner.
///
/// # Errors
/// As [`Workbench::end_session`].
pub(crate) async fn end_session(app: &AppHandle, session: &SessionId) -> Result<Closed> {
    end_session_within(app, session, Duration::ZERO).await
}

/// As [`end_session`]; a module that is slow to leave has `patience` to do so.
async fn end_session_within(app: &AppHandle, session: &SessionId, patience: Duration) -> Result<Closed> {
    modules::closing(app, session.clone());
    let begun = Instant::now();
    loop {
        match library(app).close_player(session).await? {
            Closing::Ended(closed) => return Ok(closed),
            Closing::Waiting if begun.elapsed() < patience => {}
            Closing::Stayed | Closing::Waiting => return library(app).end_session(session).await,
        }
    }
}

/// Closes a session's player while the caller goes on: [`close_player`].
pub(crate) fn close_player_later(app: &AppHandle, session: SessionId) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move { log(close_player(&app, &session).await) });
}

/// Ends a session while the caller goes on: [`end_session`].
pub(crate) fn end_session_later(app: &AppHandle, session: SessionId) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move { log(end_session(&app, &session).await) });
}

/// What the workbench's window does before it closes.
pub(crate) fn on_event(window: &tauri::Window, event: &WindowEvent) {
    if window.label() != WORKBENCH {
        return;
    }
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        window_size::keep(window);
        let app = window.app_handle().clone();
        tauri::async_runtime::spawn(async move { quit(&app).await });
    }
}

/// Ends the application when the system asks it to (SIGTERM: a logout, a shutdown). The system does not wait for answers.
#[cfg(unix)]
pub(crate) fn end_on_signal(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Ok(mut asked) = signal(SignalKind::terminate()) else {
            return;
        };
        asked.recv().await;
        end(&app, SIGNAL_PATIENCE).await;
    });
}

#[cfg(not(unix))]
pub(crate) fn end_on_signal(_: &AppHandle) {}

/// Set from when the application is to end until it goes on after all: it is asked once.
static QUITTING: AtomicBool = AtomicBool::new(false);

/// Closes all players and ends the application; it goes on where the learner stays in a module.
async fn quit(app: &AppHandle) {
    if QUITTING.swap(true, Ordering::AcqRel) {
        return;
    }
    let closed = each_session(app, |app, session| async move { close_player(&app, &session).await }).await;
    let any = |wanted| closed.iter().flatten().any(|closing| *closing == wanted);
    if any(Closing::Stayed) {
        return QUITTING.store(false, Ordering::Release);
    }
    if any(Closing::Waiting) {
        return ask_to_quit(app);
    }
    closed.into_iter().for_each(log);
    app.exit(0);
}

/// Asks whether to end the application although a module has not left.
fn ask_to_quit(app: &AppHandle) {
    let language = app.state::<InterfaceLanguage>().get();
    let [title, text, quit, stay] =
        [QUIT.title, QUIT.text, QUIT.confirm, QUIT.cancel].map(|text| text.in_language(language));
    let handle = app.clone();
    app.dialog()
        .message(text)
        .title(title)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(quit.into(), stay.into()))
        .show(move |wanted| {
            if wanted {
                tauri::async_runtime::spawn(async move { end(&handle, Duration::ZERO).await });
            } else {
                QUITTING.store(false, Ordering::Release);
            }
        });
}

/// Ends all sessions without asking anybody, and the application. A module that is slow to leave has `patience` to do so.
async fn end(app: &AppHandle, patience: Duration) {
    let end = |app, session: SessionId| async move { end_session_within(&app, &session, patience).await };
    let ended = each_session(app, end).await;
    ended.into_iter().for_each(log);
    app.exit(0);
}

/// Does `act` with all running sessions side by side, as each may take its time.
async fn each_session<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    app: &AppHandle,
    act: impl Fn(AppHandle, SessionId) -> F,
) -> Vec<T> {
    let acting: Vec<_> = library(app)
        .running()
        .into_iter()
        .map(|session| tauri::async_runtime::spawn(act(app.clone(), session)))
        .collect();
    let mut results = Vec::new();
    for acting in acting {
        match acting.await {
            Ok(result) => results.push(result),
            Err(error) => tracing::error!(%error, "a player could not be closed"),
        }
    }
    results
}

fn log<T>(closed: Result<T>) {
    if let Err(error) = closed {
        tracing::error!(%error, "a player could not be closed");
    }
}

fn library(app: &AppHandle) -> Arc<Workbench> {
    Arc::clone(&app.state::<Arc<Workbench>>())
}
