//! The trace as somebody works with it: a row in full, and its columns.

use anyhow::{Context, Result, ensure};
use e2e::{App, play};
use thirtyfour::Key;

use crate::MINIMAL;

/// The title and the text of the details, where they are shown.
const DETAILS: &str = "(() => {
    const pane = document.querySelector('[data-testid=trace-details]');
    return pane === null ? null : [pane.querySelector('h2')?.textContent ?? '', pane.textContent];
})()";

async fn press(app: &App, key: Key) -> Result<()> {
    Ok(app.driver.action_chain().send_keys(key).perform().await?)
}

#[tokio::test]
async fn a_row_in_full_follows_the_keys_while_the_module_goes_on() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_module().await?;
        app.click_css("[data-testid='trace-row'][data-kind='lifecycle']")
            .await?;
        app.until_js(&format!(
            "/LMSInitialize.*not initialized → running.*command=getparam/s.test({DETAILS}?.[1])"
        ))
        .await?;
        app.accessible("a row in full beside a module").await?;
        // The exchange, and what comes after it.
        app.css("[data-testid='trace-list']").await?.focus().await?;
        press(app, Key::Down).await?;
        app.until_js(&format!("{DETAILS}?.[0].includes('getparam')")).await?;
        press(app, Key::Up).await?;
        app.until_js(&format!("{DETAILS}?.[0].includes('LMSInitialize')"))
            .await?;

        app.enter_module().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_module().await?;
        app.click_css("[data-testid='trace-row'][data-kind='set']").await?;
        app.until_js("/cmi\\.core\\./.test(document.querySelector('[data-testid=row-changed]')?.textContent)")
            .await?;
        press(app, Key::Escape).await?;
        app.until_js(&format!("{DETAILS} === null")).await?;
        press(app, Key::Escape).await?;
        app.find("player-frame").await?;
        app.close_player().await
    })
    .await
}

#[tokio::test]
async fn columns_are_dragged_and_stay_as_they_were_left() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.leave_and_close().await?;
        app.click("tab-trace").await?;
        app.css("[data-testid='trace-row']").await?;
        let before = width(app).await?;
        let divider = app.css("[data-testid='divider-call']").await?;
        let drag = app.driver.action_chain();
        drag.drag_and_drop_element_by_offset(&divider, 60, 0).perform().await?;
        let wider = width(app).await?;
        ensure!((wider - before - 60.0).abs() <= 2.0, "{before}, then {wider}");
        app.js("location.reload()").await?;
        app.open_package(MINIMAL).await?;
        app.click("view-report").await?;
        app.click("tab-trace").await?;
        app.css("[data-testid='trace-row']").await?;
        let again = width(app).await?;
        ensure!((again - wider).abs() <= 2.0, "{wider}, then {again}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn exchanges_say_what_they_carry_and_a_page_has_one_row() -> Result<()> {
    play(&["minimal"], async |app| {
        app.open_package(MINIMAL).await?;
        app.launch_and_enter().await?;
        app.click_css("#complete").await?;
        app.until_js("document.getElementById('said').textContent === 'committed'")
            .await?;
        app.leave_and_close().await?;
        app.click("tab-trace").await?;
        app.until_says("trace-hidden", &["hidden"]).await?;
        let rows = |kind: &str, texts: &str| {
            format!(
                "(() => {{
                    const rows = [...document.querySelectorAll('[data-testid=trace-row]')];
                    const texts = rows.filter(({{ dataset }}) => dataset.kind === '{kind}').map((row) => row.textContent);
                    return {texts};
                }})()"
            )
        };
        app.until_js(&rows("page", "rows.length > 0 && texts.length === 0")).await?;
        app.click("trace-preset-exchanges").await?;
        app.until_js(&rows(
            "exchange",
            "texts.length === rows.length && texts.some((text) => /putparam\\s*C · 80/.test(text))",
        ))
        .await?;
        // What is chosen is there again for the next session.
        app.js("location.reload()").await?;
        app.open_package(MINIMAL).await?;
        app.click("view-traces").await?;
        app.until_js(&rows("exchange", "texts.length > 0 && texts.length === rows.length"))
            .await?;
        app.click("trace-preset-all").await?;
        app.until_js(&rows(
            "page",
            "texts.length === 2 && texts[0].includes('index.html · loaded, ') && texts[1].includes('index.html · unloaded')",
        ))
        .await?;
        app.accessible("the whole trace").await
    })
    .await
}

#[tokio::test]
async fn f8_leads_from_one_refused_call_to_the_next() -> Result<()> {
    play(&["wrong-calls"], async |app| {
        app.open_package("Appels fautifs").await?;
        app.launch_and_enter().await?;
        app.until_js("document.body.dataset.done === 'true'").await?;
        app.leave_module().await?;
        let at = async |condition: &str| {
            app.until_js(&format!(
                "(() => {{
                    const row = document.querySelector('[data-testid=trace-row][aria-selected=true]');
                    const top = document.querySelector('[data-testid=trace-head]').getBoundingClientRect().bottom;
                    const {{ bottom }} = document.querySelector('[data-testid=trace-list]').getBoundingClientRect();
                    const place = row?.getBoundingClientRect();
                    const isSeen = place?.top >= top - 1 && place.bottom <= bottom + 1;
                    if (!isSeen || !row.querySelector('.badge')) return false;
                    const [n, before] = [Number(row.dataset.n), window.before];
                    if (!({condition})) return false;
                    window.before = n;
                    return true;
                }})()"
            ))
            .await
        };
        press(app, Key::F8).await?;
        at("before === undefined").await?;
        for _ in 0..30 {
            press(app, Key::F8).await?;
            at("n > before").await?;
        }
        app.click("trace-previous-refused").await?;
        at("n < before").await?;
        app.click("trace-clock").await?;
        app.until_js(
            "/\\d\\d:\\d\\d:\\d\\d\\.\\d{3}/.test(document.querySelector('[data-testid=trace-row]')?.textContent)",
        )
        .await?;
        app.accessible("the trace with the time of day").await?;
        app.close_player().await
    })
    .await
}

/// How wide the names of calls may be.
async fn width(app: &App) -> Result<f64> {
    let width = app
        .js("return document.querySelector('[data-testid=divider-call]').parentElement.getBoundingClientRect().width")
        .await?;
    width.as_f64().context("a width")
}
