//! A course that is published again and again.

use std::fs;

use anyhow::{Context, Result, ensure};
use audit::Severity;
use e2e::{desktop, play, until};

use crate::MINIMAL;

const STYLE: &str = "p { color: tan }";

#[tokio::test]
async fn what_is_imported_again_can_become_a_version() -> Result<()> {
    play(&["minimal"], async |app| {
        app.find("package-row").await?;
        app.click("import-button").await?;
        desktop::choose_file(&app.publish("minimal", "shared/style.css", STYLE)?).await?;
        app.find("import-done").await?;
        app.until_says("import-earlier", &["may be an earlier version", "same identifier"])
            .await?;
        app.click("import-as-version").await?;
        app.until_js("document.querySelectorAll('[data-testid=package-row]').length === 1")
            .await?;
        app.open_package(MINIMAL).await?;
        app.click("tab-history").await?;
        app.until_says("changes", &["does not list shared/style.css"]).await
    })
    .await
}

#[tokio::test]
async fn a_folder_comes_in_by_the_folder_dialog_and_by_its_manifest() -> Result<()> {
    play(&[], async |app| {
        let folder = app.unpacked("minimal")?;
        app.click("import-menu").await?;
        app.click("import-folder").await?;
        desktop::choose_file(&folder).await?;
        app.find("package-row").await?;
        desktop::drop_file(&folder.join("imsmanifest.xml")).await?;
        app.find("import-discard").await?;
        app.click("import-discard").await?;
        app.until_js("document.querySelectorAll('[data-testid=package-row]').length === 1")
            .await
    })
    .await
}

#[tokio::test]
async fn what_is_published_where_the_workbench_watches_is_compared_and_launched_again() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.click("tab-history").await?;
        app.click("watch-source").await?;
        app.find("watch-stop").await?;
        app.click("tab-scos").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_module().await?;
        // Published while the module is being tried.
        let zip = app.publish("minimal", "new.css", STYLE)?;
        app.until_says("arrival-changes", &["1 new finding", "1 file added"])
            .await?;
        app.click("arrival-relaunch").await?;
        // The player of the version before was closed, its module unloaded; the new one's is there.
        app.until_js("!document.querySelector('[data-testid=arrival]')").await?;
        let sessions = until("the new version's session", async || {
            let sessions = app.library()?.sessions()?;
            ensure!(sessions.len() == 2, "{sessions:?}");
            Ok(sessions)
        })
        .await?;
        ensure!(sessions[0].package_id != sessions[1].package_id, "{sessions:?}");
        app.enter_module().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_and_close().await?;
        // A publication that is cut off is said, and nothing of it stays.
        fs::write(&zip, &fs::read(&zip)?[..2000])?;
        app.until_says("arrival", &["minimal.zip"]).await?;
        let package = app.library()?.packages()?.remove(0);
        ensure!((package.version, package.versions) == (2, 2), "{package:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn accepted_findings_and_rules_that_are_off_count_no_more() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.click("tab-audit").await?;
        app.click("accept").await?;
        app.find("accept-note").await?.send_keys("Known.").await?;
        app.click("accept-confirm").await?;
        app.find("accepted").await?;
        let left = || -> Result<_> {
            let library = app.library()?;
            let finding_counts = library.packages()?.remove(0).finding_counts.context("an audit")?;
            Ok(finding_counts.errors + finding_counts.warnings + finding_counts.suggestions)
        };
        let found = app
            .library()?
            .audit(workbench::ids::PackageId(1), workbench::report::Language::English)?;
        let open = found.iter().filter(|finding| finding.accepted.is_none());
        ensure!(left()? as usize == open.clone().count());
        let rules: std::collections::BTreeSet<_> = open.map(|finding| finding.rule.as_str()).collect();
        ensure!(found.iter().any(|finding| finding.severity == Severity::Error));
        for _ in &rules {
            let before = left()?;
            let shown = "document.querySelectorAll('[data-testid=rule-off]').length";
            let switches = app.js(&format!("return {shown}")).await?;
            app.click("rule-off").await?;
            until("it counts no more", async || {
                ensure!(left()? < before);
                Ok(())
            })
            .await?;
            // Else the next one could be the switch that was just pressed.
            app.until_js(&format!("{shown} < {switches}")).await?;
        }
        app.until_js("document.querySelector('[data-testid=finding]') === null")
            .await
    })
    .await
}

#[tokio::test]
async fn a_set_limit_is_enforced_and_explained() -> Result<()> {
    play(&[], async |app| {
        app.click("nav-settings").await?;
        let entries = app.find("limit-entries").await?;
        entries.clear().await?;
        entries.send_keys("2\t").await?;
        until("it is kept", async || {
            ensure!(app.library()?.settings()?.limits.entries == 2);
            Ok(())
        })
        .await?;
        app.click("back").await?;
        app.find("library-empty").await?;
        desktop::drop_file(&app.zip("minimal")?).await?;
        app.until_says("import-error", &["minimal.zip", "2"]).await
    })
    .await
}
