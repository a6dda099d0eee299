//! The size of the workbench's window: it opens as it was closed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tauri::{Manager, Window};
use workbench::{Workbench, settings::Layout};

/// The part of the layout that has it.
const NAME: &str = "window";
/// The least width and height that the interface is made for, in logical pixels.
pub(crate) const LEAST: (f64, f64) = (640.0, 480.0);
/// No screen is larger.
const MOST: f64 = 16_384.0;

/// The size of a window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct WindowSize {
    /// In logical pixels, where it is not maximized.
    pub(crate) width: f64,
    /// In logical pixels, where it is not maximized.
    pub(crate) height: f64,
    /// Whether it fills the screen.
    pub(crate) maximized: bool,
}

impl Default for WindowSize {
    fn default() -> Self {
        Self {
            width: 1280.0,
            height: 820.0,
            maximized: false,
        }
    }
}

impl WindowSize {
    /// The size that was stored; the usual one if there is none that a window can have.
    pub(crate) fn stored(layout: &Layout) -> Self {
        let stored = layout
            .get(NAME)
            .and_then(|json| serde_json::from_str::<Self>(json).ok());
        stored.filter(Self::is_possible).unwrap_or_default()
    }

    fn is_possible(&self) -> bool {
        (LEAST.0..=MOST).contains(&self.width) && (LEAST.1..=MOST).contains(&self.height)
    }

    /// The size of a window now: `before` is what it had before it was maximized. None while it is in full screen.
    fn of(window: &Window, before: Self) -> tauri::Result<Option<Self>> {
        if window.is_fullscreen()? {
            return Ok(None);
        }
        if window.is_maximized()? {
            return Ok(Some(Self {
                maximized: true,
                ..before
            }));
        }
        let size = window.inner_size()?.to_logical(window.scale_factor()?);
        Ok(Some(Self {
            width: size.width,
            height: size.height,
            maximized: false,
        }))
    }
}

/// Stores the size of a window that is about to close.
pub(crate) fn keep(window: &Window) {
    let workbench = window.state::<Arc<Workbench>>();
    let before = WindowSize::stored(&workbench.layout().unwrap_or_default());
    let kept = WindowSize::of(window, before)
        .map_err(|error| error.to_string())
        .and_then(|size| match size.map(|size| serde_json::to_string(&size)) {
            Some(Ok(json)) => workbench
                .keep_layout(NAME.into(), json)
                .map_err(|error| error.to_string()),
            Some(Err(error)) => Err(error.to_string()),
            None => Ok(()),
        });
    if let Err(error) = kept {
        tracing::warn!(%error, "the window's size is not remembered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_that_no_window_can_have_is_not_restored() {
        let stored = |json: &str| WindowSize::stored(&Layout::from([(NAME.into(), json.into())]));
        let large = WindowSize {
            width: 1900.0,
            height: 1000.0,
            maximized: true,
        };
        assert_eq!(stored(r#"{"width":1900,"height":1000,"maximized":true}"#), large);
        for impossible in [
            "{}",
            "1900",
            r#"{"width":10,"height":1000,"maximized":false}"#,
            r#"{"width":1e99,"height":1000,"maximized":false}"#,
        ] {
            assert_eq!(stored(impossible), WindowSize::default(), "{impossible}");
        }
    }
}
