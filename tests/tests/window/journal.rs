//! The journal of all sessions: what a module sent is found, read in full, copied and exported.

use std::fs;

use anyhow::{Result, ensure};
use e2e::{App, desktop, play, until};
use serde_json::Value;
use tempfile::TempDir;

use crate::playing::answer;

const QUIZ: &str = "Le tri des déchets – quiz";
const ROWS: &str = "[...document.querySelectorAll('[data-testid=journal-row]')]";

#[tokio::test]
async fn what_a_quiz_sent_is_found_in_the_journal_read_copied_and_exported() -> Result<()> {
    let folder = TempDir::new()?;
    play(&["quiz"], async |app| {
        app.open_package(QUIZ).await?;
        app.launch_and_enter().await?;
        answer(app, "#answer-b").await?;
        app.until_js("document.getElementById('progress').value === 1").await?;
        app.leave_and_close().await?;

        // From the SCO's card: its exchanges only.
        app.click("report-package").await?;
        app.click("view-logs").await?;
        app.until_js(&format!("{ROWS}.some((row) => row.textContent.includes('getparam'))"))
            .await?;
        ensure!(
            app.js(&format!(
                "return {ROWS}.some((row) => row.textContent.includes('LMSSetValue'))"
            ))
            .await?
                == Value::Bool(false)
        );
        app.accessible("the journal").await?;

        // What the module sent is in a call and in the putparam that follows: both are found.
        app.click("nav-journal").await?;
        app.find("journal-row").await?;
        app.click("journal-kinds").await?;
        app.click("journal-all-commands").await?;
        close_menu(app).await?;
        app.css("[data-testid=journal-search]")
            .await?
            .send_keys("STUDENT_RESPONSE")
            .await?;
        app.until_js(&format!(
            "{ROWS}.length > 0 && {ROWS}.some((row) => row.textContent.includes('LMSSetValue'))
                && {ROWS}.some((row) => row.textContent.includes('putparam'))"
        ))
        .await?;
        app.click("journal-kinds").await?;
        app.click("journal-exchanges").await?;
        close_menu(app).await?;
        app.until_js(&format!(
            "{ROWS}.every((row) => !row.textContent.includes('LMSSetValue'))"
        ))
        .await?;
        app.js(&format!(
            "{ROWS}.find((row) => row.textContent.includes('putparam')).click()"
        ))
        .await?;
        app.until_says(
            "journal-details",
            &["command=putparam", "i_student_response.1=", "[objectives_status]"],
        )
        .await?;
        app.accessible("the journal with a row in full").await?;

        app.js("navigator.clipboard.writeText = async (text) => (window.copied = text)")
            .await?;
        app.click_css("[data-testid=journal-row] input").await?;
        app.click("journal-copy").await?;
        app.until_js(
            "(window.copied ?? '').split('\\n').length === 2 && window.copied.startsWith('Date\\tCommand\\tCourse')",
        )
        .await?;

        let file = folder.path().join("journal.json");
        app.click("journal-export").await?;
        app.click("journal-export-json").await?;
        desktop::choose_file(&file).await?;
        until("the journal is exported", async || {
            let rows: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file)?)?;
            let has = |row: &Value, text| row["data"].as_str().is_some_and(|data| data.contains(text));
            ensure!(
                !rows.is_empty() && rows.iter().all(|row| has(row, "student_response")),
                "{rows:?}"
            );
            Ok(())
        })
        .await
    })
    .await
}

async fn close_menu(app: &App) -> Result<()> {
    let keys = app.driver.action_chain().send_keys(thirtyfour::Key::Escape);
    keys.perform().await?;
    app.until_js("!document.querySelector('[role=menu]')").await
}
