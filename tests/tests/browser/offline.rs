//! Offline: nothing of a module reaches another host, and nothing that it does on its own origin breaks.

use anyhow::{Context, Result, ensure};
use e2e::{browser::browse, modules::OtherHost, until};
use thirtyfour::{By, WebDriver};
use workbench::trace::AccessKind;

use crate::Library;

/// Every way of the module to another host, by the path that it asks for there.
const WAYS: [&str; 18] = [
    "beacon", "blank", "events", "fetch", "font", "form", "frame", "image", "object", "prefetch", "redirect", "script",
    "socket", "srcdoc", "style", "video", "worker", "xhr",
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
        // Frames and forms are named by their host alone.
        let expected = WAYS
            .iter()
            .filter(|way| !["form", "frame", "object", "redirect"].contains(way));
        until("every attempt is in the timeline", async || {
            let blocked = library.blocked(&launched.session)?;
            for way in expected.clone() {
                let address = format!("{}/{way} ", other.address.replace("http", scheme(way)));
                let noted = |(access, target): &(AccessKind, String)| {
                    *access == AccessKind::Request && target.starts_with(&address)
                };
                ensure!(blocked.iter().any(noted), "{way} is not in {blocked:#?}");
            }
            let frames = blocked.iter().filter(|(_, target)| target.ends_with("(frame-src)"));
            ensure!(frames.count() > 0, "no frame in {blocked:#?}");
            let mail = blocked.iter().find(|(_, target)| target.contains("mailto"));
            ensure!(mail.is_none(), "{mail:?}");
            ensure!(blocked.contains(&(AccessKind::ServiceWorker, "worker.js".into())));
            Ok(())
        })
        .await
    })
    .await?;
    ensure!(other.asked().is_empty(), "{:?} arrived", other.asked());
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
        until("every request arrives", async || {
            let asked = other.asked();
            let missing: Vec<_> = WAYS.iter().filter(|way| !asked.contains(**way)).collect();
            ensure!(missing.is_empty(), "{missing:?}");
            Ok(())
        })
        .await
    })
    .await?;
    let blocked = library.blocked(&launched.session)?;
    ensure!(blocked.is_empty(), "{blocked:?}");
    Ok(())
}
