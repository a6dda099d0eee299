//! A package comes into the library, and its screen says what it needs.

use std::{cell::RefCell, fs};

use anyhow::{Context, Result, ensure};
use e2e::{App, TITLE, desktop, failures::with_picture, play, start, until};
use tempfile::TempDir;
use thirtyfour::prelude::Key;
use workbench::settings::Theme;

use crate::MINIMAL;

#[tokio::test]
async fn packages_come_in_by_the_file_dialog_and_by_being_dropped() -> Result<()> {
    play(&[], async |app| {
        app.find("library-empty").await?;
        app.click("import-button").await?;
        desktop::choose_file(&app.zip("minimal")?).await?;
        app.find("package-row").await?;
        desktop::drop_file(&app.zip("quiz")?).await?;
        app.until_js("document.querySelectorAll('[data-testid=package-row]').length === 2")
            .await?;
        let titles: Vec<_> = app
            .library()?
            .packages()?
            .into_iter()
            .map(|package| package.title)
            .collect();
        ensure!(titles.contains(&MINIMAL.to_owned()), "{titles:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_zip_in_a_zip_is_offered_and_imported() -> Result<()> {
    play(&[], async |app| {
        let delivery = TempDir::new()?;
        fs::create_dir(delivery.path().join("course"))?;
        fs::copy(app.zip("minimal")?, delivery.path().join("course/minimal.zip"))?;
        fs::write(delivery.path().join("read-me.txt"), "The course is in the folder.")?;
        let outer = TempDir::new()?;
        let zip = outer.path().join("delivery.zip");
        fixtures::zip_folders(&[(delivery.path(), "")], &zip)?;
        app.find("library-empty").await?;
        desktop::drop_file(&zip).await?;
        app.until_says(
            "import-error",
            &["delivery.zip", "course/minimal.zip", "Import what is inside."],
        )
        .await?;
        app.accessible("a zip in a zip").await?;
        app.click("import-inner").await?;
        app.find("package-row").await?;
        let packages = app.library()?.packages()?;
        ensure!(packages.len() == 1 && packages[0].title == MINIMAL, "{packages:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_search_passes_over_accents() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        app.until_js("document.querySelectorAll('[data-testid=package-row]').length === 2")
            .await?;
        app.css("input[type=search]").await?.send_keys("dechets").await?;
        app.until_js(
            "[...document.querySelectorAll('[data-testid=package-row]')]
                .map(({ dataset }) => dataset.packageTitle).join() === 'Le tri des déchets – quiz'",
        )
        .await
    })
    .await
}

/// The titles of the packages in the list, in its order.
const TITLES: &str =
    "[...document.querySelectorAll('[data-testid=package-row]')].map(({ dataset }) => dataset.packageTitle)";

#[tokio::test]
async fn what_another_process_imports_appears() -> Result<()> {
    play(&["minimal"], async |app| {
        app.find("package-row").await?;
        app.library()?.import(&app.zip("quiz")?, &mut |_| true)?;
        app.until_js(&format!("{TITLES}.length === 2")).await
    })
    .await
}

#[tokio::test]
async fn an_imported_package_is_highlighted_until_the_list_is_left() -> Result<()> {
    play(&["minimal"], async |app| {
        app.find("package-row").await?;
        desktop::drop_file(&app.zip("quiz")?).await?;
        app.until_js("document.querySelector('[data-added]')?.dataset.packageTitle === 'Le tri des déchets – quiz'")
            .await?;
        app.open_package(MINIMAL).await?;
        app.click("back").await?;
        app.until_js(&format!(
            "{TITLES}.length === 2 && !document.querySelector('[data-added]')"
        ))
        .await
    })
    .await
}

#[tokio::test]
async fn the_way_back_leads_to_the_list_as_it_was_left() -> Result<()> {
    play(&["minimal", "quiz", "three-scos"], async |app| {
        app.until_js(&format!("{TITLES}.length === 3")).await?;
        // By name, those of modules only, and so few lines high that the list scrolls.
        app.click_css("th button").await?;
        app.css("input[type=search]").await?.send_keys("e").await?;
        let scroll = "document.querySelector('main > div')";
        app.js("document.querySelector('main').style.flex = '0 0 100px'")
            .await?;
        let sorted = "['Le tri des déchets – quiz', 'Module minimal – être prêt', 'Un cours de trois leçons']";
        app.until_js(&format!("{TITLES}.join() === {sorted}.join()")).await?;
        app.js(&format!("{scroll}.scrollTop = 90")).await?;
        app.until_js(&format!("{scroll}.scrollTop === 90")).await?;

        // The driver would scroll to it.
        app.js(
            "document.querySelector(\"[data-package-title^='Module minimal'] button\").focus({ preventScroll: true })",
        )
        .await?;
        app.driver.action_chain().send_keys(Key::Enter + "").perform().await?;
        app.find("sco-card").await?;
        app.until_js("document.activeElement === document.querySelector('main')")
            .await?;
        app.css("body").await?.send_keys(Key::Alt + Key::Left).await?;
        app.until_js(&format!("{TITLES}.join() === {sorted}.join()")).await?;
        app.until_js("document.querySelector('input[type=search]').value === 'e'")
            .await?;
        app.until_js(&format!("{scroll}.scrollTop === 90")).await?;
        app.until_js("document.activeElement.textContent === 'Module minimal – être prêt'")
            .await
    })
    .await
}

#[tokio::test]
async fn a_dark_window_is_dark_from_its_first_frame() -> Result<()> {
    play(&["minimal"], async |app| {
        app.click("theme-toggle").await?;
        app.click("theme-dark").await?;
        until("the theme is stored", async || {
            ensure!(app.library()?.theme()? == Theme::Dark);
            Ok(())
        })
        .await?;
        let colours = desktop::colors_during(async {
            app.restart().await?;
            app.find("package-row").await?;
            Ok(())
        })
        .await?;
        let is_light = |colour: &[u8; 3]| colour.iter().all(|part| *part > 0x60);
        // The window that is left may still be light.
        ensure!(
            !colours.iter().skip_while(|colour| is_light(colour)).any(is_light),
            "{colours:x?}"
        );
        ensure!(colours.contains(&[0x12, 0x15, 0x1b]), "{colours:x?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn prerequisites_are_shown_and_bind_nobody() -> Result<()> {
    play(&["three-scos"], async |app| {
        app.open_package("Un cours de trois leçons").await?;
        app.until_js(&met("undefined,false,false")).await?;
        // The last one is not open to the learner yet; it can be launched all the same.
        app.click_css("[data-testid='sco-card']:nth-of-type(3) [data-testid='launch-button']")
            .await?;
        app.enter_module().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.leave_and_close().await?;
        app.click("report-package").await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.leave_and_close().await?;
        app.click("report-package").await?;
        app.until_js(&met("undefined,true,false")).await
    })
    .await
}

#[tokio::test]
async fn launch_stays_where_it_is_when_the_counts_of_the_audit_arrive() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        for (width, height) in [(900, 640), (1280, 820)] {
            app.driver.set_window_rect(0, 0, width, height).await?;
            app.until_js(&format!("innerWidth === {width}")).await?;
            for language in ["lang-en", "lang-fr"] {
                app.click(language).await?;
                app.open_package("Appels fautifs").await?;
                // The profiles' names come a moment after the package.
                app.open_launch_options().await?;
                app.choose("profile", "moodle").await?;
                app.close_launch_options().await?;
                app.until_says("launch-differences", &["Moodle"]).await?;
                app.until_js("document.querySelector('[data-testid=tab-audit] [data-testid=finding-counts]') !== null")
                    .await?;
                let after = place_of_launch(app).await?;
                app.js("document.querySelector('[data-testid=tab-audit] [data-testid=finding-counts]').remove()")
                    .await?;
                let before = place_of_launch(app).await?;
                ensure!(before == after, "{width} {language}: {before} becomes {after}");
                app.js("document.querySelector('[data-testid=launch-differences]').textContent = 'm'")
                    .await?;
                let before = place_of_launch(app).await?;
                ensure!(
                    before == after,
                    "{width} {language}: {before} becomes {after} with the profiles"
                );
                app.click("nav-library").await?;
            }
        }
        Ok(())
    })
    .await
}

/// Where the button of the first SCO is, and the last tab.
async fn place_of_launch(app: &App) -> Result<String> {
    app.find("launch-button").await?;
    let place = app
        .js("return JSON.stringify(['tab-information', 'launch-button'].map((id) =>
            document.querySelector(`[data-testid=${id}]`).getBoundingClientRect()))")
        .await?;
    Ok(place.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_sco_without_its_launch_file_says_so_and_cannot_be_launched() -> Result<()> {
    play(&["bad-missing-launch-file"], async |app| {
        app.open_package("Fichier absent").await?;
        app.until_says("missing-launch-file", &["index.html"]).await?;
        app.until_js(
            "[...document.querySelectorAll('[data-testid^=launch-]')].filter(({ disabled }) => disabled).length === 2",
        )
        .await?;
        app.accessible("package").await
    })
    .await
}

#[tokio::test]
async fn the_audit_finds_problems_before_the_module_runs() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.click("tab-audit").await?;
        app.until_says("finding", &["missing.js", "16"]).await
    })
    .await
}

/// What the cards say of their prerequisites, in a script: `undefined` where there are none.
fn met(expected: &str) -> String {
    format!(
        "[...document.querySelectorAll('[data-testid=sco-card]')].map((card) =>
            String(card.querySelector('[data-testid=prerequisites]')?.dataset.met)).join() === '{expected}'"
    )
}

#[tokio::test]
async fn each_screen_is_usable_with_a_screen_reader() -> Result<()> {
    play(&["quiz", "minimal"], async |app| {
        app.find("package-row").await?;
        app.accessible("library").await?;
        app.open_package(MINIMAL).await?;
        app.accessible("package").await?;
        for (tab, part) in [("tab-audit", "finding"), ("tab-history", "version")] {
            app.click(tab).await?;
            app.find(part).await?;
            app.accessible(tab).await?;
        }
        app.click("nav-settings").await?;
        app.css("[data-testid^='rule-']").await?;
        app.accessible("settings").await?;
        app.click("back").await?;
        app.find("version").await?;
        app.click("tab-scos").await?;
        app.find("sco-card").await?;
        app.launch_embedded().await?;
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
        app.accessible("player").await?;
        app.close_player().await?;
        app.accessible("report").await
    })
    .await
}

#[tokio::test]
async fn a_library_that_cannot_be_opened_is_reported_and_unchanged() -> Result<()> {
    let data = TempDir::new()?;
    let database = data.path().join("library.sqlite");
    fs::write(&database, "This is no database. ".repeat(100))?;
    let process = RefCell::new(start(data.path())?);
    let ended = with_picture(async {
        until("the message", async || {
            ensure!(desktop::titles()?.iter().any(|title| title == TITLE));
            Ok(())
        })
        .await?;
        // It is shown before it listens: it is asked again until it does.
        until("it ends", async || {
            desktop::close(|title| title == TITLE)?;
            process.borrow_mut().try_wait()?.context("it is there still")
        })
        .await
    })
    .await?;
    ensure!(!ended.success(), "it ends as failed");
    ensure!(fs::read(&database)?.starts_with(b"This is no database."));
    Ok(())
}

#[tokio::test]
async fn findings_are_filtered_accepted_by_rule_and_their_rule_turned_off() -> Result<()> {
    play(&[], async |app| {
        let pictures: String = (1..=7).map(|number| format!("<img src='absent-{number}.png' alt=''>")).collect();
        let page = format!("<!doctype html><html lang='fr'><title>Page</title><body>{pictures}</body></html>");
        app.find("library-empty").await?;
        desktop::drop_file(&app.publish("minimal", "index.html", &page)?).await?;
        app.click("import-audit").await?;
        let places = "[...document.querySelectorAll('[data-testid=finding]')]
            .find(({ textContent }) => textContent.includes('absent-1.png'))?.querySelectorAll('[data-testid=accept]').length";
        app.until_js(&format!("{places} === 5")).await?;
        app.click("show-all").await?;
        app.until_js(&format!("{places} === 7")).await?;
        app.accessible("audit").await?;

        let groups = "document.querySelectorAll('[data-testid=finding]').length";
        app.find("audit-search").await?.send_keys("absent-6").await?;
        app.until_js(&format!("{groups} === 1")).await?;
        app.until_says("finding", &["absent-6.png"]).await?;
        app.find("audit-search").await?.send_keys("6").await?;
        app.find("audit-none-shown").await?;
        app.click_css("[data-testid=audit-none-shown] button").await?;
        app.until_js(&format!("{places} === 5")).await?;

        app.click("accept-rule").await?;
        app.find("accept-note").await?.send_keys("Made later").await?;
        app.click("accept-confirm").await?;
        app.until_says("accepted", &["7"]).await?;
        app.until_js(&format!("{places} === undefined")).await?;
        app.click("toast-action").await?;
        app.until_js(&format!("{places} === 5")).await?;

        let rule = "document.querySelector('[data-testid=finding]').dataset.rule";
        let rule = app.js(&format!("return {rule}")).await?;
        app.click("rule-off").await?;
        app.until_says("rules-off", &[rule.as_str().context("a rule")?]).await?;
        app.click_css("[data-testid=rules-off] summary").await?;
        app.click("rule-on").await?;
        app.until_js("document.querySelector('[data-testid=rules-off]') === null").await?;
        app.until_js(&format!("{places} === 5")).await
    })
    .await
}
