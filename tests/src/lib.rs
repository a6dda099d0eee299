//! Drives the real window: the application under `tauri-driver` and WebKitWebDriver, on whatever display there is. The
//! end-to-end tests and the tour are its two users.
//!
//! It waits on conditions, never on the clock: [`until`] is the only way to wait.

#![allow(
    clippy::missing_errors_doc,
    reason = "helpers of tests: each fails if the window does not do what it asks"
)]

pub mod browser;
pub mod desktop;
pub mod failures;
pub mod frames;
pub mod modules;
mod pages;
pub mod pictures;
pub mod windows;

use std::{
    env, fs,
    future::Future,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use driver::{Driven, free_port};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, Capabilities, WebDriver, WebElement, WindowHandle};
use tokio::process::{Child, Command};
use workbench::Workbench;

/// The title of the workbench's own window in English.
pub const TITLE: &str = "SCORM Audit Workbench";
/// Its title in French.
pub const FRENCH_TITLE: &str = "Atelier d’audit SCORM";
/// How long a condition may take to come true, on a slow machine under load.
const PATIENCE: Duration = Duration::from_secs(40);
/// How often it is looked at.
const GLANCE: Duration = Duration::from_millis(40);
/// How long what was done may take to be heard before it is done again.
const AGAIN: Duration = Duration::from_secs(1);

/// Waits until `look` finds what it looks for; its last error says what was missing.
///
/// # Errors
/// The condition did not come true in time.
pub async fn until<T, F: Future<Output = Result<T>>>(what: &str, mut look: impl FnMut() -> F) -> Result<T> {
    let give_up = Instant::now() + PATIENCE;
    loop {
        match look().await {
            Ok(found) => return Ok(found),
            Err(error) if Instant::now() > give_up => return Err(error.context(format!("waited in vain: {what}"))),
            Err(_) => tokio::time::sleep(GLANCE).await,
        }
    }
}

/// Does `act`, and does it again each second until `look` finds what it brings: what is shown may not listen yet.
///
/// # Errors
/// It cannot be done, or `look` did not find it in time.
pub async fn act_until<T>(
    what: &str,
    mut act: impl AsyncFnMut() -> Result<()>,
    mut look: impl AsyncFnMut() -> Result<T>,
) -> Result<T> {
    let give_up = Instant::now() + PATIENCE;
    loop {
        act().await.with_context(|| what.to_owned())?;
        let again = Instant::now() + AGAIN;
        while Instant::now() < again {
            match look().await {
                Ok(found) => return Ok(found),
                Err(error) if Instant::now() > give_up => return Err(error.context(format!("done in vain: {what}"))),
                Err(_) => tokio::time::sleep(GLANCE).await,
            }
        }
    }
}

/// The running application, with a library of its own.
pub struct App {
    /// The WebDriver session in its window.
    pub driver: WebDriver,
    folder: TempDir,
    /// None while the application is not driven.
    driven: Option<Driven>,
    /// The driver's handle of the workbench's own page.
    home: WindowHandle,
}

/// Plays `story` in the application, started with the fixtures `packages` in a new library; the first is the newest in
/// its list. However the story ends the application is ended too, with a picture of it where the story failed.
///
/// # Errors
/// The story's, or the application could not be started.
pub async fn play(packages: &[&str], story: impl AsyncFnOnce(&mut App) -> Result<()>) -> Result<()> {
    play_with(&[], packages, story).await
}

/// As [`play`], with more `arguments` of the application.
///
/// # Errors
/// As [`play`].
pub async fn play_with(
    arguments: &[&str],
    packages: &[&str],
    story: impl AsyncFnOnce(&mut App) -> Result<()>,
) -> Result<()> {
    play_in_locale(None, arguments, packages, story).await
}

/// Variables of the environment that name the system's language.
pub type Locale<'a> = &'a [(&'a str, &'a str)];

/// As [`play_with`], with the variables of `locale` and no other that names a language; else with those of the tests.
///
/// # Errors
/// As [`play`].
pub async fn play_in_locale(
    locale: Option<Locale<'_>>,
    arguments: &[&str],
    packages: &[&str],
    story: impl AsyncFnOnce(&mut App) -> Result<()>,
) -> Result<()> {
    let folder = TempDir::new()?;
    let zips = packages.iter().map(|name| fixtures::zip(name, folder.path()));
    let zips = zips.collect::<std::io::Result<Vec<_>>>()?;
    play_in(folder, locale, arguments, &zips, story).await
}

/// As [`play`], on a system that lacks these elements of GStreamer, in English.
///
/// # Errors
/// As [`play`].
pub async fn play_without(
    elements: &[&str],
    packages: &[&str],
    story: impl AsyncFnOnce(&mut App) -> Result<()>,
) -> Result<()> {
    let ranks: Vec<_> = elements.iter().map(|element| format!("{element}:NONE")).collect();
    let ranks = ranks.join(",");
    let variables = [("GST_PLUGIN_FEATURE_RANK", ranks.as_str()), ("LANG", "C.UTF-8")];
    play_in_locale(Some(&variables), &[], packages, story).await
}

/// As [`play`], on a system that has the programs of the folder `programs` and no others, in English.
///
/// # Errors
/// As [`play`], or the driver is not installed.
#[cfg(unix)]
pub async fn play_with_programs(
    programs: &Path,
    packages: &[&str],
    story: impl AsyncFnOnce(&mut App) -> Result<()>,
) -> Result<()> {
    const DRIVER: &str = "WebKitWebDriver";
    let path = env::var_os("PATH").unwrap_or_default();
    let driver = env::split_paths(&path)
        .map(|folder| folder.join(DRIVER))
        .find(|file| file.exists());
    std::os::unix::fs::symlink(driver.context(DRIVER)?, programs.join(DRIVER))?;
    let programs = programs.to_str().context("a path of letters")?;
    let variables = [("PATH", programs), ("LANG", "C.UTF-8")];
    play_in_locale(Some(&variables), &[], packages, story).await
}

/// As [`play_with`], on a system whose user wants no animations, in English.
///
/// # Errors
/// As [`play`].
pub async fn play_without_motion(
    arguments: &[&str],
    packages: &[&str],
    story: impl AsyncFnOnce(&mut App) -> Result<()>,
) -> Result<()> {
    let settings = TempDir::new()?;
    let gtk = settings.path().join("gtk-3.0");
    fs::create_dir(&gtk)?;
    fs::write(gtk.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
    let settings = settings.path().to_str().context("a path of letters")?;
    let variables = [("XDG_CONFIG_DIRS", settings), ("LANG", "C.UTF-8")];
    play_in_locale(Some(&variables), arguments, packages, story).await
}

/// As [`play`], with these zips instead of fixtures.
///
/// # Errors
/// As [`play`], or a zip cannot be imported.
pub async fn play_zips(zips: &[PathBuf], story: impl AsyncFnOnce(&mut App) -> Result<()>) -> Result<()> {
    play_in(TempDir::new()?, None, &[], zips, story).await
}

async fn play_in(
    folder: TempDir,
    locale: Option<Locale<'_>>,
    arguments: &[&str],
    zips: &[PathBuf],
    story: impl AsyncFnOnce(&mut App) -> Result<()>,
) -> Result<()> {
    let library = Workbench::open(&folder.path().join("data"))?;
    for zip in zips.iter().rev() {
        library.import(zip, &mut |_| true)?;
    }
    drop(library);
    let driven = failures::with_picture(drive(&folder, arguments, locale)).await?;
    let driver = driven.session().clone();
    let mut app = App {
        home: driver.window().await?,
        driver,
        folder,
        driven: Some(driven),
    };
    let reported = failures::with_picture(story(&mut app)).await;
    if reported.is_err() {
        app.print_screen().await;
    }
    app.stop().await;
    reported
}

/// Starts the application over the library in `folder`, and a driver in its window.
async fn drive(folder: &TempDir, arguments: &[&str], locale: Option<Locale<'_>>) -> Result<Driven> {
    let (port, native_port) = (free_port()?, free_port()?);
    let mut command = Command::new(tool("E2E_TAURI_DRIVER", "target/tools/bin/tauri-driver")?);
    command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
    if let Some(locale) = locale {
        for (variable, _) in env::vars_os() {
            let named = variable.to_string_lossy();
            if named.starts_with("LC_") || named.starts_with("LANG") {
                command.env_remove(&variable);
            }
        }
        command.envs(locale.iter().copied());
    }
    command
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env("XDG_CACHE_HOME", folder.path())
        .stdout(Stdio::null());
    let mut capabilities = Capabilities::new();
    let data = folder.path().join("data");
    let options = json!({
        "application": tool("E2E_APP", "target/debug/scorm-workbench")?,
        "args": arguments.iter().copied().chain(["--data", data.to_str().context("a path of letters")?]).collect::<Vec<_>>(),
    });
    capabilities.set("browserName", json!("wry"))?;
    capabilities.set("tauri:options", options)?;
    Ok(Driven::start(&mut command, port, &capabilities, PATIENCE).await?)
}

/// Starts the application over the library in the folder `data`, without a driver in its window.
///
/// # Errors
/// It cannot be started.
pub fn start(data: &Path) -> Result<Child> {
    Ok(Command::new(tool("E2E_APP", "target/debug/scorm-workbench")?)
        .arg("--data")
        .arg(data)
        .env("XDG_DATA_HOME", data)
        .env("XDG_CONFIG_HOME", data)
        .kill_on_drop(true)
        .spawn()?)
}

/// Starts the application over the library of a user whose home is `home`, as a user does, without a driver in its window.
///
/// # Errors
/// It cannot be started.
pub fn start_at_home(home: &Path) -> Result<Child> {
    Ok(Command::new(tool("E2E_APP", "target/debug/scorm-workbench")?)
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_CACHE_HOME", home)
        .kill_on_drop(true)
        .spawn()?)
}

impl App {
    /// Starts the application again over the same library.
    ///
    /// # Errors
    /// It cannot be started.
    pub async fn restart(&mut self) -> Result<()> {
        self.stop().await;
        let driven = drive(&self.folder, &[], None).await?;
        self.driver = driven.session().clone();
        self.driven = Some(driven);
        self.home = self.driver.window().await?;
        Ok(())
    }

    /// Ends the WebDriver session and the application. It may be gone already: that is what some stories are about.
    async fn stop(&mut self) {
        // A driver whose application has gone does not answer.
        let shown = desktop::titles().is_ok_and(|titles| titles.iter().any(|title| is_workbench(title)));
        if let Some(driven) = self.driven.take() {
            driven.end(shown.then_some(PATIENCE)).await;
        }
        // A window that is still going would be taken for the next application's.
        let _ = until("the window is gone", async || {
            ensure!(!desktop::titles()?.iter().any(|title| is_workbench(title)));
            Ok(())
        })
        .await;
    }

    /// Prints what the workbench's page says, for whoever reads why a story failed without its picture.
    async fn print_screen(&self) {
        let print = async {
            self.leave_module().await?;
            failures::print_page(&self.driver).await
        };
        if !matches!(tokio::time::timeout(PATIENCE, print).await, Ok(Ok(()))) {
            eprintln!("The workbench's page does not answer");
        }
    }

    /// Sends the application a signal, by its name: `KILL`, `TERM`.
    ///
    /// # Errors
    /// It is not running.
    pub fn signal(&self, name: &str) -> Result<()> {
        let data = self.folder.path().join("data").display().to_string();
        let killed = std::process::Command::new("pkill")
            .args([&format!("-{name}"), "-f", &format!("scorm-workbench.*{data}")])
            .status()?;
        ensure!(killed.success(), "no application to kill");
        Ok(())
    }

    /// Kills the process that the module's page runs in.
    ///
    /// # Errors
    /// There is none beside the interface's own.
    pub fn kill_module(&self) -> Result<()> {
        let pgrep = |arguments: &[&str]| -> Result<Vec<String>> {
            let found = std::process::Command::new("pgrep").args(arguments).output()?;
            Ok(String::from_utf8(found.stdout)?.lines().map(str::to_owned).collect())
        };
        let data = self.folder.path().join("data").display().to_string();
        let application = pgrep(&["-f", &format!("^[^ ]*scorm-workbench.*{data}")])?;
        let application = application.first().context("no application")?;
        let pages = ["-P", application, "WebKitWebProces"];
        ensure!(pgrep(&pages)?.len() > 1, "no module's process");
        // The interface's process was there first. Its number may be the larger one all the same: they begin again.
        let module = pgrep(&[&["-n"], &pages[..]].concat())?;
        let module = module.first().context("no process")?;
        ensure!(
            std::process::Command::new("kill")
                .args(["-KILL", module])
                .status()?
                .success()
        );
        Ok(())
    }

    /// Checks the screen with axe, once nothing on it comes or goes: what a screen reader or a keyboard cannot use is an
    /// error.
    ///
    /// # Errors
    /// The screen has violations: they are listed.
    pub async fn accessible(&self, screen: &str) -> Result<()> {
        // A menu that closes is there for some frames after what it opened.
        self.until_js("!document.querySelector('[data-bits-floating-content-wrapper] > [data-state=closed]')")
            .await?;
        self.js(include_str!("../../ui/node_modules/axe-core/axe.min.js"))
            .await?;
        let check = "const done = arguments[0]; axe.run(document, { iframes: false }).then(({ violations }) =>
            done(violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' '))))";
        let found = self.driver.execute_async(check, Vec::new()).await?.json().clone();
        ensure!(found.as_array().is_some_and(Vec::is_empty), "{screen}: {found:#}");
        Ok(())
    }

    /// The zip of a fixture, as a user has it in a folder of their own.
    pub fn zip(&self, name: &str) -> Result<PathBuf> {
        Ok(fixtures::zip(name, self.folder.path())?)
    }

    /// Writes the zip of a fixture again with one more file in it, as an authoring tool publishes a course over the last.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn publish(&self, name: &str, file: &str, text: &str) -> Result<PathBuf> {
        let course = TempDir::new()?;
        fixtures::unpacked(name, course.path())?;
        fs::write(course.path().join(file), text)?;
        let zip = self.folder.path().join(format!("{name}.zip"));
        fixtures::zip_folders(&[(course.path(), "")], &zip)?;
        Ok(zip)
    }

    /// The folder of a fixture, as it unpacks.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn unpacked(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.path().join(name);
        fixtures::unpacked(name, &folder)?;
        Ok(folder)
    }

    /// The zip of the module in `tests/modules/NAME`, whose SCO is launched by `launch`.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn module(&self, name: &str, launch: &str) -> Result<PathBuf> {
        modules::module(name, launch, self.folder.path())
    }

    /// The zip of a module that runs every conformance vector in its page.
    pub fn conformance_zip(&self) -> Result<PathBuf> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("wasm");
        let script = TempDir::new()?;
        let bundled = std::process::Command::new("node")
            .arg(source.join("bundle.mjs"))
            .args([source.join("page.mjs"), script.path().join("page.js")])
            .status()
            .context("node")?;
        ensure!(bundled.success(), "the module's script could not be bundled");
        let zip = self.folder.path().join("conformance.zip");
        fixtures::zip_folders(&[(&source.join("page"), ""), (script.path(), "")], &zip)?;
        Ok(zip)
    }

    /// The library that the application has open, read beside it.
    pub fn library(&self) -> Result<Workbench> {
        Ok(Workbench::open(&self.folder.path().join("data"))?)
    }

    /// The element with this `data-testid`, once it is there and shown.
    pub async fn find(&self, testid: &str) -> Result<WebElement> {
        self.css(&format!("[data-testid='{testid}']")).await
    }

    /// What the element with this `data-testid` says, once it is there: found and read at once, as the page may draw it
    /// again between the two.
    pub async fn text(&self, testid: &str) -> Result<String> {
        let selector = format!("[data-testid='{testid}']");
        until(testid, || async {
            Ok(self.driver.find(By::Css(selector.as_str())).await?.text().await?)
        })
        .await
    }

    /// Waits until the element with this `data-testid` says all of `parts`; it may say something else before.
    pub async fn until_says(&self, testid: &str, parts: &[&str]) -> Result<()> {
        let selector = format!("[data-testid='{testid}']");
        until(&format!("{testid} says {parts:?}"), || async {
            let mut said = Vec::new();
            for element in self.driver.find_all(By::Css(selector.as_str())).await? {
                said.push(element.text().await?);
            }
            let says_all = |text: &String| parts.iter().all(|part| text.contains(part));
            ensure!(said.iter().any(says_all), "it says: {said:?}");
            Ok(())
        })
        .await
    }

    /// Whether there is an element with this `data-testid` now.
    ///
    /// # Errors
    /// There is none.
    pub async fn look_for(&self, testid: &str) -> Result<()> {
        self.driver.find(By::Css(format!("[data-testid='{testid}']"))).await?;
        Ok(())
    }

    /// The first element that `selector` finds, once it is there and shown.
    pub async fn css(&self, selector: &str) -> Result<WebElement> {
        until(selector, || async {
            let element = self.driver.find(By::Css(selector)).await?;
            if element.is_displayed().await? {
                Ok(element)
            } else {
                bail!("{selector} is not shown")
            }
        })
        .await
    }

    /// Clicks the element with this `data-testid`.
    pub async fn click(&self, testid: &str) -> Result<()> {
        self.click_css(&format!("[data-testid='{testid}']")).await
    }

    /// Clicks what `selector` finds, once it can be clicked.
    pub async fn click_css(&self, selector: &str) -> Result<()> {
        until(selector, || async {
            Ok(self.driver.find(By::Css(selector)).await?.click().await?)
        })
        .await
    }

    /// What `script` returns in the page or frame that the driver is in.
    pub async fn js(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// Waits until `condition`, an expression of JavaScript, is true there.
    pub async fn until_js(&self, condition: &str) -> Result<()> {
        until(condition, || async {
            match self.js(&format!("return {condition}")).await? {
                Value::Bool(true) => Ok(()),
                other => bail!("it is {other}"),
            }
        })
        .await
    }

    /// Keeps a picture of the window, once what it shows is painted.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        self.painted().await;
        // The driver would give the page without the module's view over it.
        Ok(fs::write(file, desktop::picture(is_workbench)?)?)
    }

    /// Waits until what the page has now is drawn.
    pub async fn painted(&self) {
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))";
        let _ = self.driver.execute_async(painted, Vec::new()).await;
    }
}

/// A program of this project: named by the environment, or where the build leaves it.
fn tool(variable: &str, usual: &str) -> Result<PathBuf> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(usual);
    let path = env::var_os(variable).map_or(usual, PathBuf::from);
    path.canonicalize()
        .with_context(|| format!("{} is missing: run `cargo xtask test`", path.display()))
}

/// Whether a window with this title is the workbench's own, in whatever language.
#[must_use]
pub fn is_workbench(title: &str) -> bool {
    [TITLE, FRENCH_TITLE].contains(&title)
}
