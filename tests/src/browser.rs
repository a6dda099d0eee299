//! The system's browser, where a session may be played too: a Chromium of its own, headless under a driver or on the screen.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use driver::{Driven, free_port};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::{Child, Command};

use crate::{PATIENCE, desktop, failures, until};

/// What keeps Chromium from talking to anybody but the page that it is shown.
const FLAGS: [&str; 8] = [
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
    let flags = FLAGS.iter().chain(&["--headless"]).chain(more).copied();
    let flags: Vec<_> = flags.map(str::to_owned).chain([user_data]).collect();
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", json!("chrome"))?;
    capabilities.set(
        "goog:chromeOptions",
        json!({ "args": flags, "excludeSwitches": without }),
    )?;
    let driven = Driven::start(&mut command, port, &capabilities, PATIENCE).await?;
    let driver = driven.session();
    let reported = match driver.goto(url).await {
        Ok(()) => story(driver).await,
        Err(error) => Err(error.into()),
    };
    if reported.is_err() {
        failures::save_browser(driver).await;
    }
    driven.end(Some(PATIENCE)).await;
    reported
}

/// The names that Chromium's program goes by.
const PROGRAMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
/// What a driver would add to [`FLAGS`]: nothing asks or blocks before a page is shown.
const ON_SCREEN: [&str; 3] = [
    "--no-default-browser-check",
    "--disable-popup-blocking",
    "--password-store=basic",
];

/// Chromium in windows on the screen, without a driver: a driver answers the messages of pages itself, and the page that is
/// closed then runs less than it does for a user.
pub struct OnScreen {
    flags: Vec<String>,
    program: &'static str,
    browser: Child,
    /// Its files, which are deleted after it has ended.
    _profile: TempDir,
}

impl OnScreen {
    /// Starts the browser with an empty window. Its pages see these `languages`.
    ///
    /// # Errors
    /// There is no Chromium, or it does not show its window.
    pub async fn start(languages: &str) -> Result<Self> {
        let profile = TempDir::new()?;
        let flags = FLAGS.iter().chain(&ON_SCREEN).copied().map(str::to_owned);
        let flags: Vec<_> = flags
            .chain([
                format!("--accept-lang={languages}"),
                format!("--user-data-dir={}", profile.path().display()),
            ])
            .collect();
        let (program, browser) = PROGRAMS
            .iter()
            .find_map(|program| Some((*program, command(program, &flags, BLANK).spawn().ok()?)))
            .context("no Chromium is installed")?;
        let started = Self {
            flags,
            program,
            browser,
            _profile: profile,
        };
        let shown = until("Chromium's first window", async || {
            ensure!(desktop::titles()?.iter().any(|title| desktop::is_page(title, BLANK)));
            Ok(())
        })
        .await;
        match shown {
            Ok(()) => Ok(started),
            Err(error) => {
                started.end().await;
                Err(error)
            }
        }
    }

    /// Shows a page in one more window.
    ///
    /// # Errors
    /// The browser has ended.
    pub async fn open(&self, url: &str) -> Result<()> {
        // The program gives the address to the browser that has this profile, and ends.
        let given = command(self.program, &self.flags, url)
            .arg("--new-window")
            .status()
            .await?;
        ensure!(given.success(), "Chromium did not take {url}: {given}");
        Ok(())
    }

    /// Ends the browser and all its processes.
    pub async fn end(mut self) {
        driver::kill(&mut self.browser).await;
    }
}

/// The page of the window that a browser starts with.
const BLANK: &str = "about:blank";

fn command(program: &str, flags: &[String], url: &str) -> Command {
    let mut command = Command::new(program);
    command
        .args(flags)
        .arg(url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .kill_on_drop(true);
    command
}
