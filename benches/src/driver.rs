//! Drives a browser or a window by WebDriver.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::{Child, Command};

/// How long something may take to come true.
const PATIENCE: Duration = Duration::from_secs(180);
/// How often a page is looked at: seldom, so that the look costs it little.
const GLANCE: Duration = Duration::from_millis(100);

/// A page under a driver.
pub(crate) struct Driven {
    page: WebDriver,
    driver: Child,
}

impl Driven {
    /// Starts the WebDriver `program`, and with it what `capabilities` name. All that they keep goes into `folder`.
    pub(crate) async fn start(program: &str, capabilities: Value, folder: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let driver = Command::new(program)
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("XDG_DATA_HOME", folder)
            .env("XDG_CONFIG_HOME", folder)
            .env("XDG_CACHE_HOME", folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| program.to_owned())?;
        let mut wanted = Capabilities::new();
        for (name, value) in capabilities.as_object().context("capabilities")? {
            wanted.set(name.as_str(), value.clone())?;
        }
        let address = format!("http://127.0.0.1:{port}");
        let began = Instant::now();
        let page = loop {
            match WebDriver::new(&address, wanted.clone()).await {
                Ok(page) => break page,
                Err(error) if began.elapsed() > PATIENCE / 9 => return Err(error).context(program.to_owned()),
                Err(_) => tokio::time::sleep(GLANCE).await,
            }
        };
        Ok(Self { page, driver })
    }

    /// Goes to an address.
    pub(crate) async fn go(&self, address: &str) -> Result<()> {
        Ok(self.page.goto(address).await?)
    }

    /// What `script` answers, once that is something.
    pub(crate) async fn until(&self, script: &str) -> Result<Value> {
        let began = Instant::now();
        loop {
            match self.page.execute(script, Vec::new()).await {
                Ok(answer) if !answer.json().is_null() => return Ok(answer.json().clone()),
                Err(error) if began.elapsed() > PATIENCE => return Err(error.into()),
                Ok(_) if began.elapsed() > PATIENCE => bail!("waited in vain: {script}"),
                _ => tokio::time::sleep(GLANCE).await,
            }
        }
    }

    /// Ends all of it.
    pub(crate) async fn stop(mut self) {
        // What it drives may have gone by itself.
        let _ = self.page.quit().await;
        let _ = self.driver.kill().await;
    }
}
