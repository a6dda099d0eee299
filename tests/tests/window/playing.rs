//! A module is played, and every call of it seen and stored.

use anyhow::{Result, bail, ensure};
use e2e::{App, play, until};
use scorm::rte::JsType;
use thirtyfour::{By, Key};
use workbench::trace::{EntryData, SessionState};

use crate::{MINIMAL, calls, newest};

#[tokio::test]
async fn a_module_is_played_traced_closed_and_reported() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        let library = app.js("return typeof window.packages").await?;
        ensure!(library == "undefined", "the module sees the library: {library}");
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='commit']").await?;
        app.close_player().await?;
        until_score(app, "80").await?;

        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished);
        let calls = calls(&trace);
        ensure!(calls.first().map(String::as_str) == Some("LMSInitialize"), "{calls:?}");
        ensure!(calls.last().map(String::as_str) == Some("LMSFinish"), "{calls:?}");
        let lookups = trace
            .entries
            .iter()
            .filter(|entry| matches!(entry.data, EntryData::ApiLookup { found: true, .. }))
            .count();
        ensure!(lookups > 0, "nobody saw the module look for the API");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_quiz_left_half_way_is_resumed_where_it_was() -> Result<()> {
    play(&["quiz"], async |app| {
        let title = "Le tri des déchets – quiz";
        app.open_package(title).await?;
        app.launch_and_enter().await?;
        answer(app, "#answer-b").await?;
        app.until_js("document.getElementById('progress').value === 1").await?;
        app.leave_and_close().await?;

        app.click("report-package").await?;
        app.launch_and_enter().await?;
        app.until_js("document.getElementById('progress').value === 1").await?;
        answer(app, "#answer-t").await?;
        app.until_js("document.getElementById('progress').value === 2").await?;
        for (text, progress) in [("compost", 3), ("7", 4)] {
            until("the question's field", async || {
                into_page(app).await?;
                Ok(app.driver.find(By::Css("#answer")).await?.send_keys(text).await?)
            })
            .await?;
            app.click_css("#next").await?;
            app.enter_module().await?;
            app.until_js(&format!("document.getElementById('progress').value === {progress}"))
                .await?;
        }
        app.leave_and_close().await?;
        until_score(app, "75").await?;
        let session = app.library()?.sessions()?.remove(0);
        let report = app.library()?.report(&session.id)?;
        ensure!(report.session.status == "passed", "{}", report.session.status);
        // The first answer belongs to the session before; its number went on from there.
        let kinds: Vec<_> = report
            .interactions
            .iter()
            .map(|one| one.interaction.interaction_type.as_str())
            .collect();
        ensure!(kinds.ends_with(&["true-false", "fill-in", "numeric"]), "{kinds:?}");
        ensure!(report.objectives[0].status == "passed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_script_runs_whatever_its_file_is_called() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        // Not a script, so it fails to parse; but it is loaded, which `nosniff` alone would prevent.
        app.js("const script = document.createElement('script');
            script.onload = script.onerror = ({ type }) => (document.body.dataset.script = type);
            script.src = 'imsmanifest.xml';
            document.body.append(script);")
            .await?;
        app.until_js("document.body.dataset.script === 'load'").await
    })
    .await
}

#[tokio::test]
async fn every_misuse_is_recorded_unchanged() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_and_close().await?;
        let (trace, _) = newest(app)?;
        let mut seen = Vec::new();
        for entry in &trace.entries {
            match &entry.data {
                EntryData::Call {
                    replay: Some(replay), ..
                } => bail!("page and replay differ: {entry:?} {replay:?}"),
                EntryData::Call {
                    function,
                    arguments,
                    error,
                    refused,
                    ..
                } => {
                    seen.extend(arguments.iter().map(|argument| argument.js_type));
                    let reported = refused.as_ref().map_or(0, |refused| refused.why.code().code());
                    ensure!(function.asks_about_errors() || reported == error.number(), "{entry:?}");
                }
                _ => {}
            }
        }
        for js_type in [
            JsType::Number,
            JsType::Undefined,
            JsType::Null,
            JsType::Boolean,
            JsType::Object,
        ] {
            ensure!(seen.contains(&js_type), "{js_type:?} was not kept");
        }
        let has = |is: fn(&EntryData) -> bool| trace.entries.iter().any(|entry| is(&entry.data));
        ensure!(has(
            |data| matches!(data, EntryData::Console { level, .. } if level == "warn")
        ));
        ensure!(has(
            |data| matches!(data, EntryData::Console { level, .. } if level == "error")
        ));
        ensure!(has(
            |data| matches!(data, EntryData::Error { message, .. } if message.contains("thrown in a timer"))
        ));
        ensure!(has(
            |data| matches!(data, EntryData::Rejection { message } if message.contains("nobody handles"))
        ));
        ensure!(has(
            |data| matches!(data, EntryData::Resource { url, .. } if url == "missing.png")
        ));
        ensure!(has(
            |data| matches!(data, EntryData::Resource { url, .. } if url == "missing.js")
        ));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_session_sent_is_shown_apart_from_what_the_lms_recorded() -> Result<()> {
    play(&["minimal", "wrong-calls"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_module().await?;
        app.until_says("live-findings", &["Nothing found so far"]).await?;
        app.enter_module().await?;
        app.click_css("#finish").await?;
        app.until_js("document.getElementById('said').textContent === 'finished'")
            .await?;
        app.leave_and_close().await?;
        app.until_says("report-status-sent", &["Completed"]).await?;
        app.until_says("verdict", &["The LMS recorded Completed with 80", "sent “completed”"])
            .await?;
        app.find("no-findings").await?;
        app.click("report-package").await?;
        // It sends nothing this time: the status that it finds is none of its own.
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_and_close().await?;
        app.until_says("report-status", &["Completed"]).await?;
        app.until_says("status-reason", &["earlier session"]).await?;
        app.until_says("verdict", &["The status is still Completed", "earlier session"])
            .await?;
        ensure!(app.text("report-score-sent").await? == "–");
        app.until_js("document.querySelector('[data-testid=report-status-sent]') === null")
            .await?;
        app.click("report-package").await?;
        app.until_says("session-sent", &["–"]).await?;
        app.until_says("session-recorded", &["Completed"]).await?;

        app.click("nav-library").await?;
        app.open_package("Appels fautifs").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_module().await?;
        // They are there while the module runs.
        app.until_says("live-findings", &["Findings so far", "warning"]).await?;
        app.click_css("[data-testid='live-findings'] summary").await?;
        app.css("[data-testid='live-findings'] [data-rule='session/refused-call'] [data-testid='finding-entry']")
            .await?;
        app.accessible("a running module with findings").await?;
        app.close_player().await?;
        app.accessible("a report with findings").await?;
        // What went wrong leads to the entry that shows it: its row in the trace, and its details.
        app.click_css("[data-testid='session-finding'][data-rule='session/refused-call'] [data-testid='finding-entry']")
            .await?;
        let at = |row: &str| {
            format!(
                "(() => {{
                    const row = document.querySelector('[data-testid=trace-row][aria-selected=true]');
                    const top = document.querySelector('[data-testid=trace-head]').getBoundingClientRect().bottom;
                    const {{ bottom }} = document.querySelector('[data-testid=trace-list]').getBoundingClientRect();
                    const place = row?.getBoundingClientRect();
                    const title = document.querySelector('[data-testid=trace-details] h2')?.textContent ?? '';
                    return place?.top >= top - 1 && place.bottom <= bottom + 1 && title.endsWith(' ' + row.dataset.n) && {row};
                }})()"
            )
        };
        app.until_js(&at("/[1-4]0\\d/.test(row.querySelector('.badge')?.textContent)")).await?;
        app.accessible("the trace at a refused call").await?;
        app.driver.action_chain().send_keys(Key::Escape).perform().await?;
        app.until_js("document.querySelector('[data-testid=trace-details]') === null").await?;
        app.until_js("document.activeElement.dataset.testid === 'trace-list'").await?;
        app.click("tab-report").await?;
        app.click("refused-call").await?;
        app.until_js(&at("true")).await?;
        app.accessible("a refused call").await
    })
    .await
}

#[tokio::test]
async fn rows_are_copied_as_a_table_with_a_head_and_as_json() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_and_close().await?;
        app.click("tab-trace").await?;
        app.css("[data-testid='trace-row']").await?;
        app.js("navigator.clipboard.writeText = async (text) => (window.copied = text)")
            .await?;
        app.click("trace-copy").await?;
        app.click("copy-table").await?;
        // Each line has a cell for each name, in the order of the names.
        app.until_js(
            "(([head, ...lines]) => head.join() === '#,Time,Call,Element,Value,Returned,Error'
                && lines.length > 0 && lines.every((line) => line.length === head.length)
                && lines.some((line) => line[2] === 'LMSInitialize' && line[5] === 'true'))
                ((window.copied ?? '').split('\\n').map((line) => line.split('\\t')))",
        )
        .await?;
        app.click("trace-copy").await?;
        app.click("copy-json").await?;
        app.until_js(
            "window.copied.startsWith('[') && JSON.parse(window.copied).some(({ data }) => data?.function === 'LMSFinish')",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_burst_of_calls_is_shown_and_recorded_completely() -> Result<()> {
    play(&["burst"], async |app| {
        app.open_package("Rafale d’appels").await?;
        app.launch_and_enter().await?;
        app.js("document.getElementById('count').value = 20000").await?;
        app.click_css("#go").await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        let worst = app
            .js("return document.getElementById('worst-gap').textContent")
            .await?;
        let seconds = app.js("return document.body.dataset.seconds").await?;
        app.leave_module().await?;
        until("every row", async || {
            let count = app.trace_count().await?;
            ensure!(count >= 20_000, "{count} rows");
            Ok(())
        })
        .await?;
        eprintln!("20,000 calls in {seconds} s; the module's longest wait for a frame: {worst} ms");
        app.close_player().await?;
        let (trace, _) = newest(app)?;
        let made = calls(&trace)
            .iter()
            .filter(|name| *name == "LMSSetValue" || *name == "LMSGetValue")
            .count();
        ensure!(made == 20_001, "{made} calls were kept"); // the last sets the session's time
        ensure!(
            trace
                .entries
                .iter()
                .map(|entry| entry.seq)
                .eq(1..=trace.entries.len() as u32),
            "a number is missing"
        );
        Ok(())
    })
    .await
}

/// Waits until the report shows a score that begins so.
async fn until_score(app: &App, score: &str) -> Result<()> {
    app.until_js(&format!(
        "document.querySelector('[data-testid=report-score]')?.textContent.trim().startsWith('{score}') === true"
    ))
    .await
}

/// Answers the question in the quiz's inner page.
pub(super) async fn answer(app: &App, choice: &str) -> Result<()> {
    until(choice, async || {
        into_page(app).await?;
        Ok(app.driver.find(By::Css(choice)).await?.click().await?)
    })
    .await?;
    app.click_css("#next").await?;
    app.enter_module().await
}

pub(super) async fn into_page(app: &App) -> Result<()> {
    app.enter_module().await?;
    Ok(app.driver.find(By::Css("#page")).await?.enter_frame().await?)
}
