//! The same run-time in the system's browser.

use anyhow::{Result, ensure};
use e2e::{browser::browse, desktop, play, until};
use serde_json::json;
use thirtyfour::By;
use workbench::trace::SessionState;

use crate::{MINIMAL, calls, newest};

#[tokio::test]
async fn a_session_is_played_in_the_systems_browser_and_traced_here() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_by("launch-browser").await?;
        let url = app.text("player-url").await?;
        browse(&url, async |browser| {
            // The player makes the frame once it has the run-time, after its own page has loaded.
            until("the module's frame", async || {
                Ok(browser.find(By::Css("iframe")).await?.enter_frame().await?)
            })
            .await?;
            until("the module is ready", async || {
                Ok(browser
                    .find(By::Css("[data-ready='true'] #complete"))
                    .await?
                    .click()
                    .await?)
            })
            .await?;
            // The trace is live here while the module runs there.
            app.css("[data-testid='trace-row'][data-kind='commit']").await?;
            // Not by leaving: WebDriver closes a window without its `unload`.
            browser.find(By::Css("#finish")).await?.click().await?;
            app.css("[data-testid='trace-row'][data-kind='exchange']").await?;
            Ok(browser.close_window().await?)
        })
        .await?;
        app.until_js("!document.querySelector('[data-testid=player-url]')")
            .await?;
        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished, "{:?}", calls(&trace));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_vector_passes_in_the_real_window_and_in_chromium() -> Result<()> {
    play(&[], async |app| {
        app.find("library-empty").await?;
        desktop::drop_file(&app.conformance_zip()?).await?;
        app.find("package-row").await?;
        app.open_package("Conformance").await?;
        app.launch_and_enter().await?;
        let condition = "document.body.dataset.ran !== undefined";
        app.until_js(condition).await?;
        let said = "return [document.body.dataset.ran, document.body.dataset.mismatches]";
        let passed = json!(["298", ""]);
        let window = app.js(said).await?;
        ensure!(window == passed, "in the window: {window:#}");
        app.leave_and_close().await?;

        app.click("report-package").await?;
        app.launch_by("launch-browser").await?;
        let url = app.text("player-url").await?;
        browse(&url, async |browser| {
            until("the module has run", async || {
                browser.enter_default_frame().await?;
                browser.find(By::Css("iframe")).await?.enter_frame().await?;
                browser.find(By::Css("[data-ran]")).await?;
                Ok(())
            })
            .await?;
            let chromium = browser.execute(said, Vec::new()).await?.json().clone();
            ensure!(chromium == passed, "in Chromium: {chromium:#}");
            Ok(())
        })
        .await
    })
    .await
}
