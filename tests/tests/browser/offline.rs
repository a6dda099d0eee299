//! Offline: nothing of a module reaches another host, and nothing that it does on its own origin breaks.

use anyhow::{Context, Result, ensure};
use e2e::{browser::browse, modules::OtherHost, until};
use thirtyfour::{By, WebDriver};
use workbench::trace::{AccessKind, Decision, Entry, EntryData, SentBy};

use crate::Library;

/// Every way of the module to another host, by the path that it asks for there.
const WAYS: [&str; 19] = [
    "beacon", "blank", "events", "fetch", "font", "form", "frame", "image", "object", "post", "prefetch", "redirect",
    "script", "socket", "srcdoc", "style", "video", "worker", "xhr",
];

/// Enters the module's frame and waits until the module has done all that it does; returns what broke of that.
async fn broken(browser: &WebDriver) -> Result<String> {
    until("the module is done", async || {
        browser.enter_default_frame().await?;
        browser.find(By::Css("iframe")).await?.enter_frame().await?;
        let body = browser.find(By::Css("[data-done]")).await?;
        body.attr("data-broken").await?.context("it says nothing")
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offline_module_reaches_no_other_host_and_works_as_before() -> Result<()> {
    let other = OtherHost::start().await?;
    let library = Library::new()?;
    let sco = library.import("offline", &format!("index.html?other={}", other.address))?;
    let launched = library.launch(sco, true).await?;
    browse(&launched.url, async |browser| {
        let broken = broken(browser).await?;
        ensure!(broken.is_empty(), "{broken}");
        until("every attempt is in the timeline", async || {
            let blocked = library.blocked(&launched.session)?;
            each_is_noted(&other, &blocked, &[])?;
            let mail = blocked.iter().find(|(_, target)| target.contains("mailto"));
            ensure!(mail.is_none(), "{mail:?}");
            ensure!(blocked.contains(&(AccessKind::ServiceWorker, "worker.js".into())));
            each_body_is_noted(&other, &library.workbench.journal(&launched.session)?.entries)
        })
        .await
    })
    .await?;
    ensure!(other.asked().is_empty(), "{:?} arrived", other.asked());
    Ok(())
}

/// Every request to the other host is in the timeline, but not of necessity those of these ways.
fn each_is_noted(other: &OtherHost, accesses: &[(AccessKind, String)], but: &[&str]) -> Result<()> {
    let requests = accesses.iter().filter(|(access, _)| *access == AccessKind::Request);
    let targets: Vec<_> = requests.map(|(_, target)| target).collect();
    // Frames and forms are named by their host alone.
    let by_path = WAYS
        .iter()
        .filter(|way| !["form", "frame", "object", "redirect"].contains(way) && !but.contains(way));
    for way in by_path {
        let address = format!("{}/{way} ", other.address.replace("http", scheme(way)));
        ensure!(
            targets.iter().any(|target| target.starts_with(&address)),
            "{way} is not in {targets:#?}"
        );
    }
    ensure!(
        targets.iter().any(|target| target.ends_with("(frame-src)")),
        "no frame in {targets:#?}"
    );
    Ok(())
}

/// What is sent in the bodies of requests is in the timeline, and nothing else is said to be.
fn each_body_is_noted(other: &OtherHost, entries: &[Entry]) -> Result<()> {
    let sent: Vec<_> = entries
        .iter()
        .filter_map(|entry| match &entry.data {
            EntryData::RequestBody { url, by, text, .. } => Some((url.clone(), *by, text.as_deref())),
            _ => None,
        })
        .collect();
    let at = |way: &str| format!("{}/{way}", other.address);
    let expected = [
        (at("beacon"), SentBy::Beacon, Some("x")),
        (at("post"), SentBy::Fetch, Some("page=2")),
    ];
    ensure!(sent == expected, "{sent:#?}");
    Ok(())
}

fn scheme(way: &str) -> &'static str {
    if way == "socket" { "ws" } else { "http" }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_is_not_offline_reaches_other_hosts() -> Result<()> {
    let other = OtherHost::start().await?;
    let library = Library::new()?;
    let sco = library.import("offline", &format!("index.html?other={}", other.address))?;
    let launched = library.launch(sco, false).await?;
    browse(&launched.url, async |browser| {
        let broken = broken(browser).await?;
        ensure!(broken.is_empty(), "{broken}");
        until("every request arrives and is noted", async || {
            let asked = other.asked();
            let missing: Vec<_> = WAYS.iter().filter(|way| !asked.contains(**way)).collect();
            ensure!(missing.is_empty(), "{missing:?}");
            // Of a prefetch that is not blocked Chromium reports nothing.
            each_is_noted(
                &other,
                &library.accesses(&launched.session, Decision::Allowed)?,
                &["prefetch"],
            )?;
            each_body_is_noted(&other, &library.workbench.journal(&launched.session)?.entries)
        })
        .await
    })
    .await?;
    let blocked = library.blocked(&launched.session)?;
    ensure!(blocked.is_empty(), "{blocked:?}");
    Ok(())
}
