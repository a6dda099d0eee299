//! The learners in the real window: added, changed, played as, deleted, imported.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{App, desktop, play, until};
use thirtyfour::Key;
use workbench::{
    report::Language,
    views::{LaunchOptions, NewLearner},
};

use crate::MINIMAL;

async fn rows(app: &App, count: usize) -> Result<()> {
    app.until_js(&format!(
        "document.querySelectorAll('[data-testid=learner-row]').length === {count}"
    ))
    .await
}

/// Waits until a row's cells say this. The driver takes cells that may be cut for hidden.
async fn until_row(app: &App, row: &str, parts: &[&str]) -> Result<()> {
    for part in parts {
        app.until_js(&format!(
            "document.querySelector('[data-testid={row}]')?.textContent.includes('{part}')"
        ))
        .await?;
    }
    Ok(())
}

/// Fills a field of the dialog anew.
async fn fill(app: &App, field: &str, text: &str) -> Result<()> {
    let field = app.find(field).await?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

#[tokio::test]
async fn a_learner_is_added_changed_plays_and_is_deleted_after_a_question() -> Result<()> {
    play(&["minimal"], async |app| {
        app.click("nav-learners").await?;
        app.find("learners-purpose").await?;
        app.accessible("one learner").await?;
        app.click("learner-new").await?;
        fill(app, "learner-id", "z.ali").await?;
        fill(app, "learner-family", "Aly").await?;
        fill(app, "learner-given", "Zoé").await?;
        app.accessible("a new learner").await?;
        app.driver.action_chain().send_keys(Key::Enter).perform().await?;
        rows(app, 2).await?;

        app.click_css("[data-student-id='z.ali'] [data-testid=learner-edit]")
            .await?;
        fill(app, "learner-family", "Ali").await?;
        app.click("learner-save").await?;
        app.until_js("document.querySelector('[data-student-id=\"z.ali\"]').textContent.includes('Ali, Zoé')")
            .await?;

        // The module reads the new name.
        app.click("nav-library").await?;
        app.open_package(MINIMAL).await?;
        app.open_launch_options().await?;
        app.choose("learner", "2").await?;
        app.until_says("launch-differences", &["Ali, Zoé"]).await?;
        app.close_launch_options().await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        let name = app.js("return parent.API.LMSGetValue('cmi.core.student_name')").await?;
        ensure!(name == "Ali, Zoé", "{name}");
        app.leave_and_close().await?;

        app.click("nav-learners").await?;
        app.click_css("[data-student-id='z.ali'] [data-testid=learner-delete]")
            .await?;
        app.until_js("document.querySelector('[role=alertdialog]')?.textContent.includes('1 session, 1 attempt')")
            .await?;
        ensure!(app.library()?.learners()?.len() == 2);
        app.click("confirm").await?;
        rows(app, 1).await?;
        ensure!(app.library()?.sessions()?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_dropped_is_previewed_and_imported() -> Result<()> {
    play(&["minimal"], async |app| {
        app.find("package-row").await?;
        let folder = app.unpacked("minimal")?;
        let file = folder.parent().context("no folder")?.join("apprenants.csv");
        // As Excel writes it in French.
        fs::write(&file, b"Identifiant;Nom;Pr\xe9nom\r\nb;Petit;\xc9lise\r\nc c;X;\r\n")?;
        desktop::drop_file(&file).await?;
        // Its table scrolls: the driver takes what is scrolled for hidden.
        for part in ["Petit, Élise", "Space in the identifier"] {
            app.until_js(&format!(
                "document.querySelector('[data-testid=learner-preview]')?.textContent.includes('{part}')"
            ))
            .await?;
        }
        app.accessible("preview of an import of learners").await?;
        ensure!(app.library()?.learners()?.len() == 1);
        app.click("learner-import-confirm").await?;
        rows(app, 2).await?;

        app.click("follow-everyone").await?;
        app.click_css("[data-student-id='b'] [data-testid=learner-follow]:not(:disabled)")
            .await?;
        app.until_js("document.querySelector('[data-student-id=b] [data-testid=learner-follow]').checked")
            .await?;
        // A box shows what was pressed before it is stored.
        until("who is followed is stored", async || {
            let list = app.library()?.learner_list()?;
            let followed: Vec<_> = list.learners.iter().map(|learner| learner.followed).collect();
            ensure!((list.follow_everyone, followed) == (false, vec![false, true]));
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_report_goes_from_a_learner_or_a_course_down_to_a_session() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_and_close().await?;

        app.click("nav-reports").await?;
        until_row(app, "course-row", &[MINIMAL, "Completed", "1 / 1"]).await?;
        app.accessible("courses of a learner").await?;
        app.click_css("[data-testid=course-row] [data-row-button]").await?;
        until_row(app, "lesson-row", &["Completed", "00:00:"]).await?;
        app.accessible("lessons of a course").await?;
        app.click_css("[data-testid=lesson-row] [data-row-button]").await?;
        until_row(app, "lesson-session-row", &["Completed", "Finished"]).await?;
        app.find("attempts-picture").await?;
        app.accessible("sessions of a lesson").await?;
        app.click_css("[data-testid=lesson-session-row] [data-row-button]")
            .await?;
        app.until_says("report-status", &["Completed"]).await?;
        app.click("back").await?;
        app.find("lesson-session-row").await?;
        app.click("nav-reports").await?;
        app.find("course-row").await?;

        // The same from the course, with a learner who has only opened it.
        let library = app.library()?;
        let second = library.add_learner(&NewLearner {
            student_id: "z.ali".to_owned(),
            family_name: "Ali".to_owned(),
            given_name: "Zoé".to_owned(),
            login: String::new(),
        })?;
        let sco = library.package(library.packages()?[0].id)?.scos[0].id;
        let options = LaunchOptions {
            learner: Some(second.id),
            ..LaunchOptions::default()
        };
        let launched = library.launch(sco, &options, Language::English).await?;
        library.end_session(&launched.session).await?;
        app.click("nav-library").await?;
        app.open_package(MINIMAL).await?;
        app.click("tab-results").await?;
        app.until_js(
            "((rows) => rows.length === 2
                && ['Ali, Zoé', 'Not attempted', '0 / 1'].every((part) => rows[0].includes(part))
                && ['Martin, Camille', 'Completed', '1 / 1', '80\u{a0}%'].every((part) => rows[1].includes(part)))(
                [...document.querySelectorAll('[data-testid=result-row]')].map((row) => row.textContent))",
        )
        .await?;
        app.accessible("results of a course").await?;
        for (row, screen) in [
            ("result-row", "lesson-row"),
            ("lesson-row", "lesson-session-row"),
            ("lesson-session-row", "report-status"),
        ] {
            let last = format!("[data-testid={row}]:last-of-type [data-row-button]");
            app.click_css(&last).await?;
            app.find(screen).await?;
        }
        app.until_says("report-status", &["Completed"]).await
    })
    .await
}
