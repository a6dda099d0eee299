//! A library as one file, and back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use workbench::{Error, Workbench, trace::SessionState};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The names of what is in a folder; none where it is not there.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A zip of these files in `folder`.
fn zip_of(folder: &Path, files: &[(&str, &[u8])], method: CompressionMethod) -> std::path::PathBuf {
    let path = folder.join("made.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_library_has_all_that_was_backed_up() {
    let library = support::library("quiz");
    let root = library.folder.path();
    library
        .workbench
        .import(&support::zip("three-scos", root), &mut |_| true)
        .unwrap();
    let launched = support::launch(&library.workbench, "strict").await;
    let backup = root.join("library.backup");
    let mut last = 0;
    // While the session runs.
    let made = library
        .workbench
        .back_up(&backup, &mut |progress| {
            assert!(progress.kib >= last && progress.kib <= progress.kib_total);
            last = progress.kib;
            true
        })
        .unwrap();
    assert_eq!((made.packages, made.sessions, made.missing.len()), (2, 1, 0));

    let data = root.join("restored");
    assert_eq!(Workbench::restore(&backup, &data, &mut |_| true).unwrap(), made);
    let restored = Workbench::open(&data).unwrap();
    let (before, after) = (library.workbench.packages().unwrap(), restored.packages().unwrap());
    assert_eq!(
        before.iter().map(|one| (one.id, &one.title)).collect::<Vec<_>>(),
        after.iter().map(|one| (one.id, &one.title)).collect::<Vec<_>>()
    );
    assert!(restored.orphans().unwrap().is_empty());
    let session = &restored.sessions().unwrap()[0];
    assert_eq!(session.id, launched.session);
    assert_ne!(session.state, SessionState::Running, "nobody plays it here");
    for package in &after {
        let [old, new] = [(&library.workbench, "old.zip"), (&restored, "new.zip")].map(|(workbench, name)| {
            let path = root.join(name);
            workbench.export_package(package.id, &path).unwrap();
            fs::read(path).unwrap()
        });
        assert_eq!(old, new, "{}", package.title);
    }
    // It is played as it was.
    support::launch(&restored, "strict").await;
    assert_eq!(
        names(root).iter().filter(|name| name.starts_with(".backup-")).count(),
        0
    );
}

#[test]
fn a_backup_replaces_no_file_and_no_library() {
    let library = support::library("minimal");
    let root = library.folder.path();
    let backup = root.join("library.backup");
    library.workbench.back_up(&backup, &mut |_| true).unwrap();
    let bytes = fs::read(&backup).unwrap();
    library.workbench.back_up(&backup, &mut |_| true).unwrap_err();
    assert_eq!(fs::read(&backup).unwrap(), bytes);

    let data = root.join("data");
    assert!(matches!(
        Workbench::restore(&backup, &data, &mut |_| true),
        Err(Error::LibraryExists { .. })
    ));
    let foreign = root.join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("letter.txt"), "mine").unwrap();
    assert!(matches!(
        Workbench::restore(&backup, &foreign, &mut |_| true),
        Err(Error::NotALibrary { .. })
    ));
    assert_eq!(names(&foreign), ["letter.txt"]);
    // What a broken start left of a database would become part of the restored one.
    let stale = root.join("stale");
    fs::create_dir(&stale).unwrap();
    fs::write(stale.join("library.sqlite-wal"), "pages of another one").unwrap();
    Workbench::restore(&backup, &stale, &mut |_| true).unwrap_err();
    assert_eq!(names(&stale), ["library.sqlite-wal"]);
}

#[test]
fn what_is_cancelled_leaves_nothing() {
    let library = support::library("quiz");
    let root = library.folder.path();
    let backup = root.join("library.backup");
    let before = names(root);
    library.workbench.back_up(&backup, &mut |_| false).unwrap_err();
    assert_eq!(names(root), before);

    library.workbench.back_up(&backup, &mut |_| true).unwrap();
    let data = root.join("restored");
    Workbench::restore(&backup, &data, &mut |_| false).unwrap_err();
    assert_eq!(names(&data), ["library.gate", "library.lock", "packages"]);
    assert_eq!(names(&data.join("packages")).len(), 0);
    // It can be tried again.
    Workbench::restore(&backup, &data, &mut |_| true).unwrap();
    assert_eq!(Workbench::open(&data).unwrap().packages().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_no_backup_is_refused_and_leaves_nothing() {
    let library = support::library("minimal");
    let root = library.folder.path();
    let backup = root.join("library.backup");
    library.workbench.back_up(&backup, &mut |_| true).unwrap();
    let whole = fs::read(&backup).unwrap();
    let made = root.join("made");
    fs::create_dir(&made).unwrap();
    let foreign = made.join("foreign.sqlite");
    rusqlite::Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE letter (text TEXT)")
        .unwrap();
    let foreign = fs::read(foreign).unwrap();
    let zeros = vec![0; 8 << 20];
    let stored = CompressionMethod::Stored;
    let cases: [(&str, Vec<u8>); 6] = [
        ("no zip", b"a letter".to_vec()),
        ("cut off", whole[..whole.len() / 2].to_vec()),
        (
            "no database",
            fs::read(zip_of(&made, &[("note.txt", b"x")], stored)).unwrap(),
        ),
        (
            "another application's",
            fs::read(zip_of(&made, &[("library.sqlite", &foreign)], stored)).unwrap(),
        ),
        (
            "a path that leads out",
            fs::read(zip_of(&made, &[("../outside.txt", b"x")], stored)).unwrap(),
        ),
        (
            "more than it weighs",
            fs::read(zip_of(
                &made,
                &[("library.sqlite", &zeros)],
                CompressionMethod::Deflated,
            ))
            .unwrap(),
        ),
    ];
    for (case, bytes) in cases {
        let file = made.join("case.zip");
        fs::write(&file, bytes).unwrap();
        let data = made.join("data");
        let restored = Workbench::restore(&file, &data, &mut |_| true);
        assert!(
            matches!(restored, Err(Error::NotABackup { .. })),
            "{case}: {restored:?}"
        );
        assert_eq!(names(&data), ["library.gate", "library.lock", "packages"], "{case}");
        assert!(!made.join("outside.txt").exists(), "{case}");
    }
}

#[test]
fn a_package_whose_zip_is_gone_is_named() {
    let library = support::library("minimal");
    let root = library.folder.path();
    let package = names(&root.join("data/packages")).remove(0);
    fs::remove_file(root.join("data/packages").join(package).join("package.zip")).unwrap();
    let backup = root.join("library.backup");
    let made = library.workbench.back_up(&backup, &mut |_| true).unwrap();
    let title = library.workbench.packages().unwrap()[0].title.clone();
    assert_eq!((made.packages, made.missing), (0, vec![title.clone()]));
    let data = root.join("restored");
    let restored = Workbench::restore(&backup, &data, &mut |_| true).unwrap();
    assert_eq!(restored.missing, [title]);
    assert_eq!(Workbench::open(&data).unwrap().packages().unwrap().len(), 1);
}
