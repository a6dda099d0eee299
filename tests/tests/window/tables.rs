//! Tables: their columns are arranged, their rows reached by the keyboard, and there may be many.

use anyhow::{Result, ensure};
use e2e::{modules, play, play_zips, until};
use tempfile::TempDir;
use thirtyfour::prelude::Key;

/// The names of the columns, in a script.
const COLUMNS: &str =
    "[...document.querySelectorAll('th[scope=col] > :first-child')].map(({ textContent }) => textContent.trim())";
/// The width of the second column, in a script.
const WIDTH: &str = "document.querySelectorAll('th[scope=col]')[1].offsetWidth";
/// The name of the row that has the focus, in a script.
const FOCUSED: &str = "document.activeElement.closest('tr')?.dataset.packageTitle";

#[tokio::test]
async fn columns_stay_as_they_were_arranged() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        app.find("package-row").await?;
        app.until_js(&format!("{COLUMNS}.includes('Size')")).await?;
        app.click("columns").await?;
        app.click("column-size").await?;
        app.until_js(&format!("!{COLUMNS}.includes('Size')")).await?;
        app.accessible("columns").await?;
        app.css("[data-testid=columns-popover]")
            .await?
            .send_keys(Key::Escape + "")
            .await?;
        app.until_js("!document.querySelector('[data-testid=columns-popover]')")
            .await?;
        let before = app.js(&format!("return {WIDTH}")).await?;
        app.css("th:nth-child(2) [role=separator]")
            .await?
            .send_keys(Key::Right + Key::Right)
            .await?;
        let wider = format!("{WIDTH} === {before} + 32");
        app.until_js(&wider).await?;
        app.click_css("th button").await?;
        let sorted = "document.querySelector('th').getAttribute('aria-sort') === 'ascending'";
        app.until_js(sorted).await?;
        until("the layout is stored", async || {
            let layout = app.library()?.layout()?;
            ensure!(
                layout.get("table-package").is_some_and(|table| table.contains("title")),
                "{layout:?}"
            );
            Ok(())
        })
        .await?;

        app.restart().await?;
        app.find("package-row").await?;
        app.until_js(&format!("!{COLUMNS}.includes('Size')")).await?;
        app.until_js(&wider).await?;
        app.until_js(sorted).await
    })
    .await
}

#[tokio::test]
async fn rows_are_reached_and_opened_by_the_keyboard() -> Result<()> {
    play(&["minimal", "quiz", "three-scos"], async |app| {
        app.find("package-row").await?;
        let [first, second] = ["Module minimal – être prêt", "Le tri des déchets – quiz"];
        let search = app.css("input[type=search]").await?;
        search.send_keys(Key::Down + "").await?;
        app.until_js(&format!("{FOCUSED} === '{first}'")).await?;
        app.driver.active_element().await?.send_keys(Key::Down + "").await?;
        app.until_js(&format!("{FOCUSED} === '{second}'")).await?;
        app.driver.active_element().await?.send_keys(Key::End + "").await?;
        app.until_js(&format!("{FOCUSED} === 'Un cours de trois leçons'"))
            .await?;
        app.driver.active_element().await?.send_keys(Key::Up + "").await?;
        app.until_js(&format!("{FOCUSED} === '{second}'")).await?;
        app.driver.active_element().await?.send_keys(Key::Enter + "").await?;
        app.find("sco-card").await?;
        app.css("body").await?.send_keys(Key::Alt + Key::Left).await?;
        app.until_js(&format!("{FOCUSED} === '{second}'")).await
    })
    .await
}

#[tokio::test]
async fn sixty_scos_are_a_table() -> Result<()> {
    let folder = TempDir::new()?;
    play_zips(&[modules::course(60, folder.path())?], async |app| {
        app.click_css("[data-testid='package-row'] button").await?;
        let rows = "document.querySelectorAll('[data-testid=sco-row]').length";
        app.until_js(&format!("{rows} === 60")).await?;
        app.until_says("sco-progress", &["0 of 60 SCOs completed"]).await?;
        app.accessible("sixty SCOs").await?;
        app.find("sco-search").await?.send_keys("lecon 41").await?;
        app.until_js(&format!("{rows} === 1")).await?;
        app.click("row-launch").await?;
        app.enter_module().await?;
        app.until_js("document.body.dataset.ready === 'true'").await?;
        app.click_css("#complete").await?;
        app.leave_and_close().await?;
        app.click("report-package").await?;
        app.until_says("sco-progress", &["1 of 60 SCOs completed"]).await?;
        app.until_js(&format!("{rows} === 60")).await?;
        app.until_js(
            "(() => {
                const select = document.querySelector('[data-testid=sco-status]');
                select.value = 'completed';
                select.dispatchEvent(new Event('change', { bubbles: true }));
                return select.value === 'completed';
            })()",
        )
        .await?;
        app.until_js(&format!("{rows} === 1")).await?;
        app.click_css("[data-testid=sco-row] button").await?;
        app.until_says("sco-card", &["SCO 41", "Completed"]).await?;
        app.accessible("an open row").await
    })
    .await
}

#[tokio::test]
async fn a_wide_window_shows_the_package_beside_the_list() -> Result<()> {
    play(&["minimal", "quiz"], async |app| {
        let [first, second] = ["Module minimal – être prêt", "Le tri des déchets – quiz"];
        app.driver.set_window_rect(0, 0, 1500, 900).await?;
        app.until_js("innerWidth === 1500").await?;
        app.open_package(first).await?;
        let shown = |title: &str| {
            format!(
                "document.querySelector('tr[aria-current]')?.dataset.packageTitle === '{title}'
                && [...document.querySelectorAll('h1')].at(-1).textContent === '{title}'"
            )
        };
        app.until_js(&shown(first)).await?;
        app.until_js(&format!("{FOCUSED} === '{first}'")).await?;
        app.accessible("list and package").await?;
        app.driver.active_element().await?.send_keys(Key::Down + "").await?;
        app.until_js(&format!("{FOCUSED} === '{second}'")).await?;
        app.driver.active_element().await?.send_keys(Key::Enter + "").await?;
        app.until_js(&shown(second)).await?;

        // The place of the divider is remembered.
        let width = "document.querySelector('[data-testid=package-table]').offsetWidth";
        let before = app.js(&format!("return {width}")).await?;
        app.find("library-split").await?.send_keys(Key::Right + "").await?;
        let wider = format!("{width} > {before} + 20");
        app.until_js(&wider).await?;
        // Back leads to the list alone, a package from there to the same place.
        app.css("body").await?.send_keys(Key::Alt + Key::Left).await?;
        app.until_js("!document.querySelector('[data-testid=library-split]')")
            .await?;
        app.open_package(first).await?;
        app.until_js(&wider).await?;

        app.driver.set_window_rect(0, 0, 1280, 900).await?;
        app.until_js("!document.querySelector('[data-testid=package-row]')")
            .await?;
        app.find("sco-card").await?;
        Ok(())
    })
    .await
}
