//! Space for modules' views in the workbench's own window: they lie over its page, each where the page says.

use std::{cell::Cell, rc::Rc};

use gtk::{gdk::Rectangle, glib, prelude::*};
use webkit2gtk::{WebContext, WebView, WebViewExt};

use super::super::ModuleArea;

/// Where a view waits that is not to be seen: hiding it would be visible to the module (`visibilitychange`).
const OUT_OF_SIGHT: i32 = -20_000;
/// The size of a view before the page has said where it goes: a module that measures its window at once gets one.
const FIRST_SIZE: (i32, i32) = (800, 600);

/// The workbench's page with what lies over it.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    overlay: gtk::Overlay,
    page: WebView,
    own_contexts: bool,
}

/// A view that lies over the page.
#[derive(Debug)]
pub(super) struct Embedded {
    stage: Stage,
    holder: gtk::Box,
    area: Rc<Area>,
    /// Taken when the view goes.
    placing: Option<glib::SignalHandlerId>,
}

/// Where a view lies.
#[derive(Debug)]
struct Area {
    rectangle: Cell<Rectangle>,
    /// The whole window is the module's: it asked for full screen.
    full: Cell<bool>,
}

impl Stage {
    /// Puts an overlay in the place of the window's page; none where the page does not stand in a box, as Tauri has it.
    pub(super) fn around(page: &WebView, own_contexts: bool) -> Option<Self> {
        let parent = page.parent()?.downcast::<gtk::Box>().ok()?;
        let overlay = gtk::Overlay::new();
        parent.remove(page);
        overlay.add(page);
        parent.pack_start(&overlay, true, true, 0);
        overlay.show_all();
        Some(Self {
            overlay,
            page: page.clone(),
            own_contexts,
        })
    }

    /// The context that modules share with the page, where WebDriver drives both.
    pub(super) fn driven_context(&self) -> Option<WebContext> {
        let driven = self.page.is_controlled_by_automation() && !self.own_contexts;
        self.page.context().filter(|_| driven)
    }

    /// Lays a view over the page, out of sight.
    pub(super) fn embed(&self, view: &WebView) -> Embedded {
        let holder = gtk::Box::new(gtk::Orientation::Vertical, 0);
        holder.pack_start(view, true, true, 0);
        let (width, height) = FIRST_SIZE;
        let area = Rc::new(Area {
            rectangle: Cell::new(Rectangle::new(OUT_OF_SIGHT, 0, width, height)),
            full: Cell::new(false),
        });
        let (held, place) = (holder.downgrade(), Rc::clone(&area));
        let placing = self.overlay.connect_get_child_position(move |overlay, child| {
            let ours = held.upgrade().is_some_and(|holder| *child == holder);
            ours.then(|| place.within(overlay))
        });
        self.overlay.add_overlay(&holder);
        holder.show_all();
        Embedded {
            stage: self.clone(),
            holder,
            area,
            placing: Some(placing),
        }
    }

    /// WebKitGTK leaves grey what another view uncovers until its page draws again.
    fn redraw(&self) {
        let stage = self.clone();
        glib::idle_add_local_once(move || {
            stage.overlay.queue_draw();
            stage.page.queue_draw();
        });
    }
}

impl Area {
    fn within(&self, overlay: &gtk::Overlay) -> Rectangle {
        if self.full.get() {
            return Rectangle::new(0, 0, overlay.allocated_width(), overlay.allocated_height());
        }
        self.rectangle.get()
    }
}

impl Embedded {
    /// Moves the view there; out of sight where there is no area. It keeps its size then.
    pub(super) fn place(&self, area: Option<ModuleArea>) {
        let rectangle = match area {
            Some(area) => rounded(area),
            None => {
                let before = self.area.rectangle.get();
                Rectangle::new(OUT_OF_SIGHT, 0, before.width(), before.height())
            }
        };
        if area.is_none() && self.holder.focus_child().is_some() {
            // The keyboard would belong to nobody.
            self.stage.page.grab_focus();
        }
        self.area.rectangle.set(rectangle);
        self.holder.queue_resize();
        self.stage.redraw();
    }

    /// The module has the whole window, or no longer.
    pub(super) fn fill_window(&self, full: bool) {
        self.area.full.set(full);
        self.holder.queue_resize();
        self.stage.redraw();
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if self.holder.focus_child().is_some() {
            self.stage.page.grab_focus();
        }
        self.stage.overlay.remove(&self.holder);
        if let Some(placing) = self.placing.take() {
            self.stage.overlay.disconnect(placing);
        }
        self.stage.redraw();
    }
}

/// The edges are rounded, not the sizes: the view would stick out by a pixel.
fn rounded(area: ModuleArea) -> Rectangle {
    let edge = |at: f64| at.round().clamp(-30_000.0, 30_000.0) as i32;
    let (left, top) = (edge(area.x), edge(area.y));
    let (right, bottom) = (edge(area.x + area.width), edge(area.y + area.height));
    Rectangle::new(left, top, (right - left).max(1), (bottom - top).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_ends_where_its_area_does() {
        let area = ModuleArea {
            x: 0.0,
            y: 89.5,
            width: 713.3,
            height: 730.5,
            zoom: 1.0,
        };
        let placed = rounded(area);
        assert_eq!(
            (placed.x(), placed.y(), placed.width(), placed.height()),
            (0, 90, 713, 730)
        );
    }

    #[test]
    fn any_input_is_a_valid_area() {
        for edge in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1e300, 1e300] {
            let area = ModuleArea {
                x: edge,
                y: edge,
                width: edge,
                height: edge,
                zoom: edge,
            };
            let placed = rounded(area);
            assert!(placed.width() >= 1 && placed.height() >= 1);
            assert!((0.1..=4.0).contains(&area.zoom()));
        }
    }
}
