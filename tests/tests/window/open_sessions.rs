//! Sessions whose end never came, and how they are closed.

use anyhow::{Context, Result, ensure};
use e2e::{App, play};
use thirtyfour::Key;
use workbench::trace::{EntryData, SessionState};

use crate::{newest, playing::answer};

const QUIZ: &str = "Le tri des déchets – quiz";

#[tokio::test]
async fn a_session_that_was_killed_is_validated_and_shows_what_was_recorded() -> Result<()> {
    play(&["quiz"], async |app| {
        killed(app).await?;
        app.click("nav-open-sessions").await?;
        let row = "document.querySelector('[data-testid=open-session-row]')?.textContent";
        for cell in ["Martin", "Camille", QUIZ, "que sais-je du tri"] {
            app.until_js(&format!("{row}?.includes('{cell}') === true")).await?;
        }
        app.accessible("open sessions").await?;
        // By the keyboard: from the search to the row, which Space selects.
        app.click("open-sessions-search").await?;
        app.driver.action_chain().send_keys(Key::Down).perform().await?;
        app.until_js("document.activeElement.matches('[data-testid=open-session-row] button')")
            .await?;
        app.driver.action_chain().send_keys(Key::Space).perform().await?;
        app.until_js("document.querySelector('[data-testid=open-session-select]').checked")
            .await?;
        app.click("validate-selected").await?;
        app.until_says("exitau", &["status used=I", "interaction_id => question-1", "error=0"])
            .await?;
        app.accessible("a validated session").await?;
        app.driver.action_chain().send_keys(Key::Escape).perform().await?;
        app.find("open-sessions-none").await?;
        let (journal, state) = newest(app)?;
        ensure!(state == SessionState::Validated, "{state:?}");
        let last = journal.entries.last().context("no entry")?;
        ensure!(
            matches!(last.data, EntryData::Validated { automatic: false, .. }),
            "{last:?}"
        );
        app.click("nav-library").await?;
        app.open_package(QUIZ).await?;
        app.until_says("session-row", &["Validated"]).await?;
        ensure!(app.look_for("validate").await.is_err(), "nothing is open any more");
        app.click("view-report").await?;
        app.until_says("report-screen", &["validated without LMSFinish"]).await
    })
    .await
}

#[tokio::test]
async fn a_sco_offers_to_validate_the_session_that_is_open() -> Result<()> {
    play(&["quiz"], async |app| {
        killed(app).await?;
        app.open_package(QUIZ).await?;
        app.click("validate").await?;
        app.until_says("exitau", &["status used=I"]).await?;
        app.driver.action_chain().send_keys(Key::Escape).perform().await?;
        app.until_js("!document.querySelector('[data-testid=validate]')")
            .await?;
        ensure!(newest(app)?.1 == SessionState::Validated);
        Ok(())
    })
    .await
}

/// A session of the quiz whose application was killed once it had committed, and that application started again.
async fn killed(app: &mut App) -> Result<()> {
    app.open_package(QUIZ).await?;
    app.launch_and_enter().await?;
    answer(app, "#answer-b").await?;
    app.until_js("document.getElementById('progress').value === 1").await?;
    app.leave_module().await?;
    app.css("[data-testid='trace-row'][data-kind='commit']").await?;
    app.signal("KILL")?;
    app.restart().await
}
