//! The system's browser, where a session may be played too: a headless Chromium of its own.

use std::process::Stdio;

use anyhow::Result;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::Command;

use crate::{driver, free_port};

/// What keeps Chromium from talking to anybody but the page that it is shown.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// Plays `story` in a browser that shows `url`. However the story ends the browser is closed.
///
/// # Errors
/// The story's, or the browser could not be started.
pub async fn browse(url: &str, story: impl AsyncFnOnce(&WebDriver) -> Result<()>) -> Result<()> {
    browse_with(&[], url, story).await
}

/// As [`browse`], with more of the browser's flags.
///
/// # Errors
/// As [`browse`].
pub async fn browse_with(more: &[&str], url: &str, story: impl AsyncFnOnce(&WebDriver) -> Result<()>) -> Result<()> {
    start(more, &[], url, story).await
}

/// As [`browse`], in a browser that blocks windows that nobody clicked for, as users' browsers do.
///
/// # Errors
/// As [`browse`].
pub async fn browse_blocking_popups(url: &str, story: impl AsyncFnOnce(&WebDriver) -> Result<()>) -> Result<()> {
    start(&[], &["disable-popup-blocking"], url, story).await
}

async fn start(
    more: &[&str],
    without: &[&str],
    url: &str,
    story: impl AsyncFnOnce(&WebDriver) -> Result<()>,
) -> Result<()> {
    let profile = TempDir::new()?;
    let port = free_port()?;
    let mut command = Command::new("chromedriver");
    command
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let user_data = format!("--user-data-dir={}", profile.path().display());
    let flags = FLAGS.iter().chain(more).copied().map(str::to_owned);
    let flags: Vec<_> = flags.chain([user_data]).collect();
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", json!("chrome"))?;
    capabilities.set(
        "goog:chromeOptions",
        json!({ "args": flags, "excludeSwitches": without }),
    )?;
    let (mut chromedriver, driver) = driver::start(&mut command, port, &capabilities).await?;
    let told = match driver.goto(url).await {
        Ok(()) => story(&driver).await,
        Err(error) => Err(error.into()),
    };
    driver::end(&mut chromedriver, &driver, true).await;
    told
}
