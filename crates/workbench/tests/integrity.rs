//! A check of the library finds what is damaged, missing or changed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::fs;

use package::Error as PackageError;
use workbench::{Error, views::IntegrityFinding as Finding};

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_library_has_no_findings_until_its_parts_are_gone() {
    let library = support::library("minimal");
    let workbench = &library.workbench;
    let launched = support::launch(workbench, "strict").await;
    workbench.end_session(&launched.session).await.unwrap();
    let findings = || workbench.check_integrity(&mut |_| true).unwrap().findings;
    assert_eq!(findings(), [Finding::JournalNotIndexed { count: 1 }]);
    workbench.index_journal().unwrap();
    let report = workbench.check_integrity(&mut |_| true).unwrap();
    assert_eq!((report.packages, report.sessions, report.findings), (1, 1, vec![]));

    let data = library.folder.path().join("data");
    let title = || workbench.packages().unwrap()[0].title.clone();
    let folder = fs::read_dir(data.join("packages"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let page = folder.join("content/index.html");
    let text = fs::read(&page).unwrap();
    fs::remove_file(&page).unwrap();
    assert_eq!(findings(), [Finding::FilesIncomplete { title: title() }]);
    fs::write(&page, text).unwrap();
    assert_eq!(findings(), []);
    let zip = folder.join("package.zip");
    let mut bytes = fs::read(&zip).unwrap();
    bytes[20] ^= 1;
    fs::write(&zip, bytes).unwrap();
    assert_eq!(findings(), [Finding::ZipChanged { title: title() }]);
    fs::remove_file(&zip).unwrap();
    assert_eq!(findings(), [Finding::ZipUnreadable { title: title() }]);
    fs::create_dir(data.join("packages/theirs")).unwrap();
    assert!(findings().contains(&Finding::UnknownFolders { count: 1 }));
}

#[test]
fn damage_of_the_database_is_found() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    // While it is open: opening it would find that the database is damaged.
    let db = rusqlite::Connection::open(data.join("library.sqlite")).unwrap();
    // A row without its parent, a record that says nothing, and an index that has not what its table has.
    db.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO sco (package_id, number, item) VALUES (99, 1, 'nothing');
         PRAGMA writable_schema = ON;
         CREATE TABLE other (value TEXT);
         CREATE INDEX other_value ON other (value);
         INSERT INTO other VALUES ('a');
         UPDATE sqlite_schema SET sql = 'CREATE INDEX other_value ON other (value || 1)' WHERE name = 'other_value';",
    )
    .unwrap();
    drop(db);
    let findings = library.workbench.check_integrity(&mut |_| true).unwrap().findings;
    assert!(
        matches!(findings[0], Finding::DatabaseDamaged { count: 1.. }),
        "{findings:?}"
    );
    assert!(findings.contains(&Finding::LostParents { count: 1 }), "{findings:?}");
    assert!(findings.contains(&Finding::DamagedRecords { count: 1 }), "{findings:?}");
}

#[test]
fn a_check_can_be_cancelled() {
    let library = support::library("minimal");
    let workbench = &library.workbench;
    let cancelled = workbench.begin_integrity_check(|_| workbench.cancel_data_work());
    assert!(
        matches!(cancelled, Err(Error::Package(PackageError::Cancelled))),
        "{cancelled:?}"
    );
}
