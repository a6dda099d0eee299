//! Modules' views on Windows and macOS: wry's own child views, which have none of Tauri's scripts and no message handler.
//!
//! Each is in a browser context of its own: on Windows in a data folder that is deleted with the session (private contexts
//! of one folder may share a profile), on macOS in a store that is never written. Windows that a module opens are made by
//! the system's view itself, in the same context.

use std::{cell::RefCell, collections::HashMap};

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tempfile::TempDir;
use workbench::trace::AccessKind;
use wry::{
    NewWindowResponse, PermissionKind, PermissionResponse, Rect, WebContext, WebView, WebViewBuilder,
    dpi::{LogicalPosition, LogicalSize},
};

use super::{ModuleArea, ModuleEvent, ModuleLaunch, address::Destination, refuse, requests};
use crate::windows::{self, TITLE};

/// Where a view waits that is not to be seen: hiding it would tell the module so (`visibilitychange`).
const OUT_OF_SIGHT: f64 = -20_000.0;
/// The size of a view before the page has said where it goes, and of a window of its own.
const FIRST_SIZE: (f64, f64) = (1024.0, 768.0);

thread_local! {
    static VIEWS: RefCell<HashMap<String, ModuleView>> = RefCell::default();
}

/// A running session's view. Fields are dropped in this order: the folder is deleted when nothing uses it any more.
struct ModuleView {
    view: WebView,
    /// Where it has one of its own.
    window: Option<WebviewWindow>,
    area: ModuleArea,
    _context: WebContext,
    _folder: TempDir,
}

impl Drop for ModuleView {
    fn drop(&mut self) {
        if let Some(window) = &self.window {
            let _ = window.destroy();
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "on Linux it can fail")]
pub(super) fn prepare(_: &WebviewWindow, _: bool) -> tauri::Result<()> {
    Ok(())
}

/// The views share their browser's process, so there is none to start.
pub(super) fn warm_up(_: &str) {}

pub(super) fn open(app: &AppHandle, launch: ModuleLaunch) {
    let session = launch.session.clone();
    match build(app, launch) {
        Ok(module) => {
            VIEWS.with_borrow_mut(|views| views.insert(session, module));
        }
        Err(error) => {
            tracing::error!(%error, "a module's view could not be made");
            requests::tell(&session, &ModuleEvent::Crashed);
        }
    }
}

fn build(app: &AppHandle, launch: ModuleLaunch) -> Result<ModuleView, Box<dyn std::error::Error>> {
    let (width, height) = FIRST_SIZE;
    let window = if launch.own_window {
        Some(own_window(app, &launch.session)?)
    } else {
        None
    };
    let parent = match &window {
        Some(window) => window.clone(),
        None => app
            .get_webview_window(windows::WORKBENCH)
            .ok_or("the workbench's window is gone")?,
    };
    let area = ModuleArea {
        x: if window.is_some() { 0.0 } else { OUT_OF_SIGHT },
        y: 0.0,
        width,
        height,
    };
    let folder = TempDir::new()?;
    let mut context = WebContext::new(Some(folder.path().to_owned()));
    let (going, opening) = (launch.clone(), launch.clone());
    let (handle, opener, loader) = (app.clone(), app.clone(), app.clone());
    let session = launch.session.clone();
    let view = WebViewBuilder::new_with_web_context(&mut context)
        .with_incognito(true)
        .with_autoplay(true)
        .with_bounds(bounds(area))
        .with_navigation_handler(move |url| stays(&handle, &going, AccessKind::Navigation, &url))
        .with_new_window_req_handler(move |url, _| match stays(&opener, &opening, AccessKind::Popup, &url) {
            true => NewWindowResponse::Allow,
            false => NewWindowResponse::Deny,
        })
        .with_permission_handler(|kind| match kind {
            PermissionKind::PointerLock => PermissionResponse::Allow,
            // The system's view asks the user itself.
            PermissionKind::Camera
            | PermissionKind::Microphone
            | PermissionKind::Geolocation
            | PermissionKind::Notifications => PermissionResponse::Default,
            _ => PermissionResponse::Deny,
        })
        .with_download_started_handler(move |url, _| {
            // There is no way to wait for the user's answer here.
            refuse(&loader, &session, AccessKind::Download, &url);
            false
        })
        .with_url(&launch.player)
        .build_as_child(&parent)?;
    Ok(ModuleView {
        view,
        window,
        area,
        _context: context,
        _folder: folder,
    })
}

/// A window with nothing in it but the module's view, which its button closes the session of.
fn own_window(app: &AppHandle, session: &str) -> tauri::Result<WebviewWindow> {
    let (width, height) = FIRST_SIZE;
    let blank = WebviewUrl::External(tauri::Url::parse("about:blank")?);
    let window = WebviewWindowBuilder::new(app, format!("module-{session}"), blank)
        .title(TITLE)
        .inner_size(width, height)
        .build()?;
    let (handle, owner) = (app.clone(), session.to_owned());
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            windows::close_player_later(&handle, owner.clone());
        }
        WindowEvent::Resized(_) => fill(&owner),
        _ => {}
    });
    Ok(window)
}

/// Gives a view all of its own window.
fn fill(session: &str) {
    VIEWS.with_borrow_mut(|views| {
        let Some(module) = views.get_mut(session) else { return };
        let Some(window) = &module.window else { return };
        if let (Ok(size), Ok(scale)) = (window.inner_size(), window.scale_factor()) {
            let size: LogicalSize<f64> = size.to_logical(scale);
            module.area.width = size.width;
            module.area.height = size.height;
            show(module);
        }
    });
}

pub(super) fn place(session: &str, area: Option<ModuleArea>) {
    VIEWS.with_borrow_mut(|views| {
        let Some(module) = views.get_mut(session).filter(|module| module.window.is_none()) else {
            return;
        };
        match area {
            Some(area) => module.area = area,
            None => module.area.x = OUT_OF_SIGHT,
        }
        show(module);
    });
}

fn show(module: &ModuleView) {
    if let Err(error) = module.view.set_bounds(bounds(module.area)) {
        tracing::error!(%error, "a module's view could not be moved");
    }
}

pub(super) fn focus(session: &str) {
    VIEWS.with_borrow(|views| {
        if let Some(Err(error)) = views.get(session).map(|module| module.view.focus()) {
            tracing::error!(%error, "a module's view did not take the keyboard");
        }
    });
}

/// The system's views have no way to answer a prompt for the user.
pub(super) fn closing(_: &str) {}

/// There is no way to end the process of a view: it ends with the view.
pub(super) fn terminate(session: &str) {
    close(session);
}

pub(super) fn close(session: &str) {
    let module = VIEWS.with_borrow_mut(|views| views.remove(session));
    drop(module);
}

/// Whether an address may be shown; where not, the interface hears of it.
fn stays(app: &AppHandle, launch: &ModuleLaunch, access: AccessKind, url: &str) -> bool {
    let stays = match Destination::from_url(url, &launch.player) {
        Destination::Session | Destination::Inline => true,
        // A frame of the module may show another host's page, where requests to other hosts are not blocked. Which frame
        // is asked for, the handler is not told.
        Destination::Web => access == AccessKind::Navigation && !launch.offline,
        Destination::Other => false,
    };
    if !stays {
        refuse(app, &launch.session, access, url);
    }
    stays
}

fn bounds(area: ModuleArea) -> Rect {
    Rect {
        position: LogicalPosition::new(area.x, area.y).into(),
        size: LogicalSize::new(area.width, area.height).into(),
    }
}
