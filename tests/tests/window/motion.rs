//! Motion, which the system's settings may do without.

use anyhow::{Result, ensure};
use e2e::{App, play_with, play_without_motion};

use crate::{OWN_CONTEXTS, leaving::launch_with_message};

/// Collapses the sidebar, and counts what begins to move.
const COLLAPSE: &str = "
    window.moved = 0;
    addEventListener('transitionrun', () => (window.moved += 1));
    window.wide = document.querySelector('#sidebar').offsetWidth;
    document.querySelector('[data-testid=sidebar-toggle]').click();
";
/// Whether it is narrow by now.
const IS_COLLAPSED: &str = "
    document.querySelector('[data-testid=sidebar-toggle]').ariaExpanded === 'false' &&
    document.querySelector('#sidebar').offsetWidth < window.wide / 3
";
/// What is moving on the button of a session that is being ended.
const SPINNER: &str = "return document.querySelector('[data-testid=player-close] svg').getAnimations().length";

#[tokio::test]
async fn what_goes_on_moves() -> Result<()> {
    play_with(OWN_CONTEXTS, &["leave-prompt"], async |app| moves(app, true).await).await
}

#[tokio::test]
async fn nothing_moves_where_the_system_asks_for_that_and_progress_is_said() -> Result<()> {
    play_without_motion(OWN_CONTEXTS, &["leave-prompt"], async |app| moves(app, false).await).await
}

/// Collapses the sidebar, and ends a session whose module holds it up.
async fn moves(app: &App, expected: bool) -> Result<()> {
    app.find("package-row").await?;
    app.until_js(&format!(
        "matchMedia('(prefers-reduced-motion: reduce)').matches === {}",
        !expected
    ))
    .await?;
    app.js(COLLAPSE).await?;
    app.until_js(IS_COLLAPSED.trim()).await?;
    let moved = app.js("return window.moved").await?;
    ensure!((moved != 0) == expected, "the sidebar: {moved}");
    launch_with_message(app, 'm').await?;
    app.click("player-close").await?;
    app.find("module-not-left").await?;
    // The button says in words what its spinner shows.
    app.until_says("player-close", &["Unloading"]).await?;
    let spinning = app.js(SPINNER).await?;
    ensure!((spinning != 0) == expected, "the spinner: {spinning}");
    app.click("module-end-now").await?;
    app.find("report-screen").await?;
    Ok(())
}
