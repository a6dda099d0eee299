//! Tours the main job in the real window and leaves a picture of each step, in both languages and both colour schemes:
//! `cargo run -p e2e --bin tour -- FOLDER`. The pictures of README are of its making.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use e2e::{App, desktop, play, until};
use thirtyfour::By;
use workbench::report::Language;

const QUIZ: &str = "Le tri des déchets – quiz";
/// What a learner answers: three right, one wrong.
const ANSWERS: [(&str, Option<&str>); 4] = [
    ("#answer-b", None),
    ("#answer-t", None),
    ("#answer", Some("compost")),
    ("#answer", Some("12")),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let into = PathBuf::from(std::env::args_os().nth(1).context("into which folder?")?);
    fs::create_dir_all(&into)?;
    for (language, code, theme) in [(Language::English, "en", "light"), (Language::French, "fr", "dark")] {
        play(
            &["scorm-2004", "quiz", "wrong-calls", "three-scos", "minimal"],
            async |app| tour(app, &into, language, code, theme).await,
        )
        .await?;
    }
    Ok(())
}

async fn tour(app: &App, into: &Path, language: Language, code: &str, theme: &str) -> Result<()> {
    let file = |step: &str| into.join(format!("{step}-{code}.png"));
    app.find("package-row").await?;
    app.click(&format!("lang-{code}")).await?;
    app.click("theme-toggle").await?;
    app.click(&format!("theme-{theme}")).await?;
    app.picture(&file("1-library")).await?;

    app.open_package(QUIZ).await?;
    app.picture(&file("2-package")).await?;

    app.launch_embedded().await?;
    for (number, (field, text)) in ANSWERS.into_iter().enumerate() {
        answer(app, field, text).await?;
        if number == 1 {
            app.leave_module().await?;
            app.css("[data-testid='trace-row'][data-kind='commit']").await?;
            app.picture(&file("3-player")).await?;
        }
    }
    app.leave_module().await?;
    app.click("trace-errors").await?;
    app.click("trace-errors").await?;
    // The last row is what the LMS logged at the last commit.
    app.css("[data-testid='trace-list']")
        .await?
        .send_keys(thirtyfour::Key::End + thirtyfour::Key::Enter)
        .await?;
    app.css("[data-testid='trace-details'] pre").await?;
    app.picture(&file("4-exchange")).await?;

    app.close_player().await?;
    app.find("report-score").await?;
    app.picture(&file("5-report")).await?;
    app.click("tab-trace").await?;
    app.css("[data-testid='trace-row']").await?;
    app.picture(&file("6-trace")).await?;

    app.click("nav-library").await?;
    app.open_package("Un cours de trois leçons").await?;
    app.picture(&file("7-prerequisites")).await?;
    app.open_launch_options().await?;
    app.choose("profile", "moodle").await?;
    app.picture(&file("7-launch-options")).await?;
    app.click("profile-help").await?;
    app.find("profile-behaviours").await?;
    app.picture(&file("7-profile")).await?;
    // The sheet, then the options below it.
    press_escape(app).await?;
    until("the sheet is closed", async || {
        anyhow::ensure!(
            app.driver
                .find_all(By::Css("[data-testid='profile-behaviours']"))
                .await?
                .is_empty()
        );
        Ok(())
    })
    .await?;
    app.close_launch_options().await?;
    app.click("tab-information").await?;
    app.picture(&file("8-information")).await?;
    app.click("nav-library").await?;
    app.open_package("Un cours SCORM 2004").await?;
    app.picture(&file("9-other-standard")).await?;

    app.click("nav-library").await?;
    app.open_package("Appels fautifs").await?;
    app.click("tab-audit").await?;
    app.find("finding").await?;
    app.picture(&file("9-audit")).await?;
    app.click("tab-scos").await?;
    app.launch_and_enter().await?;
    app.until_js("document.body.dataset.done === 'true'").await?;
    app.leave_and_close().await?;
    app.click("tab-trace").await?;
    app.click("trace-errors").await?;
    app.click_css("[data-testid='trace-row'][data-kind='set']").await?;
    app.css("[data-testid='row-changed']").await?;
    app.picture(&file("9-refused")).await?;

    published_again(app, &file).await?;

    let library = app.library()?;
    let session = library.sessions()?.remove(0);
    library.export_report(&session.id, &into.join(format!("report-{code}.html")), language)?;
    Ok(())
}

/// A course that is imported again, refused, watched and published once more; and the settings.
async fn published_again(app: &App, file: &impl Fn(&str) -> PathBuf) -> Result<()> {
    const TRACKER: &str = "<script src='http://tracker.example.com/count.js'></script>";
    app.click("nav-library").await?;
    app.click("import-button").await?;
    desktop::choose_file(&app.publish("quiz", "merci.html", TRACKER)?).await?;
    app.find("import-as-version").await?;
    app.click("import-button").await?;
    desktop::choose_file(&app.zip("bad-doctype")?).await?;
    app.find("import-error").await?;
    app.picture(&file("10-import")).await?;
    app.click("import-as-version").await?;
    app.until_js("!document.querySelector('[data-testid=import-done]')")
        .await?;

    app.open_package(QUIZ).await?;
    app.click("tab-history").await?;
    app.click("watch-source").await?;
    app.find("watch-stop").await?;
    app.find("changes").await?;
    app.until_js("document.querySelectorAll('[data-testid=changes] li').length > 0")
        .await?;
    app.picture(&file("11-history")).await?;
    app.publish("quiz", "merci.html", "<p>Merci !")?;
    app.until_js("!!document.querySelector('[data-testid=arrival-changes]')?.textContent.match(/[1-9]/)")
        .await?;
    app.picture(&file("12-watch")).await?;

    app.click("nav-settings").await?;
    app.css("[data-testid^='rule-']").await?;
    app.picture(&file("13-settings")).await
}

async fn press_escape(app: &App) -> Result<()> {
    let keys = app.driver.action_chain().send_keys(thirtyfour::Key::Escape);
    Ok(keys.perform().await?)
}

/// Answers the quiz's question, as its learner does.
async fn answer(app: &App, field: &str, text: Option<&str>) -> Result<()> {
    until(field, async || {
        app.enter_module().await?;
        app.driver.find(By::Css("#page")).await?.enter_frame().await?;
        let element = app.driver.find(By::Css(field)).await?;
        match text {
            Some(text) => element.send_keys(text).await?,
            None => element.click().await?,
        }
        Ok(())
    })
    .await?;
    app.click_css("#next").await?;
    app.enter_module().await
}
