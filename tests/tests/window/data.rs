//! The library as files: backed up, a backup in its place, moved, and checked.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use e2e::{App, desktop, play, until};
use rusqlite::Connection;

use crate::MINIMAL;

const TITLES: &str =
    "[...document.querySelectorAll('[data-testid=package-row]')].map(({ dataset }) => dataset.packageTitle)";

/// Confirms a question after which the application starts again: the driver has its answer before that.
async fn confirm(app: &App) -> Result<()> {
    app.find("confirm").await?;
    app.js("setTimeout(() => document.querySelector('[data-testid=confirm]').click())")
        .await?;
    Ok(())
}

/// Takes a page of the only package away, and gives the database an SCO of a package that is not there.
fn damage(data: &Path) -> Result<()> {
    let folder = fs::read_dir(data.join("packages"))?.next().context("a package")??;
    fs::remove_file(folder.path().join("content/index.html"))?;
    let database = Connection::open(data.join("library.sqlite"))?;
    database.busy_timeout(Duration::from_secs(10))?;
    Ok(database.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO sco (package_id, number, item) SELECT 99, 1, item FROM sco",
    )?)
}

#[tokio::test]
async fn a_backup_takes_the_place_of_a_library_which_is_checked_then() -> Result<()> {
    play(&["minimal"], async |app| {
        let data = app.library()?.data_dir().to_owned();
        let file = data.with_file_name("library.backup");
        app.click("nav-settings").await?;
        app.find("backups-folder").await?;
        app.accessible("settings").await?;
        app.click("back-up").await?;
        desktop::choose_file(&file).await?;
        app.until_js("document.querySelector('[data-testid=toast]')?.textContent.includes('library.backup')")
            .await?;

        app.library()?.import(&app.zip("quiz")?, &mut |_| true)?;
        app.click("nav-library").await?;
        app.until_js(&format!("{TITLES}.length === 2")).await?;
        app.click("nav-settings").await?;
        app.click("restore-open").await?;
        desktop::choose_file(&file).await?;
        for part in ["The backup has 1 package", "which has 2 packages"] {
            app.until_js(&format!(
                "document.querySelector('[role=alertdialog]')?.textContent.includes('{part}')"
            ))
            .await?;
        }
        app.accessible("the question before a backup is restored").await?;
        confirm(app).await?;
        // It starts again by itself, where the driver does not follow it. Its library is not opened here meanwhile: it must
        // have it alone.
        let replaced = |data: &Path| {
            let kept = fs::read_dir(data.join("backups")).into_iter().flatten().flatten();
            kept.filter(|entry| entry.path().join("library.sqlite").exists()).count()
        };
        until("the library is restored", async || {
            ensure!(replaced(&data) == 1 && !data.join("library.restoring").exists());
            Ok(())
        })
        .await?;
        app.restart().await?;
        app.until_js(&format!("{TITLES}.join() === '{MINIMAL}'")).await?;
        app.click("nav-settings").await?;
        app.until_js(
            "document.querySelector('[data-testid=backup][data-kind=beforeRestore]')?.textContent.includes('2 packages')",
        )
        .await?;

        app.click("integrity-check").await?;
        let good = "No problems found. Checked: 1 package, 0 sessions.";
        app.until_says("integrity-report", &[good]).await?;
        damage(&data)?;
        app.click("integrity-check").await?;
        app.until_says(
            "integrity-report",
            &[
                "1 record refers to another that is missing.",
                &format!("The unpacked files of “{MINIMAL}” are not those of its zip."),
                "Save a backup and restore it: the files are unpacked again.",
            ],
        )
        .await?;
        app.accessible("what a check of the library has found").await
    })
    .await
}

#[tokio::test]
async fn a_library_is_moved_to_another_folder_and_played_there() -> Result<()> {
    play(&["minimal"], async |app| {
        let data = app.library()?.data_dir().to_owned();
        let to = data.with_file_name("other disk");
        fs::create_dir(&to)?;
        app.click("nav-settings").await?;
        app.until_js(&format!(
            "document.querySelector('[data-testid=settings-screen]')?.textContent.includes('{} · ')",
            data.display()
        ))
        .await?;
        app.click("move-data").await?;
        desktop::choose_file(&to).await?;
        for part in ["1 package, 0 sessions", "other disk ("] {
            app.until_js(&format!(
                "document.querySelector('[role=alertdialog]')?.textContent.includes('{part}')"
            ))
            .await?;
        }
        app.accessible("the question before the library is moved").await?;
        confirm(app).await?;
        // It starts again by itself, where the driver does not follow it.
        until("the library is moved, and the old folder empty of it", async || {
            ensure!(to.join("library.sqlite").exists() && !to.join("library.arrival").exists());
            ensure!(!data.join("library.sqlite").exists() && !data.join("packages").exists());
            Ok(())
        })
        .await?;
        app.restart().await?;
        app.until_js(&format!("{TITLES}.join() === '{MINIMAL}'")).await?;
        ensure!(app.library()?.data_dir() == to);
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_module().await?;
        app.close_player().await?;
        ensure!(app.library()?.sessions()?.len() == 1);
        app.click("nav-settings").await?;
        app.until_js("document.querySelector('[data-testid=settings-screen]')?.textContent.includes('other disk · ')")
            .await
    })
    .await
}
