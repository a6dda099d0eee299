//! Plays one course in one place, and keeps what it left.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use e2e::{App, browser::browse, desktop, play_zips, until};
use tempfile::TempDir;
use thirtyfour::WebDriver;
use workbench::{
    Workbench,
    report::{Language, Report},
    trace::{Entry, SessionState},
    views::{LaunchOptions, LaunchWindow},
};

use crate::press;

/// How often a course that closes is looked at.
const GLANCE: Duration = Duration::from_millis(300);
/// How often it is looked at before it is left as it is.
const GLANCES: u32 = 100;

/// What a course left.
pub(crate) struct Played {
    /// How often something was pressed.
    pub(crate) pressed: u32,
    pub(crate) report: Report,
    pub(crate) entries: Vec<Entry>,
}

/// Plays the course in the workbench's window.
pub(crate) async fn in_window(zip: &Path, into: &Path, limit: Duration) -> Result<Played> {
    let mut played = None;
    play_zips(&[zip.to_owned()], async |app| {
        app.click_css("[data-testid='package-row'] button").await?;
        app.launch_embedded().await?;
        let home = app.driver.window().await?;
        until("the module's view", async || {
            ensure!(app.driver.windows().await?.len() > 1, "there is only the workbench's");
            Ok(())
        })
        .await?;
        let pressed = press::on(&app.driver, Some(&home), limit).await?;
        app.leave_module().await?;
        fs::write(into.join("window.png"), desktop::picture(e2e::is_workbench)?)?;
        close(app).await?;
        played = Some(save(&app.library()?, pressed, into, "window")?);
        Ok(())
    })
    .await?;
    played.context("it was not played")
}

/// Closes the player, and answers what asks whether the module may be left.
async fn close(app: &App) -> Result<()> {
    app.leave_module().await?;
    app.click("player-close").await?;
    for _ in 0..GLANCES {
        let state = app.library()?.sessions()?.first().map(|session| session.state);
        if state != Some(SessionState::Running) {
            break;
        }
        for window in app.driver.windows().await? {
            if app.driver.switch_to_window(window).await.is_ok() {
                press::accept(&app.driver).await;
            }
        }
        tokio::time::sleep(GLANCE).await;
    }
    Ok(())
}

/// Plays the course in Chromium.
pub(crate) async fn in_chromium(zip: &Path, into: &Path, limit: Duration) -> Result<Played> {
    let folder = TempDir::new()?;
    let workbench = Workbench::open(&folder.path().join("data"))?;
    let imported = workbench.import(zip, &mut |_| true)?;
    let scos = workbench.package(imported.package.id)?.scos;
    let options = LaunchOptions {
        window: LaunchWindow::Browser,
        ..LaunchOptions::default()
    };
    let launched = workbench
        .launch(scos.first().context("no SCO")?.id, &options, Language::English)
        .await?;
    let mut pressed = 0;
    browse(&launched.url, async |browser| {
        pressed = press::on(browser, None, limit).await?;
        // A module that hangs gives no picture.
        if let Ok(Ok(picture)) = tokio::time::timeout(press::COMMAND, browser.screenshot_as_png()).await {
            fs::write(into.join("chromium.png"), picture)?;
        }
        tokio::select! {
            closed = workbench.close_player(&launched.session) => { closed?; }
            () = answer_dialogs(browser) => {}
        }
        Ok(())
    })
    .await?;
    save(&workbench, pressed, into, "chromium")
}

/// Answers what asks whether the module may be left, for as long as it is waited for.
async fn answer_dialogs(browser: &WebDriver) {
    loop {
        press::accept(browser).await;
        tokio::time::sleep(GLANCE).await;
    }
}

/// Keeps the newest session's report and timeline as files, and returns them.
fn save(library: &Workbench, pressed: u32, into: &Path, place: &str) -> Result<Played> {
    let session = library.sessions()?.into_iter().next().context("no session")?;
    let report = library.report(&session.id)?;
    let entries = library.journal(&session.id)?.entries;
    let file = |name: &str| into.join(format!("{place}-{name}"));
    fs::write(file("report.json"), serde_json::to_vec_pretty(&report)?)?;
    fs::write(file("timeline.json"), serde_json::to_vec_pretty(&entries)?)?;
    library.export_report(&session.id, &file("report.html"), Language::English)?;
    Ok(Played {
        pressed,
        report,
        entries,
    })
}
