//! The commands that need no library, which there are also in a build without the feature `library`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

use tempfile::TempDir;

fn scorm_audit(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .env("LC_ALL", "C")
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_package_is_checked() {
    let folder = TempDir::new().unwrap();
    for (fixture, code, reported) in [
        ("quiz", 0, "SCORM 1.2"),
        ("bad-no-manifest", 2, "has no imsmanifest.xml"),
    ] {
        let zip = fixtures::zip(fixture, folder.path()).unwrap();
        let checked = scorm_audit(&["check", zip.to_str().unwrap()]);
        let said = String::from_utf8(checked.stdout).unwrap();
        assert_eq!(checked.status.code(), Some(code), "{said}");
        assert!(said.contains(reported), "{said}");
    }
}

#[test]
fn what_a_package_needs_is_said() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("quiz", folder.path()).unwrap();
    let said = |format: &str| {
        let checked = scorm_audit(&["check", zip.to_str().unwrap(), "--format", format, "--lang", "en"]);
        String::from_utf8(checked.stdout).unwrap()
    };
    assert!(said("text").contains("\n  Runs offline\n"));
    assert!(said("html").contains("Runs offline"));
    let row: serde_json::Value = serde_json::from_str(&said("json")).unwrap();
    assert_eq!(
        row["needs"],
        serde_json::json!({ "runsOffline": true, "hosts": [], "permissions": [] })
    );
}

#[test]
fn the_commands_are_those_that_were_built() {
    let help = String::from_utf8(scorm_audit(&["--help"]).stdout).unwrap();
    let has = |command: &str| help.lines().any(|line| line.starts_with(&format!("  {command} ")));
    for command in ["check", "rte"] {
        assert!(has(command), "{command}: {help}");
    }
    for command in ["import", "list", "recover", "report"] {
        assert_eq!(has(command), cfg!(feature = "library"), "{command}: {help}");
    }
}
