//! The windows: the workbench's own, players in windows of their own, and those that modules open. Each is closed by
//! unloading the module in it first.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tauri::{
    AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    webview::{NewWindowFeatures, NewWindowResponse},
};
use tauri_plugin_opener::OpenerExt;
use url::Url;
use workbench::{
    Workbench,
    views::{LaunchWindow, Launched},
};

/// The label of the workbench's own window: the only one that may use the commands.
const WORKBENCH: &str = "workbench";
const PLAYER: &str = "player-";
/// How long the page in a module's own window may take to go.
const CLOSE_LIMIT: Duration = Duration::from_secs(5);
pub(crate) const TITLE: &str = "SCORM Audit Workbench";

/// Opens the workbench's own window, with the library that its first frame shows.
pub(crate) fn open_workbench(app: &AppHandle) -> tauri::Result<()> {
    let opener = app.clone();
    // Where it cannot be read, the interface asks for it, and says why.
    let packages = app.state::<Arc<Workbench>>().packages().ok();
    let packages = serde_json::to_string(&packages)?;
    WebviewWindowBuilder::new(app, WORKBENCH, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(1280.0, 820.0)
        .min_inner_size(720.0, 480.0)
        .initialization_script(format!("window.packages = {packages};"))
        .on_new_window(move |url, features| open_for_module(&opener, url, features))
        .build()?;
    Ok(())
}

/// Brings the workbench's window to the front.
pub(crate) fn focus_workbench(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(WORKBENCH) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Shows a launched session's player where it was asked for. In the workbench's own window the interface does that.
pub(crate) fn show_player(app: &AppHandle, window: LaunchWindow, launched: &Launched) {
    let shown = match window {
        LaunchWindow::Embedded => Ok(()),
        LaunchWindow::Own => open_player(app, launched),
        LaunchWindow::Browser => app
            .opener()
            .open_url(&launched.url, None::<&str>)
            .map_err(|error| error.to_string()),
    };
    if let Err(error) = shown {
        // The session stays launched, and the interface shows it waiting, with its address.
        tracing::error!(%error, "the player could not be shown");
    }
}

/// What a window does before it closes: whatever module runs in it is unloaded, and recorded to its end.
pub(crate) fn on_event(window: &tauri::Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let library = Arc::clone(&window.state::<Arc<Workbench>>());
    let sessions = match window.label().strip_prefix(PLAYER) {
        Some(session) => vec![session.to_owned()],
        None if window.label() == WORKBENCH => library.running(),
        None => {
            api.prevent_close();
            close_module_window(window.clone());
            return;
        }
    };
    api.prevent_close();
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        close_players(&library, sessions).await;
        if window.label() == WORKBENCH {
            window.app_handle().exit(0);
        } else {
            let _ = window.destroy();
        }
    });
}

/// Ends the application when the system asks it to (SIGTERM: a logout, a shutdown), as closing its window does.
#[cfg(unix)]
pub(crate) fn end_on_signal(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Ok(mut asked) = signal(SignalKind::terminate()) else {
            return;
        };
        asked.recv().await;
        let library = Arc::clone(&app.state::<Arc<Workbench>>());
        let sessions = library.running();
        close_players(&library, sessions).await;
        app.exit(0);
    });
}

#[cfg(not(unix))]
pub(crate) fn end_on_signal(_: &AppHandle) {}

/// Closes players side by side: each may take its time to unload its module.
async fn close_players(library: &Arc<Workbench>, sessions: Vec<String>) {
    let closing: Vec<_> = sessions
        .into_iter()
        .map(|session| {
            let library = Arc::clone(library);
            tauri::async_runtime::spawn(async move { library.close_player(&session).await })
        })
        .collect();
    for closed in closing {
        if let Ok(Err(error)) = closed.await {
            tracing::error!(%error, "a player could not be closed");
        }
    }
}

/// Closes a window that a module opened: its page is asked to close itself, so that it unloads; one that does not is
/// closed all the same.
fn close_module_window(window: tauri::Window) {
    if let Some(view) = window.app_handle().get_webview_window(window.label()) {
        let _ = view.eval("window.close()");
    }
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(CLOSE_LIMIT).await;
        let _ = window.destroy();
    });
}

fn open_player(app: &AppHandle, launched: &Launched) -> Result<(), String> {
    let url: Url = launched.url.parse().map_err(|error| format!("{error}"))?;
    let opener = app.clone();
    let window = WebviewWindowBuilder::new(app, format!("{PLAYER}{}", launched.session), WebviewUrl::External(url))
        .title(TITLE)
        .inner_size(1024.0, 768.0)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        .on_new_window(move |url, features| open_for_module(&opener, url, features))
        .build()
        .map_err(|error| error.to_string())?;
    let (library, session) = (Arc::clone(&app.state::<Arc<Workbench>>()), launched.session.clone());
    tauri::async_runtime::spawn(async move {
        library.ended(&session).await;
        let _ = window.destroy();
    });
    Ok(())
}

/// A module asks for a window: it gets a real one, related to its opener so that it finds the API there. Anything but
/// a page of a running player stays shut.
fn open_for_module(app: &AppHandle, url: Url, features: NewWindowFeatures) -> NewWindowResponse<tauri::Wry> {
    static OPENED: AtomicU32 = AtomicU32::new(0);
    let ours = app.state::<Arc<Workbench>>().is_of_session(url.as_str());
    if !ours && url.as_str() != "about:blank" {
        return NewWindowResponse::Deny;
    }
    let label = format!("module-{}", OPENED.fetch_add(1, Ordering::Relaxed));
    let size = features.size();
    let opener = app.clone();
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::External(url))
        .title(TITLE)
        .window_features(features)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        .on_new_window(move |url, features| open_for_module(&opener, url, features));
    if size.is_none() {
        builder = builder.inner_size(1024.0, 768.0);
    }
    match builder.build() {
        Ok(window) => {
            close_with_its_page(&window);
            NewWindowResponse::Create { window }
        }
        Err(error) => {
            tracing::error!(%error, "a module's window could not be opened");
            NewWindowResponse::Deny
        }
    }
}

/// Closes the window when its page closes itself (`window.close()`): on Linux only the view goes, and leaves an empty
/// window.
#[cfg(target_os = "linux")]
fn close_with_its_page(window: &WebviewWindow) {
    use gtk::prelude::WidgetExt;
    let closing = window.clone();
    let asked = window.with_webview(move |view| {
        view.inner().connect_destroy(move |_| {
            let _ = closing.destroy();
        });
    });
    if let Err(error) = asked {
        tracing::warn!(%error, "a module's window will not close by itself");
    }
}

#[cfg(not(target_os = "linux"))]
fn close_with_its_page(_: &WebviewWindow) {}
