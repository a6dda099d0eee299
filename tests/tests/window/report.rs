//! What a report says first, and what can be done with it.

use std::{fs, os::unix::fs::PermissionsExt};

use anyhow::{Context, Result, ensure};
use e2e::{App, desktop, play, play_with_programs, until};
use tempfile::TempDir;
use thirtyfour::Key;

use crate::MINIMAL;

#[tokio::test]
async fn a_report_begins_with_what_the_lms_recorded() -> Result<()> {
    play(&["minimal"], async |app| {
        complete(app).await?;
        app.until_says(
            "verdict",
            &["The LMS recorded Completed with 80 of 100: the module sent “completed” and this score."],
        )
        .await?;
        app.find("no-findings").await?;
        app.click("lang-fr").await?;
        app.until_says("verdict", &["Le LMS a retenu Terminé avec 80 sur 100"])
            .await?;
        app.accessible("a report without findings, in French").await?;
        app.click("lang-en").await?;

        // Published again, its page calls nothing.
        app.click("nav-library").await?;
        let silent = "<!doctype html><title>Silent</title><p>Nothing is sent.";
        desktop::drop_file(&app.publish("minimal", "index.html", silent)?).await?;
        app.click("import-as-version").await?;
        app.until_js("!document.querySelector('[data-testid=import-done]')")
            .await?;
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_and_close().await?;
        app.until_says(
            "verdict",
            &["Nothing was recorded: the module never called LMSInitialize."],
        )
        .await?;
        app.css("[data-testid='session-finding'][data-rule='session/never-initialized']")
            .await?;
        app.accessible("a report of a session without a call").await
    })
    .await
}

#[tokio::test]
async fn the_sessions_of_a_package_are_gone_through_by_the_keyboard() -> Result<()> {
    play(&["minimal"], async |app| {
        complete(app).await?;
        // Launched again from its report.
        app.until_js("!document.querySelector('[data-testid=launch-again]').disabled")
            .await?;
        app.click("launch-again").await?;
        app.find("player-frame").await?;
        app.enter_module().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_and_close().await?;
        app.until_says("report-place", &["2 of 2"]).await?;
        app.until_says("verdict", &["The status is still Completed"]).await?;
        press(app, "ArrowUp").await?;
        app.until_says("report-place", &["1 of 2"]).await?;
        app.until_says("verdict", &["The LMS recorded Completed with 80 of 100"])
            .await?;
        app.until_js("document.activeElement?.dataset.testid === 'report-next'")
            .await?;
        app.until_js("document.querySelector('[data-testid=report-previous]').disabled")
            .await?;
        press(app, "ArrowDown").await?;
        app.until_says("report-place", &["2 of 2"]).await?;
        app.until_js("document.activeElement?.dataset.testid === 'report-previous'")
            .await
    })
    .await
}

#[tokio::test]
async fn the_picture_of_a_session_leads_to_its_entries() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_and_close().await?;
        app.find("activity-picture").await?;
        // Under the pointer.
        app.js(
            "const picture = document.querySelector('[data-testid=activity-picture]');
            picture.scrollIntoView({ block: 'center' });
            const { x, y } = picture.querySelector('.fill-bad').getBoundingClientRect();
            picture.dispatchEvent(new PointerEvent('pointermove', { clientX: x + 1, clientY: y + 1, bubbles: true }))",
        )
        .await?;
        app.until_says("activity-tooltip", &["refused"]).await?;
        // By the keyboard: from lane to lane and along one.
        let press = async |key: &str| -> Result<()> {
            app.js(&format!(
                "const picture = document.querySelector('[data-testid=activity-picture]');
                picture.focus();
                picture.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
            ))
            .await?;
            Ok(())
        };
        press("+").await?;
        app.until_js("!document.querySelector('[data-testid=activity-all]').disabled")
            .await?;
        press("0").await?;
        app.until_js("document.querySelector('[data-testid=activity-all]').disabled")
            .await?;
        press("End").await?;
        app.until_says("activity-tooltip", &["refused"]).await?;
        app.accessible("the picture of a session with a mark that is chosen")
            .await?;
        let said = app.text("activity-tooltip").await?;
        let Some((time, _)) = said.split_once(" · ") else {
            anyhow::bail!("no time: {said}")
        };
        app.click("activity-table").await?;
        app.accessible("the table behind the picture of a session").await?;
        press("End").await?;
        press("Enter").await?;
        app.until_js("document.querySelector('[data-testid=tab-trace]').ariaSelected === 'true'")
            .await?;
        app.until_js(&format!(
            "document.querySelector('[data-testid=trace-row][aria-selected=true]')?.textContent.includes('{time}')"
        ))
        .await?;
        app.find("trace-details").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_exported_report_has_the_same_order_and_is_opened() -> Result<()> {
    let programs = TempDir::new()?;
    let opener = programs.path().join("xdg-open");
    fs::write(&opener, "#!/bin/sh\necho \"$1\" >> \"${0%/*}/opened\"\n")?;
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755))?;
    play_with_programs(programs.path(), &["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_and_close().await?;
        let verdict = app.text("verdict").await?;
        let findings = app
            .js("return [...document.querySelectorAll('[data-testid=finding-message]')]
                .map((line) => line.textContent)")
            .await?;
        let headings = app
            .js("return [...document.querySelectorAll('[data-testid=report-screen] h2, [data-testid=report-screen] summary.font-semibold')]
                .map((heading) => heading.textContent.trim())")
            .await?;
        ensure!(app.look_for("export-open").await.is_err());
        let file = programs.path().join("report.html");
        app.click("export-html").await?;
        desktop::choose_file(&file).await?;
        app.find("export-show").await?;
        app.click("export-open").await?;
        let opened = || fs::read_to_string(programs.path().join("opened")).unwrap_or_default();
        until("the file is opened", async || {
            ensure!(opened().trim_end() == file.to_string_lossy(), "{}", opened());
            Ok(())
        })
        .await?;
        // The same words, in the same order.
        let mut rest = fs::read_to_string(&file)?;
        let texts = |value: serde_json::Value| serde_json::from_value::<Vec<String>>(value);
        let mut expected = vec![verdict];
        let (findings, headings) = (texts(findings)?, texts(headings)?);
        ensure!(!findings.is_empty() && headings.len() > 6, "{findings:?} {headings:?}");
        // "Findings" is their heading.
        expected.extend(headings.iter().take(1).cloned());
        expected.extend(findings);
        expected.extend(headings.into_iter().skip(1));
        for text in expected {
            let escaped = text.trim().replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            let Some((_, after)) = rest.split_once(&escaped) else {
                anyhow::bail!("{escaped:?} is not there, or earlier")
            };
            rest = after.to_owned();
        }
        Ok(())
    })
    .await
}

/// Plays the minimal module until it has sent its result.
async fn complete(app: &App) -> Result<()> {
    app.open_package(MINIMAL).await?;
    app.launch_and_enter().await?;
    app.click_css("#complete").await?;
    app.until_js("document.getElementById('said').textContent === 'committed'")
        .await?;
    app.click_css("#finish").await?;
    app.until_js("document.getElementById('said').textContent === 'finished'")
        .await?;
    app.leave_and_close().await
}

/// Strikes an arrow key with Alt in the workbench's page.
async fn press(app: &App, arrow: &str) -> Result<()> {
    app.js(&format!(
        "(document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', {{ key: '{arrow}', altKey: true, bubbles: true, cancelable: true }}))"
    ))
    .await?;
    Ok(())
}

#[tokio::test]
async fn a_report_says_what_each_lms_records_and_goes_over_the_data_model() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_and_close().await?;
        let library = app.library()?;
        let session = library.sessions()?.into_iter().next().context("a session")?.id;
        let report = library.report(&session)?;
        // The lenient LMS takes what the standard refuses.
        let lenient = report.outcomes.iter().find(|row| row.outcome.profile == "lenient");
        let parting = lenient
            .and_then(|row| row.outcome.parting.as_ref())
            .context("it refuses less")?;
        app.css("[data-testid=what-if-row][data-profile=moodle]").await?;
        let rows = app
            .js("return document.querySelectorAll('[data-testid=what-if-row]').length")
            .await?;
        ensure!(rows == report.outcomes.len(), "{rows} rows");
        app.click_css("[data-profile=lenient] [data-testid=what-if-parting]")
            .await?;
        app.until_js(&format!(
            "document.querySelector('[data-testid=trace-row][aria-selected=true]')?.dataset.n === '{}'",
            parting.seq
        ))
        .await?;

        app.click("tab-state").await?;
        let last = library.state_at(&session, u32::MAX)?.seq;
        app.until_says("state-place", &[&format!("Entry {last} of {last}")])
            .await?;
        app.accessible("the data model over time").await?;
        // By the keyboard, from the end.
        let slider = app.find("state-slider").await?;
        for seq in (last - 10..last).rev() {
            slider.send_keys(Key::Left + "").await?;
            let state = library.state_at(&session, seq)?.state;
            app.until_js(&format!(
                "document.querySelector('[data-testid=state-slider]').value === '{seq}' &&
                 document.querySelectorAll('[data-testid=state-changed]').length === {}",
                state.changed.len()
            ))
            .await?;
        }
        slider.send_keys(Key::Home + "").await?;
        app.until_js("document.querySelector('[data-testid=state-entry]').textContent.includes('At the launch')")
            .await?;
        app.click("state-next").await?;
        app.click("state-open").await?;
        app.until_js("document.querySelector('[data-testid=trace-row][aria-selected=true]')?.dataset.n === '1'")
            .await
    })
    .await
}
