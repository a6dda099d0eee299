//! Every way in which a module opens a window.

use anyhow::{Result, ensure};
use e2e::{App, act_until, desktop, play, play_with, until, windows};
use workbench::trace::{Entry, EntryData, Note, PageState, SessionState};

use crate::{calls, newest};

#[tokio::test]
async fn every_window_of_an_embedded_module_opens_finds_the_api_and_closes() -> Result<()> {
    play(&["windows"], async |app| {
        app.open_package("Fenêtres").await?;
        app.launch_embedded().await?;
        every_window(app).await
    })
    .await
}

#[tokio::test]
async fn every_window_of_a_module_in_its_own_window_opens_finds_the_api_and_closes() -> Result<()> {
    play(&["windows"], async |app| {
        app.open_package("Fenêtres").await?;
        app.launch_by("launch-own").await?;
        every_window(app).await
    })
    .await
}

/// Nobody drives the module here: its launcher opens the window by itself.
#[tokio::test]
async fn a_launcher_starts_its_course_in_the_contexts_that_users_have() -> Result<()> {
    play_with(&["--own-contexts"], &["launcher"], async |app| {
        for launch in ["launch-embedded", "launch-own"] {
            app.open_package("Lanceur").await?;
            app.launch_by(launch).await?;
            until("the course has found the API", async || {
                ensure!(calls(&newest(app)?.0).contains(&"LMSInitialize".to_owned()));
                Ok(())
            })
            .await?;
            // WebKit runs no `unload` in a page that has not loaded. Its title may come late, too.
            until("the course's window", async || {
                let loaded = |entry: &Entry| {
                    entry.phase == PageState::Complete
                        && matches!(&entry.data, EntryData::Page { url, .. } if url == "course.html")
                };
                ensure!(newest(app)?.0.entries.iter().any(loaded));
                ensure!(desktop::titles()?.contains(&"Cours lancé".to_owned()));
                Ok(())
            })
            .await?;
            act_until(
                "the button of the course's window",
                async || desktop::close(|title| title == "Cours lancé").map(drop),
                async || {
                    ensure!(!desktop::titles()?.contains(&"Cours lancé".to_owned()));
                    Ok(())
                },
            )
            .await?;
            until("the course's LMSFinish", async || {
                let calls = calls(&newest(app)?.0);
                ensure!(calls.last().is_some_and(|name| name == "LMSFinish"), "{calls:?}");
                Ok(())
            })
            .await?;
            app.close_player().await?;
            let (trace, state) = newest(app)?;
            ensure!(state == SessionState::Finished);
            ensure!(
                trace
                    .entries
                    .iter()
                    .any(|entry| { matches!(&entry.data, EntryData::Window { url, opened: true } if url.is_empty()) })
            );
            app.click("nav-library").await?;
        }
        Ok(())
    })
    .await
}

async fn every_window(app: &App) -> Result<()> {
    app.enter_module().await?;
    app.until_js("document.body.dataset.ready === 'true'").await?;
    windows::every_way(&app.driver, &|| Ok(newest(app)?.0.entries)).await?;
    app.enter_view("window.way === 'launcher-href'").await?;
    let size = app.js("return `${innerWidth}x${innerHeight}`").await?;
    ensure!(size == "640x480", "{size}");
    app.enter_view("window.way === 'link-named'").await?;
    let size = app.js("return innerWidth > 600 && innerHeight > 400").await?;
    ensure!(size == true, "a window whose size nobody asked for is too small");
    app.leave_and_close().await?;
    let (trace, state) = newest(app)?;
    ensure!(state == SessionState::Finished);
    let timed_out = |data: &EntryData| {
        matches!(
            data,
            EntryData::Note {
                note: Note::CloseTimedOut
            }
        )
    };
    ensure!(
        !trace.entries.iter().any(|entry| timed_out(&entry.data)),
        "the windows did not close in time"
    );
    windows::check_left(&trace.entries)
}
