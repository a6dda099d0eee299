//! What a module's view may do: it goes nowhere but in its session, and what it wants of the computer is refused or asked for
//! by the system's view itself.

use std::{cell::Cell, rc::Rc, time::Duration};

use tauri::AppHandle;
use workbench::{ids::SessionId, trace::AccessKind};
use wry::{NewWindowFeatures, NewWindowResponse, PageLoadEvent, PermissionKind, PermissionResponse, WebViewBuilder};

use super::{
    super::{ModuleLaunch, address::Destination, on_main_thread, refuse},
    Result, browser, forget_popup, view_of, with_view,
};

/// How many windows a module may have open.
const WINDOWS: usize = 20;
/// What is shown in a view in the place of a page that it may not show.
const BLANK: &str = "about:blank";

/// Opens a window that a module asks for; the guard of its opener watches it too.
pub(super) type OpenPopup = fn(&Guard, NewWindowFeatures) -> Result<NewWindowResponse>;

/// Watches a session's views.
#[derive(Clone)]
pub(super) struct Guard(Rc<Watched>);

struct Watched {
    app: AppHandle,
    launch: ModuleLaunch,
    open_popup: OpenPopup,
    /// The player page is there.
    playing: Cell<bool>,
}

impl Guard {
    pub(super) fn new(app: &AppHandle, launch: ModuleLaunch, open_popup: OpenPopup) -> Self {
        Self(Rc::new(Watched {
            app: app.clone(),
            launch,
            open_popup,
            playing: Cell::new(false),
        }))
    }

    pub(super) fn app(&self) -> &AppHandle {
        &self.0.app
    }

    pub(super) fn session(&self) -> &SessionId {
        &self.0.launch.session
    }

    /// The page that a window goes to so that the one in it unloads before it closes.
    pub(super) fn closed_page(&self) -> String {
        format!("{}closed.html", self.0.launch.player)
    }

    /// Watches a view that is about to be made: that of the window with this label which the module opens, or the player's.
    pub(super) fn watch<'a>(&self, builder: WebViewBuilder<'a>, popup: Option<String>) -> WebViewBuilder<'a> {
        let (going, opening, loading, downloading) = (self.clone(), self.clone(), self.clone(), self.clone());
        let is_player = popup.is_none();
        builder
            .with_incognito(true)
            .with_autoplay(true)
            .with_devtools(cfg!(debug_assertions))
            .with_navigation_handler(move |url| going.navigate(is_player, &url))
            .with_new_window_req_handler(move |url, features| opening.open_window(&url, features))
            .with_on_page_load_handler(move |event, url| {
                if matches!(event, PageLoadEvent::Started) {
                    loading.load(popup.as_deref(), &url);
                }
            })
            .with_permission_handler(permit)
            .with_download_started_handler(move |url, _| {
                // There is no way to wait for the user's answer here.
                downloading.refuse(AccessKind::Download, &url);
                false
            })
    }

    fn destination(&self, url: &str) -> Destination {
        Destination::from_url(url, &self.0.launch.player)
    }

    fn stays(&self, url: &str) -> bool {
        matches!(self.destination(url), Destination::Session | Destination::Inline)
    }

    /// Says that a page was not shown.
    fn refuse(&self, access: AccessKind, url: &str) {
        refuse(&self.0.app, &self.0.launch, access, url);
    }

    /// Whether a view itself may show this address. A module that replaces the player's page would end its own session.
    fn may_show(&self, is_player: bool, url: &str) -> bool {
        let may_leave = !is_player || !self.0.playing.get();
        url == self.0.launch.player || may_leave && self.stays(url)
    }

    /// Whether a view, or a frame in it, may go there.
    fn navigate(&self, is_player: bool, url: &str) -> bool {
        let allowed = match self.destination(url) {
            Destination::Session | Destination::Inline => browser::ASKS_FOR_FRAMES || self.may_show(is_player, url),
            // A frame of the module may show another host's page, where requests to other hosts are not blocked.
            Destination::Web => browser::ASKS_FOR_FRAMES && !self.0.launch.offline,
            Destination::Other => false,
        };
        if !allowed {
            self.refuse(AccessKind::Navigation, url);
        }
        allowed
    }

    /// A page begins in a view itself, not in a frame: the one before it has unloaded.
    fn load(&self, popup: Option<&str>, url: &str) {
        if let Some(label) = popup.filter(|_| url == self.closed_page()) {
            forget_popup(Duration::ZERO, &self.0.app, self.session(), label);
        } else if url != BLANK && !self.may_show(popup.is_none(), url) {
            self.refuse(AccessKind::Navigation, url);
            self.blank_later(popup);
        } else if popup.is_none() && url == self.0.launch.player {
            self.0.playing.set(true);
        }
    }

    /// Shows nothing in a view, once what goes on in it is over.
    fn blank_later(&self, popup: Option<&str>) {
        let (app, session, popup) = (self.0.app.clone(), self.session().clone(), popup.map(str::to_owned));
        tauri::async_runtime::spawn(async move {
            on_main_thread(&app, move |_| {
                if let Some(Err(error)) = view_of(&session, popup.as_deref()).map(|view| view.load_url(BLANK)) {
                    tracing::error!(%error, "a module's view shows a page outside its session");
                }
            });
        });
    }

    /// A window that the module opens, in the browser of its opener: it finds the API there. The system's view would open one
    /// by itself too (`NewWindowResponse::Allow`), which goes where its page wants: its navigations are not heard of.
    fn open_window(&self, url: &str, features: NewWindowFeatures) -> NewWindowResponse {
        let open = with_view(self.session(), |module| module.popups.len());
        if !self.stays(url) || open.is_none_or(|open| open >= WINDOWS) {
            self.refuse(AccessKind::Popup, url);
            return NewWindowResponse::Deny;
        }
        (self.0.open_popup)(self, features).unwrap_or_else(|error| {
            tracing::error!(%error, "a module's window could not be made");
            NewWindowResponse::Deny
        })
    }
}

fn permit(kind: PermissionKind) -> PermissionResponse {
    match kind {
        // The pointer is the module's until Escape.
        PermissionKind::PointerLock | PermissionKind::Autoplay => PermissionResponse::Allow,
        // The system's view asks the user itself, and does not say what came of it.
        PermissionKind::Camera
        | PermissionKind::Microphone
        | PermissionKind::Geolocation
        | PermissionKind::Notifications => PermissionResponse::Default,
        // Nothing that a module needs.
        _ => PermissionResponse::Deny,
    }
}
