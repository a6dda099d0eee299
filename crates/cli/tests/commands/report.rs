//! Reports that are printed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

use crate::{library, with_session};

/// Makes a program that stands for Chromium, in a folder of its own.
fn browser(folder: &Path, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let programs = folder.join("programs");
    fs::create_dir_all(&programs).unwrap();
    let file = programs.join("chromium");
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    programs
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_printed_by_the_browser_that_is_found() {
    let folder = TempDir::new().unwrap();
    let session = with_session(folder.path()).await;
    let pdf = folder.path().join("report.pdf");
    let print = |path: &Path, language: &str| {
        Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .env("PATH", path)
            .arg("--data")
            .arg(library(folder.path()))
            .args(["--lang", language, "report", &session, "--pdf"])
            .arg(&pdf)
            .output()
            .unwrap()
    };
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();

    // No browser: what to install.
    for (language, expected) in [("en", "apt install chromium"), ("fr", "installez Chromium")] {
        let none = print(folder.path(), language);
        assert_eq!(none.status.code(), Some(1), "{none:?}");
        assert!(said(&none).contains(expected), "{none:?}");
    }
    // One that fails, and one that stops halfway: what was there before is there still.
    fs::write(&pdf, "before").unwrap();
    let find = r#"for word in "$@"; do case "$word" in --print-to-pdf=*) to="${word#--print-to-pdf=}";; esac; done"#;
    for script in [
        "exit 3".to_owned(),
        format!("{find}\nprintf '%%PDF-1.7 half' > \"$to\""),
    ] {
        let failed = print(&browser(folder.path(), &script), "en");
        assert_eq!(failed.status.code(), Some(1), "{failed:?}");
        assert!(said(&failed).contains("chromium wrote no PDF"), "{failed:?}");
        assert_eq!(fs::read_to_string(&pdf).unwrap(), "before");
    }
    // One that prints gets the page, no network and a profile that is gone afterwards.
    let script = format!(
        "{find}\nprintf '%s\\n' \"$@\" > '{0}/arguments'\nprintf '%%PDF-1.7\\n%%%%EOF\\n' > \"$to\"",
        folder.path().display()
    );
    let printed = print(&browser(folder.path(), &script), "en");
    assert!(printed.status.success(), "{printed:?}");
    assert_eq!(fs::read_to_string(&pdf).unwrap(), "%PDF-1.7\n%%EOF\n");
    let arguments = fs::read_to_string(folder.path().join("arguments")).unwrap();
    assert!(
        arguments.contains("--host-resolver-rules=MAP * ~NOTFOUND"),
        "{arguments}"
    );
    let profile = arguments
        .lines()
        .find_map(|line| line.strip_prefix("--user-data-dir="))
        .unwrap();
    assert!(!Path::new(profile).parent().unwrap().exists(), "{profile}");
}
