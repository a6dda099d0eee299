//! A module's view lies over the interface's page: where it is, what may lie over it, and what becomes of it.

use anyhow::{Context, Result, ensure};
use e2e::{App, TITLE, act_until, desktop, play, play_with, until};
use serde_json::Value;
use thirtyfour::{By, Key};
use workbench::trace::{AccessKind, Decision, EntryData, SessionState};

use crate::{MINIMAL, OWN_CONTEXTS, newest};

#[tokio::test]
async fn a_view_follows_its_place_in_the_page() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.enter_module().await?;
        for key in ["Home", "End", "ArrowLeft"] {
            app.leave_module().await?;
            app.js(&format!(
                "document.querySelector('[role=separator]').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
            ))
            .await?;
            until("the view is as wide as its place", async || {
                app.leave_module().await?;
                let place = app.js(&rectangle("[data-testid=player-frame]")).await?;
                app.enter_module().await?;
                let size = app.js("return [innerWidth, innerHeight]").await?;
                for (at, side) in ["width", "height"].into_iter().enumerate() {
                    let size = size[at].as_f64().context("a size")?;
                    // Its edges are whole pixels.
                    ensure!((size - number(&place, side)?).abs() <= 1.0, "{size} in {place}");
                }
                Ok(())
            })
            .await?;
        }
        app.leave_and_close().await
    })
    .await
}

#[tokio::test]
async fn what_opens_over_the_page_stays_beside_the_module() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_module().await?;
        for width in ["ArrowRight", "End"] {
            app.js(&format!(
                "document.querySelector('[role=separator]').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{width}', bubbles: true }}))"
            ))
            .await?;
            app.click("trace-kinds").await?;
            beside(app, "[role=menu]").await?;
            close(app, "[role=menu]").await?;
            app.click_css("[data-testid='trace-row']").await?;
            beside(app, "[data-testid=trace-details]").await?;
            close(app, "[data-testid=trace-details]").await?;
        }
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn a_module_is_shown_in_the_size_of_another_screen() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_module().await?;
        for (viewport, width, height) in [("1366", 1366.0, 768.0), ("phone", 390.0, 844.0)] {
            app.choose("player-viewport", viewport).await?;
            app.enter_module().await?;
            until("the module has the size of that screen", async || {
                let size = app.js("return [innerWidth, innerHeight]").await?;
                for (at, expected) in [width, height].into_iter().enumerate() {
                    let side = size[at].as_f64().context("a size")?;
                    // It is shown smaller, in whole pixels: one of these may be two or three of the module's.
                    ensure!((side - expected).abs() <= 3.0, "{side} for {expected}");
                }
                Ok(())
            })
            .await?;
            app.leave_module().await?;
        }
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn a_view_lies_over_its_place_in_an_interface_twice_as_large() -> Result<()> {
    const FACTOR: f64 = 2.0;
    /// How far the pointer is from the view's top left corner, in pixels.
    const FROM_CORNER: [f64; 2] = [30.0, 40.0];
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.js("addEventListener('mousedown', ({ clientX, clientY }) => (window.hit = [clientX, clientY]))")
            .await?;
        app.leave_module().await?;
        let width = app.js("return innerWidth").await?.as_f64().context("a width")?;
        act_until(
            "the interface is twice as large",
            async || {
                let larger = app.driver.action_chain().key_down(Key::Control).send_keys("+");
                Ok(larger.key_up(Key::Control).perform().await?)
            },
            async || {
                let now = app.js("return innerWidth").await?.as_f64().context("a width")?;
                ensure!((now * FACTOR - width).abs() <= FACTOR, "{now} of {width}");
                Ok(())
            },
        )
        .await?;
        until("the view lies over its place", async || {
            app.leave_module().await?;
            let place = app.js(&rectangle("[data-testid=player-frame]")).await?;
            let corner = [number(&place, "left")? * FACTOR, number(&place, "top")? * FACTOR];
            let [x, y] = [0, 1].map(|at| (corner[at] + FROM_CORNER[at]).round() as i16);
            desktop::strike_at(TITLE, (x, y), desktop::Key::Letter('x')).await?;
            app.enter_module().await?;
            let found = app
                .js("return [innerWidth, innerHeight, ...(window.hit ?? [])]")
                .await?;
            let found: Vec<f64> = serde_json::from_value(found)?;
            let size = [number(&place, "width")? * FACTOR, number(&place, "height")? * FACTOR];
            let expected: Vec<f64> = size.into_iter().chain(FROM_CORNER).collect();
            let is_near = |(one, other): (&f64, &f64)| (one - other).abs() <= FACTOR;
            ensure!(
                found.len() == expected.len() && found.iter().zip(&expected).all(is_near),
                "{found:?} for {expected:?}"
            );
            Ok(())
        })
        .await?;
        app.leave_module().await?;
        app.js("document.querySelector('[data-testid=player-close]').click()")
            .await?;
        app.find("report-screen").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_workbench_has_its_keys_while_the_module_has_the_keyboard() -> Result<()> {
    play_with(OWN_CONTEXTS, &["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
        let width = async || number(&app.js(&rectangle("[data-testid=player-frame]")).await?, "width");
        let beside_the_trace = width().await?;
        let trace = "document.querySelector('[data-testid=trace-list]')";
        app.strike(desktop::Key::Function(9)).await?;
        app.until_js(&format!("!{trace}")).await?;
        until("the module has the space of the trace", async || {
            let now = width().await?;
            ensure!(now > beside_the_trace + 300.0, "{now} after {beside_the_trace}");
            Ok(())
        })
        .await?;
        app.strike(desktop::Key::Function(9)).await?;
        app.until_js(&format!("!!{trace}")).await?;
        app.strike(desktop::Key::Function(11)).await?;
        app.until_js(&format!(
            "!{trace} && !document.querySelector('[data-testid=theme-toggle]')"
        ))
        .await?;
        app.click("player-full-screen").await?;
        app.until_js(&format!("!!{trace}")).await?;
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn reloading_the_interface_ends_the_session_that_ran_in_it() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_module().await?;
        app.js("location.reload()").await?;
        until("the session ends", async || {
            let (_, state) = newest(app)?;
            ensure!(state == SessionState::Finished, "{state:?}");
            Ok(())
        })
        .await?;
        app.open_package(MINIMAL).await
    })
    .await
}

/// What `selector` finds lies beside the module's view, all of it.
async fn beside(app: &App, selector: &str) -> Result<()> {
    until("it lies beside the module", async || {
        let module = app.js(&rectangle("[data-testid=player-frame]")).await?;
        let over = app.js(&rectangle(selector)).await?;
        ensure!(
            number(&over, "left")? >= number(&module, "right")?,
            "{selector} at {over}, the module at {module}"
        );
        Ok(())
    })
    .await
}

/// Closes what `selector` finds by Escape.
async fn close(app: &App, selector: &str) -> Result<()> {
    // By the keyboard, wherever the focus is.
    let keys = app.driver.action_chain().send_keys(Key::Escape);
    app.css(selector).await?;
    keys.perform().await?;
    app.until_js(&format!("!document.querySelector('{selector}')")).await
}

fn rectangle(selector: &str) -> String {
    format!("return document.querySelector('{selector}').getBoundingClientRect().toJSON()")
}

fn number(rectangle: &Value, side: &str) -> Result<f64> {
    rectangle[side]
        .as_f64()
        .with_context(|| format!("no {side}: {rectangle}"))
}

#[tokio::test]
async fn a_module_fills_the_screen_and_leaves_it_and_its_session_can_end_meanwhile() -> Result<()> {
    // WebKitGTK crashes now and then where a view shares its context with others, as WebDriver has it.
    play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| {
        app.open_package("Module qui retient").await?;
        for _ in 0..5 {
            app.launch_embedded().await?;
            app.css("[data-testid='trace-row'][data-kind='lifecycle']").await?;
            // It fills the screen, leaves it, and fills it again; each is committed.
            for commits in 1..=3 {
                app.strike_until('f', async || {
                    let rows = By::Css("[data-testid='trace-row'][data-kind='commit']");
                    ensure!(app.driver.find_all(rows).await?.len() >= commits);
                    Ok(())
                })
                .await?;
            }
            app.js("document.querySelector('[data-testid=player-close]').click()")
                .await?;
            app.find("report-screen").await?;
            let (trace, _) = newest(app)?;
            let is_noted = trace.entries.iter().any(|entry| {
                matches!(
                    entry.data,
                    EntryData::Access {
                        access: AccessKind::Fullscreen,
                        decision: Decision::Allowed,
                        ..
                    }
                )
            });
            ensure!(is_noted, "full screen was not noted");
            app.click("report-package").await?;
        }
        Ok(())
    })
    .await
}
