//! A virtual display with a session bus on it, for windows on a machine that has no screen.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader},
};

use anyhow::{Context, Result, bail};

use crate::{
    profile::{FIXTURES, Profile},
    program::{Program, Running},
    root,
    setup::TAURI_DRIVER,
};

/// Whether windows can be seen here.
pub(crate) fn is_there() -> bool {
    let named = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// A virtual display; gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Display {
    _server: Running,
    name: String,
}

impl Display {
    /// Starts one with a free number.
    ///
    /// # Errors
    /// Xvfb is missing, or finds no number.
    pub(crate) fn start() -> Result<Self> {
        let (server, said) = Program::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"])
            .start_heard()
            .context("the virtual display")?;
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb found no display to open: is /tmp/.X11-unix writable?");
        }
        Ok(Self {
            _server: server,
            name: format!(":{}", number.trim()),
        })
    }

    /// `program` on this display, with a session bus and what drives the window of this `profile`.
    pub(crate) fn program(&self, program: &[&OsStr], profile: Profile) -> Program {
        Program::new("dbus-run-session")
            .arg("--")
            .args(program)
            .env("DISPLAY", &self.name)
            .without_env("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            // There is no GPU behind a virtual display, and no screen reader on its bus.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1")
            // What fails says what it waited for: where in the runtime it did so helps nobody.
            .env("RUST_BACKTRACE", "0")
            .env("E2E_APP", profile.app())
            .env("E2E_TAURI_DRIVER", root().join(TAURI_DRIVER))
            .env("E2E_FIXTURES", root().join(FIXTURES))
    }
}
