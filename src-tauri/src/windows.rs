//! The workbench's own window, and where a module is shown.

use std::{io::ErrorKind, sync::Arc};

use serde::Serialize;
use tauri::{
    AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, async_runtime::spawn_blocking, window::Color,
};
use tauri_plugin_opener::OpenerExt;
use url::Url;
use workbench::{
    Error, Result, Workbench,
    ids::SessionId,
    report::Language,
    settings::Theme,
    views::{LaunchOptions, LaunchWindow, Launched},
};

use crate::{
    interface_language::{InterfaceLanguage, current_title, title},
    menu, modules,
    window_size::{LEAST, WindowSize},
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
    if let Err(error) = menu::set(app, language) {
        tracing::warn!(%error, "the menus are in another language");
    }
}

/// A function of the library, the language, the theme and the layout that the window opens with.
const START: &str = include_str!("start.js");

/// Opens the workbench's own window, with the library that its first frame shows. `own_contexts` as
/// [`modules::prepare`] has it.
pub(crate) fn open_workbench(app: &AppHandle, own_contexts: bool) -> tauri::Result<()> {
    // Where it cannot be read, the interface asks for it, and says why.
    let library = app.state::<Arc<Workbench>>();
    let packages = serde_json::to_string(&library.packages().ok())?;
    let language = library.language().unwrap_or_default();
    let theme = library.theme().unwrap_or_default();
    let layout = library.layout().unwrap_or_default();
    if let Some(language) = language {
        app.state::<InterfaceLanguage>().set(language);
    }
    let size = WindowSize::stored(&layout);
    let window = WebviewWindowBuilder::new(app, WORKBENCH, WebviewUrl::App("index.html".into()))
        .title(current_title(app))
        .inner_size(size.width, size.height)
        .min_inner_size(LEAST.0, LEAST.1)
        .maximized(size.maximized)
        // On Windows, frames get it too.
        .initialization_script(format!(
            "({})({packages}, {}, {}, {});",
            START.trim_end().trim_end_matches(';'),
            serde_json::to_string(&language)?,
            serde_json::to_string(&theme)?,
            serde_json::to_string(&layout)?
        ))
        .background_color(ground(theme == Theme::Dark))
        .on_navigation(is_interface)
        .build()?;
    set_ground(&window, theme);
    modules::prepare(&window, own_contexts)
}

/// What shows through where the interface is not drawn yet: `--ground` of `ui/src/tokens.css`.
fn ground(dark: bool) -> Color {
    if dark {
        Color(0x12, 0x15, 0x1b, 0xff)
    } else {
        Color(0xf6, 0xf7, 0xf9, 0xff)
    }
}

fn set_ground(window: &WebviewWindow, theme: Theme) {
    let dark = match theme {
        Theme::System => window.theme().is_ok_and(|system| system == tauri::Theme::Dark),
        Theme::Light => false,
        Theme::Dark => true,
    };
    if let Err(error) = window.set_background_color(Some(ground(dark))) {
        tracing::warn!(%error, "the window has the other theme's background");
    }
}

/// Stores the theme, so that the window has its background when it is next opened.
///
/// # Errors
/// The library cannot be written.
pub(crate) fn choose_theme(app: &AppHandle, theme: Theme) -> Result<()> {
    if let Some(window) = app.get_webview_window(WORKBENCH) {
        set_ground(&window, theme);
    }
    app.state::<Arc<Workbench>>().set_theme(theme)
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

/// A launched session, and what came of opening its player.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LaunchedPlayer {
    /// The session, which waits for its player.
    #[serde(flatten)]
    launched: Launched,
    /// Whether the player could be opened where it was asked for. If not, its address may be opened by hand.
    opened: bool,
}

/// Opens a launched session's player where it was asked for. The session waits for it, opened or not.
pub(crate) async fn open_player(
    app: &AppHandle,
    options: &LaunchOptions,
    language: Language,
    launched: Launched,
) -> LaunchedPlayer {
    let opened = match options.window {
        LaunchWindow::Embedded | LaunchWindow::Own => {
            modules::open(app, options, language, &launched);
            true
        }
        LaunchWindow::Browser => browse(app, launched.url.clone()).await.is_ok(),
    };
    LaunchedPlayer { launched, opened }
}

/// Opens a running session's player in the system's browser once more.
///
/// # Errors
/// [`Error::SessionEnded`], [`Error::BrowserNotOpened`]
pub(crate) async fn open_player_again(app: &AppHandle, session: &SessionId) -> Result<()> {
    let url = app.state::<Arc<Workbench>>().open_again(session)?;
    browse(app, url).await
}

/// Opens a web page or mail address in the system's browser.
///
/// # Errors
/// It is neither, or [`Error::BrowserNotOpened`].
pub(crate) async fn open_in_browser(app: &AppHandle, url: String) -> Result<()> {
    if !modules::is_for_browser(&url) {
        return Err(Error::io(url)(ErrorKind::PermissionDenied.into()));
    }
    browse(app, url).await
}

/// Hands an address to the system's browser. The program that opens it may take a moment to say that it cannot.
async fn browse(app: &AppHandle, url: String) -> Result<()> {
    let opener = app.clone();
    let opened = spawn_blocking(move || opener.opener().open_url(url, None::<&str>)).await;
    opened
        .map_err(|error| error.to_string())
        .and_then(|opened| opened.map_err(|error| error.to_string()))
        .map_err(|error| {
            tracing::error!(%error, "nothing opened an address");
            Error::BrowserNotOpened
        })
}

/// Opens a file in the application that the system has for it.
///
/// # Errors
/// The system has none, or it does not answer.
pub(crate) fn open_file(app: &AppHandle, path: &str) -> Result<()> {
    app.opener().open_path(path, None::<&str>).map_err(|error| {
        tracing::error!(%error, "nothing opened a file");
        Error::io(path)(ErrorKind::Other.into())
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
