//! Libraries of earlier versions open and lose nothing; those that cannot be opened are left as they are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod schema;

use std::{fs, path::Path};

use rusqlite::Connection;
use tempfile::TempDir;
use workbench::{
    Error, Workbench,
    ids::PackageId,
    trace::{Detail, RowFilter, RowKind, TraceRequest},
};

/// The first version without the table `event`.
const WITHOUT_EVENTS: i64 = schema::WITHOUT_EVENTS as i64;

/// The newest version.
fn newest() -> i64 {
    i64::try_from(schema::migrations().len()).unwrap()
}

/// A library as version `version` of the schema left it.
fn library(data: &Path, version: i64) {
    fs::create_dir_all(data.join("packages/first/content")).unwrap();
    let version = usize::try_from(version).unwrap();
    schema::database(&data.join("library.sqlite"), version, |_| {});
}

/// The files of the library's folder that are databases, by name.
fn databases(data: &Path) -> Vec<String> {
    let entries = fs::read_dir(data).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".sqlite"));
    names.sort();
    names
}

#[test]
fn a_library_of_each_earlier_version_opens_with_all_that_is_in_it() {
    for version in 1..newest() {
        let folder = TempDir::new().unwrap();
        library(folder.path(), version);
        let workbench = Workbench::open(folder.path()).unwrap();
        let packages = workbench.packages().unwrap();
        let titles: Vec<_> = packages.iter().map(|package| package.title.as_str()).collect();
        assert_eq!(titles, ["Second", "First"], "from version {version}");
        assert!(
            packages
                .iter()
                .all(|package| (package.version, package.versions) == (1, 1))
        );
        let sessions = workbench.sessions().unwrap();
        assert_eq!((sessions.len(), sessions[0].status.as_str()), (1, "completed"));
        let details = workbench.package(PackageId(1)).unwrap();
        assert_eq!(
            (details.scos[0].status.as_str(), details.scos[0].sessions.len()),
            ("completed", 1)
        );
        // As it was before, it stands beside.
        let copy = format!("library.before-{}.v{version}.sqlite", newest());
        assert_eq!(databases(folder.path()), [copy.as_str(), "library.sqlite"]);
        let others = Connection::open(folder.path().join(copy)).unwrap();
        let state: (i64, u32) = others
            .query_row(
                "SELECT (SELECT user_version FROM pragma_user_version), count(*) FROM package",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(state, (version, 2));
        let identity: i64 = Connection::open(folder.path().join("library.sqlite"))
            .unwrap()
            .query_row("PRAGMA application_id", [], |row| row.get(0))
            .unwrap();
        assert_eq!(identity, 0x5343_4175);
        drop(workbench);
        // A second time there is nothing to do.
        Workbench::open(folder.path()).unwrap();
        assert_eq!(databases(folder.path()).len(), 2);
    }
}

#[test]
fn a_library_of_each_earlier_version_is_read_without_being_changed() {
    for version in 1..newest() {
        let folder = TempDir::new().unwrap();
        library(folder.path(), version);
        let file = folder.path().join("library.sqlite");
        let before = fs::read(&file).unwrap();
        let names = || -> Vec<_> {
            let entries = fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name());
            entries.collect()
        };
        let entries = names();
        let workbench = Workbench::open_read_only(folder.path()).unwrap();
        assert_eq!(workbench.packages().unwrap().len(), 2, "from version {version}");
        assert_eq!(workbench.sessions().unwrap()[0].status, "completed");
        drop(workbench);
        assert!(fs::read(&file).unwrap() == before, "from version {version}");
        assert_eq!(names(), entries, "from version {version}");
    }
}

#[test]
fn a_library_of_a_newer_version_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    library(folder.path(), newest());
    let file = folder.path().join("library.sqlite");
    let newer = Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", newest() + 1).unwrap();
    newer
        .execute("CREATE TABLE new_in_this_version (id INTEGER)", [])
        .unwrap();
    drop(newer);
    let refused = Workbench::open(folder.path()).unwrap_err();
    assert!(matches!(&refused, Error::NewerLibrary { path } if *path == file.display().to_string()));
    let version: i64 = Connection::open(&file)
        .unwrap()
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, newest() + 1);
    assert_eq!(databases(folder.path()), ["library.sqlite"]);
}

#[test]
fn a_damaged_library_is_reported_and_unchanged() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("library.sqlite");
    fs::write(&file, "This is no database. ".repeat(100)).unwrap();
    let before = fs::read(&file).unwrap();
    assert!(matches!(
        Workbench::open(folder.path()),
        Err(Error::DamagedLibrary { .. })
    ));
    assert!(fs::read(&file).unwrap() == before);
}

/// What the workbench of the first schema recorded of the LMS's log, in [`ROWS`]' session.
const EXCHANGES: &str = include_str!("libraries/exchanges.v1.sql");

#[test]
fn a_session_of_each_earlier_version_has_the_same_report() {
    for version in 1..WITHOUT_EVENTS {
        let folder = TempDir::new().unwrap();
        library(folder.path(), version);
        let file = folder.path().join("library.sqlite");
        let database = Connection::open(&file).unwrap();
        database.execute_batch(EXCHANGES).unwrap();
        let read = |database: &Connection| -> Vec<(u32, String, String, String)> {
            let mut select = database
                .prepare("SELECT after, command, at, data FROM exchange ORDER BY number")
                .unwrap();
            let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
            rows.unwrap().map(Result::unwrap).collect()
        };
        let recorded = read(&database);
        assert_eq!(recorded.len(), 4);
        drop(database);
        let workbench = Workbench::open(folder.path()).unwrap();
        let session = workbench.sessions().unwrap().remove(0);
        let exchanges = workbench.full_report(&session.id).unwrap().exchanges;
        let shown: Vec<_> = exchanges
            .into_iter()
            .map(|one| {
                (
                    one.after,
                    serde_json::to_string(&one.command).unwrap(),
                    one.at.to_rfc3339(),
                    one.data,
                )
            })
            .collect();
        assert_eq!(shown, recorded, "from version {version}");
        let request = TraceRequest {
            filter: RowFilter {
                hidden: RowKind::ALL
                    .into_iter()
                    .filter(|kind| *kind != RowKind::Exchange)
                    .collect(),
                ..RowFilter::default()
            },
            from: 0,
            limit: 10,
            detail: Detail::Preview,
            until: None,
        };
        assert_eq!(workbench.trace_page(&session.id, &request).unwrap().rows.len(), 4);
        drop(workbench);
        // What can be derived is not stored any more, and what cannot is.
        let left: Vec<_> = read(&Connection::open(&file).unwrap())
            .into_iter()
            .map(|(.., data)| data)
            .collect();
        assert_eq!(left, ["", "", "", "what no version derives"], "from version {version}");
    }
}

#[test]
fn entries_of_each_earlier_version_can_be_filtered() {
    for version in 1..WITHOUT_EVENTS {
        let folder = TempDir::new().unwrap();
        library(folder.path(), version);
        let file = folder.path().join("library.sqlite");
        let database = Connection::open(&file).unwrap();
        database
            .execute_batch("UPDATE event SET what = '{\"kind' WHERE n = 4")
            .unwrap();
        // More than go into one transaction.
        database
            .execute_batch(
                "WITH RECURSIVE many (number) AS (VALUES (6) UNION ALL SELECT number + 1 FROM many WHERE number < 12000)
                 INSERT INTO event (session_id, n, at_us, phase, what)
                 SELECT 1, number, at_us, phase, what FROM event, many WHERE session_id = 1 AND n = 2",
            )
            .unwrap();
        if version == 10 {
            // An upgrade that was interrupted has copied some.
            let copied = "INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer)
                SELECT 1, n, at_us, 3, 2, 4, 0, 'cmi.core.lesson_status', 'completed', 'true' FROM event WHERE n > 6000";
            database.execute(copied, []).unwrap();
        }
        drop(database);
        let workbench = Workbench::open(folder.path()).unwrap();
        let session = workbench.sessions().unwrap().remove(0).id;
        let database = Connection::open(&file).unwrap();
        let mut select = database
            .prepare("SELECT function, error, element, value, data, count(*) FROM entry GROUP BY 1, 2, 3, 4, 5 ORDER BY min(seq)")
            .unwrap();
        let rows = select.query_map([], |row| {
            let numbers: [Option<u16>; 2] = [row.get(0)?, row.get(1)?];
            let texts: [Option<String>; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
            Ok((numbers, texts, row.get::<_, u32>(5)?))
        });
        let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
        let call = |function: u16, element: Option<&str>, value: &str, count| {
            let texts = [element.map(str::to_owned), Some(value.to_owned()), None];
            ([Some(function), Some(0)], texts, count)
        };
        let other = |json: &str| ([None, None], [None, None, Some(json.to_owned())], 1);
        let expected = [
            call(1, None, "", 1),
            call(4, Some("cmi.core.lesson_status"), "completed", 11_996),
            call(2, None, "", 1),
            other("{\"kind"),
            other(r#"{"kind":"note","note":"closeTimedOut"}"#),
        ];
        assert_eq!(rows, expected, "from version {version}");
        // The damaged one stands as a note in the trace, and the exchanges follow their calls.
        let shown = |kinds: &[RowKind], problems_only| {
            let request = TraceRequest {
                filter: RowFilter {
                    hidden: RowKind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect(),
                    problems_only,
                    ..RowFilter::default()
                },
                from: 0,
                limit: 1,
                detail: Detail::Preview,
                until: None,
            };
            workbench.trace_page(&session, &request).unwrap().shown
        };
        assert_eq!(shown(&RowKind::ALL, false), 12_000 + 3, "from version {version}");
        assert_eq!(shown(&[RowKind::Lifecycle], false), 2, "from version {version}");
        assert_eq!(shown(&[RowKind::Set], false), 11_996, "from version {version}");
        assert_eq!(shown(&[RowKind::Note], false), 2, "from version {version}");
        assert_eq!(shown(&[RowKind::Exchange], false), 3, "from version {version}");
        assert_eq!(shown(&RowKind::ALL, true), 2, "from version {version}");
    }
}
