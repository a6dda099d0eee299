//! Types into a window, as the X server's test extension has it.

use std::{
    cell::Cell,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use x11rb::{
    connection::Connection,
    protocol::{
        xproto::{
            BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, InputFocus, KEY_PRESS_EVENT,
            KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
        },
        xtest::ConnectionExt as _,
    },
};

use super::shown;
use crate::{is_workbench, until};

const SHIFT: u32 = 0xffe1;
const CONTROL: u32 = 0xffe3;
const RETURN: u32 = 0xff0d;
const ESCAPE: u32 = 0xff1b;
const F1: u32 = 0xffbe;
const ALT: u32 = 0xffe9;
const HOME: u32 = 0xff50;
const DELETE: u32 = 0xffff;
/// How long a dialog may take to draw itself, or to follow what was typed, before it is typed (again).
const AGAIN: Duration = Duration::from_secs(1);

/// Answers the system's file dialog, once it is there, with a file or a folder: by its path, typed, and Return.
///
/// # Errors
/// No dialog comes, or it stays.
pub async fn choose_file(file: &Path) -> Result<()> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    let dialog = || {
        let windows = shown(&connection, root)?.into_iter();
        anyhow::Ok(
            windows
                .filter(|(_, title)| !is_workbench(title))
                .map(|(window, _)| window)
                .next(),
        )
    };
    let window = until("the file dialog", async || dialog()?.context("there is none")).await?;
    until("the file dialog takes the keyboard", async || {
        // There is no window manager to give it.
        connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?;
        anyhow::ensure!(connection.get_input_focus()?.reply()?.focus == window);
        Ok(())
    })
    .await?;
    let keys = Keys::read(&connection, root)?;
    let path = file.to_str().context("a path of letters")?;
    let typed = Cell::new(Instant::now());
    until("the file dialog is gone", async || {
        if dialog()?.is_none() {
            return Ok(());
        }
        // What is typed before it has drawn itself goes astray.
        if typed.get().elapsed() > AGAIN {
            if file.is_dir() {
                // Among the recent files, where it opens, no folder can be chosen.
                keys.strike(&[ALT], HOME)?;
            }
            keys.strike(&[CONTROL], u32::from('l'))?;
            // Where a file is saved, a name is there already.
            keys.strike(&[CONTROL], u32::from('a'))?;
            keys.type_line(path)?;
            typed.set(Instant::now());
        }
        bail!("it is there still")
    })
    .await
}

/// Clicks in the window with this title, so many pixels from its top left corner, and strikes a key there.
///
/// # Errors
/// There is no such window, or it does not take the keyboard.
pub async fn strike_at(title: &str, (x, y): (i16, i16), key: Key) -> Result<()> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    let window = focus(&connection, root, title).await?;
    let at = connection.translate_coordinates(window, root, x, y)?.reply()?;
    for (event, detail) in [
        (MOTION_NOTIFY_EVENT, 0),
        (BUTTON_PRESS_EVENT, 1),
        (BUTTON_RELEASE_EVENT, 1),
    ] {
        connection
            .xtest_fake_input(event, detail, x11rb::CURRENT_TIME, root, at.dst_x, at.dst_y, 0)?
            .check()?;
    }
    Keys::read(&connection, root)?.strike(&[], key.symbol())
}

/// A key that is struck alone.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// A small letter.
    Letter(char),
    /// Answers a message: yes.
    Return,
    /// Answers a message: no.
    Escape,
    /// F1, F2 and so on.
    Function(u8),
}

impl Key {
    fn symbol(self) -> u32 {
        match self {
            Self::Letter(letter) => u32::from(letter),
            Self::Return => RETURN,
            Self::Escape => ESCAPE,
            Self::Function(number) => F1 + u32::from(number) - 1,
        }
    }
}

/// Strikes a key in the window with this title.
///
/// # Errors
/// There is no such window, or it does not take the keyboard.
pub async fn strike(title: &str, key: Key) -> Result<()> {
    let (connection, screen) = x11rb::connect(None).context("an X display")?;
    let root = connection.setup().roots[screen].root;
    focus(&connection, root, title).await?;
    Keys::read(&connection, root)?.strike(&[], key.symbol())
}

/// Gives the keyboard to the window with this title.
async fn focus(connection: &impl Connection, root: Window, title: &str) -> Result<Window> {
    until("the window takes the keyboard", async || {
        let mut windows = shown(connection, root)?.into_iter();
        let (window, _) = windows.find(|(_, one)| one == title).context("there is none")?;
        // There is no window manager to give it.
        connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?;
        anyhow::ensure!(connection.get_input_focus()?.reply()?.focus == window);
        Ok(window)
    })
    .await
}

/// The keyboard of a display.
struct Keys<'a, C> {
    connection: &'a C,
    root: Window,
    first: u8,
    /// What each key gives, alone and with Shift and more.
    symbols: Vec<Vec<u32>>,
}

impl<'a, C: Connection> Keys<'a, C> {
    fn read(connection: &'a C, root: Window) -> Result<Self> {
        let setup = connection.setup();
        let count = setup.max_keycode - setup.min_keycode + 1;
        let mapping = connection.get_keyboard_mapping(setup.min_keycode, count)?.reply()?;
        let per_key = usize::from(mapping.keysyms_per_keycode);
        Ok(Self {
            connection,
            root,
            first: setup.min_keycode,
            symbols: mapping.keysyms.chunks(per_key).map(<[u32]>::to_vec).collect(),
        })
    }

    /// Types a line, and Return.
    fn type_line(&self, line: &str) -> Result<()> {
        for letter in line.chars() {
            let shift: &[u32] = if self.find(u32::from(letter))?.1 { &[SHIFT] } else { &[] };
            self.strike(shift, u32::from(letter))?;
        }
        // What the dialog has completed it with is taken away.
        self.strike(&[], DELETE)?;
        self.strike(&[], RETURN)
    }

    /// Strikes the key of a symbol while others are held.
    fn strike(&self, held: &[u32], symbol: u32) -> Result<()> {
        let keys = held.iter().chain([&symbol]).map(|&symbol| Ok(self.find(symbol)?.0));
        let keys = keys.collect::<Result<Vec<_>>>()?;
        let down = keys.iter().map(|key| (KEY_PRESS_EVENT, *key));
        let up = keys.iter().rev().map(|key| (KEY_RELEASE_EVENT, *key));
        for (event, key) in down.chain(up) {
            self.connection
                .xtest_fake_input(event, key, x11rb::CURRENT_TIME, self.root, 0, 0, 0)?
                .check()?;
        }
        Ok(())
    }

    /// The key that gives a symbol, and whether with Shift.
    fn find(&self, symbol: u32) -> Result<(u8, bool)> {
        let level = |keys: &Vec<u32>| keys.iter().take(2).position(|&known| known == symbol);
        let found = self
            .symbols
            .iter()
            .enumerate()
            .find_map(|(key, symbols)| Some((key, level(symbols)?)));
        let (key, level) = found.with_context(|| format!("no key gives {symbol:#x}"))?;
        Ok((self.first + u8::try_from(key)?, level == 1))
    }
}
