//! What a user does outside the page, as the X server hears it: closes windows by their button, answers the system's
//! dialogs by the keyboard, drops files.

mod cover;
mod drag;
mod keyboard;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
pub use cover::Cover;
pub use drag::drop_file;
pub use keyboard::{Key, choose_file, strike, strike_at};
use x11rb::{
    connection::Connection,
    protocol::xproto::{
        AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, ImageFormat, MapState, Window,
    },
};

/// The titles of the windows that are shown.
///
/// # Errors
/// There is no X display.
pub fn titles() -> Result<Vec<String>> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    Ok(shown(&connection, root)?.into_iter().map(|(_, title)| title).collect())
}

/// Whether the title of a window is that of this page: a browser adds its own name.
#[must_use]
pub fn is_page(title: &str, page: &str) -> bool {
    title
        .strip_prefix(page)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(" - "))
}

/// Asks the first shown window whose title `is` right to close, as its button does. Returns whether there was one.
///
/// # Errors
/// There is no X display.
pub fn close(is: impl Fn(&str) -> bool) -> Result<bool> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    let Some((window, _)) = shown(&connection, root)?.into_iter().find(|(_, title)| is(title)) else {
        return Ok(false);
    };
    let atom = |name: &str| -> Result<u32> { Ok(connection.intern_atom(false, name.as_bytes())?.reply()?.atom) };
    let message = ClientMessageEvent::new(
        32,
        window,
        atom("WM_PROTOCOLS")?,
        [atom("WM_DELETE_WINDOW")?, 0, 0, 0, 0],
    );
    // The answer is waited for: the server reads nothing more of a connection that is closed meanwhile.
    let sent = connection.send_event(false, window, EventMask::NO_EVENT, message)?;
    Ok(sent.check().is_ok())
}

/// Gives the first shown window whose title `is` right this size in pixels, as dragging its corner does.
///
/// # Errors
/// There is no such window.
pub fn resize(is: impl Fn(&str) -> bool, width: u32, height: u32) -> Result<()> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    let mut windows = shown(&connection, root)?.into_iter();
    let (window, _) = windows.find(|(_, title)| is(title)).context("no such window")?;
    let size = ConfigureWindowAux::new().x(0).y(0).width(width).height(height);
    Ok(connection.configure_window(window, &size)?.check()?)
}

/// The first shown window whose title `is` right, as it is seen, all its views, as a PNG.
///
/// # Errors
/// There is no X display, or no such window.
pub fn picture(is: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    let mut windows = shown(&connection, root)?.into_iter();
    let (window, _) = windows.find(|(_, title)| is(title)).context("no such window")?;
    png_of(&connection, window)
}

/// The whole screen, as a PNG.
///
/// # Errors
/// There is no X display.
pub fn screen() -> Result<Vec<u8>> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    png_of(&connection, connection.setup().roots[screen].root)
}

/// The colours, red, green and blue, that the middle of the screen has while `act` is done, each change of them once.
///
/// # Errors
/// There is no X display, or what `act` says.
pub async fn colors_during(act: impl Future<Output = Result<()>>) -> Result<Vec<[u8; 3]>> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let screen = connection.setup().roots[screen].clone();
    let (x, y) = (screen.width_in_pixels / 2, screen.height_in_pixels / 2);
    let done = Arc::new(AtomicBool::new(false));
    let watch = {
        let done = Arc::clone(&done);
        move || -> Result<Vec<[u8; 3]>> {
            let mut colours = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let image = connection.get_image(
                    ImageFormat::Z_PIXMAP,
                    screen.root,
                    x.try_into()?,
                    y.try_into()?,
                    1,
                    1,
                    !0,
                )?;
                let data = image.reply()?.data;
                let [blue, green, red] = data.first_chunk().copied().context("no pixel")?;
                if colours.last() != Some(&[red, green, blue]) {
                    colours.push([red, green, blue]);
                }
                // Between two looks, not for anything to happen: a frame stays for several of them.
                thread::sleep(Duration::from_millis(2));
            }
            Ok(colours)
        }
    };
    let watched = tokio::task::spawn_blocking(watch);
    let acted = act.await;
    done.store(true, Ordering::Relaxed);
    let colours = watched.await??;
    acted.map(|()| colours)
}

fn png_of(connection: &impl Connection, window: Window) -> Result<Vec<u8>> {
    let size = connection.get_geometry(window)?.reply()?;
    let (width, height) = (size.width, size.height);
    let image = connection.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, !0)?;
    // Blue, green, red and a byte of nothing.
    let pixels: Vec<u8> = image
        .reply()?
        .data
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
        .collect();
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width.into(), height.into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(png)
}

fn shown(connection: &impl Connection, root: Window) -> Result<Vec<(Window, String)>> {
    let name = connection.intern_atom(false, b"_NET_WM_NAME")?.reply()?.atom;
    let mut found = Vec::new();
    for window in connection.query_tree(root)?.reply()?.children {
        let attributes = connection.get_window_attributes(window)?.reply();
        let title = connection
            .get_property(false, window, name, AtomEnum::ANY, 0, 1024)?
            .reply();
        // One that has gone meanwhile is not shown.
        if let (Ok(attributes), Ok(title)) = (attributes, title)
            && attributes.map_state == MapState::VIEWABLE
            && !title.value.is_empty()
        {
            found.push((window, String::from_utf8_lossy(&title.value).into_owned()));
        }
    }
    Ok(found)
}
