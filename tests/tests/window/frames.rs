//! Framesets, and modules that would replace the player's page.

use anyhow::{Context, Result, ensure};
use e2e::{App, frames, play, until};
use workbench::trace::SessionState;

use crate::newest;

#[tokio::test]
async fn a_module_goes_on_in_its_frames_and_does_not_replace_the_player() -> Result<()> {
    play(&["frameset", "top-navigation"], async |app: &mut App| {
        app.open_package("Cours à cadres").await?;
        app.launch_and_enter().await?;
        frames::every_way_to_a_frame(&app.driver).await?;
        app.leave_and_close().await?;
        ensure!(newest(app)?.1 == SessionState::Finished);
        app.click("nav-library").await?;

        app.open_package("Module qui prend toute la fenêtre").await?;
        app.launch_and_enter().await?;
        // Neither does anything: the view has nothing to go back to but its blank page, and is not the module's to close.
        for way in ["back", "close"] {
            app.click_css(&format!("#{way}")).await?;
            app.leave_module().await?;
            app.enter_module().await?;
        }
        let entries = || Ok(newest(app)?.0.entries);
        frames::every_way_to_the_top(&app.driver, &[], &async || app.enter_module().await, &entries).await?;
        app.leave_module().await?;
        app.until_says("module-refused", &["replace the player"]).await?;

        // WebKitGTK does not say which frame is to be blank: this ends the session, and nothing is lost.
        app.enter_module().await?;
        app.click_css("#blank").await?;
        app.leave_module().await?;
        until("the session has ended", async || {
            ensure!(newest(app)?.1 == SessionState::Finished);
            Ok(())
        })
        .await?;
        let library = app.library()?;
        let sessions = library.sessions()?;
        let losses = library.report(&sessions.first().context("no session")?.id)?.losses;
        ensure!(losses.is_empty(), "{losses:?}");
        frames::check_refused(&newest(app)?.0.entries, &[])
    })
    .await
}
