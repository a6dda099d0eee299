//! Packages that come into a library.

use std::{fs, process::Command};

use tempfile::TempDir;
use workbench::Workbench;

use crate::{library, scorm_audit};

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
fn a_package_inside_a_zip_is_named_and_imported() {
    let folder = TempDir::new().unwrap();
    let outer = folder.path().join("delivery");
    fs::create_dir(&outer).unwrap();
    fixtures::zip("minimal", &outer).unwrap();
    let outer = outer.to_str().unwrap();
    let refused = scorm_audit(folder.path(), &["import", outer]);
    assert!(!refused.status.success());
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(
        said.contains("delivery has no imsmanifest.xml, but a zip inside it has: minimal.zip"),
        "{said}"
    );
    assert!(
        said.contains("--inner “minimal.zip” imports the package in it"),
        "{said}"
    );
    let imported = scorm_audit(folder.path(), &["import", outer, "--inner", "minimal.zip"]);
    assert!(imported.status.success(), "{imported:?}");
    let checked = scorm_audit(folder.path(), &["check", "--format", "json", outer]);
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(checked["error"]["code"], "nestedPackages", "{checked}");
}

#[test]
fn refusals_are_reported_and_fail() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("bad-no-manifest", folder.path()).unwrap();
    let refused = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("bad-no-manifest.zip has no imsmanifest.xml"), "{said}");
    let unknown = scorm_audit(folder.path(), &["report", "nothing"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn a_package_is_imported_from_a_relative_path_as_from_an_absolute_one() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    let unpacked = folder.path().join("unpacked");
    fixtures::unpacked("three-scos", &unpacked).unwrap();
    for (source, relative, cwd) in [
        (&zip, zip.file_name().unwrap().to_str().unwrap(), folder.path()),
        // The manifest of the folder that one is in.
        (&unpacked, "imsmanifest.xml", unpacked.as_path()),
    ] {
        let imported = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .current_dir(cwd)
            .arg("--data")
            .arg(library(folder.path()))
            .args(["import", relative])
            .output()
            .unwrap();
        assert!(imported.status.success(), "{imported:?}");
        let workbench = Workbench::open_read_only(&library(folder.path())).unwrap();
        let newest = workbench.packages().unwrap().remove(0);
        let source_of = workbench.package(newest.id).unwrap().source.unwrap();
        assert_eq!(
            fs::canonicalize(source_of).unwrap(),
            fs::canonicalize(source).unwrap(),
            "{relative}"
        );
    }
}
