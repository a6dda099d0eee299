//! The workbench's own window, and where a module is shown.

use std::{io::ErrorKind, sync::Arc};

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_opener::OpenerExt;
use url::Url;
use workbench::{
    Error, Result, Workbench,
    report::Language,
    views::{LaunchOptions, LaunchWindow, Launched},
};

use crate::{
    interface_language::{InterfaceLanguage, current_title, title},
    modules,
};

/// The label of the workbench's own window: the only one that may use the commands.
pub(crate) const WORKBENCH: &str = "workbench";

/// Sets the language of the interface for what is not in its page: the window's title and the system's messages.
pub(crate) fn set_language(app: &AppHandle, language: Language) {
    app.state::<InterfaceLanguage>().set(language);
    if let Some(window) = app.get_webview_window(WORKBENCH)
        && let Err(error) = window.set_title(title(language))
    {
        tracing::warn!(%error, "the window's title is in another language");
    }
}

/// Opens the workbench's own window, with the library that its first frame shows. `own_contexts` as
/// [`modules::prepare`] has it.
pub(crate) fn open_workbench(app: &AppHandle, own_contexts: bool) -> tauri::Result<()> {
    // Where it cannot be read, the interface asks for it, and says why.
    let packages = app.state::<Arc<Workbench>>().packages().ok();
    let packages = serde_json::to_string(&packages)?;
    let window = WebviewWindowBuilder::new(app, WORKBENCH, WebviewUrl::App("index.html".into()))
        .title(current_title(app))
        .inner_size(1280.0, 820.0)
        .min_inner_size(720.0, 480.0)
        // On Windows, frames get it too.
        .initialization_script(format!("if (window === window.top) window.packages = {packages};"))
        .on_navigation(is_interface)
        .build()?;
    modules::prepare(&window, own_contexts)
}

/// Whether an address is the interface's own: its window shows nothing else.
fn is_interface(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// Brings the workbench's window to the front.
pub(crate) fn focus_workbench(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(WORKBENCH) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Shows a launched session's player where it was asked for.
pub(crate) fn show_player(app: &AppHandle, options: &LaunchOptions, launched: &Launched) {
    match options.window {
        LaunchWindow::Embedded | LaunchWindow::Own => modules::open(app, options, launched),
        LaunchWindow::Browser => {
            if let Err(error) = app.opener().open_url(&launched.url, None::<&str>) {
                // The session stays launched, and the interface shows it waiting, with its address.
                tracing::error!(%error, "the player could not be shown");
            }
        }
    }
}

/// Opens a web page or mail address in the system's browser.
///
/// # Errors
/// It is neither, or the system has nothing that opens it.
pub(crate) fn open_in_browser(app: &AppHandle, url: &str) -> Result<()> {
    if !modules::is_for_browser(url) {
        return Err(Error::io(url)(ErrorKind::PermissionDenied.into()));
    }
    app.opener().open_url(url, None::<&str>).map_err(|error| {
        tracing::error!(%error, "nothing opened an address");
        Error::io(url)(ErrorKind::Other.into())
    })
}

/// Shows a file or folder in the system's file manager.
///
/// # Errors
/// The system has none, or it does not answer.
pub(crate) fn show_in_folder(app: &AppHandle, path: &str) -> Result<()> {
    app.opener().reveal_item_in_dir(path).map_err(|error| {
        tracing::error!(%error, "nothing showed a folder");
        Error::io(path)(ErrorKind::Other.into())
    })
}
