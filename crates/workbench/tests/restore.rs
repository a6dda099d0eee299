//! A backup in the place of the library that is open, and the way back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{fs, path::Path};

use package::Error as PackageError;
use workbench::{
    Error, Workbench,
    settings::{BackupSettings, Settings},
    views::BackupKind,
};

fn titles(workbench: &Workbench) -> Vec<String> {
    let mut titles: Vec<_> = workbench.packages().unwrap().into_iter().map(|one| one.title).collect();
    titles.sort();
    titles
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("library.sqlite-"))
        .collect();
    names.sort();
    names
}

/// Closes the library and opens it again.
fn reopen(workbench: Workbench, data: &Path) -> Workbench {
    drop(workbench);
    support::until_closed(data);
    Workbench::open(data).unwrap()
}

#[test]
fn a_backup_takes_the_librarys_place_and_can_be_taken_back() {
    let library = support::library("quiz");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let workbench = library.workbench;
    let backup = root.join("library.backup");
    workbench.begin_backup(&backup, |_| {}).unwrap();
    let with_quiz = titles(&workbench);
    // A file that is there is replaced.
    workbench.begin_backup(&backup, |_| {}).unwrap();
    let id = workbench.packages().unwrap()[0].id;
    workbench.delete_package(id).unwrap();
    workbench
        .import(&support::zip("three-scos", &root), &mut |_| true)
        .unwrap();
    workbench
        .import(&support::zip("minimal", &root), &mut |_| true)
        .unwrap();
    fs::write(data.join("letter.txt"), "mine").unwrap();
    fs::create_dir(data.join("packages/theirs")).unwrap();
    let changed = titles(&workbench);

    let preview = workbench.preview_restore(&backup).unwrap();
    assert_eq!((preview.backup.packages, preview.backup.sessions), (1, 0));
    assert_eq!((preview.packages, preview.sessions), (2, 0));
    assert_eq!(preview.backup.kind, BackupKind::File);
    let mut steps = 0;
    workbench.begin_restore(&backup, |_| steps += 1).unwrap();
    assert!(steps > 1);
    // Until it ends it has what it had, and nobody comes in.
    assert_eq!(titles(&workbench), changed);

    let workbench = reopen(workbench, &data);
    assert_eq!(titles(&workbench), with_quiz);
    let condition = workbench.condition().unwrap();
    assert!(condition.restored && condition.orphans.is_empty());
    assert_eq!(fs::read_to_string(data.join("letter.txt")).unwrap(), "mine");
    let [replaced] = &workbench.backups().unwrap()[..] else {
        panic!("one is kept");
    };
    assert_eq!((replaced.kind, replaced.packages), (BackupKind::BeforeRestore, 2));
    assert!(Path::new(&replaced.path).join("packages/theirs").is_dir());
    assert!(replaced.size > 0.0);

    // And back, with what was not ours.
    let replaced = Path::new(&replaced.path).to_owned();
    workbench.begin_restore(&replaced, |_| {}).unwrap();
    let workbench = reopen(workbench, &data);
    assert_eq!(titles(&workbench), changed);
    assert!(data.join("packages/theirs").is_dir() && !replaced.exists());
    let kept = workbench.backups().unwrap();
    assert_eq!((kept.len(), kept[0].packages), (1, 1));
    assert_eq!(
        names(&data),
        [
            "backups",
            "letter.txt",
            "library.gate",
            "library.lock",
            "library.sqlite",
            "packages"
        ]
    );
    assert!(!reopen(workbench, &data).condition().unwrap().restored);
}

#[test]
fn what_cannot_be_restored_changes_nothing() {
    let library = support::library("minimal");
    let (root, data) = (library.folder.path().to_owned(), library.folder.path().join("data"));
    let backup = root.join("library.backup");
    library.workbench.begin_backup(&backup, |_| {}).unwrap();
    let before = names(&data);
    let letter = root.join("letter.backup");
    fs::write(&letter, "a letter").unwrap();
    for refused in [
        library.workbench.begin_restore(&letter, |_| {}).unwrap_err(),
        library.workbench.preview_restore(&letter).unwrap_err(),
    ] {
        assert!(matches!(refused, Error::NotABackup { .. }), "{refused:?}");
    }
    let cancelled = library
        .workbench
        .begin_restore(&backup, |_| library.workbench.cancel_data_work());
    assert!(
        matches!(cancelled, Err(Error::Package(PackageError::Cancelled))),
        "{cancelled:?}"
    );
    let other = Workbench::open(&data).unwrap();
    let refused = library.workbench.begin_restore(&backup, |_| {});
    assert!(matches!(refused, Err(Error::LibraryInUse { .. })), "{refused:?}");
    drop(other);
    assert_eq!(names(&data), before);
    assert_eq!(titles(&reopen(library.workbench, &data)).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_restored_while_a_session_runs() {
    let library = support::library("minimal");
    let backup = library.folder.path().join("library.backup");
    library.workbench.begin_backup(&backup, |_| {}).unwrap();
    let _launched = support::launch(&library.workbench, "strict").await;
    let refused = library.workbench.begin_restore(&backup, |_| {});
    assert!(
        matches!(refused, Err(Error::SessionsRunning { count: 1 })),
        "{refused:?}"
    );
}

#[test]
fn a_backup_of_an_earlier_version_says_what_is_in_it() {
    let library = support::library("minimal");
    let root = library.folder.path();
    let backup = root.join("library.backup");
    library.workbench.back_up(&backup, &mut |_| true).unwrap();
    // Without the comment, as it was.
    let mut zip =
        zip::ZipWriter::new_append(fs::File::options().read(true).write(true).open(&backup).unwrap()).unwrap();
    zip.set_comment("").unwrap();
    zip.finish().unwrap();
    let preview = library.workbench.preview_restore(&backup).unwrap();
    assert_eq!((preview.backup.packages, preview.backup.sessions), (1, 0));
}

#[test]
fn backups_are_made_every_so_many_days_and_the_newest_are_kept() {
    let library = support::library("minimal");
    let (data, workbench) = (library.folder.path().join("data"), &library.workbench);
    let start = chrono::Local::now().fixed_offset();
    let day = |days: i64| start + chrono::TimeDelta::days(days);
    let made = || workbench.backups().unwrap().len();
    assert!(!workbench.back_up_if_due(start).unwrap(), "it is not wanted");
    let backups = BackupSettings { days: 7, keep: 2 };
    workbench
        .set_settings(&Settings {
            backups,
            ..Settings::default()
        })
        .unwrap();
    assert!(workbench.back_up_if_due(start).unwrap());
    assert!(!workbench.back_up_if_due(day(6)).unwrap(), "not yet");
    assert_eq!(made(), 1);
    let first = workbench.backups().unwrap().remove(0);
    assert_eq!((first.kind, first.packages), (BackupKind::Automatic, 1));

    // What is not ours has a name like ours, or is in the folder.
    let backups = data.join("backups");
    let theirs = [
        ("library-20200101-000000.backup", "a letter"),
        ("library-holidays.backup", "a film"),
        ("library.backup", "mine"),
    ];
    for (name, text) in theirs {
        fs::write(backups.join(name), text).unwrap();
    }
    // One that the user has put there is not deleted either.
    fs::copy(&first.path, backups.join("library-of-march.backup")).unwrap();
    for days in [7, 14, 21] {
        assert!(workbench.back_up_if_due(day(days)).unwrap(), "{days}");
    }
    let kept: Vec<_> = names(&backups)
        .into_iter()
        .filter(|name| name.starts_with("library-20"))
        .collect();
    let expected = [14, 21].map(|days| format!("library-{}.backup", day(days).format("%Y%m%d-%H%M%S")));
    assert_eq!(kept[1..], expected);
    for (name, text) in theirs {
        assert_eq!(fs::read_to_string(backups.join(name)).unwrap(), text);
    }
    assert!(backups.join("library-of-march.backup").exists());
    assert_eq!(made(), 2);
    assert!(names(&data).iter().all(|name| !name.contains("incoming")));
    // The clock was set back by a year.
    assert!(workbench.back_up_if_due(day(-365)).unwrap());
}

#[test]
fn the_newest_databases_from_before_updates_are_kept() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    let other = library.folder.path().join("other.sqlite");
    fs::write(&other, "a letter").unwrap();
    drop(library.workbench);
    support::until_closed(&data);
    for version in 1..6 {
        let copy = data.join(format!("library.before-9.v{version}.sqlite"));
        fs::copy(data.join("library.sqlite"), &copy).unwrap();
        let written = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(version * 1000);
        fs::File::options()
            .write(true)
            .open(&copy)
            .unwrap()
            .set_modified(written)
            .unwrap();
    }
    fs::copy(&other, data.join("library.before-9.v0.sqlite")).unwrap();
    let workbench = Workbench::open(&data).unwrap();
    let copies = names(&data)
        .into_iter()
        .filter(|name| name.starts_with("library.before"));
    let expected = [0, 3, 4, 5].map(|version| format!("library.before-9.v{version}.sqlite"));
    assert_eq!(copies.collect::<Vec<_>>(), expected);
    let listed = workbench.backups().unwrap();
    assert_eq!(listed.len(), 3, "a letter is not listed");

    // One of them takes the database's place, and the packages stay.
    workbench
        .import(&support::zip("three-scos", library.folder.path()), &mut |_| true)
        .unwrap();
    workbench.begin_restore(Path::new(&listed[0].path), |_| {}).unwrap();
    let workbench = reopen(workbench, &data);
    assert_eq!(titles(&workbench).len(), 1);
    assert_eq!(workbench.condition().unwrap().orphans.len(), 1);
}
