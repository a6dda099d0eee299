//! The observer does not show, and nothing that a module does breaks it.

use anyhow::{Context, Result, ensure};
use e2e::{
    browser::browse,
    modules::{check_observed, check_rewritten},
    until,
};
use thirtyfour::By;
use workbench::trace::{Entry, EntryData};

use crate::Library;

/// Plays the module in `tests/modules/NAME` until it says what is wrong: nothing. Returns its timeline once `check` passes.
async fn run(name: &str, check: impl Fn(&[Entry]) -> Result<()>) -> Result<()> {
    let library = Library::new()?;
    let launched = library.launch(library.import(name, "index.html")?, false).await?;
    browse(&launched.url, async |browser| {
        let wrong = until("the module is done", async || {
            browser.enter_default_frame().await?;
            browser.find(By::Css("iframe")).await?.enter_frame().await?;
            let body = browser.find(By::Css("[data-wrong]")).await?;
            body.attr("data-wrong").await?.context("it says nothing")
        })
        .await?;
        ensure!(wrong.is_empty(), "{wrong}");
        until("the timeline", async || {
            check(&library.workbench.journal(&launched.session)?.entries)
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn only_documents_that_are_shown_are_observed() -> Result<()> {
    run("fragments", |entries| {
        for way in ["iframe", "frame", "object", "embed"] {
            let address = format!("shown.html?{way}");
            let observed = |data: &EntryData| matches!(data, EntryData::Page { url, .. } if *url == address);
            ensure!(entries.iter().any(|entry| observed(&entry.data)), "{way} is not");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_neither_sees_the_observer_nor_breaks_it() -> Result<()> {
    run("observer", check_observed).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_looks_for_the_api_by_its_presence_finds_it() -> Result<()> {
    run("presence", |_| Ok(())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_written_anew_is_observed() -> Result<()> {
    run("rewritten", check_rewritten).await
}
