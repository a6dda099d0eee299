//! A window over all others, as a user has who works at something else.

use anyhow::{Context, Result};
use x11rb::{
    COPY_DEPTH_FROM_PARENT,
    connection::Connection,
    protocol::xproto::{ConnectionExt, CreateWindowAux, Window, WindowClass},
    rust_connection::RustConnection,
};

use super::shown;

/// The window; gone when this is dropped.
pub struct Cover {
    connection: RustConnection,
    root: Window,
    window: Window,
}

impl Cover {
    /// Lays a window over those that are shown.
    ///
    /// # Errors
    /// There is no X display.
    pub fn new() -> Result<Self> {
        let (connection, screen) = x11rb::connect(None).context("an X display")?;
        let root = connection.setup().roots[screen].clone();
        let window = connection.generate_id()?;
        connection
            .create_window(
                COPY_DEPTH_FROM_PARENT,
                window,
                root.root,
                0,
                0,
                root.width_in_pixels,
                root.height_in_pixels,
                0,
                WindowClass::INPUT_OUTPUT,
                0,
                &CreateWindowAux::new().background_pixel(root.white_pixel),
            )?
            .check()?;
        connection.map_window(window)?.check()?;
        Ok(Self {
            connection,
            root: root.root,
            window,
        })
    }

    /// Whether a shown window whose title `is` right has come above it.
    ///
    /// # Errors
    /// The X display is gone.
    pub fn is_below(&self, is: impl Fn(&str) -> bool) -> Result<bool> {
        // From the bottom to the top.
        let order = self.connection.query_tree(self.root)?.reply()?.children;
        let place = |window: Window| order.iter().position(|one| *one == window);
        let windows = shown(&self.connection, self.root)?.into_iter();
        Ok(windows
            .filter(|(_, title)| is(title))
            .any(|(window, _)| place(window) > place(self.window)))
    }
}
