//! What is WebView2's own: a session has a browser of its own, which is what its views share a data folder by.

use std::{fs, io, path::PathBuf, time::Duration};

use tempfile::TempDir;
use wry::{
    NewWindowOpener, NewWindowResponse, WebContext, WebView, WebViewBuilder, WebViewBuilderExtWindows,
    WebViewExtWindows,
};

use super::super::ModuleLaunch;

/// Whether the handler of navigations is asked for frames too: only for the page itself.
pub(super) const ASKS_FOR_FRAMES: bool = false;

/// What wry starts a browser with. It no longer does where it is given arguments.
const ARGUMENTS: &str =
    "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --autoplay-policy=no-user-gesture-required";
/// A proxy that is not there: nothing listens on this port. Chromium reaches this machine itself (127.0.0.1, where the
/// session's server is) without a proxy.
const NOWHERE: &str = "--proxy-server=http://127.0.0.1:1";

/// The browser lets go of its files a moment after its last view is gone.
const DELETE_INTERVAL: Duration = Duration::from_secs(1);
const DELETE_ATTEMPTS: usize = 30;

/// The folder of a session's browser. Views are private all the same, so that what a module stores stays in memory: private
/// views of one folder would see each other's.
pub(super) struct BrowserData(PathBuf);

impl BrowserData {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self(TempDir::with_prefix("scorm-module-")?.keep()))
    }

    pub(super) fn context(&self) -> WebContext {
        WebContext::new(Some(self.0.clone()))
    }
}

impl Drop for BrowserData {
    fn drop(&mut self) {
        let folder = std::mem::take(&mut self.0);
        tauri::async_runtime::spawn(async move {
            for _ in 0..DELETE_ATTEMPTS {
                tokio::time::sleep(DELETE_INTERVAL).await;
                if fs::remove_dir_all(&folder).is_ok() {
                    return;
                }
            }
            tracing::warn!(folder = %folder.display(), "a browser's folder could not be deleted");
        });
    }
}

/// The browser that a session's views are in is started with the player's.
pub(super) fn for_player<'a>(builder: WebViewBuilder<'a>, launch: &ModuleLaunch) -> WebViewBuilder<'a> {
    let proxy = if launch.offline { NOWHERE } else { "" };
    without_keys(builder).with_additional_browser_args(format!("{ARGUMENTS} --accept-lang={} {proxy}", launch.language))
}

/// A popup is in its opener's browser.
pub(super) fn for_popup(builder: WebViewBuilder<'_>, opener: NewWindowOpener) -> WebViewBuilder<'_> {
    without_keys(builder).with_environment(opener.environment)
}

/// The browser's own keys would reload the player (F5), which ends a session.
fn without_keys(builder: WebViewBuilder<'_>) -> WebViewBuilder<'_> {
    builder.with_browser_accelerator_keys(false)
}

/// Has the system show a popup in this view.
pub(super) fn new_window(view: &WebView) -> NewWindowResponse {
    NewWindowResponse::Create {
        webview: view.webview(),
    }
}
