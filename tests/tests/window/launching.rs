//! The launch options of a course.

use anyhow::{Context, Result, ensure};
use e2e::{App, desktop, play, until};
use scorm::rte::LessonMode;
use thirtyfour::Key;
use workbench::views::{LaunchWindow, SessionSummary};

use crate::MINIMAL;

const STYLE: &str = "body { color: teal }";

/// What the module that the driver is in gets for an element.
async fn value(app: &App, element: &str) -> Result<String> {
    app.until_js("document.body.dataset.ready === 'true'").await?;
    let value = app.js(&format!("return parent.API.LMSGetValue('{element}')")).await?;
    Ok(value.as_str().context("no text")?.to_owned())
}

fn newest(app: &App) -> Result<SessionSummary> {
    app.library()?.sessions()?.into_iter().next().context("no session")
}

#[tokio::test]
async fn the_options_of_a_course_are_remembered_for_all_its_versions_and_the_module_has_them() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        app.open_package(MINIMAL).await?;
        app.until_js("!document.querySelector('[data-testid=launch-differences]')")
            .await?;
        app.open_launch_options().await?;
        app.choose("mode", "review").await?;
        app.choose("profile", "moodle").await?;
        app.choose("learner-language", "German").await?;
        app.accessible("launch options").await?;
        app.close_launch_options().await?;
        app.click("back").await?;
        app.open_package(MINIMAL).await?;
        app.until_says("launch-differences", &["Review · Moodle", "German"])
            .await?;
        app.launch_and_enter().await?;
        ensure!(value(app, "cmi.core.lesson_mode").await? == "review");
        ensure!(app.js("return navigator.language").await? == "de");
        app.leave_and_close().await?;
        let session = newest(app)?;
        ensure!((session.lesson_mode, session.profile.as_str()) == (LessonMode::Review, "moodle"));

        // Another course has its own.
        app.click("nav-library").await?;
        app.open_package("Le tri des déchets – quiz").await?;
        app.find("launch-button").await?;
        app.look_for("launch-differences")
            .await
            .expect_err("options of another course");

        // The next version has them, and so it has when the application is started again.
        app.click("nav-library").await?;
        desktop::drop_file(&app.publish("minimal", "shared/style.css", STYLE)?).await?;
        app.click("import-as-version").await?;
        app.until_js("document.querySelectorAll('[data-testid=package-row]').length === 2")
            .await?;
        app.restart().await?;
        app.open_package(MINIMAL).await?;
        app.until_says("launch-differences", &["Review · Moodle", "German"])
            .await?;
        app.launch_and_enter().await?;
        ensure!(value(app, "cmi.core.lesson_mode").await? == "review");
        app.leave_and_close().await?;
        ensure!(newest(app)?.package_id != session.package_id);

        app.click("report-package").await?;
        app.click("launch-reset").await?;
        app.until_js("!document.querySelector('[data-testid=launch-differences]')")
            .await?;
        app.launch_and_enter().await?;
        ensure!(value(app, "cmi.core.lesson_mode").await? == "normal");
        app.leave_and_close().await
    })
    .await
}

#[tokio::test]
async fn the_options_are_reached_set_and_closed_by_the_keyboard() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.find("launch-options").await?;
        app.js("document.querySelector('[data-testid=launch-button]').focus()")
            .await?;
        press(app, Key::Tab).await?;
        until_focused(app, "launch-options").await?;
        press(app, Key::Enter).await?;
        app.find("launch-options-popover").await?;
        // The focus is in it, and goes round in it.
        app.until_js("document.querySelector('[data-testid=launch-options-popover]').contains(document.activeElement)")
            .await?;
        tab_to(app, "launch-embedded").await?;
        press(app, Key::Down).await?;
        until_focused(app, "launch-own").await?;
        tab_to(app, "offline").await?;
        app.driver.action_chain().send_keys(" ").perform().await?;
        app.until_js("document.querySelector('[data-testid=offline]').checked === false")
            .await?;
        press(app, Key::Escape).await?;
        app.until_js("!document.querySelector('[data-testid=launch-options-popover]')")
            .await?;
        until_focused(app, "launch-options").await?;
        app.until_says("launch-differences", &["In its own window · Other hosts allowed"])
            .await?;
        app.js("document.querySelector('[data-testid=launch-button]').focus()")
            .await?;
        press(app, Key::Enter).await?;
        app.find("player-elsewhere").await?;
        app.until_says("player-status", &["Running"]).await?;
        ensure!(newest(app)?.window == LaunchWindow::Own);
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn the_options_fit_into_the_smallest_window_in_both_languages() -> Result<()> {
    play(&["minimal"], async |app| {
        app.driver.set_window_rect(0, 0, 640, 480).await?;
        for language in ["lang-en", "lang-fr"] {
            app.click(language).await?;
            app.open_package(MINIMAL).await?;
            app.open_launch_options().await?;
            app.choose("learner", "new").await?;
            app.until_js(
                "(({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight)
                    (document.querySelector('[data-testid=launch-options-popover]').getBoundingClientRect())",
            )
            .await?;
            // What does not fit is scrolled to, and nothing is beside it.
            app.until_js(
                "((popover) => popover.scrollWidth === popover.clientWidth)
                    (document.querySelector('[data-testid=launch-options-popover]'))",
            )
            .await?;
            app.accessible("launch options in a small window").await?;
            app.close_launch_options().await?;
            app.click("nav-library").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_learner_plays_and_has_a_status_of_their_own() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_and_close().await?;
        app.click("report-package").await?;
        app.until_says("sco-card", &["Completed"]).await?;

        app.open_launch_options().await?;
        app.choose("learner", "new").await?;
        app.find("learner-id").await?.send_keys("z.ali").await?;
        app.find("learner-family").await?.send_keys("Ali").await?;
        app.find("learner-given").await?.send_keys("Zoé").await?;
        press(app, Key::Enter).await?;
        app.until_says("launch-differences", &["Ali, Zoé"]).await?;
        app.close_launch_options().await?;
        app.until_says("sco-card", &["Not attempted", "Martin, Camille"])
            .await?;
        app.launch_and_enter().await?;
        ensure!(value(app, "cmi.core.student_id").await? == "z.ali");
        ensure!(value(app, "cmi.core.student_name").await? == "Ali, Zoé");
        ensure!(value(app, "cmi.core.lesson_status").await? == "not attempted");
        app.leave_and_close().await?;

        // The first learner has what they had.
        app.click("report-package").await?;
        app.click("launch-reset").await?;
        app.until_says("sco-card", &["Completed", "Ali, Zoé"]).await
    })
    .await
}

async fn press(app: &App, key: Key) -> Result<()> {
    Ok(app.driver.action_chain().send_keys(key).perform().await?)
}

/// Presses Tab until the element with this `data-testid` has the focus.
async fn tab_to(app: &App, testid: &str) -> Result<()> {
    const MOST: u32 = 20;
    for _ in 0..MOST {
        if focused(app).await? == testid {
            return Ok(());
        }
        press(app, Key::Tab).await?;
    }
    anyhow::bail!("no Tab leads to {testid}")
}

async fn focused(app: &App) -> Result<String> {
    let testid = app.js("return document.activeElement?.dataset.testid ?? ''").await?;
    Ok(testid.as_str().unwrap_or_default().to_owned())
}

async fn until_focused(app: &App, testid: &str) -> Result<()> {
    until(testid, async || {
        let has = focused(app).await?;
        ensure!(has == testid, "the focus is on {has:?}");
        Ok(())
    })
    .await
}
