//! Modules in frames, and modules that would replace the player's page: the fixtures `frameset` and `top-navigation`, played
//! alike in the workbench's views and in Chromium. The driver is in the SCO's page when these are called.

use anyhow::{Result, ensure};
use thirtyfour::{By, WebDriver};
use workbench::trace::{AccessKind, Decision, Entry, EntryData};

use crate::until;

/// Each way of the frameset's menu to the other frame, by the id of its link or button.
const WAYS_TO_FRAME: [&str; 5] = ["link", "location", "replace", "open", "form"];

/// A way of a module to replace the player's page: the id of its link or button, and how the address begins that it is noted by.
type Way = (&'static str, &'static str);

/// Each way that is refused everywhere.
const WAYS_TO_TOP: [Way; 10] = [
    ("link", "away.html?link"),
    ("link-parent", "away.html?link-parent"),
    ("form", "away.html?form"),
    ("location", "away.html?location"),
    ("href", "away.html?href"),
    ("replace", "away.html?replace"),
    ("open", "away.html?open"),
    ("buster", "index.html"),
    ("other", "http://192.0.2.1/other"),
    ("blob", "blob:"),
];

/// Ways that browsers refuse as well, by the Navigation API. WebKitGTK has none.
pub const WAYS_IN_BROWSER: [Way; 2] = [("blank", "about:blank"), ("reload", "http://s-")];

/// Goes from the menu to the other frame in every way, then on in that frame by itself.
///
/// # Errors
/// The other frame did not show what it must.
pub async fn every_way_to_a_frame(driver: &WebDriver) -> Result<()> {
    enter_frame(driver, "menu").await?;
    for way in WAYS_TO_FRAME {
        driver.find(By::Id(way)).await?.click().await?;
        until_shown(driver, way).await?;
    }
    driver.enter_parent_frame().await?;
    enter_frame(driver, "content").await?;
    driver.find(By::Id("next")).await?.click().await?;
    driver.enter_parent_frame().await?;
    enter_frame(driver, "menu").await?;
    until_shown(driver, "next").await
}

async fn enter_frame(driver: &WebDriver, name: &str) -> Result<()> {
    let frame = By::Css(format!("frame[name='{name}']"));
    Ok(driver.find(frame).await?.enter_frame().await?)
}

async fn until_shown(driver: &WebDriver, way: &str) -> Result<()> {
    until(&format!("the page by «{way}»"), async || {
        driver.find(By::Css(format!("[data-shown='{way}']"))).await?;
        Ok(())
    })
    .await
}

/// Tries to replace the player's page in every way, and in those of `more`; after each, the module goes on, and the try is in
/// the timeline. `enter` takes the driver into the module: WebKit's loses its frame in each try.
///
/// # Errors
/// The player's page was replaced, or a try is not in the timeline.
pub async fn every_way_to_the_top(
    driver: &WebDriver,
    more: &[Way],
    enter: &impl AsyncFn() -> Result<()>,
    entries: &impl Fn() -> Result<Vec<Entry>>,
) -> Result<()> {
    for (way, address) in WAYS_TO_TOP.iter().chain(more) {
        driver.find(By::Id(*way)).await?.click().await?;
        until(&format!("«{way}» is in the timeline"), async || {
            let noted = refused(&entries()?);
            ensure!(noted.iter().any(|noted| is_of(noted, address)), "{noted:#?}");
            Ok(())
        })
        .await?;
        enter().await?;
        until("the module goes on", async || {
            let said = driver.find(By::Id("said")).await?.text().await?;
            ensure!(said == *way, "the module does not go on after «{way}»: {said}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What must be in the timeline of `top-navigation` once the session has ended.
///
/// # Errors
/// It is not there, or a try is there more than once.
pub fn check_refused(entries: &[Entry], more: &[Way]) -> Result<()> {
    let noted = refused(entries);
    for (way, address) in WAYS_TO_TOP.iter().chain(more) {
        let count = noted.iter().filter(|noted| is_of(noted, address)).count();
        ensure!(count == 1, "«{way}» is in the timeline {count} times: {noted:#?}");
    }
    let last = entries
        .iter()
        .rfind(|entry| matches!(entry.data, EntryData::Call { .. }));
    let finished = last.is_some_and(|entry| match &entry.data {
        EntryData::Call { function, returned, .. } => function.name() == "LMSFinish" && returned == "true",
        _ => false,
    });
    ensure!(finished, "{last:?}");
    Ok(())
}

/// Whether an address is that of a way: one begins as another does.
fn is_of(noted: &str, address: &str) -> bool {
    noted == address || address.ends_with([':', '-']) && noted.starts_with(address)
}

/// The addresses of the navigations that were refused.
fn refused(entries: &[Entry]) -> Vec<String> {
    let refused = entries.iter().filter_map(|entry| match &entry.data {
        EntryData::Access {
            access: AccessKind::Navigation,
            target,
            decision: Decision::Blocked,
            ..
        } => Some(target.clone()),
        _ => None,
    });
    refused.collect()
}
