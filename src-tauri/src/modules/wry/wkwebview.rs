//! What is WKWebView's own. The language that a page sees is the system's, and there is no proxy that would spare the
//! session's server: offline, the server's policy stands alone.

use std::io;

use wry::{
    NewWindowOpener, NewWindowResponse, WebContext, WebView, WebViewBuilder, WebViewBuilderExtDarwin,
    WebViewBuilderExtMacos, WebViewExtMacOS,
};

use super::super::{ModuleEvent, ModuleLaunch, requests};

/// Whether the handler of navigations is asked for frames too. It does not know which.
pub(super) const ASKS_FOR_FRAMES: bool = true;

/// A private view has a store of its own, in memory.
pub(super) struct BrowserData;

impl BrowserData {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self)
    }

    pub(super) fn context(&self) -> WebContext {
        WebContext::new(None)
    }
}

/// What the system says of the player's process.
pub(super) fn for_player<'a>(builder: WebViewBuilder<'a>, launch: &ModuleLaunch) -> WebViewBuilder<'a> {
    let session = launch.session.clone();
    builder.with_on_web_content_process_terminate_handler(move || requests::notify(&session, &ModuleEvent::Crashed))
}

/// A popup has its opener's configuration, and with it its store and process.
pub(super) fn for_popup(builder: WebViewBuilder<'_>, opener: NewWindowOpener) -> WebViewBuilder<'_> {
    builder.with_webview_configuration(opener.target_configuration)
}

/// Has the system show a popup in this view.
pub(super) fn new_window(view: &WebView) -> NewWindowResponse {
    NewWindowResponse::Create {
        webview: (&**view.webview()).into(),
    }
}
