//! What a failed story leaves: a picture of the screen, and what its pages say.

use std::{
    fs,
    future::Future,
    path::{Path, PathBuf},
};

use anyhow::Result;
use thirtyfour::WebDriver;

use crate::{PATIENCE, desktop};

/// How much of a page's text is printed, in characters.
const TEXT_LIMIT: usize = 4_000;
/// The text of the page and of its frames.
const PAGE_TEXT: &str = "const text = (page) => {
        try {
            return [page.location.href, page.document.body?.innerText ?? '', ...Array.from(page.frames, (frame) => text(frame))].join('\\n');
        } catch (error) {
            return String(error);
        }
    };
    return text(top);";

/// Awaits `story`. If it fails, a picture of the screen is saved.
///
/// # Errors
/// The story's.
pub async fn with_picture<T>(story: impl Future<Output = Result<T>>) -> Result<T> {
    let result = story.await;
    if result.is_err() {
        save_screen("screen");
    }
    result
}

/// Saves a picture of the screen in `target/e2e-failures`, named after the test and `what`.
pub fn save_screen(what: &str) {
    match desktop::screen().and_then(|png| save(what, &png)) {
        Ok(file) => eprintln!("The screen is in {}\nWindows: {:?}", file.display(), desktop::titles()),
        Err(error) => eprintln!("There is no picture of the screen: {error:#}"),
    }
}

/// Saves a picture of each window that the driver sees, and prints its text.
pub(crate) async fn save_browser(driver: &WebDriver) {
    let pages = async {
        for (number, window) in driver.windows().await?.into_iter().enumerate() {
            driver.switch_to_window(window).await?;
            print_page(driver).await?;
            let file = save(&format!("browser-{number}"), &driver.screenshot_as_png().await?)?;
            eprintln!("The browser's window is in {}", file.display());
        }
        anyhow::Ok(())
    };
    // A page that hangs or shows a message does not answer.
    match tokio::time::timeout(PATIENCE, pages).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => eprintln!("The browser shows nothing: {error:#}"),
        Err(_) => eprintln!("The browser does not answer"),
    }
}

/// Prints the text of the page that the driver is in.
pub(crate) async fn print_page(driver: &WebDriver) -> Result<()> {
    let text = driver.execute(PAGE_TEXT, Vec::new()).await?.json().clone();
    let text: String = text.as_str().unwrap_or_default().chars().take(TEXT_LIMIT).collect();
    eprintln!("The page says:\n{text}");
    Ok(())
}

fn save(what: &str, png: &[u8]) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e-failures");
    fs::create_dir_all(&folder)?;
    let name = std::thread::current().name().unwrap_or("story").replace(':', "-");
    let file = folder.join(format!("{name}-{what}.png"));
    fs::write(&file, png)?;
    Ok(file)
}
