//! The same run-time in the system's browser.

use std::{fs, os::unix::fs::PermissionsExt};

use anyhow::{Result, ensure};
use e2e::{browser::browse, desktop, play, play_with_programs, until};
use serde_json::json;
use tempfile::TempDir;
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
async fn a_browser_that_cannot_be_opened_is_reported_and_the_session_waits() -> Result<()> {
    let programs = TempDir::new()?;
    play_with_programs(programs.path(), &["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_by("launch-browser").await?;
        app.until_says("browser-not-opened", &["could not be opened"]).await?;
        app.until_says("player-elsewhere", &["Copy the address"]).await?;
        app.until_says("player-status", &["Waiting for the module…"]).await?;
        app.accessible("a browser that could not be opened").await?;
        app.click("player-open-again").await?;
        app.css("[data-testid=toast][data-kind=error]").await?;
        let url = app.text("player-url").await?;
        app.js("navigator.clipboard.writeText = async (text) => (window.copied = text)")
            .await?;
        app.click("player-copy-address").await?;
        app.until_js(&format!("window.copied === '{url}'")).await?;
        // The address is opened by hand.
        browse(&url, async |browser| {
            app.until_says("player-status", &["Running"]).await?;
            app.until_js("!document.querySelector('[data-testid=browser-not-opened]')")
                .await?;
            app.find("player-copy-address").await?;
            until("the module's frame", async || {
                Ok(browser.find(By::Css("iframe")).await?.enter_frame().await?)
            })
            .await?;
            until("the module has finished", async || {
                Ok(browser.find(By::Css("#finish")).await?.click().await?)
            })
            .await?;
            Ok(browser.close_window().await?)
        })
        .await?;
        app.until_says("player-status", &["ended"]).await?;
        ensure!(newest(app)?.1 == SessionState::Finished);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_that_waits_is_opened_in_the_browser_again() -> Result<()> {
    let programs = TempDir::new()?;
    let opener = programs.path().join("xdg-open");
    fs::write(&opener, "#!/bin/sh\necho \"$1\" >> \"${0%/*}/opened\"\n")?;
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755))?;
    play_with_programs(programs.path(), &["minimal"], async |app| {
        let opened = || fs::read_to_string(programs.path().join("opened")).unwrap_or_default();
        app.open_package(MINIMAL).await?;
        app.launch_by("launch-browser").await?;
        app.until_says("player-elsewhere", &["Waiting for the module…", "open it again"])
            .await?;
        app.accessible("a session that waits for the browser").await?;
        let url = app.text("player-url").await?;
        ensure!(opened() == format!("{url}\n"), "{}", opened());
        app.click("player-open-again").await?;
        until("the browser is opened again", async || {
            ensure!(opened() == format!("{url}\n{url}\n"), "{}", opened());
            Ok(())
        })
        .await?;
        // It waits for as long as nothing connects.
        app.until_says("player-status", &["Waiting for the module…"]).await?;
        app.close_player().await
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
