//! Framesets, and modules that would replace the player's page.

use anyhow::{Result, ensure};
use e2e::{browser::browse, frames, until};
use thirtyfour::{By, WebDriver};
use workbench::trace::SessionState;

use crate::Library;

async fn enter(browser: &WebDriver) -> Result<()> {
    until("the module is there", async || {
        browser.enter_default_frame().await?;
        browser.find(By::Css("iframe")).await?.enter_frame().await?;
        browser.find(By::Css("frame[name='content'], #said")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_menu_changes_the_page_in_another_frame() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import_fixture("frameset")?, true).await?;
    browse(&launched.url, async |browser| {
        enter(browser).await?;
        frames::every_way_to_a_frame(browser).await?;
        library.close(&launched.session).await?;
        Ok(())
    })
    .await?;
    ensure!(library.workbench.session(&launched.session)?.state == SessionState::Finished);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_does_not_replace_the_player() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import_fixture("top-navigation")?, true).await?;
    let entries = || Ok(library.workbench.journal(&launched.session)?.entries);
    browse(&launched.url, async |browser| {
        enter(browser).await?;
        let enter = async || enter(browser).await;
        frames::every_way_to_the_top(browser, &frames::WAYS_IN_BROWSER, &enter, &entries).await?;
        library.close(&launched.session).await?;
        Ok(())
    })
    .await?;
    frames::check_refused(&entries()?, &frames::WAYS_IN_BROWSER)
}
