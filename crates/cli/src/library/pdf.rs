//! A page as PDF, printed by Chromium. It runs without a window and without a network, with a profile that is thrown away.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::{NamedTempFile, TempDir};

use super::LibraryError;

/// The names that Chromium and the browsers made of it have on the path.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
];
/// Where they are if they are not on the path.
const PLACES: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
/// No host has an address, so that nothing leaves the computer. The page loads nothing anyway.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
];
/// How long printing may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often it is asked whether it is done.
const GLANCE: Duration = Duration::from_millis(50);

/// Prints what `write` writes into an HTML file. A file at `to` is replaced once the PDF is complete.
///
/// # Errors
/// No browser is found, or it prints nothing in time; a file cannot be read or written.
pub(super) fn print<E: From<LibraryError>>(to: &Path, write: impl FnOnce(&Path) -> Result<(), E>) -> Result<(), E> {
    let browser = browser().ok_or(LibraryError::NoBrowser)?;
    let work = TempDir::new().map_err(LibraryError::io(&env::temp_dir()))?;
    let page = work.path().join("report.html");
    write(&page)?;
    let pdf = work.path().join("report.pdf");
    let mut command = Command::new(&browser);
    command
        .args(ARGUMENTS)
        .arg(format!("--user-data-dir={}", work.path().join("profile").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if is_root() {
        // Chromium's sandbox does not run as root. The page is our own, and nothing in it runs.
        command.arg("--no-sandbox");
    }
    let failed = || LibraryError::NotPrinted {
        browser: browser.display().to_string(),
    };
    let mut child = command.spawn().map_err(|_| failed())?;
    let has_ended = wait(&mut child);
    if !has_ended || !is_complete(&pdf) {
        return Err(failed().into());
    }
    put(&pdf, to).map_err(LibraryError::io(to))?;
    Ok(())
}

/// The first browser that is found.
fn browser() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let named = env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))));
    named.chain(PLACES.map(PathBuf::from)).find(|file| file.is_file())
}

/// Waits until the browser has ended; returns whether it has, in time and without a failure.
fn wait(child: &mut Child) -> bool {
    let give_up = Instant::now() + PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < give_up => thread::sleep(GLANCE),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// Whether a file is a PDF that has its end.
fn is_complete(pdf: &Path) -> bool {
    let bytes = fs::read(pdf).unwrap_or_default();
    let end = &bytes[bytes.len().saturating_sub(32)..];
    bytes.starts_with(b"%PDF-") && end.windows(5).any(|part| part == b"%%EOF")
}

/// Puts a file at `to` in one step.
fn put(file: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut beside = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    io::copy(&mut fs::File::open(file)?, &mut beside)?;
    beside.as_file().sync_all()?;
    beside.persist(to).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}
