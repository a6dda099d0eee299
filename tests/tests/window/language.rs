//! The language that a module finds in its browser.

use anyhow::{Context, Result, ensure};
use e2e::{App, FRENCH_TITLE, Locale, TITLE, desktop, modules::OtherHost, play_in_locale, until};
use workbench::trace::{EntryData, SessionState};

use crate::{MINIMAL, newest};

/// Locales that name no language, as servers and bare systems have them. WebKitGTK makes "C" of the first.
const NO_LANGUAGE: &[Locale<'_>] = &[
    &[("LC_ALL", "C.UTF-8")],
    &[("LANG", "C.UTF-8")],
    &[("LANG", "POSIX")],
    &[],
];

/// The language in the page or frame that the driver is in, after a format has been made of it.
async fn language(app: &App) -> Result<String> {
    let found = app
        .js("return new Intl.NumberFormat(navigator.language) && navigator.languages[0] === navigator.language && navigator.language")
        .await?;
    Ok(found.as_str().context("languages that differ")?.to_owned())
}

/// Waits until the workbench's window has this title.
async fn until_titled(title: &str) -> Result<()> {
    until(title, async || {
        let titles = desktop::titles()?;
        ensure!(titles.iter().any(|one| one == title), "{titles:?}");
        Ok(())
    })
    .await
}

/// Chooses the learner's language for the next launch.
async fn choose(app: &App, name: &str) -> Result<()> {
    app.open_launch_options().await?;
    app.choose("learner-language", name).await?;
    app.close_launch_options().await
}

#[tokio::test]
async fn a_system_without_a_language_gives_pages_and_modules_one() -> Result<()> {
    for locale in NO_LANGUAGE {
        play_in_locale(Some(locale), &[], &["minimal"], async |app| {
            app.open_package(MINIMAL).await?;
            let page = language(app).await?;
            ensure!(page.starts_with("en"), "{page}");
            for launch in ["launch-embedded", "launch-own"] {
                app.launch_by(launch).await?;
                app.enter_module().await?;
                let module = language(app).await?;
                ensure!(module.starts_with("en"), "{launch}: {module}");
                app.leave_and_close().await?;
                app.click("report-package").await?;
            }
            Ok(())
        })
        .await
        .with_context(|| format!("{locale:?}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_module_finds_the_interfaces_language_or_the_one_that_is_chosen() -> Result<()> {
    // No such locale needs to be installed.
    play_in_locale(Some(&[("LANG", "fr_FR.UTF-8")]), &[], &["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.until_js("document.documentElement.lang === 'fr'").await?;
        until_titled(FRENCH_TITLE).await?;
        app.click("lang-en").await?;
        until_titled(TITLE).await?;
        app.click("lang-fr").await?;
        until_titled(FRENCH_TITLE).await?;
        app.launch_and_enter().await?;
        let module = language(app).await?;
        ensure!(module == "fr", "{module}");
        app.leave_and_close().await?;
        app.click("report-package").await?;
        choose(app, "Portugais (Brésil)").await?;
        app.launch_and_enter().await?;
        let module = language(app).await?;
        ensure!(module == "pt-BR", "{module}");
        app.leave_and_close().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_language_is_sent_by_the_browser_that_users_have() -> Result<()> {
    let locale: Locale<'_> = &[("LC_ALL", "C.UTF-8")];
    // What the driver cannot see, the module says.
    play_in_locale(Some(locale), &["--own-contexts"], &[], async |app| {
        let other = OtherHost::start().await?;
        app.find("library-empty").await?;
        let launch = format!("index.html?other={}/", other.address);
        desktop::drop_file(&app.module("language", &launch)?).await?;
        app.find("package-row").await?;
        app.open_package("language").await?;
        app.open_launch_options().await?;
        app.click("offline").await?;
        app.close_launch_options().await?;
        app.click("nav-library").await?;
        for (name, tag, half, accepted) in [
            ("Same as the interface", "en", "0.5", "en"),
            ("German", "de", "0,5", "de"),
            ("French (Canada)", "fr-CA", "0,5", "fr-CA"),
        ] {
            app.open_package("language").await?;
            choose(app, name).await?;
            app.click("launch-button").await?;
            let expected = format!("{tag} {tag} {half}");
            until("what the module says", async || {
                let (trace, _) = newest(app)?;
                let said = trace.entries.iter().find_map(|entry| match &entry.data {
                    EntryData::Call { arguments, .. } if arguments.len() == 2 => Some(&arguments[1].text),
                    _ => None,
                });
                ensure!(said == Some(&expected), "{said:?}");
                Ok(())
            })
            .await?;
            app.close_player().await?;
            ensure!(newest(app)?.1 == SessionState::Finished);
            let heads = other.heads();
            let head = heads.last().context("no request")?.to_ascii_lowercase();
            let header = format!("accept-language: {}", accepted.to_ascii_lowercase());
            ensure!(head.contains(&header), "{head}");
            app.click("nav-library").await?;
        }
        Ok(())
    })
    .await
}
