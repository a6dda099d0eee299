//! The main job in the real window: a package is opened, its module played, every call seen and kept.

use anyhow::{Result, bail, ensure};
use e2e::{App, play};
use workbench::trace::{SessionState, TraceBatch, What};

const MINIMAL: &str = "Module minimal – être prêt";

#[tokio::test]
async fn a_module_is_played_traced_closed_and_reported() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'").await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='commit']").await?;
        app.close_player().await?;
        ensure!(app.find("report-score").await?.text().await?.starts_with("80"));

        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished);
        let calls = calls(&trace);
        ensure!(calls.first().map(String::as_str) == Some("LMSInitialize"));
        ensure!(calls.last().map(String::as_str) == Some("LMSFinish"));
        Ok(())
    })
    .await
}

/// The timeline of the newest session, and where it stands.
fn newest(app: &App) -> Result<(TraceBatch, SessionState)> {
    let library = app.library()?;
    let Some(session) = library.sessions()?.into_iter().next() else { bail!("no session was kept") };
    Ok((library.trace(&session.id)?, session.state))
}

fn calls(trace: &TraceBatch) -> Vec<String> {
    trace
        .events
        .iter()
        .filter_map(|event| match &event.what {
            What::Call { function, .. } => Some(function.name().to_owned()),
            _ => None,
        })
        .collect()
}
