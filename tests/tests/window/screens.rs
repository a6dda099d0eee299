//! Every screen, in both languages and colour schemes, in windows from small to large: nothing is cut, and axe finds nothing. A
//! picture of each is left in `target/screens`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};
use e2e::{App, desktop, is_workbench, play, until};
use workbench::{report::Language, views::LaunchOptions};

const PACKAGES: [&str; 5] = ["quiz", "wrong-calls", "three-scos", "minimal", "beside-lms"];
const QUIZ: &str = "Le tri des déchets – quiz";
const WRONG_CALLS: &str = "Appels fautifs";
const BESIDE_LMS: &str = "Module à côté du LMS";
/// Window sizes: usual, large, small, smallest.
const SIZES: [(u32, u32); 4] = [(1280, 820), (1920, 1080), (900, 640), (640, 480)];
/// What cannot be reached because the window is too narrow for it, by its text: what can be scrolled to is not cut.
const CUT: &str = "
    const scrolls = (element) => {
        for (let one = element; one; one = one.parentElement)
            if (/auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth) return true;
        return false;
    };
    return [...document.querySelectorAll('button, a, input, select, h1, h2, [role=tab]')]
        .filter((element) => element.checkVisibility() && !element.closest('.sr-only') && !scrolls(element))
        .filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return width > 1 && (left < -1 || right > innerWidth + 1);
        })
        .map((element) => element.outerHTML.slice(0, 200));
";

/// The screens in one language and theme.
struct Gallery<'a> {
    app: &'a App,
    /// Part of the name of each picture.
    variant: String,
    sizes: &'static [(u32, u32)],
}

impl Gallery<'_> {
    /// Looks at the screen in each size.
    async fn show(&self, screen: &str) -> Result<()> {
        self.show_open(screen, async || Ok(())).await
    }

    /// Looks at what `open` opens in each size: in another layout it may close.
    async fn show_open(&self, screen: &str, open: impl AsyncFn() -> Result<()>) -> Result<()> {
        let Self { app, variant, .. } = self;
        open().await?;
        app.accessible(&format!("{screen}, {variant}")).await?;
        for &(width, height) in self.sizes {
            let what = format!("{screen}, {variant}, {width}");
            desktop::resize(is_workbench, width, height)?;
            app.until_js(&format!("innerWidth === {width} && innerHeight === {height}"))
                .await?;
            open().await?;
            until(&what, async || {
                let cut = app.js(CUT).await?;
                ensure!(cut.as_array().is_some_and(Vec::is_empty), "cut: {cut:#}");
                let is_whole = "const { scrollHeight, scrollTop } = document.scrollingElement;
                    return scrollTop === 0 && scrollHeight <= innerHeight;";
                ensure!(app.js(is_whole).await? == true, "the page scrolls as a whole");
                Ok(())
            })
            .await?;
            app.picture(&folder().join(format!("{screen}-{variant}-{width}.png")))
                .await?;
        }
        let (width, height) = SIZES[0];
        desktop::resize(is_workbench, width, height)?;
        app.until_js(&format!("innerWidth === {width}")).await?;
        app.painted().await;
        Ok(())
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screens")
}

async fn choose(app: &App, language: &str, theme: &str) -> Result<()> {
    app.click(&format!("lang-{language}")).await?;
    app.click("theme-toggle").await?;
    app.click(&format!("theme-{theme}")).await?;
    app.until_js(&format!(
        "document.documentElement.classList.contains('dark') === {}",
        theme == "dark"
    ))
    .await?;
    app.until_js("!document.querySelector('[data-bits-floating-content-wrapper]')")
        .await
}

/// What is cut depends on the language, and not on the theme: each language is looked at in all sizes in one theme.
fn sizes(language: &str, theme: &str) -> &'static [(u32, u32)] {
    match (language, theme) {
        ("en", "light") | ("fr", "dark") => &SIZES,
        _ => &SIZES[..1],
    }
}

async fn press_escape(app: &App, gone: &str) -> Result<()> {
    let keys = app.driver.action_chain().send_keys(thirtyfour::Key::Escape);
    keys.perform().await?;
    app.until_js(&format!("!document.querySelector('{gone}')")).await
}

#[tokio::test]
async fn every_screen_is_whole_and_accessible_in_english_light() -> Result<()> {
    every_screen("en", "light").await
}

#[tokio::test]
async fn every_screen_is_whole_and_accessible_in_english_dark() -> Result<()> {
    every_screen("en", "dark").await
}

#[tokio::test]
async fn every_screen_is_whole_and_accessible_in_french_light() -> Result<()> {
    every_screen("fr", "light").await
}

#[tokio::test]
async fn every_screen_is_whole_and_accessible_in_french_dark() -> Result<()> {
    every_screen("fr", "dark").await
}

#[tokio::test]
async fn the_window_opens_in_the_size_that_it_had() -> Result<()> {
    play(&[], async |app| {
        let is_small = "innerWidth === 900 && innerHeight === 640";
        desktop::resize(is_workbench, 900, 640)?;
        app.until_js(is_small).await?;
        ensure!(desktop::close(is_workbench)?);
        until("the window is closed", async || {
            ensure!(!desktop::titles()?.iter().any(|title| is_workbench(title)));
            Ok(())
        })
        .await?;
        app.restart().await?;
        app.until_js(is_small).await
    })
    .await
}

async fn every_screen(language: &str, theme: &str) -> Result<()> {
    fs::create_dir_all(folder())?;
    play(&PACKAGES, async |app| {
        choose(app, language, theme).await?;
        let gallery = Gallery {
            app,
            variant: format!("{language}-{theme}"),
            sizes: sizes(language, theme),
        };
        gallery.show("library").await?;
        package(&gallery).await?;
        sessions(&gallery).await?;
        open_sessions(&gallery).await?;
        app.click("nav-journal").await?;
        app.find("journal-row").await?;
        gallery.show("journal").await?;
        app.click_css("[data-testid=journal-row]").await?;
        app.find("journal-report").await?;
        gallery.show("journal-row").await?;
        app.click("nav-settings").await?;
        app.css("[data-testid^='rule-']").await?;
        gallery.show("settings").await?;
        app.click("profile-copy").await?;
        app.find("profile-name").await?;
        gallery.show("profile").await?;
        press_escape(app, "[data-testid=profile-name]").await?;
        help(&gallery).await?;
        over_the_page(&gallery).await
    })
    .await?;
    play(&[], async |app| {
        choose(app, language, theme).await?;
        app.find("library-empty").await?;
        let variant = format!("{language}-{theme}");
        let sizes = sizes(language, theme);
        Gallery { app, variant, sizes }.show("empty-library").await
    })
    .await
}

async fn package(gallery: &Gallery<'_>) -> Result<()> {
    let app = gallery.app;
    app.open_package("Un cours de trois leçons").await?;
    gallery.show("package").await?;
    let options = async || match app.look_for("launch-options-popover").await {
        Ok(()) => Ok(()),
        Err(_) => app.open_launch_options().await,
    };
    gallery.show_open("launch-options", options).await?;
    options().await?;
    app.close_launch_options().await?;
    app.click("nav-library").await?;
    app.open_package(WRONG_CALLS).await?;
    for (tab, has) in [
        ("audit", "finding"),
        ("history", "tab-history"),
        ("information", "tab-information"),
    ] {
        app.click(&format!("tab-{tab}")).await?;
        app.find(has).await?;
        gallery.show(tab).await?;
    }
    app.click("nav-library").await
}

/// A session that runs, and the report of one with refused calls.
async fn sessions(gallery: &Gallery<'_>) -> Result<()> {
    let app = gallery.app;
    app.open_package(QUIZ).await?;
    app.launch_embedded().await?;
    app.css("[data-testid='trace-row'][data-kind='get']").await?;
    gallery.show("player").await?;
    app.close_player().await?;
    app.click("nav-library").await?;
    app.open_package(WRONG_CALLS).await?;
    app.launch_and_enter().await?;
    app.until_js("document.body.dataset.done === 'true'").await?;
    app.leave_and_close().await?;
    app.find("what-if-row").await?;
    gallery.show("report").await?;
    app.click("tab-state").await?;
    app.find("state-place").await?;
    gallery.show("state").await?;
    app.click("tab-trace").await?;
    app.css("[data-testid='trace-row']").await?;
    gallery.show("trace").await?;
    app.click_css("[data-testid='trace-row'][data-kind='set']").await?;
    gallery.show("trace-row").await?;
    app.click("compare-with").await?;
    app.find("choose-session-row").await?;
    gallery.show("choose-session").await?;
    app.click("choose-session-row").await?;
    app.find("compared-element").await?;
    gallery.show("comparison").await?;
    app.click("nav-library").await?;
    beside_the_lms(gallery).await
}

/// A session that stores something in the browser and reaches for other hosts, as it runs and in its report.
async fn beside_the_lms(gallery: &Gallery<'_>) -> Result<()> {
    let app = gallery.app;
    app.open_package(BESIDE_LMS).await?;
    app.launch_and_enter().await?;
    app.until_js("document.body.dataset.ready === 'true'").await?;
    app.leave_module().await?;
    let opened = async || {
        app.until_js(
            "(() => {
                const findings = document.querySelector('details[data-testid=live-findings]');
                if (findings) findings.open = true;
                return findings?.open;
            })()",
        )
        .await
    };
    gallery.show_open("player-findings", opened).await?;
    app.close_player().await?;
    app.find("privacy-row").await?;
    let scrolled = async || {
        app.until_js(
            "(() => {
                const table = document.querySelector('[data-testid=privacy]');
                table?.scrollIntoView();
                return Boolean(table);
            })()",
        )
        .await
    };
    gallery.show_open("privacy", scrolled).await?;
    app.click("nav-library").await
}

/// The sessions that were left open, and one that is validated.
async fn open_sessions(gallery: &Gallery<'_>) -> Result<()> {
    let app = gallery.app;
    let library = app.library()?;
    for package in library.packages()? {
        for sco in library.package(package.id)?.scos {
            let options = LaunchOptions::default();
            let launched = library.launch(sco.id, &options, Language::English).await?;
            library.end_session(&launched.session).await?;
        }
    }
    app.click("nav-open-sessions").await?;
    app.click("open-session-select").await?;
    app.until_js("!document.querySelector('[data-testid=validate-selected]').disabled")
        .await?;
    gallery.show("open-sessions").await?;
    app.click("validate-selected").await?;
    app.find("validated").await?;
    gallery.show("validated").await?;
    press_escape(app, "[data-testid=validated]").await?;
    app.click("nav-library").await
}

/// The user guide: a chapter with steps, pictures and a table, and what a search finds.
async fn help(gallery: &Gallery<'_>) -> Result<()> {
    let app = gallery.app;
    app.click("nav-help").await?;
    app.click("help-guide").await?;
    app.click_css("[data-testid=help-text] a").await?;
    app.css("[data-testid=help-text][data-chapter=accept]").await?;
    gallery.show("help").await?;
    app.find("help-search").await?.send_keys("LMSFinish").await?;
    app.find("help-result").await?;
    gallery.show("help-search").await
}

/// What lies over a screen.
async fn over_the_page(gallery: &Gallery<'_>) -> Result<()> {
    let app = gallery.app;
    app.click("palette-open").await?;
    app.find("palette").await?;
    gallery.show("palette").await?;
    press_escape(app, "[data-testid=palette]").await?;
    for overlay in ["shortcuts", "about"] {
        app.click("nav-help").await?;
        app.click(&format!("help-{overlay}")).await?;
        app.find(overlay).await?;
        gallery.show(overlay).await?;
        press_escape(app, &format!("[data-testid={overlay}]")).await?;
    }
    Ok(())
}
