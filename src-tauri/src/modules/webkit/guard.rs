//! What a module's view may do: it goes nowhere but in its session, and what it wants of the computer is asked for.

use std::{cell::Cell, path::PathBuf, rc::Rc};

use gtk::{glib, prelude::*};
use tauri::AppHandle;
use webkit2gtk::{
    DownloadExt, GeolocationPermissionRequest, LoadEvent, NavigationPolicyDecision, NavigationPolicyDecisionExt,
    NavigationType, NetworkError, NotificationPermissionRequest, PermissionRequest, PermissionRequestExt,
    PointerLockPermissionRequest, PolicyDecision, PolicyDecisionExt, PolicyDecisionType, PolicyError,
    ResponsePolicyDecision, ResponsePolicyDecisionExt, ScriptDialogType, URIRequestExt, UserContentManager,
    UserMediaPermissionRequest, UserMediaPermissionRequestExt, WebContext, WebContextExt, WebProcessTerminationReason,
    WebView, WebViewExt,
};
use workbench::{
    ids::SessionId,
    trace::{AccessKind, Decision},
};

use super::{
    super::{Answer, ModuleEvent, ModuleLaunch, ModuleRequest, address::Destination, ask, note, refuse, requests},
    set_up,
    window::Popup,
    with_view,
};
/// How many windows a module may have open.
const WINDOWS: usize = 20;
/// The type of the request to read the clipboard, since WebKitGTK 2.42. webkit2gtk-rs does not know it. Older versions do not
/// let pages read it.
const CLIPBOARD_REQUEST: &str = "WebKitClipboardPermissionRequest";

/// Watches a session's views.
#[derive(Clone)]
pub(super) struct Guard(Rc<Watched>);

/// What a view is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It shows the player page, with the module in a frame.
    Player,
    /// It is a window that the module opened.
    Popup,
}

struct Watched {
    app: AppHandle,
    launch: ModuleLaunch,
    /// The session is being closed.
    closing: Cell<bool>,
    /// The player page is there.
    playing: Cell<bool>,
    /// A view has filled the screen.
    filled_screen: Cell<bool>,
}

impl Guard {
    pub(super) fn new(app: &AppHandle, launch: &ModuleLaunch) -> Self {
        Self(Rc::new(Watched {
            app: app.clone(),
            launch: launch.clone(),
            closing: Cell::new(false),
            playing: Cell::new(false),
            filled_screen: Cell::new(false),
        }))
    }

    /// From here on nobody is asked whether the module may be left.
    pub(super) fn close(&self) {
        self.0.closing.set(true);
    }

    /// Whether a view has filled the screen.
    pub(super) fn has_filled_screen(&self) -> bool {
        self.0.filled_screen.get()
    }

    /// Watches a view.
    pub(super) fn watch(&self, view: &WebView, role: Role) {
        let guard = self.clone();
        view.connect_decide_policy(move |_, decision, kind| guard.decide(decision, kind, role));
        let guard = self.clone();
        view.connect_load_changed(move |view, event| guard.loaded(view, event, role));
        let guard = self.clone();
        view.connect_load_failed(move |_, _, url, error| guard.failed(url, error, role));
        let guard = self.clone();
        view.connect_create(move |opener, action| {
            let url = action.request().and_then(|request| request.uri()).unwrap_or_default();
            guard.open_window(opener, &url)
        });
        let guard = self.clone();
        view.connect_permission_request(move |_, request| guard.permit(request));
        let guard = self.clone();
        view.connect_enter_fullscreen(move |_| {
            guard.0.filled_screen.set(true);
            note(
                &guard.0.app,
                guard.session(),
                AccessKind::Fullscreen,
                "",
                Decision::Allowed,
            );
            false
        });
        let guard = self.clone();
        view.connect_script_dialog(move |_, dialog| {
            if dialog.dialog_type() == ScriptDialogType::BeforeUnloadConfirm && guard.0.closing.get() {
                dialog.confirm_set_confirmed(true);
                return true;
            }
            with_view(guard.session(), |module| module.watchdog.dialog_opened());
            false
        });
        let guard = self.clone();
        view.connect_web_process_terminated(move |_, reason| {
            if reason != WebProcessTerminationReason::TerminatedByApi {
                guard.notify(&ModuleEvent::Crashed);
            }
        });
    }

    fn session(&self) -> &SessionId {
        &self.0.launch.session
    }

    fn notify(&self, event: &ModuleEvent) {
        requests::notify(self.session(), event);
    }

    fn destination(&self, url: &str) -> Destination {
        Destination::from_url(url, &self.0.launch.player)
    }

    /// Says that a page was not shown.
    fn refuse(&self, access: AccessKind, url: &str) {
        refuse(&self.0.app, &self.0.launch, access, url);
    }

    /// Whether WebKit's decision was taken here.
    fn decide(&self, decision: &PolicyDecision, kind: PolicyDecisionType, role: Role) -> bool {
        let refused = match kind {
            PolicyDecisionType::NavigationAction | PolicyDecisionType::NewWindowAction => decision
                .downcast_ref::<NavigationPolicyDecision>()
                .is_some_and(|decision| self.refuses_navigation(decision, kind, role)),
            PolicyDecisionType::Response => match decision.downcast_ref::<ResponsePolicyDecision>() {
                // WebKit would drop what it cannot show without a word.
                Some(response) if !response.is_mime_type_supported() => {
                    decision.download();
                    return true;
                }
                Some(response) => self.refuses_response(response, role),
                None => false,
            },
            _ => false,
        };
        if refused {
            decision.ignore();
        }
        refused
    }

    fn refuses_navigation(&self, decision: &NavigationPolicyDecision, kind: PolicyDecisionType, role: Role) -> bool {
        let mut action = decision.navigation_action();
        let request = action.as_mut().and_then(|action| action.request());
        let url = request.and_then(|request| request.uri()).unwrap_or_default();
        let goes_back = action.is_some_and(|action| action.navigation_type() == NavigationType::BackForward);
        let access = match kind {
            PolicyDecisionType::NewWindowAction => AccessKind::Popup,
            _ => AccessKind::Navigation,
        };
        let refused = match self.destination(&url) {
            // The blank page that the view had before the player.
            Destination::Inline if goes_back && role == Role::Player && self.0.playing.get() => true,
            Destination::Session | Destination::Inline => false,
            Destination::Other => true,
            // A frame of the module may show another host's page, where requests to other hosts are not blocked. Which frame
            // is asked for, WebKit does not say: where it is the view itself, what the host answers is refused.
            Destination::Web => self.0.launch.offline || kind == PolicyDecisionType::NewWindowAction,
        };
        if refused {
            self.refuse(access, &url);
        }
        refused
    }

    fn refuses_response(&self, response: &ResponsePolicyDecision, role: Role) -> bool {
        let request = response.request();
        let url = request.and_then(|request| request.uri()).unwrap_or_default();
        let refused = response.is_main_frame_main_resource() && !self.may_show(&url, role);
        if refused {
            self.refuse(AccessKind::Navigation, &url);
        }
        refused
    }

    /// Whether a view itself may show this address. A module that replaces the player's page would end its own session.
    fn may_show(&self, url: &str, role: Role) -> bool {
        match role {
            Role::Player => url == self.0.launch.player || !self.0.playing.get() && self.stays(url),
            Role::Popup => self.stays(url),
        }
    }

    fn stays(&self, url: &str) -> bool {
        matches!(self.destination(url), Destination::Session | Destination::Inline)
    }

    /// Hears that the player page is there: the view was at its blank page, if anywhere, and no module with it.
    fn loaded(&self, view: &WebView, event: LoadEvent, role: Role) {
        let is_player = || view.uri().is_some_and(|url| url == self.0.launch.player);
        if role == Role::Player && event == LoadEvent::Committed && is_player() {
            self.0.playing.set(true);
        }
    }

    /// Whether WebKit is kept from showing its page about an address that cannot be loaded.
    fn failed(&self, url: &str, error: &glib::Error, role: Role) -> bool {
        if self.may_show(url, role) {
            return false;
        }
        // What was refused above fails too.
        let is_refused =
            error.matches(PolicyError::FrameLoadInterruptedByPolicyChange) || error.matches(NetworkError::Cancelled);
        if !is_refused {
            self.refuse(AccessKind::Navigation, url);
        }
        true
    }

    /// A view for a window that the module opens, related to its opener: it finds the API there.
    fn open_window(&self, opener: &WebView, url: &str) -> Option<gtk::Widget> {
        let open = with_view(self.session(), |module| module.popups.len())?;
        if !self.stays(url) || open >= WINDOWS {
            self.refuse(AccessKind::Popup, url);
            return None;
        }
        let view = WebView::builder()
            .related_view(opener)
            .user_content_manager(&UserContentManager::new())
            .build();
        set_up(&view);
        self.watch(&view, Role::Popup);
        let popup = Popup::new(&self.0.app, self.session(), &view);
        with_view(self.session(), |module| module.popups.push(popup));
        Some(view.upcast())
    }

    fn permit(&self, request: &PermissionRequest) -> bool {
        let Some(asked) = asked_for(request) else {
            // The pointer is the module's until Escape; anything else (other origins' data, protected media, plugins, the list
            // of devices) is nothing that a module needs.
            if request.is::<PointerLockPermissionRequest>() {
                note(
                    &self.0.app,
                    self.session(),
                    AccessKind::PointerLock,
                    "",
                    Decision::Allowed,
                );
                request.allow();
            } else {
                request.deny();
            }
            return true;
        };
        if asked == ModuleRequest::Clipboard {
            // The module waits for the answer, as for that to a dialog.
            with_view(self.session(), |module| module.watchdog.dialog_opened());
        }
        let request = request.clone();
        ask(&self.0.app, self.session(), asked, move |answer| match answer {
            Answer::Allow => request.allow(),
            Answer::Deny | Answer::SaveTo(_) => request.deny(),
        });
        true
    }

    /// Asks for each file that the session's views download from `context`.
    pub(super) fn watch_downloads(&self, context: &WebContext) -> Downloads {
        let guard = self.clone();
        let handler = context.connect_download_started(move |_, download| {
            let from = download.web_view();
            let ours = with_view(guard.session(), |module| {
                from.is_some_and(|view| module.view == view || module.popups.iter().any(|popup| popup.view == view))
            });
            if ours != Some(true) {
                return;
            }
            let guard = guard.clone();
            download.connect_decide_destination(move |download, name| {
                let request = ModuleRequest::Download { name: name.to_owned() };
                let download = download.clone();
                ask(&guard.0.app, guard.session(), request, move |answer| {
                    save(&download, answer)
                });
                true
            });
        });
        Downloads {
            context: context.clone(),
            handler: Some(handler),
        }
    }
}

/// What the user is asked for; none where it is not for the user to decide.
fn asked_for(request: &PermissionRequest) -> Option<ModuleRequest> {
    if let Some(media) = request.downcast_ref::<UserMediaPermissionRequest>() {
        return match (media.is_for_video_device(), media.is_for_audio_device()) {
            (true, _) => Some(ModuleRequest::Camera),
            (false, true) => Some(ModuleRequest::Microphone),
            // The screen.
            (false, false) => None,
        };
    }
    if request.is::<GeolocationPermissionRequest>() {
        return Some(ModuleRequest::Location);
    }
    if request.type_().name() == CLIPBOARD_REQUEST {
        return Some(ModuleRequest::Clipboard);
    }
    request
        .is::<NotificationPermissionRequest>()
        .then_some(ModuleRequest::Notifications)
}

/// Writes a download where the user chose; what was there is overwritten, as the file dialog has asked.
fn save(download: &webkit2gtk::Download, answer: Answer) {
    let place = match answer {
        Answer::SaveTo(path) => uri_of(path),
        Answer::Allow | Answer::Deny => None,
    };
    match place {
        Some(place) => {
            download.set_allow_overwrite(true);
            download.set_destination(&place);
        }
        None => download.cancel(),
    }
}

fn uri_of(path: PathBuf) -> Option<String> {
    match glib::filename_to_uri(&path, None) {
        Ok(uri) => Some(uri.into()),
        Err(error) => {
            tracing::error!(%error, path = %path.display(), "a download cannot be written there");
            None
        }
    }
}

/// Hears of downloads as long as it lives.
pub(super) struct Downloads {
    context: WebContext,
    handler: Option<glib::SignalHandlerId>,
}

impl Drop for Downloads {
    fn drop(&mut self) {
        if let Some(handler) = self.handler.take() {
            self.context.disconnect(handler);
        }
    }
}
