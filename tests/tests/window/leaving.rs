//! Every way of leaving a module lets it finish, or keeps what it had committed.

use anyhow::{Context, Result, bail, ensure};
use e2e::{
    App, TITLE, act_until,
    desktop::{self, Key},
    play, play_with, until,
};
use thirtyfour::By;
use workbench::trace::{EntryData, PageState, SessionState};

use crate::{MINIMAL, OWN_CONTEXTS, calls, newest};

#[tokio::test]
async fn closing_the_window_unloads_the_module_first() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
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
        app.launch_and_enter().await?;
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
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
        close_window("Être prêt").await?;
        // The interface hears that the session has ended, and offers its report.
        app.until_says("player-status", &["ended"]).await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn a_module_in_a_window_of_its_own_finds_the_api_through_its_opener() -> Result<()> {
    play(&["new-window"], async |app| {
        app.open_package("Module en fenêtre").await?;
        app.launch_and_enter().await?;
        app.click_css("#open").await?;
        app.until_js("document.getElementById('said').textContent === 'opened'")
            .await?;
        app.leave_module().await?;
        // The course initialises by itself: the call is seen here.
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
        until("the course's window", async || is_shown("Cours en fenêtre")).await?;
        app.close_player().await?;
        until("the course's window is gone", async || is_gone("Cours en fenêtre")).await?;
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
        app.launch_and_enter().await?;
        app.click_css("#open").await?;
        app.leave_module().await?;
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
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

/// Launches the module that shows messages, where users have it: the driver would answer them itself. Strikes `key` in it
/// until it has taken it.
pub(super) async fn launch_with_message(app: &App, key: char) -> Result<()> {
    app.open_package("Module qui retient").await?;
    app.launch_embedded().await?;
    app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
    app.strike_until(key, async || has_committed(app).await).await
}

async fn has_committed(app: &App) -> Result<()> {
    let commit = By::Css("[data-testid='trace-row'][data-kind='commit']");
    app.driver.find(commit).await?;
    Ok(())
}

#[tokio::test]
async fn a_module_that_asks_whether_to_leave_is_waited_for() -> Result<()> {
    play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| {
        launch_with_message(app, 'p').await?;
        app.click("player-close").await?;
        app.find("module-not-left").await?;
        // The learner stays, and the session goes on.
        answer_dialog(TITLE, Key::Escape, async || {
            let close = "!document.querySelector('[data-testid=player-close]').disabled";
            ensure!(app.js(&format!("return {close}")).await? == true, "it still closes");
            Ok(())
        })
        .await?;
        ensure!(newest(app)?.1 == SessionState::Running);
        app.click("player-close").await?;
        app.find("module-not-left").await?;
        answer_dialog(TITLE, Key::Return, async || app.look_for("report-screen").await).await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn a_message_that_a_module_shows_is_waited_for_when_the_window_closes() -> Result<()> {
    play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| {
        launch_with_message(app, 'm').await?;
        act_until(
            "the window's button",
            async || desktop::close(|title| title == TITLE).map(drop),
            async || app.look_for("module-not-left").await,
        )
        .await?;
        until("the workbench asks whether to quit all the same", async || {
            is_shown("Quit?")
        })
        .await?;
        answer_dialog("Quit?", Key::Escape, async || is_gone("Quit?")).await?;
        answer_dialog(TITLE, Key::Return, async || app.look_for("report-screen").await).await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn a_message_is_waited_for_when_the_players_own_window_closes() -> Result<()> {
    const COURSE: &str = "Rester ou partir";
    play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| {
        app.open_package("Module qui retient").await?;
        app.launch_by("launch-own").await?;
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
        act_until(
            "the key",
            async || desktop::strike_at(COURSE, (20, 600), Key::Letter('m')).await,
            async || has_committed(app).await,
        )
        .await?;
        act_until(
            "the window's button",
            async || desktop::close(|title| title == COURSE).map(drop),
            async || app.look_for("module-not-left").await,
        )
        .await?;
        answer_dialog(COURSE, Key::Return, async || finished_while_leaving(app)).await
    })
    .await
}

#[tokio::test]
async fn a_session_can_be_ended_whatever_its_module_is_at() -> Result<()> {
    play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| {
        launch_with_message(app, 'm').await?;
        app.click("player-close").await?;
        app.click("module-end-now").await?;
        app.find("report-losses").await?;
        let (trace, state) = newest(app)?;
        ensure!(state == SessionState::Open, "{:?}", calls(&trace));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_killed_application_loses_nothing_acknowledged() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
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
async fn a_page_that_never_had_its_load_event_is_unloaded_all_the_same() -> Result<()> {
    play(&["never-loaded"], async |app| {
        app.open_package("Module jamais chargé").await?;
        app.launch_embedded().await?;
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
        app.close_player().await?;
        finished_while_leaving(app)
    })
    .await
}

#[tokio::test]
async fn a_page_that_loads_more_as_it_is_complete_has_its_load_event() -> Result<()> {
    play(&["late-load"], async |app| {
        app.open_package("Module qui charge tard").await?;
        app.launch_embedded().await?;
        // What the module sets at its `load`.
        app.css("[data-testid='trace-row'][data-kind='set']").await?;
        app.close_player().await?;
        finished_while_leaving(app)
    })
    .await
}

/// What is killed while a module runs.
#[derive(Debug, Clone, Copy)]
enum Victim {
    /// The process of the module's page.
    Page,
    /// The application, and with it its window.
    Application,
}

#[tokio::test]
async fn whatever_is_killed_what_was_confirmed_stays() -> Result<()> {
    for victim in [Victim::Page, Victim::Application] {
        for asks in [false, true] {
            play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| {
                killed(app, victim, asks).await
            })
            .await
            .with_context(|| format!("{victim:?}, in its leave prompt: {asks}"))?;
        }
    }
    Ok(())
}

/// Kills `victim` when the module has committed, or while it `asks` whether to leave it, with a commit of its `beforeunload`.
async fn killed(app: &mut App, victim: Victim, asks: bool) -> Result<()> {
    launch_with_message(app, 'p').await?;
    let confirmed = if asks {
        app.click("player-close").await?;
        // What the trace shows is on disk.
        app.until_js("document.querySelector('[data-testid=trace-list]').textContent.includes('Confirmed later')")
            .await?;
        ("asked", "prompts")
    } else {
        ("", "prompts")
    };
    match victim {
        Victim::Page => {
            app.kill_module()?;
            if !asks {
                app.find("module-crashed").await?;
                app.click("player-close").await?;
            }
            app.find("report-screen").await?;
        }
        Victim::Application => {
            app.signal("KILL")?;
            app.restart().await?;
        }
    }
    let library = app.library()?;
    let session = library.sessions()?.into_iter().next().context("no session was kept")?;
    let report = library.report(&session.id)?;
    let stored = (report.lesson_location.as_str(), report.suspend_data.as_str());
    ensure!(stored == confirmed, "{stored:?}");
    ensure!(session.state == SessionState::Open);
    ensure!(!report.losses.is_empty(), "nobody says that the end is unknown");
    Ok(())
}

/// Closes the window with this title by its button, again where it did not hear, until it is gone.
async fn close_window(title: &str) -> Result<()> {
    until(title, async || is_shown(title)).await?;
    act_until(
        "the window's button",
        async || desktop::close(|one| one == title).map(drop),
        async || is_gone(title),
    )
    .await
}

/// Strikes a key in the window with this title until `look` finds what it brings.
async fn answer_dialog(title: &str, key: Key, look: impl AsyncFnMut() -> Result<()>) -> Result<()> {
    let strike = async || match is_shown(title) {
        Ok(()) => desktop::strike(title, key).await,
        // What it brings is on its way.
        Err(_) => Ok(()),
    };
    act_until(&format!("{key:?}"), strike, look).await
}

fn is_shown(title: &str) -> Result<()> {
    let titles = desktop::titles()?;
    ensure!(titles.iter().any(|one| one == title), "{titles:?}");
    Ok(())
}

fn is_gone(title: &str) -> Result<()> {
    let titles = desktop::titles()?;
    ensure!(titles.iter().all(|one| one != title), "{titles:?}");
    Ok(())
}

/// The module's LMSFinish came while its page was going, and was stored.
fn finished_while_leaving(app: &App) -> Result<()> {
    let (trace, state) = newest(app)?;
    let finish = trace.entries.iter().find(|entry| {
        matches!(&entry.data, EntryData::Call { function, returned, .. } if function.name() == "LMSFinish" && returned == "true")
    });
    let finish = finish.with_context(|| format!("no LMSFinish in {:?}", calls(&trace)))?;
    ensure!(finish.phase == PageState::Unload, "{finish:?}");
    ensure!(state == SessionState::Finished);
    Ok(())
}
