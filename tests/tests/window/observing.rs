//! The observer does not show, and nothing that a module does breaks it.

use anyhow::{Result, ensure};
use e2e::{App, desktop, play};
use workbench::trace::EntryData;

use crate::newest;

/// Launches the module in `tests/modules/NAME` and waits until it says what is wrong: nothing.
async fn run(app: &App, name: &str) -> Result<()> {
    app.find("library-empty").await?;
    desktop::drop_file(&app.module(name, "index.html")?).await?;
    app.find("package-row").await?;
    app.open_package(name).await?;
    app.launch_and_enter().await?;
    app.until_js("document.body.dataset.wrong !== undefined").await?;
    let wrong = app.js("return document.body.dataset.wrong").await?;
    ensure!(wrong == "", "{wrong:#}");
    app.leave_and_close().await
}

#[tokio::test]
async fn only_documents_that_are_shown_are_observed() -> Result<()> {
    play(&[], async |app| {
        run(app, "fragments").await?;
        let (trace, _) = newest(app)?;
        for way in ["iframe", "frame", "object", "embed"] {
            let address = format!("shown.html?{way}");
            let observed = |data: &EntryData| matches!(data, EntryData::Page { url, .. } if *url == address);
            ensure!(trace.entries.iter().any(|entry| observed(&entry.data)), "{way} is not");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_module_neither_sees_the_observer_nor_breaks_it() -> Result<()> {
    play(&[], async |app| {
        run(app, "observer").await?;
        e2e::modules::check_observed(&newest(app)?.0.entries)
    })
    .await
}

#[tokio::test]
async fn a_module_that_looks_for_the_api_by_its_presence_finds_it() -> Result<()> {
    play(&[], async |app| run(app, "presence").await).await
}

#[tokio::test]
async fn a_document_that_is_written_anew_is_observed() -> Result<()> {
    play(&[], async |app| {
        run(app, "rewritten").await?;
        e2e::modules::check_rewritten(&newest(app)?.0.entries)
    })
    .await
}
