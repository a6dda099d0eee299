//! LMS profiles of one's own: copied, edited, chosen for a session, deleted.

use anyhow::{Result, ensure};
use e2e::{App, play};

use crate::MINIMAL;

const FORM_IS_OPEN: &str = "document.querySelector('[data-testid=profile-name]') !== null";

#[tokio::test]
async fn a_profile_of_ones_own_is_copied_chosen_and_deleted() -> Result<()> {
    play(&["minimal"], async |app| {
        app.click("nav-settings").await?;
        app.find("profiles-none").await?;
        app.click_css("[data-testid=profile-row][data-profile=moodle] [data-testid=profile-copy]")
            .await?;
        app.until_js(FORM_IS_OPEN).await?;
        // The name of another one is refused, and said at its field.
        name(app, "Moodle 4").await?;
        app.click("profile-save").await?;
        app.find("profile-name-refused").await?;
        app.accessible("the form of an LMS profile").await?;
        name(app, "Acme LMS").await?;
        app.click("profile-save").await?;
        app.until_js(&format!("!({FORM_IS_OPEN})")).await?;
        app.until_js(&format!("{} === 1", own())).await?;
        app.accessible("the settings with a profile of one's own").await?;

        app.click("nav-library").await?;
        app.open_package(MINIMAL).await?;
        app.open_launch_options().await?;
        app.choose("profile", "Acme LMS").await?;
        app.close_launch_options().await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_and_close().await?;
        app.find("verdict").await?;
        let session = app.library()?.sessions()?.remove(0);
        ensure!(
            !session.profile.is_empty() && session.profile != "moodle",
            "{session:?}"
        );

        // Its sessions keep it.
        app.click("nav-settings").await?;
        app.click("profile-delete").await?;
        app.click("confirm").await?;
        app.until_js(&format!("{} === 0", own())).await?;
        app.find("profiles-none").await?;
        ensure!(app.library()?.session(&session.id)?.profile == session.profile);
        Ok(())
    })
    .await
}

/// How many profiles can be deleted: those of one's own.
fn own() -> &'static str {
    "document.querySelectorAll('[data-testid=profile-delete]').length"
}

async fn name(app: &App, name: &str) -> Result<()> {
    let field = app.find("profile-name").await?;
    field.clear().await?;
    field.send_keys(name).await?;
    Ok(())
}
