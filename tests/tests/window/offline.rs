//! Offline, in the workbench's own view.

use anyhow::{Result, ensure};
use e2e::{desktop, modules::OtherHost, play};
use workbench::trace::{AccessKind, What};

use crate::newest;

#[tokio::test(flavor = "multi_thread")]
async fn an_offline_module_reaches_no_other_host_and_works_as_before() -> Result<()> {
    play(&[], async |app| {
        let other = OtherHost::start().await?;
        app.find("library-empty").await?;
        let launch = format!("index.html?other={}", other.address);
        desktop::drop_file(&app.module("offline", &launch)?).await?;
        app.find("package-row").await?;
        app.open_package("offline").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        let broken = app.js("return document.body.dataset.broken").await?;
        ensure!(broken == "", "{broken:#}");
        app.leave_and_close().await?;
        ensure!(other.asked().is_empty(), "{:?} arrived", other.asked());
        let (trace, _) = newest(app)?;
        let blocked = trace.events.iter().filter_map(|event| match &event.what {
            What::Access { access, target, .. } if *access == AccessKind::Request => Some(target),
            _ => None,
        });
        let blocked: Vec<_> = blocked.collect();
        ensure!(blocked.len() >= 10, "{blocked:#?}");
        Ok(())
    })
    .await
}
