//! Opening a library deletes nothing but the workbench's own unfinished work, and only where nobody else has it open.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use workbench::{Error, Workbench, ids::PackageId, report::Language, trace::SessionState};

/// The marker that the workbench writes into folders of work that is under way.
const MARKER: &str = ".scorm-audit-unfinished";
const MARKER_TEXT: &str =
    "org.scorm-audit.workbench: unfinished work. This folder is deleted when the library is next opened.\n";

/// Every file and link under `root`, with its bytes or its target.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            let bytes = if entry.path_is_symlink() {
                fs::read_link(entry.path())
                    .unwrap()
                    .into_os_string()
                    .into_encoded_bytes()
            } else {
                fs::read(entry.path()).unwrap()
            };
            (entry.into_path(), bytes)
        })
        .collect()
}

fn package_folder(data: &Path) -> PathBuf {
    let folders = fs::read_dir(data.join("packages")).unwrap();
    folders.map(|entry| entry.unwrap().path()).next().unwrap()
}

fn names(workbench: &Workbench) -> Vec<String> {
    let orphans = workbench.orphans().unwrap().into_iter();
    orphans.map(|orphan| orphan.folder).collect()
}

#[test]
fn only_folders_with_our_marker_are_swept() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    support::until_closed(&data);
    let packages = data.join("packages");
    let package = package_folder(&data);
    let before = tree(&package);

    // Ours: marked. The first as an import leaves it, the second as one that was moved into place already.
    for name in [".incoming-1", "00000000-0000-7000-8000-000000000000"] {
        fs::create_dir_all(packages.join(name).join("content/deep")).unwrap();
        fs::write(packages.join(name).join("content/deep/file"), "x").unwrap();
        fs::write(packages.join(name).join(MARKER), MARKER_TEXT).unwrap();
    }
    // And one of which the marker alone was deleted in time.
    fs::create_dir(packages.join(".incoming-2")).unwrap();

    // Not ours: other names, our names without the marker, a marker with other words, a file.
    let theirs = [
        "node-module",
        ".incoming-3",
        "11111111-0000-7000-8000-000000000000",
        "other-marker",
    ];
    for name in theirs {
        fs::create_dir_all(packages.join(name).join("content")).unwrap();
        fs::write(packages.join(name).join("content/file"), name).unwrap();
    }
    fs::write(packages.join("other-marker").join(MARKER), "not ours").unwrap();
    fs::write(packages.join("README.md"), "a file").unwrap();
    fs::write(packages.join(".incoming-3/package.zip"), "a zip").unwrap();
    let stored: Vec<_> = theirs.iter().map(|name| tree(&packages.join(name))).collect();

    let workbench = Workbench::open(&data).unwrap();
    for gone in [".incoming-1", ".incoming-2", "00000000-0000-7000-8000-000000000000"] {
        assert!(!packages.join(gone).exists(), "{gone}");
    }
    let still: Vec<_> = theirs.iter().map(|name| tree(&packages.join(name))).collect();
    assert_eq!(still, stored);
    assert_eq!(fs::read(packages.join("README.md")).unwrap(), b"a file");
    assert_eq!(tree(&package), before);
    let mut expected = theirs.map(str::to_owned);
    expected.sort();
    assert_eq!(names(&workbench), expected);
    let with_zip: Vec<_> = workbench
        .orphans()
        .unwrap()
        .into_iter()
        .map(|orphan| orphan.has_zip)
        .collect();
    assert_eq!(with_zip, [true, false, false, false]);
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_never_deleted() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    support::until_closed(&data);
    // Elsewhere, with our very marker in it: the library's own folder on another disk, say.
    let elsewhere = TempDir::new().unwrap();
    fs::write(elsewhere.path().join("work"), "months").unwrap();
    fs::write(elsewhere.path().join(MARKER), MARKER_TEXT).unwrap();
    let before = tree(elsewhere.path());
    let packages = data.join("packages");
    for name in ["linked", ".incoming-linked"] {
        std::os::unix::fs::symlink(elsewhere.path(), packages.join(name)).unwrap();
    }
    // And a link inside of what is swept.
    fs::create_dir_all(packages.join(".incoming-1/content")).unwrap();
    fs::write(packages.join(".incoming-1").join(MARKER), MARKER_TEXT).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), packages.join(".incoming-1/content/link")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), packages.join(".incoming-1/link")).unwrap();

    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(tree(elsewhere.path()), before);
    assert!(!packages.join(".incoming-1").exists());
    assert!(packages.join("linked").exists() && packages.join(".incoming-linked").exists());

    // A package whose folder was moved elsewhere and linked: deleting it deletes the link.
    let folder = package_folder_of(&data);
    let moved = elsewhere.path().join("moved");
    fs::rename(&folder, &moved).unwrap();
    std::os::unix::fs::symlink(&moved, &folder).unwrap();
    let id = workbench.packages().unwrap()[0].id;
    workbench.delete_package(id).unwrap();
    assert!(moved.join("package.zip").is_file() && fs::symlink_metadata(&folder).is_err());
}

/// The folder of the only package that is a folder of ours.
#[cfg(unix)]
fn package_folder_of(data: &Path) -> PathBuf {
    let mut folders = fs::read_dir(data.join("packages")).unwrap().map(|entry| entry.unwrap());
    folders
        .find(|entry| entry.file_type().unwrap().is_dir())
        .unwrap()
        .path()
}

/// As when power was lost right after an import: its files are not known to be on disk.
#[cfg(unix)]
fn mark_unsynced(data: &Path) {
    let database = rusqlite::Connection::open(data.join("library.sqlite")).unwrap();
    database.execute("UPDATE package SET settled = 0", []).unwrap();
}

/// A name, how the package is taken away, how it comes back.
#[cfg(unix)]
type Step<'a> = (&'a str, &'a dyn Fn(), &'a dyn Fn());

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_package_that_cannot_be_read_for_now_stays_with_its_sessions() {
    use std::os::unix::fs::PermissionsExt;

    let support::Library { folder, workbench } = support::library("minimal");
    let data = folder.path().join("data");
    let launched = support::launch(&workbench, "strict").await;
    workbench.end_session(&launched.session).await.unwrap();
    drop(workbench);
    support::until_closed(&data);
    let package = package_folder(&data);
    let zip = package.join("package.zip");
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let away = folder.path().join("away");

    // Its zip is not readable, its folder is not, is on a disk that is not there, its zip is another file for now.
    let steps: [Step<'_>; 4] = [
        ("zip", &|| allow(&zip, 0o000), &|| allow(&zip, 0o644)),
        ("folder", &|| allow(&package, 0o000), &|| allow(&package, 0o755)),
        ("disk", &|| fs::rename(&package, &away).unwrap(), &|| {
            fs::rename(&away, &package).unwrap()
        }),
        (
            "bytes",
            &|| {
                fs::rename(&zip, &away).unwrap();
                fs::write(&zip, "not this one").unwrap();
            },
            &|| fs::rename(&away, &zip).unwrap(),
        ),
    ];
    for (what, take_away, bring_back) in steps {
        mark_unsynced(&data);
        take_away();
        if what == "zip" && fs::read(&zip).is_ok() {
            eprintln!("passed over: this user may read everything");
            bring_back();
            continue;
        }
        let workbench = Workbench::open(&data).unwrap();
        let listed = workbench.packages().unwrap();
        assert_eq!(listed.len(), 1, "{what}");
        assert!(listed[0].unreadable || what == "folder", "{what}");
        assert_eq!(workbench.sessions().unwrap().len(), 1, "{what}");
        assert_eq!(
            workbench.package(listed[0].id).unwrap().scos[0].sessions.len(),
            1,
            "{what}"
        );
        drop(workbench);
        support::until_closed(&data);
        bring_back();
        let workbench = Workbench::open(&data).unwrap();
        assert!(!workbench.packages().unwrap()[0].unreadable, "{what}");
        assert_eq!(workbench.orphans().unwrap(), [], "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_opens_a_library_that_is_open_sweeps_nothing() {
    let support::Library {
        folder,
        workbench: first,
    } = support::library("minimal");
    let data = folder.path().join("data");
    let launched = support::launch(&first, "strict").await;
    let second = Workbench::open(&data).unwrap();
    // The first that opened it leaves; a session of its is still running in this process all the same.
    let work = data.join("packages/.incoming-1");
    fs::create_dir(&work).unwrap();
    fs::write(work.join(MARKER), MARKER_TEXT).unwrap();
    let sco = second.package(PackageId(1)).unwrap().scos[0].id;
    let third = Workbench::open(&data).unwrap();
    for other in [&second, &third] {
        assert_eq!(other.session(&launched.session).unwrap().state, SessionState::Running);
        let again = other
            .launch(sco, &workbench::views::LaunchOptions::default(), Language::English)
            .await;
        assert!(matches!(again, Err(Error::StillRunning { session }) if session == launched.session));
    }
    assert!(work.exists());
    // As long as one of them has it open, nobody else has it alone.
    drop(second);
    let fourth = Workbench::open(&data).unwrap();
    drop(third);
    drop(fourth);
    assert!(work.exists());
    first.end_session(&launched.session).await.unwrap();
    drop(first);
    drop(Workbench::open(&data).unwrap());
    assert!(!work.exists());
}

#[test]
fn a_library_that_an_older_version_has_open_is_not_shared() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    support::until_closed(&data);
    // Versions before this one held the lock exclusively.
    let older = fs::File::options().write(true).open(data.join("library.lock")).unwrap();
    older.lock().unwrap();
    assert!(matches!(Workbench::open(&data), Err(Error::LibraryInUse { .. })));
    drop(older);
    Workbench::open(&data).unwrap();
}

/// Opens `data`, which is refused; nothing in it has changed.
fn refused(data: &Path) -> Error {
    let (before, folders) = (tree(data), walkdir::WalkDir::new(data).into_iter().count());
    let error = Workbench::open(data).unwrap_err();
    assert!(tree(data) == before, "{error}: a file was changed");
    assert_eq!(walkdir::WalkDir::new(data).into_iter().count(), folders, "{error}");
    error
}

/// A database of another application.
fn foreign_database(path: &Path) {
    let database = rusqlite::Connection::open(path).unwrap();
    let theirs = "CREATE TABLE package (name TEXT, version TEXT); INSERT INTO package VALUES ('left-pad', '1.0');
        PRAGMA user_version = 3;";
    database.execute_batch(theirs).unwrap();
}

#[test]
fn a_folder_that_is_no_library_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let project = folder.path().join("project");
    fs::create_dir_all(project.join("packages/app/src")).unwrap();
    fs::write(project.join("packages/app/src/main.ts"), "months").unwrap();
    fs::write(project.join("package.json"), "{}").unwrap();
    assert!(matches!(refused(&project), Error::NotALibrary { .. }));
    // Also where all that it has is a folder of packages.
    fs::remove_file(project.join("package.json")).unwrap();
    assert!(matches!(refused(&project), Error::NotALibrary { .. }));
    // Or our very files, of another application.
    fs::remove_dir_all(project.join("packages")).unwrap();
    foreign_database(&project.join("library.sqlite"));
    assert!(matches!(refused(&project), Error::NotALibrary { .. }));

    // What a first start leaves that was killed is no obstacle, nor what the system puts there.
    let begun = folder.path().join("begun");
    fs::create_dir_all(begun.join("packages/.incoming-1")).unwrap();
    for file in ["library.lock", "library.gate", "library.sqlite", ".DS_Store"] {
        fs::write(begun.join(file), "").unwrap();
    }
    assert_eq!(Workbench::open(&begun).unwrap().packages().unwrap(), []);
}

#[test]
fn packages_whose_database_is_gone_are_never_deleted() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    support::until_closed(&data);
    let database = data.join("library.sqlite");
    let undamaged = fs::read(&database).unwrap();
    let missing = |error: &Error| matches!(error, Error::LibraryMissing { packages: 1, .. });

    fs::remove_file(&database).unwrap();
    assert!(missing(&refused(&data)), "it was moved away");
    fs::write(&database, "").unwrap();
    assert!(missing(&refused(&data)), "it is empty");
    fs::remove_file(&database).unwrap();
    // Any statement that is written makes it a database; this one leaves nothing in it.
    let nothing_in_it = "CREATE TABLE x (y); DROP TABLE x;";
    rusqlite::Connection::open(&database)
        .unwrap()
        .execute_batch(nothing_in_it)
        .unwrap();
    assert!(missing(&refused(&data)), "there is nothing in it");
    fs::remove_file(&database).unwrap();
    foreign_database(&database);
    assert!(missing(&refused(&data)), "it is another application's");
    for length in [
        1,
        15,
        16,
        99,
        100,
        512,
        4096,
        5000,
        undamaged.len() / 2,
        undamaged.len() - 1,
    ] {
        fs::write(&database, &undamaged[..length]).unwrap();
        let error = refused(&data);
        assert!(matches!(error, Error::DamagedLibrary { .. }), "{length} bytes: {error}");
    }
    fs::write(&database, undamaged).unwrap();
    assert_eq!(Workbench::open(&data).unwrap().packages().unwrap().len(), 1);
}

#[test]
fn an_older_copy_of_the_database_leaves_newer_packages_as_orphans() {
    let support::Library { folder, workbench } = support::library("minimal");
    let data = folder.path().join("data");
    let first = package_folder(&data);
    drop(workbench);
    support::until_closed(&data);
    let copy = fs::read(data.join("library.sqlite")).unwrap();
    let workbench = Workbench::open(&data).unwrap();
    for _ in 0..3 {
        workbench
            .import(&support::zip("quiz", folder.path()), &mut |_| true)
            .unwrap();
    }
    drop(workbench);
    support::until_closed(&data);
    fs::write(data.join("library.sqlite"), copy).unwrap();
    let before = tree(&data.join("packages"));
    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(workbench.packages().unwrap().len(), 1);
    assert!(tree(&data.join("packages")) == before);
    let orphans = workbench.orphans().unwrap();
    assert_eq!(orphans.len(), 3);
    assert!(
        orphans
            .iter()
            .all(|orphan| orphan.has_zip && Path::new(&orphan.path) != first)
    );
}

#[test]
fn a_library_database_is_identified() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    support::until_closed(&data);
    let file = data.join("library.sqlite");
    let header = fs::read(&file).unwrap();
    assert_eq!(&header[68..72], b"SCAu");
    let damaged = |change: &str| {
        let undamaged = fs::read(&file).unwrap();
        let database = rusqlite::Connection::open(&file).unwrap();
        database.execute_batch(change).unwrap();
        drop(database);
        let error = refused(&data);
        fs::write(&file, undamaged).unwrap();
        error
    };
    let changes = [
        // Its number alone, and its identity alone, are damage; both are another application's, were it not for its tables.
        "PRAGMA user_version = 261",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -5",
        "PRAGMA application_id = 77",
        "PRAGMA application_id = 77; PRAGMA user_version = 77",
        "DROP TABLE session",
        "DROP TABLE setting",
        "DELETE FROM learner",
    ];
    for change in changes {
        let error = damaged(change);
        assert!(matches!(error, Error::DamagedLibrary { .. }), "{change}: {error}");
    }
    let version: u32 = rusqlite::Connection::open(&file)
        .unwrap()
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    let newer = format!(
        "PRAGMA user_version = {}; ALTER TABLE package ADD COLUMN newer TEXT",
        version + 1
    );
    let newer = damaged(&newer);
    assert!(matches!(newer, Error::NewerLibrary { .. }), "{newer}");
    // Without its identity it is still known by its tables.
    let database = rusqlite::Connection::open(&file).unwrap();
    database.execute_batch("PRAGMA application_id = 0").unwrap();
    drop(database);
    Workbench::open(&data).unwrap();
}
