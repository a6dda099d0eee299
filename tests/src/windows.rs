//! Every way in which a module opens a window: the fixture `windows`, played alike in the workbench's views and in Chromium.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::{By, WebDriver};
use workbench::trace::{Entry, EntryData};

use crate::until;

/// How the page in a window finds the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// By the standard's algorithm: its parents, then its opener and that one's parents.
    Standard,
    /// Through the opener of its top window: it is in a frame.
    Climbing,
    /// Not: its opener is kept from it, as the module asked for.
    None,
}

/// How a window is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Close {
    /// By itself.
    Itself,
    /// By the page that opened it.
    Opener,
    /// With the session.
    Session,
}

/// Each way, by the id of its button.
const WAYS: [(&str, Found, Close); 21] = [
    ("empty", Found::Standard, Close::Itself),
    ("nothing", Found::Standard, Close::Opener),
    ("blank", Found::Standard, Close::Itself),
    ("url", Found::Standard, Close::Opener),
    ("named", Found::Standard, Close::Itself),
    ("features", Found::Standard, Close::Opener),
    ("reused", Found::Standard, Close::Itself),
    ("launcher-href", Found::Standard, Close::Session),
    ("launcher-assign", Found::Standard, Close::Opener),
    ("launcher-open", Found::Standard, Close::Itself),
    ("launcher-later", Found::Standard, Close::Opener),
    ("frameset", Found::Climbing, Close::Opener),
    ("frame", Found::Climbing, Close::Session),
    ("written", Found::Standard, Close::Itself),
    ("noopener", Found::None, Close::Session),
    ("noreferrer", Found::None, Close::Session),
    ("link", Found::None, Close::Session),
    ("link-opener", Found::Standard, Close::Itself),
    ("link-named", Found::Standard, Close::Session),
    ("form", Found::None, Close::Session),
    ("form-named", Found::Standard, Close::Itself),
];

impl Found {
    fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Climbing => "climbing",
            Self::None => "none",
        }
    }
}

/// Opens and closes a window in each way, and a window from a window. Those that close with the session are left open.
///
/// # Errors
/// A window did not open, did not find the API as it must, or what it sent as it closed is missing.
pub async fn every_way(driver: &WebDriver, entries: &impl Fn() -> Result<Vec<Entry>>) -> Result<()> {
    for (way, found, close) in WAYS {
        let before = driver.windows().await?.len();
        click_in_sco(driver, way).await?;
        until(&format!("the window «{way}»"), async || {
            ensure!(driver.windows().await?.len() == before + 1, "it is not there");
            match found {
                Found::None => enter(driver, way, found).await,
                Found::Standard | Found::Climbing => {
                    ensure!(
                        sent(&entries()?, &format!("{way} {} ", found.word())),
                        "it did not find the API"
                    );
                    Ok(())
                }
            }
        })
        .await?;
        match close {
            Close::Itself => {
                enter(driver, way, found).await?;
                driver.find(By::Id("close")).await?.click().await?;
            }
            Close::Opener => {
                enter_sco(driver).await?;
                let closed = format!("windows['{way}'].close(); return windows['{way}'].closed");
                let closed = driver.execute(closed, Vec::new()).await?.json().clone();
                ensure!(closed == Value::Bool(true), "«{way}» is not closed at once");
            }
            Close::Session => continue,
        }
        until(&format!("the window «{way}» closes"), async || {
            ensure!(driver.windows().await?.len() == before, "it is still there");
            ensure!(sent(&entries()?, &format!("left {way}")), "what it sent is missing");
            Ok(())
        })
        .await?;
    }
    enter(driver, "launcher-href", Found::Standard).await?;
    driver.find(By::Id("again")).await?.click().await?;
    until("a window from a window", async || {
        ensure!(
            sent(&entries()?, "launcher-href-again climbing "),
            "it did not find the API"
        );
        Ok(())
    })
    .await
}

/// What must be in the timeline once the session has ended.
///
/// # Errors
/// Something is missing.
pub fn check_left(entries: &[Entry]) -> Result<()> {
    let finish = entries
        .iter()
        .position(|entry| matches!(&entry.data, EntryData::Call { function, .. } if function.name() == "LMSFinish"))
        .context("no LMSFinish")?;
    let (before, _) = entries.split_at(finish);
    for (way, found, _) in WAYS {
        let left = format!("left {way}");
        if found != Found::None {
            ensure!(sent(before, &left), "«{left}» is not before LMSFinish");
        }
    }
    ensure!(sent(before, "left launcher-href-again"));
    for (way, found, _) in WAYS {
        let line = format!("course {way}");
        let lines = entries
            .iter()
            .filter(|entry| matches!(&entry.data, EntryData::Console { text, .. } if *text == line));
        let expected = usize::from(found != Found::None);
        ensure!(lines.count() == expected, "«{line}» is not observed once");
    }
    for entry in entries {
        match &entry.data {
            EntryData::Window { opened: false, .. } | EntryData::ObserverError { .. } => bail!("{entry:?}"),
            _ => {}
        }
    }
    Ok(())
}

/// Whether the module set a value that begins so, and got `true`.
fn sent(entries: &[Entry], beginning: &str) -> bool {
    entries.iter().any(|entry| match &entry.data {
        EntryData::Call {
            arguments, returned, ..
        } => returned == "true" && arguments.get(1).is_some_and(|value| value.text.starts_with(beginning)),
        _ => false,
    })
}

/// Takes the driver into the page that opens the windows.
async fn enter_sco(driver: &WebDriver) -> Result<()> {
    switch(driver, "location.pathname.length === 34").await?;
    Ok(driver.find(By::Css("iframe")).await?.enter_frame().await?)
}

async fn click_in_sco(driver: &WebDriver, id: &str) -> Result<()> {
    enter_sco(driver).await?;
    Ok(driver.find(By::Id(id)).await?.click().await?)
}

/// Takes the driver into the window that was opened in this way, once its page has looked for the API.
async fn enter(driver: &WebDriver, way: &str, found: Found) -> Result<()> {
    until(way, async || {
        let there = format!("window.way === '{way}' && window.found === '{}'", found.word());
        switch(driver, &there).await
    })
    .await
}

async fn switch(driver: &WebDriver, condition: &str) -> Result<()> {
    for window in driver.windows().await? {
        // One may close meanwhile.
        if driver.switch_to_window(window).await.is_err() {
            continue;
        }
        let there = driver.execute(format!("return {condition}"), Vec::new()).await;
        if there.is_ok_and(|there| *there.json() == Value::Bool(true)) {
            return Ok(());
        }
    }
    bail!("no window where {condition}")
}
