//! The main job in the real window: a package is opened, its module played, every call seen and kept.

use anyhow::{Context, Result, bail, ensure};
use e2e::{App, TITLE, browser::browse, desktop, play, until};
use scorm::rte::JsType;
use serde_json::json;
use thirtyfour::By;
use workbench::trace::{Phase, SessionState, TraceBatch, What};

const MINIMAL: &str = "Module minimal – être prêt";

#[tokio::test]
async fn a_module_is_played_traced_closed_and_reported() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        let library = app.js("return typeof window.packages").await?;
        ensure!(library == "undefined", "the module sees the library: {library}");
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='commit']").await?;
        app.close_player().await?;
        ensure!(app.text("report-score").await?.starts_with("80"));

        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished);
        let calls = calls(&trace);
        ensure!(calls.first().map(String::as_str) == Some("LMSInitialize"), "{calls:?}");
        ensure!(calls.last().map(String::as_str) == Some("LMSFinish"), "{calls:?}");
        let hunts = trace
            .events
            .iter()
            .filter(|event| matches!(event.what, What::Hunt { found: true, .. }))
            .count();
        ensure!(hunts > 0, "nobody saw the module look for the API");
        Ok(())
    })
    .await
}

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
async fn a_quiz_left_half_way_is_resumed_where_it_was() -> Result<()> {
    play(&["quiz"], async |app| {
        let title = "Le tri des déchets – quiz";
        app.open_package(title).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        answer(app, "#answer-b").await?;
        app.until_js("document.getElementById('progress').value === 1").await?;
        app.leave_module().await?;
        app.close_player().await?;

        app.click("report-package").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.until_js("document.getElementById('progress').value === 1").await?;
        answer(app, "#answer-t").await?;
        app.until_js("document.getElementById('progress').value === 2").await?;
        for (text, progress) in [("compost", 3), ("7", 4)] {
            until("the question's field", async || {
                into_page(app).await?;
                Ok(app.driver.find(By::Css("#answer")).await?.send_keys(text).await?)
            })
            .await?;
            app.click_css("#next").await?;
            app.enter_module().await?;
            app.until_js(&format!("document.getElementById('progress').value === {progress}"))
                .await?;
        }
        app.leave_module().await?;
        app.close_player().await?;
        ensure!(app.text("report-score").await?.starts_with("75"));
        let session = app.library()?.sessions()?.remove(0);
        let report = app.library()?.report(&session.id)?;
        ensure!(report.session.status == "passed", "{}", report.session.status);
        // The first answer belongs to the session before; its number went on from there.
        let kinds: Vec<_> = report
            .interactions
            .iter()
            .map(|one| one.interaction_type.as_str())
            .collect();
        ensure!(kinds.ends_with(&["true-false", "fill-in", "numeric"]), "{kinds:?}");
        ensure!(report.objectives[0].status == "passed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closing_the_window_unloads_the_module_first() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        close_window(TITLE).await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn ending_the_application_unloads_the_module_first() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.signal("TERM")?;
        until("the application has ended", async || {
            match desktop::titles()?.as_slice() {
                [] => Ok(()),
                titles => bail!("{titles:?}"),
            }
        })
        .await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn closing_the_players_own_window_unloads_the_module_first() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_by("launch-own").await?;
        app.find("player-elsewhere").await?;
        app.css("[data-testid='trace-row'][data-kind='life']").await?;
        close_window("Être prêt").await?;
        // The interface hears that the session has ended, and offers its report.
        app.until_js("!document.querySelector('[data-testid=player-url]')")
            .await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn a_module_in_a_window_of_its_own_finds_the_api_through_its_opener() -> Result<()> {
    play(&["new-window"], async |app| {
        app.open_package("Module en fenêtre").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.click_css("#open").await?;
        app.until_js("document.getElementById('said').textContent === 'opened'")
            .await?;
        app.leave_module().await?;
        // The course initialises by itself: the call is seen here.
        app.css("[data-testid='trace-row'][data-kind='life']").await?;
        until("the course's window", async || {
            ensure!(
                desktop::titles()?.iter().any(|title| title == "Cours en fenêtre"),
                "{:?}",
                desktop::titles()?
            );
            Ok(())
        })
        .await?;
        app.close_player().await?;
        until("the course's window is gone", async || {
            ensure!(
                !desktop::titles()?.iter().any(|title| title == "Cours en fenêtre"),
                "{:?}",
                desktop::titles()?
            );
            Ok(())
        })
        .await?;
        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished, "{:?}", calls(&trace));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_modules_own_window_lets_its_page_unload_when_it_is_closed() -> Result<()> {
    play(&["new-window"], async |app| {
        app.open_package("Module en fenêtre").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.click_css("#open").await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='life']").await?;
        close_window("Cours en fenêtre").await?;
        until("the course's LMSFinish", async || {
            let calls = calls(&newest(app)?.0);
            ensure!(calls.last().is_some_and(|name| name == "LMSFinish"), "{calls:?}");
            Ok(())
        })
        .await?;
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn a_session_is_played_in_the_systems_browser_and_traced_here() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_by("launch-browser").await?;
        let url = app.text("player-url").await?;
        browse(&url, async |browser| {
            // The player makes the frame once it has the run-time, after its own page has loaded.
            until("the module's frame", async || {
                Ok(browser.find(By::Css("iframe")).await?.enter_frame().await?)
            })
            .await?;
            until("the module is ready", async || {
                Ok(browser
                    .find(By::Css("[data-ready='true'] #complete"))
                    .await?
                    .click()
                    .await?)
            })
            .await?;
            // The trace is live here while the module runs there.
            app.css("[data-testid='trace-row'][data-kind='commit']").await?;
            // Not by leaving: today's Chromium runs no `unload` when a tab is closed.
            browser.find(By::Css("#finish")).await?.click().await?;
            app.css("[data-testid='trace-row'][data-kind='exchange']").await?;
            Ok(browser.close_window().await?)
        })
        .await?;
        app.until_js("!document.querySelector('[data-testid=player-url]')")
            .await?;
        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Finished, "{:?}", calls(&trace));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_vector_passes_in_the_real_window_and_in_chromium() -> Result<()> {
    play(&[], async |app| {
        app.find("library-empty").await?;
        desktop::drop_file(&app.conformance_zip()?).await?;
        app.find("package-row").await?;
        app.open_package("Conformance").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        let condition = "document.body.dataset.ran !== undefined";
        app.until_js(condition).await?;
        let said = "return [document.body.dataset.ran, document.body.dataset.mismatches]";
        let passed = json!(["298", ""]);
        let window = app.js(said).await?;
        ensure!(window == passed, "in the window: {window:#}");
        app.leave_module().await?;
        app.close_player().await?;

        app.click("report-package").await?;
        app.launch_by("launch-browser").await?;
        let url = app.text("player-url").await?;
        browse(&url, async |browser| {
            until("the module has run", async || {
                browser.enter_default_frame().await?;
                browser.find(By::Css("iframe")).await?.enter_frame().await?;
                browser.find(By::Css("[data-ran]")).await?;
                Ok(())
            })
            .await?;
            let chromium = browser.execute(said, Vec::new()).await?.json().clone();
            ensure!(chromium == passed, "in Chromium: {chromium:#}");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_video_seeks() -> Result<()> {
    play(&["video"], async |app| {
        app.open_package("Vidéo").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.until_js("document.getElementById('video').readyState >= 1").await?;
        app.click_css("#seek").await?;
        app.until_js("document.getElementById('time').textContent === '15.0'")
            .await?;
        app.leave_module().await?;
        app.close_player().await?;
        ensure!(newest(app)?.1 == SessionState::Finished);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_misuse_is_kept_as_it_was_made() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_module().await?;
        app.close_player().await?;
        let (trace, _) = newest(app)?;
        let mut seen = Vec::new();
        for event in &trace.events {
            match &event.what {
                What::Call {
                    replay: Some(replay), ..
                } => bail!("page and replay differ: {event:?} {replay:?}"),
                What::Call { arguments, .. } => seen.extend(arguments.iter().map(|argument| argument.js_type)),
                _ => {}
            }
        }
        for js_type in [
            JsType::Number,
            JsType::Undefined,
            JsType::Null,
            JsType::Boolean,
            JsType::Object,
        ] {
            ensure!(seen.contains(&js_type), "{js_type:?} was not kept");
        }
        let has = |is: fn(&What) -> bool| trace.events.iter().any(|event| is(&event.what));
        ensure!(has(
            |what| matches!(what, What::Console { level, .. } if level == "warn")
        ));
        ensure!(has(
            |what| matches!(what, What::Console { level, .. } if level == "error")
        ));
        ensure!(has(
            |what| matches!(what, What::Error { message, .. } if message.contains("thrown in a timer"))
        ));
        ensure!(has(
            |what| matches!(what, What::Rejection { message } if message.contains("nobody handles"))
        ));
        ensure!(has(
            |what| matches!(what, What::Resource { url, .. } if url == "missing.png")
        ));
        ensure!(has(
            |what| matches!(what, What::Resource { url, .. } if url == "missing.js")
        ));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_burst_of_calls_is_shown_and_kept_whole() -> Result<()> {
    play(&["burst"], async |app| {
        app.open_package("Rafale d’appels").await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.js("document.getElementById('count').value = 20000").await?;
        app.click_css("#go").await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        let worst = app
            .js("return document.getElementById('worst-gap').textContent")
            .await?;
        let seconds = app.js("return document.body.dataset.seconds").await?;
        app.leave_module().await?;
        until("every row", async || {
            let count = app.trace_count().await?;
            ensure!(count >= 20_000, "{count} rows");
            Ok(())
        })
        .await?;
        eprintln!("20,000 calls in {seconds} s; the module's longest wait for a frame: {worst} ms");
        app.close_player().await?;
        let (trace, _) = newest(app)?;
        let made = calls(&trace)
            .iter()
            .filter(|name| *name == "LMSSetValue" || *name == "LMSGetValue")
            .count();
        ensure!(made == 20_001, "{made} calls were kept"); // the last sets the session's time
        ensure!(
            trace
                .events
                .iter()
                .map(|event| event.n)
                .eq(1..=trace.events.len() as u32),
            "a number is missing"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_killed_application_keeps_what_it_acknowledged() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.signal("KILL")?;
        app.restart().await?;
        app.open_package(MINIMAL).await?;
        let session = app.library()?.sessions()?.remove(0);
        ensure!(session.state == SessionState::Open);
        ensure!((session.status.as_str(), session.score.raw.as_str()) == ("completed", "80"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_screen_is_usable_with_a_screen_reader() -> Result<()> {
    play(&["quiz", "minimal"], async |app| {
        app.find("package-row").await?;
        app.accessible("library").await?;
        app.open_package(MINIMAL).await?;
        app.accessible("package").await?;
        app.launch_embedded().await?;
        app.css("[data-testid='trace-row'][data-kind='life']").await?;
        app.accessible("player").await?;
        app.close_player().await?;
        app.accessible("report").await
    })
    .await
}

/// Closes the window with this title by its button, again where it did not hear, until it is gone.
async fn close_window(title: &str) -> Result<()> {
    until(title, async || {
        ensure!(
            desktop::titles()?.iter().any(|one| one == title),
            "{:?}",
            desktop::titles()?
        );
        Ok(())
    })
    .await?;
    until("the window is gone", async || {
        ensure!(!desktop::close(|one| one == title)?, "{:?}", desktop::titles()?);
        Ok(())
    })
    .await
}

/// Answers the question in the quiz's inner page.
async fn answer(app: &App, choice: &str) -> Result<()> {
    until(choice, async || {
        into_page(app).await?;
        Ok(app.driver.find(By::Css(choice)).await?.click().await?)
    })
    .await?;
    app.click_css("#next").await?;
    app.enter_module().await
}

async fn into_page(app: &App) -> Result<()> {
    app.enter_module().await?;
    Ok(app.driver.find(By::Css("#page")).await?.enter_frame().await?)
}

/// The module's LMSFinish came while its page was going, and was kept.
fn finished_while_leaving(app: &App) -> Result<()> {
    let (trace, state) = newest(app)?;
    let finish = trace.events.iter().find(|event| {
        matches!(&event.what, What::Call { function, answer, .. } if function.name() == "LMSFinish" && answer == "true")
    });
    let finish = finish.with_context(|| format!("no LMSFinish in {:?}", calls(&trace)))?;
    ensure!(finish.phase == Phase::Unload, "{finish:?}");
    ensure!(state == SessionState::Finished);
    Ok(())
}

/// The timeline of the newest session, and where it stands.
fn newest(app: &App) -> Result<(TraceBatch, SessionState)> {
    let library = app.library()?;
    let Some(session) = library.sessions()?.into_iter().next() else {
        bail!("no session was kept")
    };
    Ok((library.trace(&session.id)?, session.state))
}

fn calls(trace: &TraceBatch) -> Vec<String> {
    trace
        .events
        .iter()
        .filter_map(|event| match &event.what {
            What::Call { function, .. } => Some(function.name().to_owned()),
            _ => None,
        })
        .collect()
}
