//! The user guide in the window: the chapter about a screen, the search, the pictures, both languages.

use anyhow::{Result, ensure};
use e2e::{App, act_until, play};
use thirtyfour::Key;

use crate::MINIMAL;

const QUIZ: &str = "Le tri des déchets – quiz";
/// The pictures of the chapter are drawn, also those that nobody has scrolled to.
const SHOWS_PICTURES: &str = "(() => {
    const pictures = [...document.querySelectorAll('[data-testid=help-picture]')];
    for (const picture of pictures) picture.loading = 'eager';
    return pictures.length > 0 && pictures.every((one) => one.complete && one.naturalWidth > 0);
})()";

#[tokio::test]
async fn a_screen_has_its_chapter_in_both_languages_with_pictures() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.click("tab-audit").await?;
        app.until_js("document.querySelector('[data-testid=tab-audit]').ariaSelected === 'true'")
            .await?;
        press(app, Key::F1 + "").await?;
        until_chapter(app, "audit").await?;
        app.until_js(SHOWS_PICTURES).await?;
        app.click("lang-fr").await?;
        app.until_says("help-text", &["Lire un constat"]).await?;
        app.until_js(SHOWS_PICTURES).await?;
        app.accessible("help").await?;
        // The way back is to the tab that was left.
        app.click("back").await?;
        app.until_js("document.querySelector('[data-testid=tab-audit]')?.ariaSelected === 'true'")
            .await
    })
    .await
}

#[tokio::test]
async fn the_search_finds_a_section_and_leads_to_it() -> Result<()> {
    play(&["minimal"], async |app| {
        app.click("nav-help").await?;
        app.click("help-guide").await?;
        until_chapter(app, "contents").await?;
        app.find("help-search").await?.send_keys("session EMPTY").await?;
        app.until_js(
            "document.querySelector('[data-testid=help-result] mark')?.textContent.toLowerCase() === 'session'",
        )
        .await?;
        app.click_css("[data-testid=help-result][data-chapter=not-recorded]")
            .await?;
        until_chapter(app, "not-recorded").await?;
        app.until_js("document.activeElement.matches('[data-testid=help-text] h2')")
            .await?;
        // Also once the pictures above it have come.
        app.until_js(SHOWS_PICTURES).await?;
        app.until_js("Math.abs(document.activeElement.getBoundingClientRect().top - 200) < 200")
            .await?;
        app.click_css("[data-testid=help-text] a").await?;
        until_chapter(app, "journal").await?;
        app.until_js(SHOWS_PICTURES).await
    })
    .await
}

#[tokio::test]
async fn a_running_module_stays_while_its_chapter_is_read() -> Result<()> {
    play(&["quiz"], async |app| {
        app.open_package(QUIZ).await?;
        app.launch_embedded().await?;
        // The module takes the focus as it comes, and what is typed then goes to it.
        let main = app.css("main").await?;
        act_until(
            "F1 shows the help beside the module",
            async || Ok(main.send_keys(Key::F1 + "").await?),
            async || has_sheet(app, true).await,
        )
        .await?;
        until_chapter(app, "trace").await?;
        app.until_js(
            "document.querySelector('[data-testid=help-sheet]').getBoundingClientRect().left
                >= document.querySelector('[data-testid=player-frame]').getBoundingClientRect().right",
        )
        .await?;
        act_until(
            "Escape closes the help",
            async || press(app, Key::Escape + "").await,
            async || has_sheet(app, false).await,
        )
        .await?;
        app.close_player().await
    })
    .await
}

async fn has_sheet(app: &App, expected: bool) -> Result<()> {
    let shown = app
        .js("return Boolean(document.querySelector('[data-testid=help-sheet]'))")
        .await?;
    ensure!(shown == expected, "the help is shown: {shown}");
    Ok(())
}

async fn until_chapter(app: &App, chapter: &str) -> Result<()> {
    app.css(&format!("[data-testid=help-text][data-chapter={chapter}]"))
        .await?;
    Ok(())
}

async fn press(app: &App, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
    Ok(app.driver.active_element().await?.send_keys(keys).await?)
}
