//! Windows that show nothing but a module: the player's own, and those that modules open.

use std::{cell::Cell, rc::Rc, time::Duration};

use gtk::{
    gdk_pixbuf::{Colorspace, Pixbuf},
    glib,
    prelude::*,
};
use tauri::AppHandle;
use webkit2gtk::{WebView, WebViewExt, WindowPropertiesExt};
use workbench::ids::SessionId;

use super::with_view;
use crate::{ending, interface_language::current_title};

const SIZE: (i32, i32) = (1024, 768);
/// What WebKitGTK reports where the module asks for no size.
const NO_SIZE: (i32, i32) = (100, 100);
/// The smallest and the largest side of a window that a module asks for.
const SIDES: std::ops::RangeInclusive<i32> = 100..=8_000;
/// How long the page in a module's window may take to go when its window is closed.
const CLOSE_LIMIT: Duration = Duration::from_secs(5);

/// A window with a view in it. Dropped, it closes without asking the page.
pub(super) struct ModuleWindow {
    window: gtk::Window,
    going: Rc<Cell<bool>>,
}

/// A window that a module opened. It is shown when the module is ready.
pub(super) struct Popup {
    pub(super) view: WebView,
    window: Option<ModuleWindow>,
}

/// Gives the windows that are made from here on the application's icon: those that Tauri does not make have none.
pub(super) fn set_icon(app: &AppHandle) {
    let Some(icon) = app.default_window_icon() else { return };
    let side = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
    let pixels = Pixbuf::from_mut_slice(
        icon.rgba().to_vec(),
        Colorspace::Rgb,
        true,
        8,
        side(icon.width()),
        side(icon.height()),
        side(icon.width()).saturating_mul(4),
    );
    gtk::Window::set_default_icon(&pixels);
}

impl ModuleWindow {
    /// The player's own window. Its button closes the session.
    pub(super) fn from_player(app: &AppHandle, session: &SessionId, view: &WebView) -> Self {
        let (closing, session) = (app.clone(), session.clone());
        Self::show(app, view, SIZE, move || {
            ending::close_player_later(&closing, session.clone())
        })
    }

    /// `closed` is called when its button is pressed.
    fn show(app: &AppHandle, view: &WebView, (width, height): (i32, i32), closed: impl Fn() + 'static) -> Self {
        let window = gtk::Window::new(gtk::WindowType::Toplevel);
        window.set_title(current_title(app));
        window.set_default_size(width, height);
        let (titled, untitled) = (window.downgrade(), app.clone());
        view.connect_title_notify(move |view| {
            if let (Some(window), Some(title)) = (titled.upgrade(), view.title()) {
                window.set_title(if title.is_empty() {
                    current_title(&untitled)
                } else {
                    &title
                });
            }
        });
        let going = Rc::new(Cell::new(false));
        let gone = Rc::clone(&going);
        window.connect_delete_event(move |_, _| {
            if gone.get() {
                return glib::Propagation::Proceed;
            }
            closed();
            glib::Propagation::Stop
        });
        window.add(view);
        window.show_all();
        Self { window, going }
    }

    pub(super) fn hide(&self) {
        self.window.hide();
    }
}

impl Drop for ModuleWindow {
    fn drop(&mut self) {
        self.going.set(true);
        self.window.close();
    }
}

impl Popup {
    pub(super) fn new(app: &AppHandle, session: &SessionId, view: &WebView) -> Self {
        let (app, owner) = (app.clone(), session.clone());
        view.connect_ready_to_show(move |view| show(&app, &owner, view));
        let owner = session.clone();
        // Not here and now: the view is in the middle of closing.
        view.connect_close(move |view| forget_later(&owner, view));
        Self {
            view: view.clone(),
            window: None,
        }
    }

    pub(super) fn hide(&self) {
        self.window.iter().for_each(ModuleWindow::hide);
    }
}

/// Shows a window that a module opened, in the size that it asked for. WebKitGTK may report it ready more than once (links
/// with a target, and names that are used again): it comes to the front then.
fn show(app: &AppHandle, session: &SessionId, view: &WebView) {
    let shown = with_view(session, |module| {
        let popup = module.popups.iter().find(|popup| popup.view == *view)?;
        popup.window.as_ref().map(|shown| shown.window.clone())
    });
    if let Some(window) = shown.flatten() {
        window.present();
        return;
    }
    let asked = view.window_properties().map(|properties| properties.geometry());
    let size = asked.map_or(SIZE, |asked| size(asked.width(), asked.height()));
    let (owner, closing) = (session.clone(), view.downgrade());
    let window = ModuleWindow::show(app, view, size, move || {
        let Some(view) = closing.upgrade() else { return };
        // The page unloads, then the view says that it is closed.
        view.try_close();
        let (owner, closing) = (owner.clone(), view.downgrade());
        glib::timeout_add_local(CLOSE_LIMIT, move || {
            let Some(view) = closing.upgrade() else {
                return glib::ControlFlow::Break;
            };
            // It asks the learner something: whether to leave, or what it has to say in `unload`.
            if with_view(&owner, |module| module.watchdog.in_dialog()) == Some(true) {
                return glib::ControlFlow::Continue;
            }
            forget_later(&owner, &view);
            glib::ControlFlow::Break
        });
    });
    with_view(session, |module| {
        if let Some(popup) = module.popups.iter_mut().find(|popup| popup.view == *view) {
            popup.window = Some(window);
        }
    });
}

/// The size of a window whose module asks for this one.
fn size(width: i32, height: i32) -> (i32, i32) {
    if (width, height) == NO_SIZE {
        return SIZE;
    }
    let side = |asked: i32, usual| {
        if asked > 0 {
            asked.clamp(*SIDES.start(), *SIDES.end())
        } else {
            usual
        }
    };
    (side(width, SIZE.0), side(height, SIZE.1))
}

/// Takes a popup away once what goes on in its view is over.
fn forget_later(session: &SessionId, view: &WebView) {
    let (session, view) = (session.clone(), view.clone());
    glib::idle_add_local_once(move || {
        let gone = with_view(&session, |module| {
            let at = module.popups.iter().position(|popup| popup.view == view)?;
            Some(module.popups.remove(at))
        });
        drop(gone);
    });
}
