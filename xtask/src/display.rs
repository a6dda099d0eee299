//! A virtual display with a session bus on it, for windows on a machine that has no screen.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};

use crate::{build, setup, step::command};

/// Whether windows can be seen here.
pub(crate) fn is_there() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some())
}

/// A virtual display; gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one with a free number.
    pub(crate) fn start() -> Result<Self> {
        let mut server = command("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb cannot be started")?;
        let mut number = String::new();
        let out = server.stdout.take().context("Xvfb's output")?;
        BufReader::new(out)
            .read_line(&mut number)
            .context("Xvfb says no display")?;
        Ok(Self {
            server,
            name: format!(":{}", number.trim()),
        })
    }

    /// `program` on this display, with a session bus and what the end-to-end tests ask the environment for.
    pub(crate) fn within(&self, program: &[&str]) -> Command {
        let mut bus = command("dbus-run-session");
        bus.arg("--").args(program);
        bus.env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            // There is no GPU behind a virtual display, and no screen reader on its bus.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1")
            .env("E2E_APP", absolute(build::APP))
            .env("E2E_TAURI_DRIVER", absolute(setup::TAURI_DRIVER));
        bus
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn absolute(path: &str) -> std::path::PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.into())
}
