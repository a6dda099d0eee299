//! The page that measures, in a session whose player it is, and the browsers that show it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::{library::Library, places, webdriver::Page};

/// What shows the page.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Host {
    /// Chromium without a window.
    Chromium,
    /// WebKitGTK, in an empty window of Tauri.
    WebKitGtk,
}

/// What the page says when it is done.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Said {
    Measured(Value),
    Failed(String),
}

impl Host {
    /// What the page measures in a new session; `query` stands in its address.
    pub(crate) async fn measure<T: DeserializeOwned>(self, query: &str) -> Result<T> {
        let page = folder().join("page");
        let script = bundle().await?.join("page.js");
        let library = Library::with_files(&[page.join("imsmanifest.xml"), page.join("index.html"), script])?;
        let session = library.launch().await?.url;
        let profile = places::temporary()?;
        let browser = self.start(profile.path()).await?;
        let measured = async {
            browser.go(&format!("{session}content/index.html{query}")).await?;
            browser.until("return window.measured ?? null").await
        };
        let measured = measured.await;
        browser.stop().await;
        match serde_json::from_value(measured?)? {
            Said::Measured(measured) => Ok(serde_json::from_value(measured)?),
            Said::Failed(error) => bail!("{error}"),
        }
    }

    async fn start(self, folder: &Path) -> Result<Page> {
        let (driver, capabilities) = match self {
            Self::Chromium => {
                let user_data = format!("--user-data-dir={}", folder.display());
                let options = json!({ "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                    "--disable-background-networking", "--disable-component-update", user_data,
                ] });
                (
                    "chromedriver",
                    json!({ "browserName": "chrome", "goog:chromeOptions": options }),
                )
            }
            Self::WebKitGtk => {
                // Built with this program, so beside it.
                let options = json!({ "binary": env::current_exe()?.with_file_name("empty-window"), "args": [] });
                ("WebKitWebDriver", json!({ "webkitgtk:browserOptions": options }))
            }
        };
        Page::start(driver, capabilities, folder).await
    }
}

/// Bundles the scripts, with what they need; returns where they are.
pub(crate) async fn bundle() -> Result<PathBuf> {
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

/// Where the scripts are.
pub(crate) fn folder() -> PathBuf {
    places::here().join("rte")
}
