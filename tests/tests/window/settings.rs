//! What is set in Settings: it goes into a file and comes back from it, and is done after the next start.

use anyhow::{Result, ensure};
use e2e::{App, desktop, play, until};
use thirtyfour::Key;
use workbench::report::Language;

/// What was chosen: language, theme, and numbers by their fields.
const CHOSEN: [&str; 5] = ["fr", "dark", "90", "1", "2"];
const USUAL: [&str; 5] = ["en", "light", "30", "0", "3"];
const FIELDS: [&str; 5] = [
    "setting-language",
    "setting-theme",
    "limit-log-days",
    "limit-backup-days",
    "limit-backup-keep",
];

#[tokio::test]
async fn settings_come_back_from_their_file_and_the_library_is_backed_up_as_they_say() -> Result<()> {
    play(&["minimal"], async |app| {
        let data = app.library()?.data_dir().to_owned();
        let file = data.with_file_name("settings.json");
        app.click("nav-settings").await?;
        app.until_says("settings-screen", &["No backups yet."]).await?;
        set(app, CHOSEN).await?;
        app.click("settings-export").await?;
        desktop::choose_file(&file).await?;
        app.until_js(
            "[...document.querySelectorAll('[data-testid=toast]')].some((toast) => toast.textContent.includes('settings.json'))",
        )
        .await?;
        set(app, USUAL).await?;
        app.click("settings-import").await?;
        desktop::choose_file(&file).await?;
        until_set(app, CHOSEN).await?;

        // Made long ago: one more than is kept, once another is made at the start.
        let library = app.library()?;
        for day in ["2020-01-01", "2020-02-01"] {
            ensure!(library.back_up_if_due(format!("{day}T12:00:00+00:00").parse()?)?);
        }
        drop(library);
        app.restart().await?;
        until("the oldest backup is deleted", async || {
            ensure!(!data.join("backups/library-20200101-120000.backup").exists());
            Ok(())
        })
        .await?;
        app.click("nav-settings").await?;
        until_set(app, CHOSEN).await?;
        let rows =
            "[...document.querySelectorAll('[data-testid=backup][data-kind=automatic]')].map((row) => row.textContent)";
        app.until_js(&format!(
            "((rows) => rows.length === 2 && !rows[0].includes('2020') && rows[1].includes('1 févr. 2020')
                && rows.every((row) => row.includes('Automatique · 1 module, 0 session')))({rows})"
        ))
        .await
    })
    .await
}

/// Sets each field as a user does, if it is not set so, and waits until all of it is kept.
async fn set(app: &App, values: [&str; 5]) -> Result<()> {
    for (field, value) in FIELDS.into_iter().zip(values) {
        if field.starts_with("setting-") {
            app.choose(field, value).await?;
        } else {
            let field = app.find(field).await?;
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(value).await?;
            field.send_keys(Key::Enter).await?;
        }
    }
    until_set(app, values).await
}

/// Waits until the screen shows these values and the page follows them, and until they are kept.
async fn until_set(app: &App, values: [&str; 5]) -> Result<()> {
    let [language, theme, log_days, days, keep] = values;
    for (field, value) in FIELDS.into_iter().zip(values) {
        app.until_js(&format!(
            "document.querySelector('[data-testid={field}]')?.value === '{value}'"
        ))
        .await?;
    }
    app.until_js(&format!(
        "((page) => page.lang === '{language}' && page.classList.contains('dark') === {})(document.documentElement)",
        theme == "dark"
    ))
    .await?;
    let library = app.library()?;
    until("it is kept", async || {
        let settings = library.settings()?;
        let numbers = [settings.retention.days, settings.backups.days, settings.backups.keep];
        ensure!(
            numbers.map(|one| one.to_string()) == [log_days, days, keep],
            "{numbers:?}"
        );
        let chosen = library.language()?.map(Language::code);
        ensure!(chosen == Some(language), "{chosen:?}");
        Ok(())
    })
    .await
}
