//! What could be lost: it is asked for once, and no key press ends a session by accident.

use anyhow::{Result, ensure};
use e2e::{App, play};
use thirtyfour::Key;

use crate::MINIMAL;

const NO_DIALOG: &str = "document.querySelector('[role=alertdialog]') === null";

#[tokio::test]
async fn a_confirmation_closes_when_it_is_confirmed() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_and_close().await?;
        app.click("report-package").await?;
        app.click("reset").await?;
        app.click("confirm").await?;
        app.until_js(NO_DIALOG).await?;
        // The attempt is gone, its session stays: what it was is said, and nothing of it is offered for the next.
        app.until_says("session-row", &["Attempt reset"]).await?;
        app.until_js("document.querySelector('[data-testid=view-report]') === null")
            .await?;

        app.click("nav-library").await?;
        app.click_css(&format!(
            "[data-testid='package-row'][data-package-title='{MINIMAL}'] [data-testid='package-delete']"
        ))
        .await?;
        app.click("confirm").await?;
        app.until_js(NO_DIALOG).await?;
        app.until_js("document.querySelectorAll('[data-testid=package-row]').length === 1")
            .await?;
        ensure!(app.library()?.packages()?.len() == 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn escape_never_ends_a_session() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row']").await?;
        for selector in [
            "[data-testid='trace-list']",
            "[data-testid='trace-filter-text']",
            "body",
        ] {
            app.css(selector).await?.send_keys(Key::Escape + "").await?;
        }
        // A session that is ending says so at once, and then shows its report.
        ensure!(is_running(app).await?, "Escape ended the session");
        app.close_player().await
    })
    .await
}

async fn is_running(app: &App) -> Result<bool> {
    let running = app
        .js("const close = document.querySelector('[data-testid=player-close]');
            return close !== null && !close.disabled && document.querySelector('[data-testid=player-frame]') !== null")
        .await?;
    Ok(running == true)
}
