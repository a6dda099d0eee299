//! The commands as a user types them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod check;
mod data;
mod import;
mod journal;
mod language;
mod learners;
mod output;
#[cfg(unix)]
mod report;
mod rte;
mod sessions;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use workbench::{
    Workbench,
    ids::{PackageId, SessionId},
    report::Language,
    views::LaunchOptions,
};

/// The library of a test, in a folder of its own: one with other files in it is refused.
fn library(folder: &Path) -> PathBuf {
    folder.join("library")
}

fn scorm_audit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .env("LC_ALL", "C")
        .arg("--data")
        .arg(library(folder))
        .args(arguments)
        .output()
        .unwrap()
}

/// Adds a session to the newest package of the library, whose SCO was launched and never called anything.
async fn launch(folder: &Path) -> SessionId {
    let workbench = Workbench::open(&library(folder)).unwrap();
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    let launched = workbench
        .launch(sco, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    workbench.close_player(&launched.session).await.unwrap();
    launched.session
}

/// A library with one session of no calls; its id.
async fn with_session(folder: &Path) -> String {
    let zip = fixtures::zip("minimal", folder).unwrap();
    let library = Workbench::open(&library(folder)).unwrap();
    library.import(&zip, &mut |_| true).unwrap();
    let sco = library.package(PackageId(1)).unwrap().scos[0].id;
    let launched = library
        .launch(sco, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    library.end_session(&launched.session).await.unwrap();
    launched.session.0
}

/// What is in a folder: names, bytes, and when each was written.
fn contents(folder: &Path) -> Vec<(PathBuf, std::time::SystemTime, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let modified = fs::symlink_metadata(&path).unwrap().modified().unwrap();
        let bytes = if path.is_dir() {
            all.extend(contents(&path));
            Vec::new()
        } else {
            fs::read(&path).unwrap()
        };
        all.push((path, modified, bytes));
    }
    all.sort();
    all
}
