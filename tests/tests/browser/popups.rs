//! Every way in which a module opens a window.

use anyhow::{Context, Result, ensure};
use e2e::{browser::browse_blocking_popups, until, windows};
use thirtyfour::By;
use workbench::trace::{EntryData, SessionState};

use crate::Library;

#[tokio::test(flavor = "multi_thread")]
async fn every_window_opens_finds_the_api_and_closes() -> Result<()> {
    let library = Library::new()?;
    let sco = library.import_fixture("windows")?;
    let launched = library.launch(sco, false).await?;
    let entries = || Ok(library.workbench.journal(&launched.session)?.entries);
    browse_blocking_popups(&launched.url, async |browser| {
        until("the module is ready", async || {
            browser.enter_default_frame().await?;
            browser.find(By::Css("iframe")).await?.enter_frame().await?;
            browser.find(By::Css("[data-ready='true']")).await?;
            Ok(())
        })
        .await?;
        windows::every_way(browser, &entries).await?;
        library.close(&launched.session).await?;
        Ok(())
    })
    .await?;
    ensure!(library.workbench.session(&launched.session)?.state == SessionState::Finished);
    windows::check_left(&entries()?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_the_browser_blocks_is_recorded_as_blocked() -> Result<()> {
    let library = Library::new()?;
    let sco = library.import_fixture("launcher")?;
    let launched = library.launch(sco, false).await?;
    browse_blocking_popups(&launched.url, async |_| {
        until("the launcher's window is blocked", async || {
            let entries = library.workbench.journal(&launched.session)?.entries;
            let blocked = |data: &EntryData| matches!(data, EntryData::Window { opened: false, .. });
            ensure!(entries.iter().any(|entry| blocked(&entry.data)), "{entries:?}");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_outlives_its_player_and_closes() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import_fixture("windows")?, false).await?;
    browse_blocking_popups(&launched.url, async |browser| {
        until("the module is ready", async || {
            browser.enter_default_frame().await?;
            browser.find(By::Css("iframe")).await?.enter_frame().await?;
            Ok(browser
                .find(By::Css("[data-ready='true'] #named"))
                .await?
                .click()
                .await?)
        })
        .await?;
        let player = browser.window().await?;
        let popup = until("the window", async || {
            let windows = browser.windows().await?;
            windows
                .into_iter()
                .find(|window| *window != player)
                .context("it is not there")
        })
        .await?;
        browser.close_window().await?;
        library.workbench.ended(&launched.session).await;
        browser.switch_to_window(popup).await?;
        let unheard = "const errors = []; addEventListener('error', (event) => errors.push(event.message));
            console.log('unheard', new Error('x'));
            dispatchEvent(new Event('visibilitychange'));
            void window.API;
            return errors;";
        let errors = browser.execute(unheard, Vec::new()).await?.json().clone();
        ensure!(errors == serde_json::json!([]), "{errors}");
        browser.find(By::Id("close")).await?.click().await?;
        until("the window closes", async || {
            ensure!(browser.windows().await?.is_empty(), "it is still there");
            Ok(())
        })
        .await
    })
    .await
}
