//! What is around every screen: the sidebar, the breadcrumb, the command palette, help; and a first start.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{App, play};
use thirtyfour::prelude::Key;

use crate::MINIMAL;

const QUIZ: &str = "Le tri des déchets – quiz";

#[tokio::test]
async fn the_sidebar_is_as_it_was_left() -> Result<()> {
    play(&["minimal"], async |app| {
        app.find("package-row").await?;
        until_collapsed(app, false).await?;
        press(app, Key::Control + "b").await?;
        until_collapsed(app, true).await?;
        app.accessible("a collapsed sidebar").await?;
        // What is collapsed has no text, and still a way in.
        app.click("nav-settings").await?;
        app.css("[data-testid^='rule-']").await?;
        app.until_js("document.querySelector('[data-testid=nav-settings]').ariaCurrent === 'page'")
            .await?;
        app.restart().await?;
        app.find("package-row").await?;
        until_collapsed(app, true).await?;
        app.click("sidebar-toggle").await?;
        until_collapsed(app, false).await
    })
    .await
}

#[tokio::test]
async fn nothing_is_cut_off_in_a_narrow_window() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        for width in [640, 900, 1280] {
            app.driver.set_window_rect(0, 0, width, 600).await?;
            app.until_js(&format!("innerWidth === {width}")).await?;
            until_collapsed(app, width < 900).await?;
            for language in ["lang-en", "lang-fr"] {
                app.click(language).await?;
                app.find("package-row").await?;
                whole(app, "the library").await?;
                app.click("nav-settings").await?;
                app.css("[data-testid^='rule-']").await?;
                whole(app, "the settings").await?;
                app.click("nav-library").await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_palette_finds_a_package_and_gives_its_screen_the_keyboard() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        app.find("package-row").await?;
        press(app, Key::Control + "k").await?;
        app.find("palette").await?;
        app.accessible("palette").await?;
        write(app, "dechets tri").await?;
        app.until_js("document.querySelectorAll('[role=option]')[0]?.textContent.includes('déchets')")
            .await?;
        press(app, Key::Enter + "").await?;
        app.find("sco-card").await?;
        until_gone(app, "palette").await?;
        app.until_js("document.activeElement === document.querySelector('main')")
            .await?;
        press(app, Key::Control + "k").await?;
        app.find("palette").await?;
        write(app, "launch quiz").await?;
        app.find("command-here-launch-1").await?;
        press(app, Key::Enter + "").await?;
        app.find("player-frame").await?;
        // Nothing comes over a module, and nothing leads away from it.
        ensure!(app.look_for("sidebar-toggle").await.is_err());
        ensure!(app.look_for("palette-open").await.is_err());
        app.close_player().await?;
        app.click("report-library").await?;
        app.find("package-row").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keys_are_listed_beside_a_module_too() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_embedded().await?;
        app.css("main").await?.send_keys("?").await?;
        app.find("shortcuts").await?;
        app.until_js(
            "document.querySelector('[data-testid=shortcuts]').getBoundingClientRect().left
                >= document.querySelector('[data-testid=player-frame]').getBoundingClientRect().right",
        )
        .await?;
        press(app, Key::Escape + "").await?;
        until_gone(app, "shortcuts").await?;
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn about_says_what_the_application_is() -> Result<()> {
    play(&["minimal"], async |app| {
        app.click("nav-help").await?;
        app.click("help-about").await?;
        until_gone(app, "help-about").await?;
        app.until_says("about", &[env!("CARGO_PKG_VERSION"), "WebKitGTK", "SQLite", "MIT"])
            .await?;
        app.accessible("about").await?;
        app.js("navigator.clipboard.writeText = async (text) => (window.copied = text)")
            .await?;
        app.click("about-copy").await?;
        app.until_js(r"/^SCORM Audit Workbench\n[^]*^SQLite: 3\./m.test(window.copied)")
            .await
    })
    .await
}

#[tokio::test]
async fn a_first_start_offers_the_sample_course() -> Result<()> {
    play(&[], async |app| {
        app.find("library-empty").await?;
        app.accessible("an empty library").await?;
        app.click("try-sample").await?;
        app.find("sco-card").await?;
        let packages = app.library()?.packages()?;
        ensure!(packages.len() == 1 && packages[0].title == QUIZ, "{packages:?}");
        app.launch_and_enter().await?;
        app.leave_and_close().await
    })
    .await
}

#[tokio::test]
async fn nothing_moves_where_the_system_asks_for_that() -> Result<()> {
    play(&["minimal"], async |app| {
        app.until_js(&moves(true)).await?;
        let data = app.library()?.data_dir().to_owned();
        let settings = data.parent().context("a home")?.join("gtk-3.0");
        fs::create_dir_all(&settings)?;
        fs::write(settings.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
        app.restart().await?;
        app.until_js(&moves(false)).await
    })
    .await
}

/// Whether parts of the page move by transitions.
fn moves(moves: bool) -> String {
    let transition = "getComputedStyle(document.querySelector('aside')).transitionProperty";
    format!(
        "document.querySelector('aside') && matchMedia('(prefers-reduced-motion: reduce)').matches === {} && ({transition} !== 'none') === {moves}",
        !moves
    )
}

async fn until_collapsed(app: &App, collapsed: bool) -> Result<()> {
    app.until_js(&format!(
        "document.querySelector('[data-testid=sidebar-toggle]')?.ariaExpanded === '{}'",
        !collapsed
    ))
    .await
}

/// Nothing of the page is beside the window, and the header says all that it can do.
async fn whole(app: &App, screen: &str) -> Result<()> {
    let outside = app
        .js(
            "return [...document.querySelectorAll('header *, aside *, main button, main input')].filter((element) => {
                const { left, right, width } = element.getBoundingClientRect();
                return width > 1 && (left < -1 || right > innerWidth + 1);
            }).map((element) => element.outerHTML.slice(0, 120))",
        )
        .await?;
    ensure!(outside.as_array().is_some_and(Vec::is_empty), "{screen}: {outside:#}");
    Ok(())
}

async fn until_gone(app: &App, testid: &str) -> Result<()> {
    app.until_js(&format!("!document.querySelector('[data-testid={testid}]')"))
        .await
}

async fn press(app: &App, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
    Ok(app.driver.active_element().await?.send_keys(keys).await?)
}

async fn write(app: &App, text: &str) -> Result<()> {
    Ok(app.find("palette-search").await?.send_keys(text).await?)
}
