//! What a module fetches is the file; what it shows is observed.

use anyhow::{Context, Result, ensure};
use e2e::{browser::browse, until};
use thirtyfour::By;
use workbench::trace::What;

use crate::Library;

#[tokio::test(flavor = "multi_thread")]
async fn only_documents_that_are_shown_are_observed() -> Result<()> {
    let library = Library::new()?;
    let launched = library
        .launch(library.import("fragments", "index.html")?, false)
        .await?;
    browse(&launched.url, async |browser| {
        let wrong = until("the module is done", async || {
            browser.enter_default_frame().await?;
            browser.find(By::Css("iframe")).await?.enter_frame().await?;
            let body = browser.find(By::Css("[data-wrong]")).await?;
            body.attr("data-wrong").await?.context("it says nothing")
        })
        .await?;
        ensure!(wrong.is_empty(), "{wrong}");
        until("every document is observed", async || {
            let events = library.workbench.trace(&launched.session)?.events;
            for way in ["iframe", "frame", "object", "embed"] {
                let address = format!("shown.html?{way}");
                let observed = |what: &What| matches!(what, What::Page { url, .. } if *url == address);
                ensure!(events.iter().any(|event| observed(&event.what)), "{way} is not");
            }
            Ok(())
        })
        .await
    })
    .await
}
