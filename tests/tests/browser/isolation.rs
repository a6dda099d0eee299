//! One session leaves nothing for the next, nor for another server on this computer.

use anyhow::{Context, Result, ensure};
use e2e::{
    browser::{browse, browse_with},
    modules::OtherHost,
    until,
};
use serde_json::json;
use thirtyfour::{By, WebDriver};
use url::Url;

use crate::Library;

/// What the module leaves, but for its service worker.
const LEFT: [&str; 5] = ["left", "left-local", "left-session", "left-cache", "left-database"];

/// What a page of the origin finds of the module: cookies, storage, caches, databases, service workers.
const FIND: &str = "const done = arguments[0];
    (async () => done([
        document.cookie,
        ...Object.keys(localStorage),
        ...(await caches.keys()),
        ...(await indexedDB.databases()).map(({ name }) => name),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ].filter(Boolean)))();";

/// What the service worker makes of the page at a path under the session's token, shown in a frame.
const TAKEN: &str = "const [path, done] = arguments;
    const frame = document.createElement('iframe');
    frame.onload = () => done(frame.contentDocument.querySelector('#taken')?.textContent ?? '');
    frame.src = new URL(path, location.href).href;
    document.body.append(frame);";

/// Enters the module's frame and waits until it has left something everywhere; returns what it found, and what was there
/// afterwards.
async fn found_and_left(browser: &WebDriver) -> Result<(String, String)> {
    until("the module is done", async || {
        browser.enter_default_frame().await?;
        browser.find(By::Css("iframe")).await?.enter_frame().await?;
        let body = browser.find(By::Css("[data-left]")).await?;
        let found = body.attr("data-found").await?.context("it says nothing")?;
        let left = body.attr("data-left").await?.context("it says nothing")?;
        browser.enter_default_frame().await?;
        Ok((found, left))
    })
    .await
}

async fn host(browser: &WebDriver) -> Result<String> {
    let url: Url = browser.current_url().await?;
    Ok(url.host_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_sees_nothing_of_another_nor_does_another_server() -> Result<()> {
    let other = OtherHost::start().await?;
    let library = Library::new()?;
    let (first, second) = (
        library.import("storage", "index.html")?,
        library.import("storage", "index.html")?,
    );
    let first = library.launch(first, false).await?;
    let second = library.launch(second, false).await?;
    browse(&first.url, async |browser| {
        let (found, left) = found_and_left(browser).await?;
        ensure!(found.is_empty(), "{found}");
        ensure!(LEFT.iter().all(|one| left.contains(one)), "{left}");
        let first_host = host(browser).await?;
        ensure!(first_host.ends_with(".localhost"), "{first_host}");

        // While the first goes on.
        let tab = browser.new_tab().await?;
        browser.switch_to_window(tab).await?;
        browser.goto(&second.url).await?;
        let (found, _) = found_and_left(browser).await?;
        ensure!(found.is_empty(), "{found}");
        ensure!(host(browser).await? != first_host);

        browser.goto(&other.address).await?;
        let heads = other.heads();
        ensure!(!heads.is_empty());
        let reported: Vec<_> = heads
            .iter()
            .filter(|head| head.to_lowercase().contains("\ncookie:"))
            .collect();
        ensure!(reported.is_empty(), "{reported:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_registers_service_workers_gets_none_over_the_player_page() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import("storage", "index.html")?, false).await?;
    browse(&launched.url, async |browser| {
        let (_, left) = found_and_left(browser).await?;
        let scopes: Vec<_> = left.split(' ').filter(|one| one.starts_with("http")).collect();
        ensure!(scopes.len() == 1 && scopes[0].ends_with("/content/"), "{left}");
        // The module's own pages are the worker's to answer, and no other page is.
        for (path, expected) in [("content/index.html", "taken"), ("closed.html", ""), ("", "")] {
            // It takes a while to begin.
            until("the page is answered", async || {
                let answered = browser.execute_async(TAKEN, vec![json!(path)]).await?;
                ensure!(*answered.json() == json!(expected), "{path}: {}", answered.json());
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_session_is_left_when_it_is_closed() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import("storage", "index.html")?, false).await?;
    browse(&launched.url, async |browser| {
        let (_, left) = found_and_left(browser).await?;
        ensure!(left.contains("/content/"), "no service worker in {left}");
        let closed = library.close(&launched.session).await?;
        ensure!(closed.confirmed, "{closed:?}");
        until("the browser has forgotten it", async || {
            let found = browser.execute_async(FIND, Vec::new()).await?.json().clone();
            ensure!(found == json!([]), "{found}");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_session_is_left_when_its_tab_is_closed() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import("storage", "index.html")?, false).await?;
    browse(&launched.url, async |browser| {
        found_and_left(browser).await?;
        let origin = browser.current_url().await?.origin().ascii_serialization();
        let (session, tab) = (browser.window().await?, browser.new_tab().await?);
        browser.switch_to_window(session).await?;
        browser.close_window().await?;
        browser.switch_to_window(tab).await?;
        library.workbench.ended(&launched.session).await;
        let tools = browser.cdp();
        until("the browser has forgotten it", async || {
            let of = json!({ "urls": [format!("{origin}/")] });
            let cookies = tools.send_raw("Network.getCookies", of).await?;
            ensure!(cookies["cookies"] == json!([]), "{cookies}");
            let of = json!({ "origin": origin });
            let usage = tools.send_raw("Storage.getUsageAndQuota", of).await?;
            let kept = usage["usageBreakdown"].as_array().into_iter().flatten();
            let kept: Vec<_> = kept.filter(|one| one["usage"].as_f64() > Some(0.0)).collect();
            ensure!(kept.is_empty(), "{kept:?}");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_does_not_resolve_the_name_plays_the_session_all_the_same() -> Result<()> {
    let other = OtherHost::start().await?;
    let library = Library::new()?;
    let launched = library.launch(library.import("storage", "index.html")?, true).await?;
    let unresolved = ["--host-resolver-rules=MAP *.localhost ~NOTFOUND"];
    browse_with(&unresolved, &other.address, async |browser| {
        // What other servers on this computer have left, more than a server takes by default.
        let fill = "for (let n = 0; n < 150; n++) document.cookie = `theirs${n}=${'x'.repeat(4000)}; path=/`;";
        browser.execute(fill, Vec::new()).await?;
        browser.goto(&launched.url).await?;
        let (_, left) = found_and_left(browser).await?;
        ensure!(left.contains("left-local"), "{left}");
        ensure!(host(browser).await? == "127.0.0.1");
        library.close(&launched.session).await?;
        until("the session's cookie is gone, and theirs are not", async || {
            let cookies = browser
                .execute("return document.cookie", Vec::new())
                .await?
                .json()
                .clone();
            let cookies = cookies.as_str().unwrap_or_default().to_owned();
            ensure!(!cookies.contains("left="), "the module's is still there");
            ensure!(cookies.contains("theirs149="), "theirs are gone");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_to_another_server_does_not_get_the_session() -> Result<()> {
    let other = OtherHost::start().await?;
    let library = Library::new()?;
    let launched = library.launch(library.import("storage", "index.html")?, true).await?;
    let misled = format!(
        "--host-resolver-rules=MAP *.localhost {}",
        other.address.replace("http://", "")
    );
    browse_with(&[&misled], &launched.url, async |browser| {
        found_and_left(browser).await?;
        ensure!(host(browser).await? == "127.0.0.1");
        ensure!(
            other.asked().into_iter().eq(["alive".to_owned()]),
            "{:?}",
            other.asked()
        );
        Ok(())
    })
    .await
}
