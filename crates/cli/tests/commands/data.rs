//! The library as a whole: backups, another place, damage, and commands that only read it.

use std::fs;

use tempfile::TempDir;

use crate::{contents, library, scorm_audit};

#[test]
fn a_library_is_backed_up_and_restored() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let listed = scorm_audit(folder.path(), &["list"]).stdout;
    let file = folder.path().join("library.backup");
    let file = file.to_str().unwrap();
    let made = scorm_audit(folder.path(), &["backup", file]);
    assert_eq!(
        String::from_utf8_lossy(&made.stdout),
        "1 package\t0 sessions\n",
        "{made:?}"
    );
    // Neither replaces anything.
    for again in ["backup", "restore"] {
        let refused = scorm_audit(folder.path(), &[again, file]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    }
    fs::remove_dir_all(library(folder.path())).unwrap();
    let restored = scorm_audit(folder.path(), &["restore", file]);
    assert_eq!(
        String::from_utf8_lossy(&restored.stdout),
        "1 package\t0 sessions\n",
        "{restored:?}"
    );
    assert_eq!(scorm_audit(folder.path(), &["list"]).stdout, listed);
}

#[test]
fn a_library_is_moved_and_found_where_it_is() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let listed = scorm_audit(folder.path(), &["list"]).stdout;
    let to = folder.path().join("other disk");
    let moved = scorm_audit(folder.path(), &["move-data", to.to_str().unwrap()]);
    let expected = format!("1 package\t0 sessions\t{}\n", to.display());
    assert_eq!(String::from_utf8_lossy(&moved.stdout), expected, "{moved:?}");
    assert!(to.join("library.sqlite").is_file() && !library(folder.path()).join("packages").exists());
    assert_eq!(scorm_audit(folder.path(), &["list"]).stdout, listed);
    // There already; not empty.
    for refused in [to.as_path(), folder.path().parent().unwrap()] {
        let refused = scorm_audit(folder.path(), &["move-data", refused.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    }
    // And a disk that is gone is named.
    fs::rename(&to, folder.path().join("unplugged")).unwrap();
    let missing = scorm_audit(folder.path(), &["list"]);
    assert_eq!(missing.status.code(), Some(1), "{missing:?}");
    assert!(
        String::from_utf8_lossy(&missing.stderr).contains("other disk"),
        "{missing:?}"
    );
}

#[test]
fn commands_that_read_write_nothing() {
    let folder = TempDir::new().unwrap();
    // A folder that is not there is not made.
    for arguments in [&["list"][..], &["report", "x"], &["recover"]] {
        let said = scorm_audit(folder.path(), arguments);
        assert_eq!(said.status.code(), Some(1), "{arguments:?}");
        let words = String::from_utf8(said.stderr).unwrap();
        assert!(words.contains("there is no library in"), "{words}");
        assert!(!library(folder.path()).exists(), "{arguments:?}");
    }
    // Nor is one that is something else.
    let project = library(folder.path());
    fs::create_dir_all(project.join("packages/app")).unwrap();
    fs::write(project.join("packages/app/main.ts"), "months").unwrap();
    let before = contents(&project);
    for arguments in [&["list"][..], &["report", "x"], &["recover"], &["import", "gone.zip"]] {
        let said = scorm_audit(folder.path(), arguments);
        assert_eq!(said.status.code(), Some(1), "{arguments:?}");
        assert!(contents(&project) == before, "{arguments:?}");
        let words = String::from_utf8(said.stderr).unwrap();
        assert!(words.contains("neither a library nor an empty folder"), "{words}");
    }
    fs::remove_dir_all(&project).unwrap();

    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    assert!(
        scorm_audit(folder.path(), &["import", zip.to_str().unwrap()])
            .status
            .success()
    );
    let before = contents(&project);
    let listed = scorm_audit(folder.path(), &["list"]);
    assert!(listed.status.success() && listed.stderr.is_empty(), "{listed:?}");
    scorm_audit(folder.path(), &["check", zip.to_str().unwrap()]);
    assert!(contents(&project) == before);
}

#[test]
fn a_damaged_library_is_listed_as_far_as_it_can_be_read_and_recovered() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    assert!(
        scorm_audit(folder.path(), &["import", zip.to_str().unwrap()])
            .status
            .success()
    );
    let listed = scorm_audit(folder.path(), &["list"]).stdout;
    let database = library(folder.path()).join("library.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..16].fill(0);
    fs::write(&database, &bytes).unwrap();
    let damaged = scorm_audit(folder.path(), &["list"]);
    assert_eq!((damaged.status.code(), &damaged.stdout), (Some(1), &listed));
    let words = String::from_utf8(damaged.stderr).unwrap();
    assert!(
        words.contains("the library is damaged") && words.contains("scorm-audit recover"),
        "{words}"
    );
    let refused = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(words.contains("scorm-audit recover"), "{words}");
    let recovered = scorm_audit(folder.path(), &["recover"]);
    assert!(recovered.status.success(), "{recovered:?}");
    assert!(String::from_utf8(recovered.stdout).unwrap().starts_with("1 package\t"));
    assert!(
        String::from_utf8(recovered.stderr)
            .unwrap()
            .contains("library.replaced-")
    );
    let again = scorm_audit(folder.path(), &["list"]);
    assert_eq!((again.status.code(), again.stdout), (Some(0), listed));

    // Its database is gone: its packages come back.
    fs::remove_file(&database).unwrap();
    let missing = scorm_audit(folder.path(), &["list"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        String::from_utf8(missing.stderr)
            .unwrap()
            .contains("scorm-audit recover")
    );
    let recovered = scorm_audit(folder.path(), &["recover"]);
    assert!(
        String::from_utf8(recovered.stdout)
            .unwrap()
            .contains("1 imported again")
    );
}
