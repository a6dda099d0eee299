//! Requests to other hosts, in the workbench's own view: blocked offline, else noted.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Result, ensure};
use e2e::{App, desktop, modules::OtherHost, play, until};
use workbench::trace::{AccessKind, Decision, EntryData};

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

        app.launch_and_enter().await?;
        done(app).await?;
        // The browser says what it blocked when it has time.
        until("what was blocked is in the timeline", async || {
            let blocked = accesses(app, AccessKind::Request, Decision::Blocked)?;
            ensure!(blocked.len() >= 10, "{blocked:#?}");
            Ok(())
        })
        .await?;
        app.leave_and_close().await?;
        ensure!(other.asked().is_empty(), "{:?} arrived", other.asked());
        let blocked = accesses(app, AccessKind::Request, Decision::Blocked)?;
        ensure!(blocked.len() >= 10, "{blocked:#?}");

        app.click("report-package").await?;
        app.open_launch_options().await?;
        app.click("offline").await?;
        app.close_launch_options().await?;
        app.launch_and_enter().await?;
        done(app).await?;
        until("the requests arrive and are in the timeline", async || {
            ensure!(other.asked().len() >= 10, "{:?} arrived", other.asked());
            let allowed = accesses(app, AccessKind::Request, Decision::Allowed)?;
            ensure!(allowed.len() >= 10, "{allowed:#?}");
            Ok(())
        })
        .await?;
        // A frame may show another host's page, the view itself may not: neither one that answers nor one that does not.
        let tries = [format!("{}/away", other.address), format!("http://{}/away", nobody()?)];
        for (count, address) in tries.iter().enumerate() {
            app.js(&format!("setTimeout(() => {{ top.location = '{address}' }})"))
                .await?;
            until("the navigation is refused", async || {
                let mut refused = accesses(app, AccessKind::Navigation, Decision::Blocked)?;
                // A mail address was, too.
                refused.retain(|address| address.starts_with("http:"));
                ensure!(refused == tries[..=count], "{refused:?}");
                Ok(())
            })
            .await?;
            app.enter_module().await?;
            ensure!(
                app.js("return document.body.dataset.done").await? == "true",
                "the module is a new one"
            );
        }
        app.leave_and_close().await?;
        let allowed = accesses(app, AccessKind::Request, Decision::Allowed)?;
        ensure!(allowed.len() >= 10, "{allowed:#?}");
        let blocked = accesses(app, AccessKind::Request, Decision::Blocked)?;
        ensure!(blocked.is_empty(), "{blocked:#?}");
        let expected = format!("{} requests to other hosts", allowed.len());
        app.until_js(&format!(
            "document.querySelector('[data-testid=report-allowed]')?.textContent.trim() === '{expected}'"
        ))
        .await
    })
    .await
}

/// An address that nobody listens at.
fn nobody() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Waits until the module has done all that it does: nothing breaks of that on its own origin.
async fn done(app: &App) -> Result<()> {
    app.until_js("document.body.dataset.done === 'true'").await?;
    let broken = app.js("return document.body.dataset.broken").await?;
    ensure!(broken == "", "{broken:#}");
    Ok(())
}

/// What the newest session's module tried to reach in this way, where that was decided so.
fn accesses(app: &App, kind: AccessKind, decided: Decision) -> Result<Vec<String>> {
    let (trace, _) = newest(app)?;
    let requests = trace.entries.into_iter().filter_map(|entry| match entry.data {
        EntryData::Access {
            access,
            target,
            decision,
            ..
        } if access == kind && decision == decided => Some(target),
        _ => None,
    });
    Ok(requests.collect())
}
