//! The commands as a user types them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

fn scorm_audit(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .arg("--data")
        .arg(data)
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_package_is_imported_and_listed() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let imported = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    assert!(imported.status.success(), "{imported:?}");
    let listed = scorm_audit(folder.path(), &["list"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("Un cours de trois leçons"), "{listed}");
    assert_eq!(
        listed.lines().filter(|line| line.starts_with("  SCO ")).count(),
        3,
        "{listed}"
    );
}

#[test]
fn what_is_refused_is_said_and_fails() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("bad-no-manifest", folder.path()).unwrap();
    let refused = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("bad-no-manifest.zip has no imsmanifest.xml"), "{said}");
    let unknown = scorm_audit(folder.path(), &["report", "nothing"]);
    assert_eq!(unknown.status.code(), Some(1));
}
