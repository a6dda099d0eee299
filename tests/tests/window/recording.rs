//! Modules that flood the timeline or forge entries: everything is recorded, or reported as missing.

use anyhow::{Result, ensure};
use e2e::{App, play};
use serde_json::{Value, json};
use workbench::{
    report::Report,
    settings::{RecordingLimits, Settings},
    trace::{EntryData, LossCause},
};

use crate::{MINIMAL, calls, newest};

/// Launches the module, runs `script` in its page, and closes it; returns the script's result.
async fn misbehave(app: &App, script: &str) -> Result<Value> {
    app.open_package(MINIMAL).await?;
    app.launch_and_enter().await?;
    let returned = app.js(script).await?;
    app.leave_and_close().await?;
    Ok(returned)
}

/// The report of the newest session.
fn report(app: &App) -> Result<Report> {
    let library = app.library()?;
    let session = library.sessions()?.remove(0);
    Ok(library.report(&session.id)?)
}

#[tokio::test]
async fn a_loop_of_long_calls_in_one_task_is_recorded() -> Result<()> {
    play(&["minimal"], async |app| {
        let returned = misbehave(
            app,
            "const API = parent.API, answers = new Set();
            for (let i = 0; i < 17000; i += 1) answers.add(API.LMSSetValue('cmi.suspend_data', String(i).padEnd(4000, 'x')));
            return [[...answers], API.LMSCommit('')];",
        )
        .await?;
        ensure!(returned == json!([["true"], "true"]), "{returned}");
        let (trace, _) = newest(app)?;
        let is_set = |data: &EntryData| matches!(data, EntryData::Call { arguments, .. } if arguments.len() == 2);
        // The last one sets the session time.
        let sets = trace.entries.iter().filter(|entry| is_set(&entry.data)).count();
        ensure!(sets == 17_001, "{sets} of 17,000 are recorded");
        let report = report(app)?;
        ensure!(report.losses.is_empty() && report.differences == 0, "{:?}", report.losses);
        ensure!(report.suspend_data.starts_with("16999x"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_value_of_100_million_characters_is_truncated() -> Result<()> {
    play(&["minimal"], async |app| {
        let returned = misbehave(
            app,
            "const API = parent.API, long = '\\u{e9}'.repeat(100e6);
            const set = API.LMSSetValue('cmi.suspend_data', long);
            const error = API.LMSGetLastError();
            return [set, error, API.LMSGetDiagnostic(''), API.LMSSetValue(long, ''), API.LMSCommit('')];",
        )
        .await?;
        ensure!(
            returned[0] == "false" && returned[1] == "405" && returned[3] == "false",
            "{returned}"
        );
        ensure!(returned[4] == "true", "{returned}");
        let (trace, _) = newest(app)?;
        let lengths = trace.entries.iter().filter_map(|entry| match &entry.data {
            EntryData::Call { arguments, .. } => arguments.iter().find_map(|argument| argument.length),
            _ => None,
        });
        ensure!(lengths.collect::<Vec<_>>() == [100_000_000; 2]);
        let report = report(app)?;
        ensure!(
            report.losses.is_empty() && report.differences == 0,
            "{:?}",
            report.losses
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn forged_entries_confirm_no_commit() -> Result<()> {
    play(&["minimal"], async |app| {
        let returned = misbehave(
            app,
            r#"
            const done = [], API = parent.API, seen = [];
            const forged = '[4294967295,1,"complete","LMSCommit","true",0,""]\n';
            // Other clients are refused.
            const ask = (method, path, body) => {
                const request = new XMLHttpRequest();
                request.open(method, '../' + path, false);
                request.send(body);
                return request;
            };
            const key = JSON.parse(ask('GET', 'launch.json').responseText).key;
            done.push(key, ask('POST', 'persist', forged).status);
            new WebSocket(new URL('../socket', location.href).href.replace('http', 'ws'));
            // Replaced functions see none of the player page's requests.
            for (const name of ['open', 'setRequestHeader', 'send']) {
                parent.XMLHttpRequest.prototype[name] = (...passed) => seen.push(passed);
            }
            parent.WebSocket.prototype.send = (...passed) => seen.push(passed);
            Object.defineProperty(parent.XMLHttpRequest.prototype, 'status', { get: () => 204 });
            // Invalid observations are dropped or rebuilt.
            const host = parent.scormAuditHost;
            host.observed({ kind: 'call', function: 'LMSFinish', arguments: [], answer: 'true', error: 0 });
            host.observed({ kind: 'unconfirmed', call: 0, answered: 'false', error: 101 });
            host.observed({ kind: 'console', level: { a: [[[]]] }, text: 'said', more: 1 });
            host.page(location.href, 1, 'complete","LMSFinish","true",0]\n[9,1,"complete');
            done.push(API.LMSSetValue('cmi.core.lesson_location', 'kept'), API.LMSCommit(''), seen.length);
            return done;"#,
        )
        .await?;
        ensure!(returned == json!([null, 403, "true", "true", 0]), "{returned}");
        let report = report(app)?;
        ensure!(
            report.losses.is_empty() && report.differences == 0,
            "{:?}",
            report.losses
        );
        ensure!(report.lesson_location == "kept");
        let (trace, _) = newest(app)?;
        // LMSFinish in `unload` is unconfirmed, but not refused.
        let is_forged =
            |data: &EntryData| matches!(data, EntryData::Unconfirmed { returned, .. } if returned == "false");
        ensure!(!trace.entries.iter().any(|entry| is_forged(&entry.data)));
        let said = trace
            .entries
            .iter()
            .filter(|entry| matches!(&entry.data, EntryData::Console { .. }));
        ensure!(said.count() == 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_flood_of_console_lines_is_counted() -> Result<()> {
    play(&["minimal"], async |app| {
        misbehave(
            app,
            "const host = parent.scormAuditHost, text = 'x'.repeat(8000);
            for (let i = 0; i < 100000; i += 1) host.observed({ kind: 'console', level: 'log', text });
            for (let i = 0; i < 100000; i += 1) console.log('y');",
        )
        .await?;
        let (trace, _) = newest(app)?;
        let lines = trace
            .entries
            .iter()
            .filter(|entry| matches!(&entry.data, EntryData::Console { .. }))
            .count();
        let report = report(app)?;
        let [loss] = report.losses.as_slice() else {
            anyhow::bail!("{:?}", report.losses)
        };
        ensure!(loss.cause == LossCause::TooMany && loss.entries.as_deref() == Some("console"));
        ensure!(
            lines + loss.count.unwrap_or(0) as usize == 200_000,
            "{lines} lines and {loss:?}"
        );
        ensure!(lines < 10_000, "{lines} lines are in the timeline");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_full_session_stops_recording_and_fails_commits() -> Result<()> {
    play(&["minimal"], async |app| {
        let recording = RecordingLimits {
            session_mib: 1,
            ..RecordingLimits::default()
        };
        app.library()?.set_settings(&Settings {
            recording,
            ..Settings::default()
        })?;
        let returned = misbehave(
            app,
            "const API = parent.API, value = 'x'.repeat(4000);
            for (let i = 0; i < 2000; i += 1) API.LMSSetValue('cmi.suspend_data', value);
            return [API.LMSCommit(''), API.LMSGetLastError(), API.LMSSetValue('cmi.suspend_data', ''), API.LMSCommit('')];",
        )
        .await?;
        ensure!(returned == json!(["false", "101", "true", "false"]), "{returned}");
        let losses = report(app)?.losses;
        let [loss] = losses.as_slice() else {
            anyhow::bail!("{losses:?}")
        };
        let recorded = calls(&newest(app)?.0).len();
        ensure!(loss.cause == LossCause::Full, "{loss:?}");
        ensure!(recorded + loss.count.unwrap_or(0) as usize > 2_000, "{recorded} and {loss:?}");
        app.find("report-losses").await?;
        Ok(())
    })
    .await
}
