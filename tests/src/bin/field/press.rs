//! Presses what leads on in a module, at a learner's pace.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle};

/// How long a learner looks at what a press did.
const PACE: Duration = Duration::from_millis(700);
/// How long a module may have nothing to press before nothing more is expected of it.
const IDLE: Duration = Duration::from_secs(12);
/// How long one command of the driver may take: a module that hangs answers none.
pub(crate) const COMMAND: Duration = Duration::from_secs(15);
/// What finds the next thing to press.
const FIND: &str = include_str!("press.js");

/// Presses what leads on in all windows but `home`, for `limit` or until there is nothing left; returns how often.
pub(crate) async fn on(driver: &WebDriver, home: Option<&WindowHandle>, limit: Duration) -> Result<u32> {
    let ends = Instant::now() + limit;
    let mut last = Instant::now();
    let mut pressed: HashMap<String, u32> = HashMap::new();
    while Instant::now() < ends && last.elapsed() < IDLE {
        for window in driver.windows().await? {
            if Some(&window) == home {
                continue;
            }
            match tokio::time::timeout(COMMAND, one(driver, window, &pressed)).await {
                Ok(Ok(Some(name))) => {
                    *pressed.entry(name).or_default() += 1;
                    last = Instant::now();
                }
                Ok(Ok(None)) => {}
                // A dialog holds it, or it hangs.
                Ok(Err(_)) | Err(_) => accept(driver).await,
            }
        }
        tokio::time::sleep(PACE).await;
    }
    Ok(pressed.values().sum())
}

/// Answers the dialog of the window that the driver is in, where there is one.
pub(crate) async fn accept(driver: &WebDriver) {
    let _ = tokio::time::timeout(COMMAND, driver.accept_alert()).await;
}

/// Presses one thing in `window`; returns its name.
async fn one(driver: &WebDriver, window: WindowHandle, pressed: &HashMap<String, u32>) -> Result<Option<String>> {
    driver.switch_to_window(window).await?;
    let found = driver.execute(FIND, vec![json!(pressed)]).await?.json().clone();
    if found == Value::Null {
        return Ok(None);
    }
    let place = |axis: &str| found[axis].as_i64().context("no place");
    let click = driver.action_chain().move_to(place("x")?, place("y")?).click();
    click.perform().await?;
    Ok(Some(found["name"].as_str().context("no name")?.to_owned()))
}
