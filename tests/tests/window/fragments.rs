//! What a module fetches is the file; what it shows is observed.

use anyhow::{Result, ensure};
use e2e::{desktop, play};
use workbench::trace::What;

use crate::newest;

#[tokio::test]
async fn only_documents_that_are_shown_are_observed() -> Result<()> {
    play(&[], async |app| {
        app.find("library-empty").await?;
        desktop::drop_file(&app.module("fragments", "index.html")?).await?;
        app.find("package-row").await?;
        app.open_package("fragments").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.wrong !== undefined").await?;
        let wrong = app.js("return document.body.dataset.wrong").await?;
        ensure!(wrong == "", "{wrong:#}");
        app.leave_and_close().await?;
        let (trace, _) = newest(app)?;
        for way in ["iframe", "frame", "object", "embed"] {
            let address = format!("shown.html?{way}");
            let observed = |what: &What| matches!(what, What::Page { url, .. } if *url == address);
            ensure!(trace.events.iter().any(|event| observed(&event.what)), "{way} is not");
        }
        Ok(())
    })
    .await
}
