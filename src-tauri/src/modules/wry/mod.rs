//! Modules' views on Windows and macOS: wry's own child views, beside those of Tauri. They have none of Tauri's scripts and
//! no message handler.
//!
//! Compiled for both systems, and tried on neither yet. What wry has no way to do, and what is so otherwise than on Linux:
//! nobody hears that a module does not respond, and its process ends with its view, not before; a prompt of the module may
//! hold up the end of its session until the limit of that has passed; full screen is the view's own area.

#[cfg(windows)]
#[path = "webview2.rs"]
mod browser;
#[cfg(target_os = "macos")]
#[path = "wkwebview.rs"]
mod browser;
mod guard;
mod window;

use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};

use tauri::{AppHandle, Manager, WebviewWindow};
use workbench::{LanguageTag, ids::SessionId};
use wry::{
    Rect, WebView, WebViewBuilder,
    dpi::{LogicalPosition, LogicalSize},
};

use self::{browser::BrowserData, guard::Guard, window::ModuleWindow};
use super::{ModuleArea, ModuleEvent, ModuleLaunch, on_main_thread, requests};
use crate::{ending, windows};

/// Where a view waits that is not to be seen: hiding it would be visible to the module (`visibilitychange`).
const OUT_OF_SIGHT: f64 = -20_000.0;
/// The size of a view before the page has said where it goes: a module that measures its window at once gets one.
const FIRST_SIZE: (f64, f64) = (800.0, 600.0);

thread_local! {
    static VIEWS: RefCell<HashMap<SessionId, ModuleView>> = RefCell::default();
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A running session's views: the player's, and those of the windows that its module opened. Fields are dropped in this
/// order: what the browser writes is deleted when nothing uses it any more.
struct ModuleView {
    popups: Vec<ModuleWindow>,
    /// None while the system makes it.
    player: Option<Player>,
    /// Where the page wants an embedded view.
    area: ModuleArea,
}

struct Player {
    place: ViewPlacement,
    _data: BrowserData,
}

/// Where the player's view is.
enum ViewPlacement {
    Embedded(Rc<WebView>),
    Own(Box<ModuleWindow>),
}

impl ViewPlacement {
    fn view(&self) -> &Rc<WebView> {
        match self {
            Self::Embedded(view) => view,
            Self::Own(window) => window.view(),
        }
    }
}

pub(super) fn prepare(_: &WebviewWindow, _: bool) -> tauri::Result<()> {
    Ok(())
}

/// A session's browser is started with its first view.
pub(super) fn warm_up(_: LanguageTag) {}

pub(super) fn open(app: &AppHandle, launch: ModuleLaunch) {
    let session = launch.session.clone();
    let (width, height) = FIRST_SIZE;
    let waiting = ModuleView {
        popups: Vec::new(),
        player: None,
        area: ModuleArea {
            x: OUT_OF_SIGHT,
            y: 0.0,
            width,
            height,
            zoom: 1.0,
        },
    };
    VIEWS.with_borrow_mut(|views| views.insert(session.clone(), waiting));
    // Windows goes on with events while it makes a view: the page may say where the view goes, and the session may end.
    match new_player(app, launch) {
        Ok(player) => {
            let mut player = Some(player);
            with_view(&session, |module| module.player = player.take());
            show(&session);
        }
        Err(error) => {
            tracing::error!(%error, "a module's view could not be made");
            requests::notify(&session, &ModuleEvent::Crashed);
        }
    }
}

fn new_player(app: &AppHandle, launch: ModuleLaunch) -> Result<Player> {
    let data = BrowserData::new()?;
    let mut context = data.context();
    let builder = WebViewBuilder::new_with_web_context(&mut context).with_url(&launch.player);
    let builder = browser::for_player(builder, &launch);
    let own_window = launch.own_window;
    let guard = Guard::new(app, launch, window::open_popup);
    let place = if own_window {
        ViewPlacement::Own(Box::new(ModuleWindow::from_player(&guard, builder)?))
    } else {
        let page = app
            .get_webview_window(windows::WORKBENCH)
            .ok_or("the workbench's window is gone")?;
        let (width, height) = FIRST_SIZE;
        let view = guard
            .watch(builder, None)
            .with_bounds(rectangle(OUT_OF_SIGHT, 0.0, width, height))
            .with_focused(false)
            .build_as_child(&page)?;
        ViewPlacement::Embedded(Rc::new(view))
    };
    Ok(Player { place, _data: data })
}

pub(super) fn place(session: &SessionId, area: Option<ModuleArea>) {
    with_view(session, |module| match area {
        Some(area) => module.area = area,
        // It keeps its size.
        None => module.area.x = OUT_OF_SIGHT,
    });
    show(session);
}

/// Lays an embedded view where the page wants it.
fn show(session: &SessionId) {
    let embedded = with_view(session, |module| {
        match module.player.as_ref().map(|player| &player.place) {
            Some(ViewPlacement::Embedded(view)) => Some((Rc::clone(view), module.area)),
            Some(ViewPlacement::Own(_)) | None => None,
        }
    });
    if let Some((view, area)) = embedded.flatten() {
        set_bounds(&view, rectangle(area.x, area.y, area.width, area.height));
        if let Err(error) = view.zoom(area.zoom()) {
            tracing::warn!(%error, "a module's view did not take its zoom");
        }
    }
}

pub(super) fn focus(session: &SessionId) {
    if let Some(Err(error)) = view_of(session, None).map(|view| view.focus()) {
        tracing::error!(%error, "a module's view did not take the keyboard");
    }
}

/// The system's views have no way to answer a prompt for the user.
pub(super) fn closing(_: &SessionId) {}

/// There is no way to end the process of a view: it ends with the view.
pub(super) fn terminate(session: &SessionId) {
    close(session);
}

/// Takes a session's views away. Its module has been unloaded, or never will be.
pub(super) fn close(session: &SessionId) {
    let module = VIEWS.with_borrow_mut(|views| views.remove(session));
    drop(module);
}

/// Ends the sessions whose modules lie over the workbench's page: a page that reloads forgets the player screens.
pub(super) fn end_embedded(app: &AppHandle) {
    let embedded: Vec<_> = VIEWS.with_borrow(|views| {
        let embedded = views.iter().filter(
            |(_, module)| matches!(&module.player, Some(player) if matches!(player.place, ViewPlacement::Embedded(_))),
        );
        embedded.map(|(session, _)| session.clone()).collect()
    });
    for session in embedded {
        place(&session, None);
        ending::end_session_later(app, session);
    }
}

/// What `act` makes of a session's views, where there are any. It must not run what may call back into this module.
fn with_view<T>(session: &SessionId, act: impl FnOnce(&mut ModuleView) -> T) -> Option<T> {
    VIEWS.with_borrow_mut(|views| views.get_mut(session).map(act))
}

/// One of a session's views: that of the window with this label which its module opened, or the player's.
fn view_of(session: &SessionId, popup: Option<&str>) -> Option<Rc<WebView>> {
    let view = with_view(session, |module| match popup {
        Some(label) => module.popup(label).map(|popup| Rc::clone(popup.view())),
        None => module.player.as_ref().map(|player| Rc::clone(player.place.view())),
    });
    view.flatten()
}

/// Takes a window that a module opened away after `time`, once what goes on in its view is over.
fn forget_popup(time: Duration, app: &AppHandle, session: &SessionId, label: &str) {
    let (app, session, label) = (app.clone(), session.clone(), label.to_owned());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(time).await;
        on_main_thread(&app, move |_| {
            let gone = with_view(&session, |module| {
                let at = module.popups.iter().position(|popup| popup.label() == label)?;
                Some(module.popups.remove(at))
            });
            drop(gone);
        });
    });
}

impl ModuleView {
    fn popup(&self, label: &str) -> Option<&ModuleWindow> {
        self.popups.iter().find(|popup| popup.label() == label)
    }
}

fn set_bounds(view: &WebView, bounds: Rect) {
    if let Err(error) = view.set_bounds(bounds) {
        tracing::error!(%error, "a module's view could not be moved");
    }
}

/// The edges are rounded, not the sizes: the view would stick out by a pixel.
fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Rect {
    let edge = |at: f64| (at.round() as i32).clamp(-30_000, 30_000);
    let (left, top) = (edge(x), edge(y));
    Rect {
        position: LogicalPosition::new(left, top).into(),
        size: LogicalSize::new((edge(x + width) - left).max(1), (edge(y + height) - top).max(1)).into(),
    }
}
