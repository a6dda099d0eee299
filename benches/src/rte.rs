//! Calls of the API, in node and in a browser: our run-time alone, and recorded in a session, beside scorm-again.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::json;
use tokio::process::Command;

use crate::{
    driver::Driven,
    library::Library,
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
    /// Until it has answered.
    called: f64,
    /// With what the page does afterwards: an entry of the timeline is sent.
    sent: f64,
}

/// What a page says when it is done.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Said {
    Measured(BTreeMap<String, Times>),
    Failed(String),
}

/// Measures in node.
pub(crate) async fn in_node() -> Result<Vec<Row>> {
    let wasm = places::built("BENCH_WASM", "wasm-node")?.join("scorm_wasm.js");
    let bundles = bundle().await?;
    let library = Library::with_fixture("minimal")?;
    let session = library.launch().await?.url;
    let output = Command::new("node")
        .arg(folder().join("node.mjs"))
        .args([Path::new(&session), &wasm, &bundles.join("player.mjs")])
        .output()
        .await
        .context("node")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(rows("node", &serde_json::from_slice(&output.stdout)?))
}

/// Measures in Chromium.
pub(crate) async fn in_browser() -> Result<Vec<Row>> {
    let page = folder().join("page");
    let script = bundle().await?.join("page.js");
    let library = Library::with_files(&[page.join("imsmanifest.xml"), page.join("index.html"), script])?;
    let session = library.launch().await?.url;
    let profile = places::temporary()?;
    let user_data = format!("--user-data-dir={}", profile.path().display());
    let options = json!({ "args": [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", user_data,
    ] });
    let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options });
    let browser = Driven::start("chromedriver", capabilities, profile.path()).await?;
    let measured = async {
        browser.go(&format!("{session}content/index.html")).await?;
        browser.until("return window.measured ?? null").await
    };
    let measured = measured.await;
    browser.stop().await;
    match serde_json::from_value(measured?)? {
        Said::Measured(times) => Ok(rows("Chromium", &times)),
        Said::Failed(error) => bail!("{error}"),
    }
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

/// Bundles the scripts, with what they need; answers where they are.
async fn bundle() -> Result<PathBuf> {
    let lock = |folder: &Path, name| fs::metadata(folder.join(name)).and_then(|file| file.modified()).ok();
    let installed = lock(&folder(), "node_modules/.package-lock.json");
    if installed.is_none() || installed < lock(&folder(), "package-lock.json") {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"])).await?;
    }
    let into = places::work()?;
    run(Command::new("node").arg("build.mjs").arg(&into)).await?;
    Ok(into)
}

async fn run(program: &mut Command) -> Result<()> {
    let name = program.as_std().get_program().to_string_lossy().into_owned();
    let output = program
        .current_dir(folder())
        .output()
        .await
        .with_context(|| name.clone())?;
    ensure!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

fn folder() -> PathBuf {
    places::here().join("rte")
}
