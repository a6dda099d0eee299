//! Leaving a module in the system's browser.

use anyhow::{Result, ensure};
use e2e::{act_until, browser::browse, until};
use serde_json::json;
use thirtyfour::{By, WebDriver};
use workbench::{
    trace::{LossCause, SessionState},
    views::Closing,
};

use crate::Library;

/// Runs in every page before its own scripts: its sockets close as it goes, before it says anything.
const LOSE_SOCKETS: &str = "const Real = WebSocket;
    globalThis.WebSocket = class extends Real {
        constructor(...given) {
            super(...given);
            addEventListener('pagehide', () => this.close(), true);
        }
    };";

async fn until_initialized(browser: &WebDriver) -> Result<()> {
    until("the module is there", async || {
        browser.enter_default_frame().await?;
        browser.find(By::Css("iframe")).await?.enter_frame().await?;
        browser.find(By::Css("#said")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_beacon_carries_what_the_module_sends_last_where_the_socket_is_gone() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import_fixture("minimal")?, true).await?;
    browse("about:blank", async |browser| {
        let script = json!({ "source": LOSE_SOCKETS });
        browser
            .cdp()
            .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        browser.goto(&launched.url).await?;
        until_initialized(browser).await?;
        browser.enter_default_frame().await?;
        browser.goto("about:blank").await?;
        library.workbench.ended(&launched.session).await;
        Ok(())
    })
    .await?;
    let report = library.workbench.report(&launched.session)?;
    ensure!(report.session.state == SessionState::Finished);
    ensure!(report.losses.is_empty(), "{:?}", report.losses);
    ensure!(report.confirmed_later == 1, "{}", report.confirmed_later);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_asks_whether_to_leave_is_waited_for() -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import_fixture("leave-prompt")?, true).await?;
    browse(&launched.url, async |browser| {
        until_initialized(browser).await?;
        let body = browser.find(By::Css("body")).await?;
        // Browsers ask nothing for a page that nobody has used.
        body.click().await?;
        act_until(
            "it would ask",
            // Its page may not take keys yet.
            async || Ok(body.send_keys("p").await?),
            async || {
                let said = browser.find(By::Css("#said")).await?.text().await?;
                ensure!(said == "prompts", "{said}");
                Ok(())
            },
        )
        .await?;
        // It asks. (WebDriver has no answer to that.)
        for _ in 0..2 {
            let closing = library.workbench.close_player(&launched.session).await?;
            ensure!(closing == Closing::Waiting, "{closing:?}");
        }
        let closed = library.workbench.end_session(&launched.session).await?;
        ensure!(!closed.confirmed);
        Ok(())
    })
    .await?;
    let report = library.workbench.report(&launched.session)?;
    ensure!(report.suspend_data == "prompts");
    ensure!(
        report
            .losses
            .first()
            .is_some_and(|loss| loss.cause == LossCause::EndUnknown)
    );
    Ok(())
}
