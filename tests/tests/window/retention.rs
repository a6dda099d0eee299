//! Old logs are deleted, by themselves and on demand; reports read the same.

use anyhow::{Context, Result, ensure};
use e2e::{App, play};
use rusqlite::Connection;
use workbench::report::{Language, LocalizedReport};

use crate::MINIMAL;

#[tokio::test]
async fn old_logs_are_deleted_at_start_and_on_demand_and_reports_stay() -> Result<()> {
    play(&["minimal"], async |app| {
        let before = played_long_ago(app).await?;
        app.restart().await?;
        app.until_says("toast", &["Old logs deleted: 1 session, ", " rows. Reports are kept."])
            .await?;
        same(&report(app)?, &before)?;

        let before = played_long_ago(app).await?;
        app.click("nav-settings").await?;
        app.until_says("last-log-deletion", &["Last deletion:", "1 session"])
            .await?;
        app.click("delete-logs").await?;
        app.css("[role=alertdialog]").await?;
        app.accessible("the question before logs are deleted").await?;
        let text = app
            .js("return document.querySelector('[role=alertdialog]').textContent")
            .await?;
        let text = text.as_str().context("a question")?;
        ensure!(text.contains("The logs of 1 session are deleted:"), "{text}");
        app.click("confirm").await?;
        app.until_says("toast", &["Logs deleted: 1 session, "]).await?;
        same(&report(app)?, &before)?;
        app.click("delete-logs").await?;
        app.until_js("document.body.textContent.includes('No logs are older than 30 days.')")
            .await?;
        app.accessible("settings with a deletion of logs").await?;

        app.click("nav-library").await?;
        app.open_package(MINIMAL).await?;
        app.click("view-logs").await?;
        let today = "new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format()";
        app.until_js(&format!(
            "document.querySelector('[data-testid=logs-deleted]')?.textContent.includes(
                'The logs of these 2 sessions were deleted, the last on ' + {today})"
        ))
        .await?;
        app.accessible("the journal of sessions whose logs were deleted")
            .await?;
        app.click("back").await?;
        app.click("view-report").await?;
        app.until_says("verdict", &[&before.summary.verdict]).await?;
        app.until_says("report-screen", &["The logs of this session were deleted on"])
            .await?;
        app.accessible("a report without its log").await?;
        app.click("tab-trace").await?;
        app.until_says("logs-deleted", &["Its report is kept."]).await?;
        app.click("nav-journal").await?;
        app.find("journal-nothing").await?;
        Ok(())
    })
    .await
}

/// A session that was just played and, the library says, ended long ago; its report.
async fn played_long_ago(app: &App) -> Result<LocalizedReport> {
    app.open_package(MINIMAL).await?;
    app.launch_and_enter().await?;
    app.leave_and_close().await?;
    app.find("verdict").await?;
    app.click("nav-library").await?;
    let database = Connection::open(app.library()?.data_dir().join("library.sqlite"))?;
    database.busy_timeout(std::time::Duration::from_secs(10))?;
    let changed = database.execute(
        "UPDATE session SET ended_at = '2020-01-01T10:00:00+00:00' WHERE logs_deleted_at IS NULL",
        [],
    )?;
    ensure!(changed == 1, "{changed} sessions have their logs");
    report(app)
}

/// Whether the reports are the same; else, where they are not.
fn same(report: &LocalizedReport, before: &LocalizedReport) -> Result<()> {
    let [now, then] = [report, before].map(|report| format!("{report:#?}"));
    let differing = now.lines().zip(then.lines()).find(|(now, then)| now != then);
    ensure!(report == before, "the report is another: {differing:?}");
    Ok(())
}

/// The report of the newest session, apart from when its log was deleted.
fn report(app: &App) -> Result<LocalizedReport> {
    let library = app.library()?;
    let newest = library.sessions()?.into_iter().next().context("a session")?;
    let mut report = library.localized_report(&newest.id, Language::English)?;
    report.report.session.logs_deleted_at = None;
    Ok(report)
}
