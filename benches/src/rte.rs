//! Calls of the API, in node and in a browser: our run-time alone, and recorded in a session, beside scorm-again.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use tokio::process::Command;

use crate::{
    library::Library,
    page::{self, Host},
    places,
    table::{Row, Target},
};

/// How many times quicker our run-time is to be alone, and recorded.
const ALONE: f64 = 3.0;
const RECORDED: f64 = 1.0;

/// The three that are measured.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Times {
    alone: Time,
    recorded: Time,
    scorm_again: Time,
}

/// Microseconds for a call.
#[derive(Debug, Deserialize)]
struct Time {
    /// Until it has returned.
    called: f64,
    /// With what the page does afterwards: an entry of the timeline is sent.
    sent: f64,
}

/// Measures in node.
pub(crate) async fn in_node() -> Result<Vec<Row>> {
    let wasm = places::built("BENCH_WASM", "wasm-node")?.join("scorm_wasm.js");
    let bundles = page::bundle().await?;
    let library = Library::with_fixture("minimal")?;
    let session = library.launch().await?.url;
    let output = Command::new("node")
        .arg(page::folder().join("node.mjs"))
        .args([Path::new(&session), &wasm, &bundles.join("player.mjs")])
        .output()
        .await
        .context("node")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(rows("node", &serde_json::from_slice(&output.stdout)?))
}

/// Measures in Chromium.
pub(crate) async fn in_browser() -> Result<Vec<Row>> {
    Ok(rows("Chromium", &Host::Chromium.measure("").await?))
}

fn rows(host: &str, measured: &BTreeMap<String, Times>) -> Vec<Row> {
    let micros = |time: f64| format!("{time:.2} µs");
    let row = |what: String, ours: f64, peer: f64, least: f64| Row {
        what,
        ours: micros(ours),
        peer: micros(peer),
        ratio: peer / ours,
        target: Target::AtLeast(least),
    };
    let all = measured.iter().flat_map(|(kind, times)| {
        let Times {
            alone,
            recorded,
            scorm_again,
        } = times;
        let what = |how| format!("{host}: {kind}, {how}");
        [
            row(what("alone"), alone.called, scorm_again.called, ALONE),
            row(what("recorded"), recorded.called, scorm_again.called, RECORDED),
            row(what("recorded and sent"), recorded.sent, scorm_again.sent, RECORDED),
        ]
    });
    all.collect()
}
