//! Every way in which a module opens a window.

use anyhow::{Result, ensure};
use e2e::{browser::browse_blocking_popups, until, windows};
use workbench::trace::{SessionState, What};

use crate::Library;

#[tokio::test(flavor = "multi_thread")]
async fn every_window_opens_finds_the_api_and_closes() -> Result<()> {
    let library = Library::new()?;
    let sco = library.import_fixture("windows")?;
    let launched = library.launch(sco, false).await?;
    let events = || Ok(library.workbench.trace(&launched.session)?.events);
    browse_blocking_popups(&launched.url, async |browser| {
        until("the module is ready", async || {
            browser.enter_default_frame().await?;
            browser.find(thirtyfour::By::Css("iframe")).await?.enter_frame().await?;
            browser.find(thirtyfour::By::Css("[data-ready='true']")).await?;
            Ok(())
        })
        .await?;
        windows::every_way(browser, &events).await?;
        library.workbench.close_player(&launched.session).await?;
        Ok(())
    })
    .await?;
    ensure!(library.workbench.session(&launched.session)?.state == SessionState::Finished);
    windows::check_left(&events()?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_the_browser_blocks_is_recorded_as_blocked() -> Result<()> {
    let library = Library::new()?;
    let sco = library.import_fixture("launcher")?;
    let launched = library.launch(sco, false).await?;
    browse_blocking_popups(&launched.url, async |_| {
        until("the launcher's window is blocked", async || {
            let events = library.workbench.trace(&launched.session)?.events;
            let blocked = |what: &What| matches!(what, What::Window { opened: false, .. });
            ensure!(events.iter().any(|event| blocked(&event.what)), "{events:?}");
            Ok(())
        })
        .await
    })
    .await
}
