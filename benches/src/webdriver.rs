//! Drives a browser or a window by WebDriver.

use std::{
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use driver::{Driven, free_port};
use serde_json::Value;
use thirtyfour::Capabilities;
use tokio::process::Command;

/// How long something may take to come true.
const PATIENCE: Duration = Duration::from_secs(180);
/// How long a window may take to start.
const START: Duration = Duration::from_secs(20);
/// How often a page is looked at: seldom, so that the look costs it little.
const GLANCE: Duration = Duration::from_millis(100);

/// A page under a driver.
pub(crate) struct Page(Driven);

impl Page {
    /// Starts the WebDriver `program`, and with it what `capabilities` name. All that they keep goes into `folder`.
    pub(crate) async fn start(program: &str, capabilities: Value, folder: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut server = Command::new(program);
        server
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("XDG_DATA_HOME", folder)
            .env("XDG_CONFIG_HOME", folder)
            .env("XDG_CACHE_HOME", folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut wanted = Capabilities::new();
        for (name, value) in capabilities.as_object().context("capabilities")? {
            wanted.set(name.as_str(), value.clone())?;
        }
        Ok(Self(Driven::start(&mut server, port, &wanted, START).await?))
    }

    /// Goes to an address.
    pub(crate) async fn go(&self, address: &str) -> Result<()> {
        Ok(self.0.session().goto(address).await?)
    }

    /// What `script` returns, once that is something.
    pub(crate) async fn until(&self, script: &str) -> Result<Value> {
        let began = Instant::now();
        loop {
            match self.0.session().execute(script, Vec::new()).await {
                Ok(result) if !result.json().is_null() => return Ok(result.json().clone()),
                Err(error) if began.elapsed() > PATIENCE => return Err(error.into()),
                Ok(_) if began.elapsed() > PATIENCE => bail!("waited in vain: {script}"),
                _ => tokio::time::sleep(GLANCE).await,
            }
        }
    }

    /// Ends all of it.
    pub(crate) async fn stop(self) {
        self.0.end(Some(START)).await;
    }
}
