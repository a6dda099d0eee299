//! Windows that show nothing but a module: the player's own, and those that modules open.

use std::{
    ops::RangeInclusive,
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use tauri::{AppHandle, Manager, Window, WindowEvent, window::WindowBuilder};
use workbench::ids::SessionId;
use wry::{NewWindowFeatures, NewWindowResponse, WebView, WebViewBuilder};

use super::{Result, ViewPlacement, browser, forget_popup, guard::Guard, rectangle, set_bounds, view_of, with_view};
use crate::{ending, interface_language::current_title};

const SIZE: (f64, f64) = (1024.0, 768.0);
/// The smallest and the largest side of a window that a module asks for.
const SIDES: RangeInclusive<f64> = 100.0..=8_000.0;
/// How long the page in a module's window may take to go when its window is closed.
const CLOSE_LIMIT: Duration = Duration::from_secs(5);

/// How many windows there have been: each has a label of its own.
static OPENED: AtomicU32 = AtomicU32::new(0);

/// A window with a view in it. Dropped, it closes without asking the page; the view goes first.
pub(super) struct ModuleWindow {
    view: Rc<WebView>,
    frame: Frame,
}

/// A window of Tauri's with none of its views.
struct Frame(Window);

impl ModuleWindow {
    /// The player's own window. Its button closes the session.
    pub(super) fn from_player(guard: &Guard, builder: WebViewBuilder<'_>) -> Result<Self> {
        let (app, session) = (guard.app().clone(), guard.session().clone());
        let frame = Frame::new(guard, SIZE, move |_| {
            ending::close_player_later(&app, session.clone());
        })?;
        Self::new(frame, guard.watch(builder, None), SIZE)
    }

    /// A window that the module opens. It closes when its page has unloaded.
    fn from_module(guard: &Guard, features: NewWindowFeatures) -> Result<Self> {
        let side = |asked: f64| asked.clamp(*SIDES.start(), *SIDES.end());
        let size = features
            .size
            .map_or(SIZE, |asked| (side(asked.width), side(asked.height)));
        let (app, session, closed_page) = (guard.app().clone(), guard.session().clone(), guard.closed_page());
        let frame = Frame::new(guard, size, move |label| close(&app, &session, label, &closed_page))?;
        let label = frame.0.label().to_owned();
        let builder = browser::for_popup(WebViewBuilder::new(), features.opener);
        Self::new(frame, guard.watch(builder, Some(label)), size)
    }

    fn new(frame: Frame, builder: WebViewBuilder<'_>, (width, height): (f64, f64)) -> Result<Self> {
        let titled = frame.0.clone();
        let app = titled.app_handle().clone();
        let view = builder
            .with_bounds(rectangle(0.0, 0.0, width, height))
            .with_document_title_changed_handler(move |title| {
                let _ = titled.set_title(if title.is_empty() { current_title(&app) } else { &title });
            })
            .build_as_child(&frame.0)?;
        Ok(Self {
            view: Rc::new(view),
            frame,
        })
    }

    pub(super) fn view(&self) -> &Rc<WebView> {
        &self.view
    }

    pub(super) fn label(&self) -> &str {
        self.frame.0.label()
    }
}

impl Frame {
    /// `closed` is called with the window's label when its button is pressed.
    fn new(guard: &Guard, (width, height): (f64, f64), closed: impl Fn(&str) + Send + 'static) -> Result<Self> {
        let session = guard.session().clone();
        let label = format!("module-{session}-{}", OPENED.fetch_add(1, Ordering::Relaxed));
        let window = WindowBuilder::new(guard.app(), &label)
            .title(current_title(guard.app()))
            .inner_size(width, height)
            .build()?;
        window.on_window_event(move |event| match event {
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                closed(&label);
            }
            WindowEvent::Resized(_) => fill(&session, &label),
            _ => {}
        });
        Ok(Self(window))
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Err(error) = self.0.destroy() {
            tracing::error!(%error, "a module's window could not be closed");
        }
    }
}

/// Opens a window that the module of `guard` asks for.
///
/// # Errors
/// The system makes none.
pub(super) fn open_popup(guard: &Guard, features: NewWindowFeatures) -> Result<NewWindowResponse> {
    let popup = ModuleWindow::from_module(guard, features)?;
    let response = browser::new_window(popup.view());
    let mut popup = Some(popup);
    with_view(guard.session(), |module| module.popups.extend(popup.take()));
    Ok(response)
}

/// Gives a view all of its window.
fn fill(session: &SessionId, label: &str) {
    let window = with_view(session, |module| {
        let player = module.player.as_ref().and_then(|player| match &player.place {
            ViewPlacement::Own(window) if window.label() == label => Some(&**window),
            ViewPlacement::Own(_) | ViewPlacement::Embedded(_) => None,
        });
        let window = player.or_else(|| module.popup(label))?;
        Some((Rc::clone(&window.view), window.frame.0.clone()))
    });
    let Some((view, window)) = window.flatten() else { return };
    if let (Ok(size), Ok(scale)) = (window.inner_size(), window.scale_factor()) {
        let size = size.to_logical(scale);
        set_bounds(&view, rectangle(0.0, 0.0, size.width, size.height));
    }
}

/// Has the page in a module's window unload, whereupon the window closes.
fn close(app: &AppHandle, session: &SessionId, label: &str, closed_page: &str) {
    if let Some(Err(error)) = view_of(session, Some(label)).map(|view| view.load_url(closed_page)) {
        tracing::error!(%error, "the page in a module's window could not be unloaded");
    }
    forget_popup(CLOSE_LIMIT, app, session, label);
}
