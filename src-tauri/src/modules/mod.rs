//! The views that modules run in. A module is untrusted code, so its view is not one of Tauri's: it has no message
//! handler, none of Tauri's scripts, a browser context of its own that is gone with the session, and a web process of its
//! own. It shows its session's address and nothing else; what it asks of the computer, the user decides.
//!
//! Views belong to the main thread: every function here hands its work over to it and returns at once.

#![cfg_attr(
    not(target_os = "linux"),
    expect(
        dead_code,
        reason = "wry has no way to wait for what the user answers, nor to hear that a module does not respond"
    )
)]

mod address;
mod requests;
#[cfg(target_os = "linux")]
#[path = "webkit/mod.rs"]
mod views;
#[cfg(not(target_os = "linux"))]
#[path = "wry/mod.rs"]
mod views;

use std::{path::PathBuf, sync::Arc};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, WebviewWindow, ipc::Channel};
use workbench::{
    LanguageTag, Workbench,
    ids::SessionId,
    report::Language,
    trace::{AccessKind, Decision},
    views::{LaunchOptions, LaunchWindow, Launched},
};

use self::address::Destination;
pub(crate) use self::address::is_for_browser;

/// A session whose module is to be shown.
#[derive(Debug, Clone)]
pub(crate) struct ModuleLaunch {
    /// The session's identity.
    pub(crate) session: SessionId,
    /// The player's address. The view stays below it.
    pub(crate) player: String,
    /// In a window of its own; else in the workbench's.
    pub(crate) own_window: bool,
    /// Whether requests to other hosts are blocked.
    pub(crate) offline: bool,
    /// The language that the module finds in the browser.
    pub(crate) language: LanguageTag,
}

/// Where a module's view lies in the workbench's page, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, specta::Type)]
pub(crate) struct ModuleArea {
    /// The left edge.
    x: f64,
    /// The top edge.
    y: f64,
    width: f64,
    height: f64,
    /// How large a CSS pixel of the module is, in CSS pixels of the page: below 1, the module has more room than it is shown in.
    zoom: f64,
}

impl ModuleArea {
    /// The zoom that a view can have.
    fn zoom(&self) -> f64 {
        if self.zoom.is_finite() {
            self.zoom.clamp(0.1, 4.0)
        } else {
            1.0
        }
    }
}

/// A key that belongs to the workbench while a module has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub(crate) enum WorkbenchKey {
    /// Shows or hides the trace.
    F9,
    /// Shows the module in full screen, or no longer.
    F11,
}

/// What a module asks of the computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum ModuleRequest {
    /// To write a file.
    Download {
        /// The file name that the module suggests.
        name: String,
    },
    /// The camera, and the microphone with it where it asks for both.
    Camera,
    /// The microphone.
    Microphone,
    /// Where the computer is.
    Location,
    /// To show notifications of the system.
    Notifications,
    /// What is in the clipboard.
    Clipboard,
}

impl ModuleRequest {
    /// What the trace says that the module asked for.
    fn access(&self) -> (AccessKind, &str) {
        match self {
            Self::Download { name } => (AccessKind::Download, name),
            Self::Camera => (AccessKind::Camera, ""),
            Self::Microphone => (AccessKind::Microphone, ""),
            Self::Location => (AccessKind::Location, ""),
            Self::Notifications => (AccessKind::Notifications, ""),
            Self::Clipboard => (AccessKind::Clipboard, ""),
        }
    }
}

/// What the user decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// No.
    Deny,
    /// Yes.
    Allow,
    /// Yes, to this file.
    SaveTo(PathBuf),
}

impl Answer {
    /// The answer to a request: `path` is where a file that is allowed goes.
    pub(crate) fn new(allow: bool, path: Option<String>) -> Self {
        match (allow, path) {
            (false, _) => Self::Deny,
            (true, None) => Self::Allow,
            (true, Some(path)) => Self::SaveTo(path.into()),
        }
    }
}

/// What happens in a module's view, for the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum ModuleEvent {
    /// The module asks for something; `answer_module` with this number answers.
    Asked {
        /// The request's number.
        id: u32,
        /// What it asks for.
        request: ModuleRequest,
    },
    /// The view was to show another page than the session allows, and did not.
    Refused {
        /// The page's address; its path in the package where it is the session's own.
        url: String,
        /// Why it was not shown.
        reason: RefusalReason,
        /// Whether the system's browser may be offered for it.
        browser: bool,
    },
    /// The module does not respond.
    Unresponsive,
    /// It responds again.
    Responsive,
    /// The module was asked to leave, and has not: it shows a message that waits for an answer, or hangs.
    NotLeft,
    /// The process that the module ran in crashed, or was ended by the system.
    Crashed,
    /// The user pressed a key of the workbench in the module.
    Pressed {
        /// The key.
        key: WorkbenchKey,
    },
}

/// Why a view did not show a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum RefusalReason {
    /// It is not a page of the session.
    OutsideSession,
    /// It would have replaced the player's page.
    ReplacesPlayer,
    /// The module has as many windows open as it may.
    TooManyWindows,
}

/// Makes space for modules in the workbench's own window. Where WebDriver drives the window, modules share its context so
/// that they can be driven too, unless they are to have `own_contexts` all the same.
///
/// # Errors
/// The window is gone.
pub(crate) fn prepare(window: &WebviewWindow, own_contexts: bool) -> tauri::Result<()> {
    views::prepare(window, own_contexts)
}

/// Makes ready for a module that is about to be launched: its process takes longer to start than anything else.
pub(crate) fn warm_up(app: &AppHandle, language: LanguageTag) {
    on_main_thread(app, move |_| views::warm_up(language));
}

/// Shows a launched session's module, and takes it away when the session has ended.
pub(crate) fn open(app: &AppHandle, options: &LaunchOptions, language: Language, launched: &Launched) {
    let launch = ModuleLaunch {
        session: launched.session.clone(),
        player: launched.url.clone(),
        own_window: options.window == LaunchWindow::Own,
        offline: options.offline,
        language: options.browser_language(language),
    };
    on_main_thread(app, move |app| views::open(app, launch));
    let app = app.clone();
    let session = launched.session.clone();
    tauri::async_runtime::spawn(async move {
        let library = Arc::clone(&app.state::<Arc<Workbench>>());
        library.ended(&session).await;
        on_main_thread(&app, move |_| {
            views::close(&session);
            requests::forget(&session);
        });
    });
}

/// Ends the sessions whose modules lie over the workbench's page, which reloads and forgets where. (On Linux its view says
/// so itself.)
#[cfg(not(target_os = "linux"))]
pub(crate) fn end_embedded(app: &AppHandle) {
    on_main_thread(app, views::end_embedded);
}

/// Lays an embedded view over this area of the workbench's page; out of sight where there is none.
pub(crate) fn place(app: &AppHandle, session: SessionId, area: Option<ModuleArea>) {
    on_main_thread(app, move |_| views::place(&session, area));
}

/// Gives an embedded view the keyboard.
pub(crate) fn focus(app: &AppHandle, session: SessionId) {
    on_main_thread(app, move |_| views::focus(&session));
}

/// The session is about to be ended: the module is not to hold that up by asking whether to leave.
pub(crate) fn closing(app: &AppHandle, session: SessionId) {
    on_main_thread(app, move |_| views::closing(&session));
}

/// The module was asked to leave, and has not: the interface is notified.
pub(crate) fn not_left(app: &AppHandle, session: SessionId) {
    on_main_thread(app, move |_| requests::notify(&session, &ModuleEvent::NotLeft));
}

/// Ends the process of a module that does not respond.
pub(crate) fn terminate(app: &AppHandle, session: SessionId) {
    on_main_thread(app, move |_| views::terminate(&session));
}

/// Answers what a module asked for. An answer to what is no longer asked is nothing.
pub(crate) fn answer(app: &AppHandle, request: u32, answer: Answer) {
    on_main_thread(app, move |_| requests::answer(request, answer));
}

/// Sends `channel` what happens in a session's view from now on, and what it is still asking for.
pub(crate) fn follow(app: &AppHandle, session: SessionId, channel: Channel<ModuleEvent>) {
    on_main_thread(app, move |_| {
        requests::follow(session, Box::new(move |event| channel.send(event.clone()).is_ok()));
    });
}

/// Asks the user for what a session's module asks for, and says in its trace what came of it.
fn ask(app: &AppHandle, session: &SessionId, request: ModuleRequest, act: impl FnOnce(Answer) + 'static) {
    let (app, owner, asked) = (app.clone(), session.clone(), request.clone());
    requests::ask(session, request, move |answer| {
        let decision = match answer {
            Answer::Deny => Decision::Blocked,
            Answer::Allow | Answer::SaveTo(_) => Decision::Allowed,
        };
        let (access, target) = asked.access();
        note(&app, &owner, access, target, decision);
        act(answer);
    });
}

/// A session's module was to show a page, in its view or in a window, or to download it, and did not.
fn refuse(app: &AppHandle, launch: &ModuleLaunch, access: AccessKind, url: &str) {
    let access = if address::is_of_workbench(url) {
        AccessKind::Ipc
    } else {
        access
    };
    let is_of_session = matches!(
        Destination::from_url(url, &launch.player),
        Destination::Session | Destination::Inline
    );
    let reason = match access {
        AccessKind::Navigation if is_of_session => RefusalReason::ReplacesPlayer,
        AccessKind::Popup if is_of_session => RefusalReason::TooManyWindows,
        _ => RefusalReason::OutsideSession,
    };
    let shown = address::in_package(url, &launch.player);
    note(app, &launch.session, access, shown, Decision::Blocked);
    requests::notify(
        &launch.session,
        &ModuleEvent::Refused {
            url: shown.to_owned(),
            reason,
            browser: !is_of_session && is_for_browser(url),
        },
    );
}

fn note(app: &AppHandle, session: &SessionId, access: AccessKind, target: &str, decision: Decision) {
    app.state::<Arc<Workbench>>()
        .note_access(session, access, target, decision);
}

fn on_main_thread(app: &AppHandle, act: impl FnOnce(&AppHandle) + Send + 'static) {
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || act(&handle)) {
        tracing::error!(%error, "the main thread is gone");
    }
}
