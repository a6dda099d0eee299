//! What an import and a check refuse alike, with the same code and message.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::Path};

use audit::check::check;
use locale::Language;
use tempfile::TempDir;
use workbench::Workbench;

/// What importing, and checking, a folder is refused for.
fn refused(course: &Path) -> [(String, String); 2] {
    let data = TempDir::new().unwrap();
    let library = Workbench::open(data.path()).unwrap();
    let imported = library.import(course, &mut |_| true).unwrap_err();
    let code = serde_json::to_value(&imported).unwrap()["kind"]
        .as_str()
        .unwrap()
        .to_owned();
    let checked = check(course, Language::English).error.unwrap();
    [(code, imported.to_string()), (checked.code, checked.message)]
}

#[test]
fn the_limits_hold_for_folders() {
    let folder = TempDir::new().unwrap();
    let course = folder.path().join("course");
    fs::create_dir_all(course.join(vec!["d"; 70].join("/"))).unwrap();
    fs::write(course.join("imsmanifest.xml"), "<manifest/>").unwrap();
    for (code, message) in refused(&course) {
        assert_eq!(
            (code.as_str(), message.as_str()),
            ("overLimit", "course is over a limit: more than 64 nested folders")
        );
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_links_to_itself_is_refused() {
    let folder = TempDir::new().unwrap();
    let course = folder.path().join("course");
    fs::create_dir(&course).unwrap();
    fs::write(course.join("imsmanifest.xml"), "<manifest/>").unwrap();
    std::os::unix::fs::symlink(&course, course.join("again")).unwrap();
    for (code, message) in refused(&course) {
        assert_eq!(
            (code.as_str(), message.as_str()),
            ("notAFile", "again in course is neither a file nor a folder")
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_has_no_end_is_not_read() {
    for (code, message) in refused(Path::new("/dev/zero")) {
        assert_eq!(
            (code.as_str(), message.as_str()),
            ("io", "/dev/zero could not be read or written: it is not a file")
        );
    }
}

#[test]
fn a_name_that_the_system_refuses_is_reported_without_the_temporary_folder() {
    let long = "x".repeat(300);
    for name in [format!("./lessons/{long}.html"), format!("{long}/index.html")] {
        let folder = TempDir::new().unwrap();
        let zip = folder.path().join("a.zip");
        let mut writer = zip::ZipWriter::new(fs::File::create(&zip).unwrap());
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.finish().unwrap();
        for (code, message) in refused(&zip) {
            assert_eq!(code, "unusableName");
            let temporary = std::env::temp_dir().display().to_string();
            assert!(!message.contains(&temporary), "{message}");
        }
    }
}
