//! What the user guide (`docs/guide/`) says to do. `cargo xtask guide` has it done in both languages, and puts the pictures that
//! the steps leave in `target/guide` into the guide.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};
use e2e::{App, desktop, is_workbench, play, until};
use thirtyfour::{By, Key};

use crate::playing::{answer, into_page};

const QUIZ: &str = "Le tri des déchets – quiz";
/// Wide enough for each screen, and small enough to be read in a page.
const SIZE: (u32, u32) = (860, 640);
/// Wide enough for a module and its trace.
const WIDE: (u32, u32) = (1080, 640);
/// As many right answers as the learner gives, in the quiz of four questions.
const RIGHT: [&str; 4] = ["#answer-b", "#answer-t", "compost", "7"];

/// A reader of the guide.
struct Reader<'a> {
    app: &'a mut App,
    language: &'a str,
}

impl Reader<'_> {
    /// Leaves a picture of what `selector` finds.
    async fn picture(&self, name: &str, selector: &str) -> Result<()> {
        self.dismiss_messages().await?;
        let picture = self.app.picture_of(selector).await?;
        if let Some(folder) = folder() {
            fs::write(folder.join(format!("{name}-{}.png", self.language)), picture)?;
        }
        Ok(())
    }

    async fn dismiss_messages(&self) -> Result<()> {
        until("no message is shown", async || {
            let shown = "const all = [...document.querySelectorAll('[data-testid=toast] > button')];
                for (const dismiss of all) dismiss.click();
                return all.length === 0 && !document.querySelector('[data-testid=toast]');";
            ensure!(self.app.js(shown).await? == true);
            Ok(())
        })
        .await
    }

    async fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        desktop::resize(is_workbench, width, height)?;
        self.app
            .until_js(&format!("innerWidth === {width} && innerHeight === {height}"))
            .await?;
        // Else a click that follows may be where something was.
        self.app.drawn().await
    }
}

/// Where pictures are wanted.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/guide");
    folder.exists().then_some(folder)
}

/// Follows a chapter: in each language where pictures are wanted, else in one, as the steps are the same.
async fn follow(packages: &[&str], chapter: impl AsyncFn(&mut Reader<'_>) -> Result<()>) -> Result<()> {
    let languages: &[&str] = if folder().is_some() { &["en", "fr"] } else { &["fr"] };
    for language in languages {
        play(packages, async |app| {
            app.click(&format!("lang-{language}")).await?;
            app.click("theme-toggle").await?;
            app.click("theme-light").await?;
            app.until_js("!document.querySelector('[data-bits-floating-content-wrapper]')")
                .await?;
            let mut reader = Reader { app, language };
            reader.resize(SIZE).await?;
            chapter(&mut reader).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_new_course_is_accepted() -> Result<()> {
    follow(&["quiz", "wrong-calls"], async |reader| {
        let app = &*reader.app;
        app.open_package("Appels fautifs").await?;
        app.click("tab-audit").await?;
        app.find("finding").await?;
        reader.picture("accept-audit", "main").await?;

        app.click("nav-library").await?;
        reader.resize(WIDE).await?;
        app.open_package(QUIZ).await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        answer(app, RIGHT[1]).await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='commit']").await?;
        reader.picture("accept-player", "body").await?;
        write(app, RIGHT[2]).await?;
        write(app, "12").await?;
        app.click_css("#end").await?;
        app.until_js("document.body.dataset.ended === 'true'").await?;
        app.leave_and_close().await?;
        reader.resize(SIZE).await?;
        app.css("[data-testid=verdict][data-tone=good]").await?;
        app.find("no-findings").await?;
        reader.picture("accept-report", "main").await?;

        app.click("report-package").await?;
        reset(app).await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        app.leave_and_close().await?;
        app.css("[data-testid=verdict][data-tone=open]").await?;
        app.click("launch-again").await?;
        app.enter_module().await?;
        app.until_js("document.getElementById('progress').value === 1").await?;
        app.leave_and_close().await
    })
    .await
}

#[tokio::test]
async fn a_completion_rule_is_proven() -> Result<()> {
    follow(&["quiz"], async |reader| {
        let app = &*reader.app;
        app.open_package(QUIZ).await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        answer(app, RIGHT[1]).await?;
        write(app, "terreau").await?;
        write(app, "12").await?;
        app.leave_and_close().await?;
        app.until_says("report-score", &["50"]).await?;
        reader
            .picture(
                "completion-result",
                "div:has(> [data-testid=verdict]), [data-testid=report-facts]",
            )
            .await?;
        app.click("tab-trace").await?;
        app.find("trace-filter-text").await?.send_keys("lesson_status").await?;
        app.until_js(
            "(() => {
                const calls = [...document.querySelectorAll('[data-testid=trace-row][data-kind=set]')];
                return calls.length > 0 && calls.every((row) => row.textContent.includes('lesson_status'));
            })()",
        )
        .await?;
        reader.picture("completion-trace", "main").await
    })
    .await
}

#[tokio::test]
async fn a_score_that_was_not_recorded_is_reproduced() -> Result<()> {
    follow(&["quiz"], async |reader| {
        let app = &mut *reader.app;
        app.open_package(QUIZ).await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='commit']").await?;
        // The computer stops.
        app.signal("KILL")?;
        app.restart().await?;
        reader.resize(SIZE).await?;
        let app = &*reader.app;
        app.click("nav-open-sessions").await?;
        app.click("open-session-select").await?;
        app.until_js("!document.querySelector('[data-testid=validate-selected]').disabled")
            .await?;
        reader.picture("not-recorded-open", "main").await?;
        app.click("validate-selected").await?;
        app.until_says("exitau", &["status used=I"]).await?;
        reader.picture("not-recorded-exitau", "[data-testid=validated]").await?;
        press(app, Key::Escape).await?;
        app.find("open-sessions-none").await?;
        app.click("nav-library").await?;
        app.open_package(QUIZ).await?;
        app.click("view-report").await?;
        app.find("verdict").await?;
        reader
            .picture(
                "not-recorded-report",
                "div:has(> [data-testid=verdict]), [data-testid=findings]",
            )
            .await?;
        app.click("report-package").await?;
        app.click("view-logs").await?;
        app.find("journal-row").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_sessions_are_compared_and_their_data_read() -> Result<()> {
    follow(&["quiz"], async |reader| {
        let app = &*reader.app;
        app.open_package(QUIZ).await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        answer(app, RIGHT[1]).await?;
        app.leave_and_close().await?;
        app.click("tab-state").await?;
        app.click("suspend-open").await?;
        app.find("suspend-row").await?;
        app.js("document.querySelector('[data-testid=suspend-open]').scrollIntoView({ block: 'center' })")
            .await?;
        reader.picture("report-data", "main").await?;

        app.click("report-package").await?;
        reset(app).await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        answer(app, "#answer-f").await?;
        app.leave_and_close().await?;
        app.click("compare-with").await?;
        app.click("choose-session-row").await?;
        app.find("compare-summary").await?;
        reader.picture("compare-sessions", "main").await
    })
    .await
}

#[tokio::test]
async fn an_lms_has_a_profile_of_ones_own() -> Result<()> {
    follow(&[], async |reader| {
        let app = &*reader.app;
        app.click("nav-settings").await?;
        app.click_css("[data-testid=profile-row][data-profile=moodle] [data-testid=profile-copy]")
            .await?;
        let name = app.find("profile-name").await?;
        name.clear().await?;
        name.send_keys("Acme LMS").await?;
        reader.picture("settings-profile", "body").await?;
        app.click("profile-save").await?;
        app.find("profile-delete").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_library_has_each_screen() -> Result<()> {
    follow(&["quiz", "three-scos", "minimal"], async |reader| {
        let app = &*reader.app;
        reader.resize((1000, 520)).await?;
        app.find("package-row").await?;
        reader.picture("start-window", "body").await?;
        reader.resize(SIZE).await?;
        published_again(reader).await?;

        app.click("nav-library").await?;
        app.open_package(QUIZ).await?;
        app.open_launch_options().await?;
        reader
            .picture("launch-options", "[data-testid=launch-options-popover]")
            .await?;
        app.close_launch_options().await?;
        app.launch_embedded().await?;
        answer(app, RIGHT[0]).await?;
        app.leave_and_close().await?;

        app.click("nav-journal").await?;
        app.click_css("[data-testid=journal-row]").await?;
        app.find("journal-report").await?;
        reader.picture("journal-row", "main").await?;
        app.click("nav-reports").await?;
        app.find("course-row").await?;
        reader.picture("reports-learner", "main").await?;
        app.click("nav-learners").await?;
        app.find("follow-everyone").await?;
        reader.picture("learners-list", "main").await?;
        app.click("nav-settings").await?;
        app.find("back-up").await?;
        // The folder of a test says nothing to a reader. Once its size is shown, nothing changes the text any more.
        let data = app.library()?.data_dir().display().to_string();
        app.until_js(&format!(
            "(() => {{
                const texts = [...document.querySelectorAll('section:has([data-testid=back-up]) p')];
                const text = texts.find((one) => one.textContent.startsWith('{data} · '))?.firstChild;
                if (text) text.data = text.data.replace('{data}', '~/.local/share/org.scorm-audit.workbench');
                return Boolean(text);
            }})()"
        ))
        .await?;
        reader
            .picture("settings-data", "section:has([data-testid=back-up])")
            .await
    })
    .await
}

/// A course that is imported again, refused, watched and published once more.
async fn published_again(reader: &Reader<'_>) -> Result<()> {
    let app = &*reader.app;
    app.click("import-button").await?;
    desktop::choose_file(&app.publish("quiz", "merci.html", "<p>Merci")?).await?;
    app.find("import-as-version").await?;
    app.click("import-button").await?;
    desktop::choose_file(&app.zip("bad-doctype")?).await?;
    app.find("import-error").await?;
    reader.picture("import-refused", "main").await?;
    app.click("import-as-version").await?;
    app.until_js("!document.querySelector('[data-testid=import-done]')")
        .await?;
    app.open_package(QUIZ).await?;
    app.click("tab-history").await?;
    app.click("watch-source").await?;
    app.find("watch-stop").await?;
    app.until_js("document.querySelectorAll('[data-testid=changes] li').length > 0")
        .await?;
    reader.picture("versions-history", "main").await
}

/// Clears the attempt, after the question.
async fn reset(app: &App) -> Result<()> {
    app.click("reset").await?;
    app.click("confirm").await?;
    app.until_js("!document.querySelector('[data-testid=confirm]')").await
}

/// Writes the answer to a question of the quiz.
async fn write(app: &App, text: &str) -> Result<()> {
    until("the question's field", async || {
        into_page(app).await?;
        Ok(app.driver.find(By::Css("#answer")).await?.send_keys(text).await?)
    })
    .await?;
    app.click_css("#next").await?;
    app.enter_module().await
}

async fn press(app: &App, key: Key) -> Result<()> {
    Ok(app.driver.action_chain().send_keys(key).perform().await?)
}
