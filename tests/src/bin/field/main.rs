//! Plays every zip in a folder as a learner in a hurry would, in the real window and in Chromium, and prints a row each:
//! `cargo run -p e2e --bin field -- FOLDER OUT SECONDS`. It leaves pictures and the reports in OUT.

#![allow(clippy::print_stdout, reason = "it prints its rows")]

mod play;
mod press;
mod row;

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tokio::signal::unix::{SignalKind, signal};

use crate::row::{Browser, Row};

/// How long beyond its playing time a course may take to start and to close.
const OVERHEAD: Duration = Duration::from_secs(120);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let mut next = |what: &'static str| arguments.next().context(what);
    let folder = PathBuf::from(next("which folder?")?);
    let out = PathBuf::from(next("into which folder?")?);
    let seconds = next("for how many seconds each?")?;
    let seconds = seconds.to_str().context("a number of seconds")?.parse()?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        played = play_all(&folder, &out, Duration::from_secs(seconds)) => played,
        // What was being played is dropped here, with its processes and its temporary folders.
        _ = interrupted.recv() => bail!("interrupted: {} holds the rows so far", table(&out).display()),
        _ = terminated.recv() => bail!("ended: {} holds the rows so far", table(&out).display()),
    }
}

/// Plays each zip of `folder` for `limit` in each place. What goes wrong with one is its row's business.
async fn play_all(folder: &Path, out: &Path, limit: Duration) -> Result<()> {
    let zips = zips(folder)?;
    let mut rows = Vec::new();
    for (at, zip) in zips.iter().enumerate() {
        let name = zip.file_stem().unwrap_or(zip.as_os_str()).to_owned();
        println!("{}/{} {}", at + 1, zips.len(), name.to_string_lossy());
        let began = Instant::now();
        let into = fresh(out, &name)?;
        // Side by side: each waits for its module most of the time.
        let (window, chromium) = tokio::join!(
            within(limit, play::in_window(zip, &into, limit)),
            within(limit, play::in_chromium(zip, &into, limit)),
        );
        for (place, played) in [(Browser::Window, window), (Browser::Chromium, chromium)] {
            let row = Row::new(&name.to_string_lossy(), place, played);
            println!("{row}");
            rows.push(row);
        }
        println!("  {} s", began.elapsed().as_secs());
        fs::write(table(out), row::markdown(&rows))?;
    }
    println!("\n{}", row::markdown(&rows));
    println!("Pictures and reports: {}", out.display());
    Ok(())
}

async fn within<T>(limit: Duration, played: impl Future<Output = Result<T>>) -> Result<T> {
    let limit = limit + OVERHEAD;
    match tokio::time::timeout(limit, played).await {
        Ok(played) => played,
        Err(_) => bail!("not through after {} s", limit.as_secs()),
    }
}

fn zips(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut zips = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
        {
            zips.push(path);
        }
    }
    zips.sort();
    if zips.is_empty() {
        bail!("no zip in {}", folder.display());
    }
    Ok(zips)
}

/// The folder of one course, without what an earlier run left in it.
fn fresh(out: &Path, name: &OsString) -> Result<PathBuf> {
    let into = out.join(name);
    if into.exists() {
        fs::remove_dir_all(&into)?;
    }
    fs::create_dir_all(&into)?;
    Ok(into)
}

fn table(out: &Path) -> PathBuf {
    out.join("table.md")
}
