//! Requests to other hosts, in the workbench's own view: blocked offline, else noted.

use anyhow::{Result, ensure};
use e2e::{App, desktop, modules::OtherHost, play};
use workbench::trace::{AccessKind, Decision, What};

use crate::newest;

#[tokio::test(flavor = "multi_thread")]
async fn a_module_reaches_other_hosts_only_if_it_may_and_works_in_either_case() -> Result<()> {
    play(&[], async |app| {
        let other = OtherHost::start().await?;
        app.find("library-empty").await?;
        let launch = format!("index.html?other={}", other.address);
        desktop::drop_file(&app.module("offline", &launch)?).await?;
        app.find("package-row").await?;
        app.open_package("offline").await?;

        played(app).await?;
        ensure!(other.asked().is_empty(), "{:?} arrived", other.asked());
        let blocked = requests(app, Decision::Blocked)?;
        ensure!(blocked.len() >= 10, "{blocked:#?}");

        app.click("report-package").await?;
        app.click("offline").await?;
        played(app).await?;
        ensure!(other.asked().len() >= 10, "{:?} arrived", other.asked());
        let allowed = requests(app, Decision::Allowed)?;
        ensure!(allowed.len() >= 10, "{allowed:#?}");
        let blocked = requests(app, Decision::Blocked)?;
        ensure!(blocked.is_empty(), "{blocked:#?}");
        let shown = app.text("report-allowed").await?;
        ensure!(shown == format!("{} requests to other hosts", allowed.len()), "{shown}");
        Ok(())
    })
    .await
}

/// Plays the module to its end: nothing breaks that it does on its own origin.
async fn played(app: &App) -> Result<()> {
    app.launch_and_enter().await?;
    app.until_js("document.body.dataset.done === 'true'").await?;
    let broken = app.js("return document.body.dataset.broken").await?;
    ensure!(broken == "", "{broken:#}");
    app.leave_and_close().await
}

/// The newest session's requests to other hosts that were decided so.
fn requests(app: &App, decided: Decision) -> Result<Vec<String>> {
    let (trace, _) = newest(app)?;
    let requests = trace.events.into_iter().filter_map(|event| match event.what {
        What::Access {
            access: AccessKind::Request,
            target,
            decision,
            ..
        } if decision == decided => Some(target),
        _ => None,
    });
    Ok(requests.collect())
}
