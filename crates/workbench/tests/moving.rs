//! A library in another folder: what is moved, what is refused, and the way back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use package::Error as PackageError;
use proptest::prelude::*;
use workbench::{
    Error, MoveFault, Workbench,
    settings::{BackupSettings, Settings},
    views::BackupKind,
};

/// The files under a folder, by their paths in it, but for those that a library that is open has.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy();
            !name.starts_with("library.sqlite") && name != "library.gate" && name != "library.lock"
        })
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// What a folder has that a library has left.
fn left() -> BTreeSet<String> {
    ["library.departure", "library.gate", "library.lock"]
        .map(str::to_owned)
        .into()
}

/// Moves the library, closes it, and opens it again by the folder `by`.
fn moved(workbench: Workbench, to: &Path, by: &Path) -> Workbench {
    workbench.begin_move(to, |_| {}).unwrap();
    let old = workbench.data_dir().to_owned();
    drop(workbench);
    support::until_closed(&old);
    let workbench = Workbench::open(by).unwrap();
    workbench.finish_moves().unwrap();
    workbench
}

fn close(workbench: Workbench) {
    let data = workbench.data_dir().to_owned();
    drop(workbench);
    support::until_closed(&data);
}

#[test]
fn a_library_is_moved_on_and_back_with_all_that_is_its_own() {
    let library = support::library("quiz");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let workbench = library.workbench;
    workbench
        .import(&support::zip("three-scos", &root), &mut |_| true)
        .unwrap();
    let backups = BackupSettings { days: 7, keep: 2 };
    workbench
        .set_settings(&Settings {
            backups,
            ..Settings::default()
        })
        .unwrap();
    workbench.back_up_if_due(chrono::Local::now().fixed_offset()).unwrap();
    fs::write(data.join("welcomed"), "").unwrap();
    // An orphan of ours is moved; what is not ours stays.
    let orphan = data.join("packages/01890a5d-ac96-774b-bcce-b302099a8057");
    fs::create_dir(&orphan).unwrap();
    fs::copy(support::zip("minimal", &root), orphan.join("package.zip")).unwrap();
    let theirs = ["letter.txt", "packages/theirs/work", "backups/library-of-march.backup"];
    for file in theirs {
        fs::create_dir_all(data.join(file).parent().unwrap()).unwrap();
        fs::write(data.join(file), "mine").unwrap();
    }
    let packages = workbench.packages().unwrap();
    let before = files(&data);
    let ours: BTreeMap<_, _> = before
        .into_iter()
        .filter(|(path, _)| !theirs.iter().any(|theirs| path == Path::new(theirs)))
        .collect();

    let there = root.join("there");
    let preview = workbench.preview_move(&there).unwrap();
    assert_eq!((preview.packages, preview.sessions), (2, 0));
    assert_eq!(Path::new(&preview.from), data);
    assert!(
        preview.size > 10_000.0 && preview.available > preview.size,
        "{preview:?}"
    );
    assert_eq!(workbench.data_size().unwrap(), preview.size);
    let mut steps = Vec::new();
    workbench.begin_move(&there, |step| steps.push(step.kib)).unwrap();
    assert!(steps.len() > 10 && steps.is_sorted());
    // Until it ends it has what it had, and writes nothing.
    assert_eq!(workbench.packages().unwrap(), packages);
    assert!(Workbench::open_read_only(&there).is_err());
    close(workbench);

    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(workbench.data_dir(), there);
    let moved_from = workbench.condition().unwrap().moved_from;
    assert_eq!(moved_from, Some(data.display().to_string()));
    assert_eq!(workbench.packages().unwrap(), packages);
    assert_eq!(workbench.orphans().unwrap().len(), 1);
    assert_eq!(workbench.backups().unwrap()[0].kind, BackupKind::Automatic);
    assert_eq!(workbench.settings().unwrap().backups, backups);
    workbench.finish_moves().unwrap();
    assert_eq!(files(&there), ours);
    let kept: BTreeSet<_> = files(&data).into_keys().collect();
    let expected = theirs.into_iter().chain(["library.departure"]).map(PathBuf::from);
    assert_eq!(kept, expected.collect());
    assert!(!data.join("library.sqlite").exists());

    // On, and the folder between need not be there any more.
    let on = root.join("on");
    fs::create_dir(&on).unwrap();
    let workbench = moved(workbench, &on, &data);
    assert_eq!(names(&there), left());
    close(workbench);
    fs::remove_dir_all(&there).unwrap();
    assert_eq!(Workbench::open_read_only(&data).unwrap().data_dir(), on);

    // And back.
    let workbench = moved(Workbench::open(&data).unwrap(), &data, &data);
    assert_eq!(workbench.data_dir(), data);
    assert_eq!(workbench.packages().unwrap(), packages);
    assert_eq!(names(&on), left());
    for file in theirs {
        assert_eq!(fs::read_to_string(data.join(file)).unwrap(), "mine");
    }
    assert!(!data.join("library.departure").exists() && !data.join("library.arrival").exists());
    let there: BTreeMap<_, _> = files(&data)
        .into_iter()
        .filter(|(path, _)| !theirs.iter().any(|theirs| path == Path::new(theirs)))
        .collect();
    assert_eq!(there, ours);
    close(workbench);
    let workbench = Workbench::open(&on).unwrap();
    assert_eq!(workbench.data_dir(), data);
    assert_eq!(workbench.condition().unwrap().moved_from, None);
}

#[test]
fn a_folder_that_cannot_take_a_library_is_refused_and_left_as_it_is() {
    let library = support::library("minimal");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let workbench = library.workbench;
    let before = (names(&data), files(&data));
    let full = root.join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("letter.txt"), "mine").unwrap();
    let other = root.join("other");
    drop(Workbench::open(&other).unwrap());
    support::until_closed(&other);
    let refused = |to: &Path| {
        let previewed = workbench.preview_move(to).unwrap_err();
        let moved = workbench.begin_move(to, |_| panic!("it begins")).unwrap_err();
        assert_eq!(previewed, moved);
        moved
    };
    for (to, fault) in [
        (data.clone(), MoveFault::Same),
        (root.join("other/../data"), MoveFault::Same),
        (data.join("inside"), MoveFault::Nested),
        (root.clone(), MoveFault::Nested),
        (full.clone(), MoveFault::NotEmpty),
    ] {
        let error = refused(&to);
        assert!(
            matches!(error, Error::MoveTarget { fault: found, .. } if found == fault),
            "{to:?}: {error:?}"
        );
    }
    assert!(matches!(refused(&other), Error::LibraryExists { .. }));
    assert!(matches!(refused(&full.join("letter.txt")), Error::File(_)));
    let absent = refused(&root.join("no/such"));
    assert!(matches!(absent, Error::File(_)), "{absent:?}");
    #[cfg(unix)]
    {
        // A way back in by a link.
        let link = root.join("link");
        std::os::unix::fs::symlink(&data, &link).unwrap();
        for to in [link.clone(), link.join("inside")] {
            assert!(matches!(refused(&to), Error::MoveTarget { .. }));
        }
    }
    assert_eq!(fs::read_to_string(full.join("letter.txt")).unwrap(), "mine");
    assert_eq!(names(&full).len(), 1);
    assert_eq!((names(&data), files(&data)), before);
}

#[test]
fn a_move_that_is_cancelled_leaves_the_library_and_nothing_else() {
    let library = support::library("three-scos");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let workbench = library.workbench;
    let before = (names(&data), files(&data));
    let mut steps = 0;
    workbench.begin_move(&root.join("counted"), |_| steps += 1).unwrap();
    close(workbench);
    let workbench = Workbench::open(&data).unwrap();
    workbench.finish_moves().unwrap();
    let workbench = moved(workbench, &data, &data);
    let empty = root.join("empty");
    fs::create_dir(&empty).unwrap();
    for (to, is_left) in [(root.join("new"), false), (empty, true)] {
        // In a file, between two, and in the database.
        for last in [1, steps / 2, steps - 1] {
            let mut step = 0;
            let cancelled = workbench.begin_move(&to, |_| {
                step += 1;
                // Half a copy is no library, and says which one is.
                let from = data.display().to_string();
                for opened in [Workbench::open(&to), Workbench::open_read_only(&to)] {
                    let refused = opened.unwrap_err();
                    assert!(
                        matches!(&refused, Error::MoveUnfinished { from: said, .. } if *said == from),
                        "{refused:?}"
                    );
                }
                if step == last {
                    workbench.cancel_data_work();
                }
            });
            assert!(
                matches!(cancelled, Err(Error::Package(PackageError::Cancelled))),
                "{last}: {cancelled:?}"
            );
            assert_eq!(to.exists(), is_left, "{last}");
            assert!(!is_left || names(&to).is_empty(), "{last}");
            assert_eq!((names(&data), files(&data)), before, "{last}");
            // It goes on, and takes what comes.
            let zip = support::zip("minimal", &root);
            let package = workbench.import(&zip, &mut |_| true).unwrap().package;
            workbench.delete_package(package.id).unwrap();
        }
    }
    assert!(Workbench::open(&data).is_ok(), "nobody is kept out");
}

#[test]
fn a_move_that_is_killed_in_its_first_record_leaves_nothing() {
    let library = support::library("minimal");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    close(library.workbench);
    let half = r#"{"version":1,"id":"#;
    let departure = |to: &Path, created: bool| {
        let to = serde_json::to_string(to).unwrap();
        let text = format!(r#"{{"version":1,"id":"a","to":{to},"created":{created},"complete":false}}"#);
        fs::write(data.join("library.departure"), text).unwrap();
    };
    let reopened = || {
        let workbench = Workbench::open(&data).unwrap();
        workbench.finish_moves().unwrap();
        close(workbench);
    };
    for (to, created) in [(root.join("new"), true), (root.join("empty"), false)] {
        fs::create_dir(&to).unwrap();
        fs::write(to.join("library.arrival.part"), half).unwrap();
        departure(&to, created);
        reopened();
        assert_eq!(to.exists(), !created);
        assert!(created || names(&to).is_empty());
    }
    let before = names(&data);
    for record in ["library.departure.part", "library.restoring.part"] {
        fs::write(data.join(record), half).unwrap();
        reopened();
        assert_eq!(names(&data), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_moved_while_a_session_runs_or_another_process_has_it_open() {
    let library = support::library("minimal");
    let (data, to) = (library.folder.path().join("data"), library.folder.path().join("to"));
    let other = Workbench::open(&data).unwrap();
    let refused = library.workbench.begin_move(&to, |_| {}).unwrap_err();
    assert!(matches!(refused, Error::LibraryInUse { .. }), "{refused:?}");
    drop(other);
    let _launched = support::launch(&library.workbench, "strict").await;
    let refused = library.workbench.begin_move(&to, |_| {}).unwrap_err();
    assert!(matches!(refused, Error::SessionsRunning { count: 1 }), "{refused:?}");
    assert!(!to.exists());
}

#[test]
fn what_comes_in_and_goes_during_a_move_is_moved_as_it_is_then() {
    let library = support::library("minimal");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let workbench = library.workbench;
    let zip = support::zip("quiz", &root);
    let first = workbench.packages().unwrap()[0].id;
    let mut came = None;
    workbench
        .begin_move(&root.join("to"), |step| {
            if step.files > 1 && came.is_none() {
                came = Some(workbench.import(&zip, &mut |_| true).unwrap().package);
                workbench.delete_package(first).unwrap();
            }
        })
        .unwrap();
    close(workbench);
    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(workbench.packages().unwrap(), [came.unwrap()]);
    assert!(workbench.orphans().unwrap().is_empty());
    assert_eq!(names(&root.join("to/packages")).len(), 1);
}

#[test]
fn a_disk_that_is_not_there_is_named_and_no_new_library_is_made() {
    let library = support::library("minimal");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let disk = root.join("disk");
    fs::create_dir(&disk).unwrap();
    let to = disk.join("library");
    close(moved(library.workbench, &to, &data));
    let elsewhere = root.join("unplugged");
    fs::rename(&disk, &elsewhere).unwrap();
    let refused = |error: Error| {
        let path = to.display().to_string();
        assert!(
            matches!(&error, Error::LibraryMoved { to, .. } if *to == path),
            "{error:?}"
        );
        assert!(error.to_string().contains(&path), "{error}");
    };
    refused(Workbench::open(&data).unwrap_err());
    refused(Workbench::open_read_only(&data).unwrap_err());
    let backup = root.join("library.backup");
    refused(Workbench::restore(&backup, &data, &mut |_| true).unwrap_err());
    refused(Workbench::recover(&data, workbench::report::Language::English).unwrap_err());
    // The place where a disk is put is there without it.
    fs::create_dir_all(&to).unwrap();
    refused(Workbench::open(&data).unwrap_err());
    assert!(names(&to).is_empty());
    fs::remove_dir_all(&disk).unwrap();
    fs::rename(&elsewhere, &disk).unwrap();
    assert_eq!(Workbench::open(&data).unwrap().packages().unwrap().len(), 1);
}

#[test]
fn a_record_that_is_not_understood_opens_nothing() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    support::until_closed(&data);
    let record = data.join("library.departure");
    for text in [
        "",
        "a letter",
        r#"{"version":1}"#,
        r#"{"version":1,"id":"a","to":"relative","created":false,"complete":true}"#,
    ] {
        fs::write(&record, text).unwrap();
        let refused = Workbench::open(&data).unwrap_err();
        assert!(matches!(refused, Error::MoveRecord { .. }), "{text}: {refused:?}");
    }
    fs::write(
        &record,
        r#"{"version":2,"id":"a","to":"/x","created":false,"complete":true}"#,
    )
    .unwrap();
    assert!(matches!(Workbench::open(&data), Err(Error::NewerLibrary { .. })));
    // Round in a circle.
    let to = serde_json::to_string(&data).unwrap();
    fs::write(
        &record,
        format!(r#"{{"version":1,"id":"a","to":{to},"created":false,"complete":true}}"#),
    )
    .unwrap();
    assert!(matches!(Workbench::open(&data), Err(Error::MoveRecord { .. })));
    fs::remove_file(&record).unwrap();
    assert_eq!(Workbench::open(&data).unwrap().packages().unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Moved among four folders in any order, and opened by any of them that it has been in.
    #[test]
    fn a_library_is_found_by_every_folder_that_it_was_in(moves in prop::collection::vec((0..4_usize, 0..4_usize), 1..6)) {
        let root = support::memory();
        let folders = [0, 1, 2, 3].map(|number| root.path().join(format!("folder-{number}")));
        let workbench = Workbench::open(&folders[0]).unwrap();
        let zip = support::zip("minimal", root.path());
        workbench.import(&zip, &mut |_| true).unwrap();
        close(workbench);
        let (mut at, mut was) = (0, BTreeSet::from([0]));
        for (to, by) in moves {
            let by = if was.contains(&by) { by } else { at };
            let workbench = Workbench::open(&folders[by]).unwrap();
            prop_assert_eq!(workbench.data_dir(), &folders[at]);
            let moved = workbench.begin_move(&folders[to], |_| {});
            if to == at {
                let refused = matches!(moved, Err(Error::MoveTarget { .. }));
                prop_assert!(refused);
            } else {
                moved.unwrap();
                at = to;
                was.insert(to);
            }
            close(workbench);
            // Also where what was left is not deleted yet.
            for folder in &was {
                let found = Workbench::open(&folders[*folder]).unwrap();
                prop_assert_eq!(found.data_dir(), &folders[at]);
                prop_assert_eq!(found.packages().unwrap().len(), 1);
                if folder % 2 == 0 {
                    found.finish_moves().unwrap();
                }
                close(found);
            }
        }
    }
}
