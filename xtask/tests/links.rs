//! What a crate is built with: those that read packages and judge them need no database, no server, no window and no built
//! interface.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use walkdir::WalkDir;

/// Databases, servers, windows, and what runs them.
const FORBIDDEN: [&str; 9] = [
    "axum",
    "hyper",
    "libsqlite3-sys",
    "rusqlite",
    "tauri",
    "tokio",
    "tower",
    "workbench",
    "wry",
];

/// Where Node leaves the interface.
const INTERFACE: &str = "ui/dist";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The packages that a package is built and tested with, itself among them: names, and the folders of those of the
/// workspace.
fn tree(arguments: &[&str], edges: &str) -> (BTreeSet<String>, Vec<PathBuf>) {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "tree",
            "--locked",
            "--offline",
            "--prefix",
            "none",
            "--no-dedupe",
            "--edges",
            edges,
        ])
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        names.extend(line.split(' ').next().map(str::to_owned));
        if let Some((_, folder)) = line.split_once(" (/") {
            folders.insert(PathBuf::from(format!("/{}", folder.split(')').next().unwrap())));
        }
    }
    (names, folders.into_iter().collect())
}

/// The sources of a package that name a file of the built interface.
fn naming_the_interface(folder: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    let sources = files.filter(|file| file.extension().is_some_and(|ending| ending == "rs"));
    sources
        .filter(|file| fs::read_to_string(file).unwrap().contains(INTERFACE))
        .collect()
}

fn assert_links_none_of(forbidden: &[&str], arguments: &[&str], edges: &str) {
    let (names, folders) = tree(arguments, edges);
    let forbidden: Vec<_> = forbidden.iter().filter(|name| names.contains(**name)).collect();
    assert!(forbidden.is_empty(), "{arguments:?} is built with {forbidden:?}");
    assert!(!folders.is_empty(), "{arguments:?}: {names:?}");
    for folder in folders {
        assert_eq!(naming_the_interface(&folder), [] as [PathBuf; 0]);
    }
}

#[test]
fn crates_that_read_and_judge_packages_need_no_database_server_or_interface() {
    for package in ["scorm", "journal", "locale", "package", "suspend", "audit"] {
        assert_links_none_of(
            &FORBIDDEN,
            &["--package", package, "--all-features"],
            "normal,build,dev",
        );
    }
}

#[test]
fn the_store_needs_no_server_or_interface() {
    let others: Vec<_> = FORBIDDEN.into_iter().filter(|name| !name.contains("sql")).collect();
    assert_links_none_of(&others, &["--package", "store", "--all-features"], "normal,build,dev");
}

#[test]
fn the_player_needs_no_database_or_library() {
    let (names, _) = tree(&["--package", "player", "--all-features"], "normal,build,dev");
    for name in ["libsqlite3-sys", "rusqlite", "store", "tauri", "workbench"] {
        assert!(!names.contains(name), "player is built with {name}");
    }
}

#[test]
fn the_command_line_checks_packages_without_them() {
    assert_links_none_of(
        &FORBIDDEN,
        &["--package", "scorm-audit", "--no-default-features"],
        "normal,build",
    );
}

#[test]
fn what_this_looks_for_is_found_where_it_is() {
    let (names, folders) = tree(&["--package", "workbench"], "normal,build,dev");
    for name in ["axum", "rusqlite", "libsqlite3-sys", "tokio", "workbench"] {
        assert!(names.contains(name), "{name}: {names:?}");
    }
    let player = folders.iter().find(|folder| folder.ends_with("crates/player")).unwrap();
    assert!(!naming_the_interface(player).is_empty());
}
