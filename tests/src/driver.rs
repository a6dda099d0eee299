//! A WebDriver server and all that it starts, which end as one.

use anyhow::{Context, Result};
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::{Child, Command};

use crate::{PATIENCE, until};

/// Starts a WebDriver server that listens on `port`, and a session of it.
///
/// # Errors
/// Either cannot be started.
pub(crate) async fn start(server: &mut Command, port: u16, capabilities: &Capabilities) -> Result<(Child, WebDriver)> {
    let mut server = server
        .process_group(0)
        .kill_on_drop(true)
        .spawn()
        .context("the driver")?;
    let address = format!("http://127.0.0.1:{port}");
    let started = until("the driven window starts", async || {
        Ok(WebDriver::new(&address, capabilities.clone()).await?)
    })
    .await;
    if started.is_err() {
        kill(&mut server).await;
    }
    Ok((server, started?))
}

/// Ends a session by `quit`, where there is anything left to quit, and then all that its server had started: a server
/// that is killed alone leaves its windows behind.
pub(crate) async fn end(server: &mut Child, session: &WebDriver, quit: bool) {
    if quit {
        // What hangs holds its driver too.
        let _ = tokio::time::timeout(PATIENCE, session.clone().quit()).await;
    }
    // Dropped, a session that was not quit asks its server to do so for two minutes, also where that is gone.
    let _ = session.clone().leak();
    kill(server).await;
}

/// Ends a process that leads a group, and the group.
pub(crate) async fn kill(server: &mut Child) {
    if let Some(group) = server.id() {
        let group = format!("-{group}");
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status().await;
    }
    let _ = server.wait().await;
}
