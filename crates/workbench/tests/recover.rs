//! Recovering a library whose database is damaged or gone: packages and sessions come back as far as anything of them is
//! left, and the old database stays beside the new one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use support::Page;
use workbench::{Error, Workbench, ids::PackageId, report::Language, trace::LossCause, views::Recovered};

fn recover(data: &Path) -> Recovered {
    Workbench::recover(data, Language::English).unwrap()
}

/// A library with a package that has a session.
async fn with_session() -> (tempfile::TempDir, PathBuf) {
    let support::Library { folder, workbench } = support::library("minimal");
    let data = folder.path().join("data");
    let launched = support::launch(&workbench, "strict").await;
    let mut page = Page::open(&launched.url).await;
    let calls = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_location", "page 7"], "true", 0),
        page.call("LMSCommit", &[""], "true", 0),
    ];
    assert!(page.persist(&calls).await);
    workbench.end_session(&launched.session).await.unwrap();
    drop(workbench);
    support::until_closed(&data);
    (folder, data)
}

#[tokio::test(flavor = "multi_thread")]
async fn packages_come_back_from_their_folders_where_the_database_is_gone() {
    let (folder, data) = with_session().await;
    let database = data.join("library.sqlite");
    let title = Workbench::open(&data).unwrap().packages().unwrap()[0].title.clone();
    let foreign = || {
        Connection::open(&database)
            .unwrap()
            .execute_batch("CREATE TABLE theirs (x)")
            .unwrap()
    };
    let ways: [(&str, &dyn Fn()); 3] = [
        ("it was moved away", &|| {}),
        ("it is empty", &|| fs::write(&database, "").unwrap()),
        ("it is another application's", &foreign),
    ];
    for (how, make) in ways {
        fs::remove_file(&database).unwrap();
        make();
        let old = fs::read(&database).ok();
        assert!(
            matches!(Workbench::open(&data), Err(Error::LibraryMissing { packages: 1, .. })),
            "{how}"
        );
        let recovered = recover(&data);
        assert_eq!(
            (recovered.packages, recovered.imported, recovered.sessions),
            (1, 1, 0),
            "{how}"
        );
        assert_eq!(recovered.failed, [], "{how}");
        let stored = recovered.replaced.map(|path| fs::read(path).unwrap());
        assert!(stored == old, "{how}: the old one is kept as it was");
        let workbench = Workbench::open(&data).unwrap();
        let package = &workbench.packages().unwrap()[0];
        assert_eq!(
            (package.title.as_str(), package.unreadable),
            (title.as_str(), false),
            "{how}"
        );
        assert!(package.imported_at.to_rfc3339().starts_with("20"), "{how}");
        let back = folder.path().join("back.zip");
        workbench.export_package(package.id, &back).unwrap();
        assert!(
            fs::read(&back).unwrap() == fs::read(folder.path().join("minimal.zip")).unwrap(),
            "{how}"
        );
        let launched = support::launch(&workbench, "strict").await;
        workbench.end_session(&launched.session).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_find_the_package_again_whose_row_was_lost() {
    let (_folder, data) = with_session().await;
    let before = Workbench::open(&data).unwrap().sessions().unwrap();
    support::until_closed(&data);
    let database = Connection::open(data.join("library.sqlite")).unwrap();
    let lost = "PRAGMA foreign_keys = 0; DELETE FROM package; DELETE FROM lineage;";
    database.execute_batch(lost).unwrap();
    drop(database);
    let recovered = recover(&data);
    assert_eq!((recovered.packages, recovered.imported, recovered.sessions), (1, 1, 1));
    let workbench = Workbench::open(&data).unwrap();
    let package = workbench.packages().unwrap().remove(0);
    let sco = workbench.package(package.id).unwrap().scos.remove(0);
    assert_eq!(sco.sessions[0].id, before[0].id);
    assert_eq!(sco.sessions[0].package_title, before[0].package_title);
    assert_eq!(workbench.report(&before[0].id).unwrap().lesson_location, "page 7");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_recovered_where_their_package_is_lost() {
    let (_folder, data) = with_session().await;
    let before = Workbench::open(&data).unwrap().sessions().unwrap();
    support::until_closed(&data);
    let entries = Workbench::open(&data)
        .unwrap()
        .journal(&before[0].id)
        .unwrap()
        .entries
        .len();
    let database = Connection::open(data.join("library.sqlite")).unwrap();
    database
        .execute_batch(
            "PRAGMA foreign_keys = 0; DROP TABLE sco; DROP TABLE attempt; DROP TABLE learner; DROP TABLE package; DROP TABLE session;",
        )
        .unwrap();
    drop(database);
    let recovered = Workbench::recover(&data, Language::French).unwrap();
    // The package from its folder, and one for the session.
    assert_eq!((recovered.packages, recovered.imported, recovered.sessions), (2, 1, 1));
    assert!(!recovered.complete);
    let workbench = Workbench::open(&data).unwrap();
    let session = workbench.sessions().unwrap().remove(0);
    assert_eq!(session.package_title, "Sessions récupérées");
    assert_eq!(workbench.journal(&session.id).unwrap().entries.len(), entries);
    assert_eq!(workbench.report(&session.id).unwrap().lesson_location, "page 7");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_needs_the_library_alone_and_has_something_to_recover() {
    let (folder, data) = with_session().await;
    // Nothing is wrong: nothing is replaced, and what nobody names is imported.
    let workbench = Workbench::open(&data).unwrap();
    let copied = data.join("packages/copied");
    fs::create_dir(&copied).unwrap();
    fs::copy(folder.path().join("minimal.zip"), copied.join("package.zip")).unwrap();
    fs::create_dir(data.join("packages/no-package")).unwrap();
    fs::create_dir(data.join("packages/broken")).unwrap();
    fs::write(data.join("packages/broken/package.zip"), "no zip").unwrap();
    let recovered = recover(&data);
    assert_eq!(
        (recovered.replaced, recovered.packages, recovered.imported),
        (None, 2, 1)
    );
    assert_eq!(recovered.failed.len(), 1);
    assert!(copied.join("content/imsmanifest.xml").is_file());
    assert_eq!(workbench.orphans().unwrap().len(), 2);
    drop(workbench);
    support::until_closed(&data);

    let database = data.join("library.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    bytes[5] = 0;
    fs::write(&database, &bytes).unwrap();
    let lock = fs::File::options().write(true).open(data.join("library.lock")).unwrap();
    lock.lock_shared().unwrap();
    let refused = Workbench::recover(&data, Language::English);
    assert!(matches!(refused, Err(Error::LibraryInUse { .. })), "{refused:?}");
    assert!(fs::read(&database).unwrap() == bytes);
    drop(lock);
    assert_eq!(recover(&data).sessions, 1);

    let nowhere = folder.path().join("nowhere");
    let refused = Workbench::recover(&nowhere, Language::English);
    assert!(matches!(refused, Err(Error::NoLibrary { .. })) && !nowhere.exists());
    let refused = Workbench::recover(folder.path(), Language::English);
    assert!(matches!(refused, Err(Error::NotALibrary { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_that_was_broken_off_is_finished_when_the_library_is_opened() {
    let (_folder, data) = with_session().await;
    let before = Workbench::open(&data).unwrap().sessions().unwrap();
    support::until_closed(&data);
    let database = data.join("library.sqlite");
    let undamaged = fs::read(&database).unwrap();
    // The new database is whole and named, and the old one is damaged and has a WAL that is not the new one's.
    let work = data.join(".incoming-1");
    fs::create_dir(&work).unwrap();
    fs::write(work.join("new.sqlite"), &undamaged).unwrap();
    fs::write(data.join("library.recovering"), ".incoming-1").unwrap();
    fs::write(&database, &undamaged[..5000]).unwrap();
    fs::write(data.join("library.sqlite-wal"), "what belongs to the old one").unwrap();
    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(workbench.sessions().unwrap(), before);
    assert!(!data.join("library.recovering").exists() && !work.exists());
    drop(workbench);
    // It was in its place already.
    fs::write(data.join("library.recovering"), ".incoming-2").unwrap();
    assert_eq!(Workbench::open(&data).unwrap().sessions().unwrap(), before);
    // A name that leads elsewhere is none of ours.
    fs::write(data.join("library.recovering"), "../elsewhere").unwrap();
    assert_eq!(Workbench::open(&data).unwrap().sessions().unwrap(), before);
}

#[test]
fn a_folder_that_damage_leads_elsewhere_is_never_deleted() {
    let support::Library { folder, workbench } = support::library("minimal");
    let data = folder.path().join("data");
    let package = fs::read_dir(data.join("packages"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::create_dir(folder.path().join("elsewhere")).unwrap();
    let absolute = folder.path().join("elsewhere").display().to_string();
    let inside = format!("{}/content", package.file_name().unwrap().to_string_lossy());
    for name in ["", ".", "..", "../../elsewhere", "/", &absolute, &inside, "x/"] {
        let database = Connection::open(data.join("library.sqlite")).unwrap();
        database
            .execute("UPDATE package SET folder = ?1, settled = 0", [name])
            .unwrap();
        drop(database);
        // Whoever opens it now may have it alone.
        let refused = workbench.delete_package(PackageId(1));
        assert_eq!(refused, Err(Error::DamagedRecord), "{name}");
        assert!(
            package.join("package.zip").is_file() && package.join("content").is_dir(),
            "{name}"
        );
        assert!(folder.path().join("elsewhere").is_dir() && data.is_dir(), "{name}");
    }
    drop(workbench);
    let workbench = Workbench::open(&data).unwrap();
    assert!(workbench.packages().unwrap()[0].unreadable);
    assert_eq!(workbench.orphans().unwrap().len(), 1);
    assert!(package.join("content/imsmanifest.xml").is_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_damaged_record_does_not_hide_the_others() {
    let (folder, data) = with_session().await;
    let workbench = Workbench::open(&data).unwrap();
    workbench
        .import(&support::zip("three-scos", folder.path()), &mut |_| true)
        .unwrap();
    let session = workbench.sessions().unwrap().remove(0);
    let entries = workbench.journal(&session.id).unwrap().entries.len();
    let change = |sql: &str| {
        let database = Connection::open(data.join("library.sqlite")).unwrap();
        database.execute_batch(sql).unwrap();
    };
    assert_eq!(workbench.damaged_records().unwrap(), 0);

    // An entry of a timeline: it is named, and the report begins with it.
    change("UPDATE entry SET data = '{\"kind\":\"ca' WHERE seq = 2");
    let trace = workbench.journal(&session.id).unwrap();
    assert_eq!(trace.entries.len(), entries);
    let report = workbench.report(&session.id).unwrap();
    assert!(
        report
            .losses
            .iter()
            .any(|loss| (loss.cause, loss.count) == (LossCause::Damaged, Some(1)))
    );

    // A SCO, a session.
    change("UPDATE sco SET item = '' WHERE package_id = 2 AND number = 1");
    assert_eq!(workbench.package(PackageId(2)).unwrap().scos.len(), 2);
    change("UPDATE session SET before = '['");
    assert_eq!(workbench.sessions().unwrap(), []);
    assert_eq!(workbench.report(&session.id).unwrap_err(), Error::DamagedRecord);
    assert_eq!(workbench.packages().unwrap().len(), 2);
    assert_eq!(workbench.damaged_records().unwrap(), 2);
    // And the library opens with them.
    drop(workbench);
    let workbench = Workbench::open(&data).unwrap();
    assert_eq!(workbench.packages().unwrap().len(), 2);
}
