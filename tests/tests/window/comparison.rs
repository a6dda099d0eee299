//! Two sessions of a package side by side: chosen from a report and from the list of sessions, read, and followed to the traces.

use anyhow::Result;
use e2e::{App, play};

use crate::MINIMAL;

#[tokio::test]
async fn two_sessions_are_compared() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_and_close().await?;
        app.find("verdict").await?;
        // There is nothing to compare it with.
        app.click("compare-with").await?;
        app.find("choose-session-none").await?;
        app.accessible("the choice of a session where there is no other")
            .await?;
        app.js("document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))")
            .await?;
        app.until_js("!document.querySelector('[data-testid=choose-session]')")
            .await?;

        // Another attempt, which does nothing.
        app.click("report-package").await?;
        app.click("reset").await?;
        app.click("confirm").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_and_close().await?;
        app.find("verdict").await?;
        app.click("compare-with").await?;
        app.accessible("the choice of a session").await?;
        app.click("choose-session-row").await?;
        app.until_says("compare-summary", &["1 equal call at the beginning, then"])
            .await?;
        app.until_says("compared-verdict-A", &["The LMS recorded Completed with 80 of 100"])
            .await?;
        app.css("[data-testid=compared-fact][data-id=score]").await?;
        app.css("[data-testid=compared-element][data-element='cmi.core.score.raw']")
            .await?;
        // Equal calls are folded until they are opened.
        let shown = "document.querySelectorAll('[data-kind=equal] [data-testid=call-pair]').length";
        app.until_js(&format!("{shown} === 0")).await?;
        app.click_css("[data-kind=equal] [data-testid=call-run-toggle]").await?;
        app.until_js(&format!("{shown} > 0")).await?;
        app.accessible("a comparison of two sessions").await?;
        app.click("lang-fr").await?;
        app.until_says("compare-summary", &["1 appel identique au début, puis"])
            .await?;
        app.accessible("a comparison of two sessions, in French").await?;
        app.click("lang-en").await?;
        app.until_says("compare-summary", &["1 equal call at the beginning, then"])
            .await?;

        // From the first call that differs to the trace, and back.
        app.click("compare-first-a").await?;
        app.find("trace-details").await?;
        app.css("[data-testid=trace-row][aria-selected=true]").await?;
        app.click("report-package").await?;
        from_the_list(app).await
    })
    .await
}

/// Selects both sessions of the package, and compares them.
async fn from_the_list(app: &App) -> Result<()> {
    app.find("session-row").await?;
    app.until_js("document.querySelector('[data-testid=compare-selected]').disabled")
        .await?;
    app.js("document.querySelectorAll('[data-testid=session-select]').forEach((box) => box.click())")
        .await?;
    app.until_js("!document.querySelector('[data-testid=compare-selected]').disabled")
        .await?;
    app.accessible("a package with two sessions that are selected").await?;
    app.click("compare-selected").await?;
    app.until_says("compared-verdict-A", &["The LMS recorded Completed with 80 of 100"])
        .await?;
    app.click("compare-swap").await?;
    app.until_says("compared-verdict-B", &["The LMS recorded Completed with 80 of 100"])
        .await
}
