//! A library whose database is damaged, in many ways: nothing panics, nothing is deleted, what is said is said in words,
//! and a recovery keeps every row that SQLite can still read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    collections::BTreeMap,
    env, fs, panic,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rusqlite::{Connection, types::Value};
use support::Page;
use tempfile::TempDir;
use workbench::{
    Error, Workbench,
    ids::{LearnerId, PackageId},
    report::Language,
    views::LaunchOptions,
};

const PAGE: usize = 4096;
/// The tables with the columns of their keys.
const TABLES: [(&str, &str); 13] = [
    ("lineage", "id"),
    ("package", "id"),
    ("sco", "id"),
    ("learner", "id"),
    ("attempt", "id"),
    ("session", "id"),
    ("report", "session_id"),
    ("entry", "session_id, seq"),
    ("exchange", "session_id, number"),
    ("accepted", "lineage_id, finding"),
    ("launch_options", "lineage_id"),
    ("setting", "key"),
    ("lms_profile", "number"),
];
/// The columns that hold JSON.
const JSON: [(&str, &str); 16] = [
    ("package", "standard"),
    ("package", "found"),
    ("sco", "item"),
    ("attempt", "data"),
    ("session", "profile"),
    ("session", "launch"),
    ("session", "before"),
    ("session", "score"),
    ("session", "state"),
    ("report", "data"),
    ("entry", "data"),
    ("exchange", "command"),
    ("launch_options", "mode"),
    ("launch_options", "window"),
    ("setting", "value"),
    ("lms_profile", "profile"),
];
/// The fields of a database's header: where each begins, and its length.
const HEADER: [(usize, usize); 22] = [
    (0, 16),
    (16, 2),
    (18, 1),
    (19, 1),
    (20, 1),
    (21, 1),
    (22, 1),
    (23, 1),
    (24, 4),
    (28, 4),
    (32, 4),
    (36, 4),
    (40, 4),
    (44, 4),
    (48, 4),
    (52, 4),
    (56, 4),
    (60, 4),
    (64, 4),
    (68, 4),
    (72, 20),
    (92, 8),
];
/// Words of SQLite and of crates that say nothing to a user.
const RAW: [&str; 16] = [
    "SQL",
    "no such",
    "malformed",
    "constraint",
    "disk image",
    "column",
    " table",
    "rusqlite",
    "serde",
    "expected ",
    "database is",
    "not a database",
    "UTF-8",
    "line 1",
    "os error",
    "Some(",
];

type Row = Vec<Value>;

/// A library with everything in it that a database can hold, over many pages.
async fn library() -> (TempDir, PathBuf) {
    let folder = support::memory();
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    workbench
        .import(&support::zip("minimal", folder.path()), &mut |_| true)
        .unwrap();
    workbench
        .import(&support::zip("three-scos", folder.path()), &mut |_| true)
        .unwrap();
    let launched = support::launch(&workbench, "xlms").await;
    let mut page = Page::open(&launched.url).await;
    let mut calls = vec![page.call("LMSInitialize", &[""], "true", 0)];
    for n in 0..50 {
        calls.push(page.call("LMSSetValue", &["cmi.core.lesson_location", &n.to_string()], "true", 0));
    }
    calls.push(page.call("LMSCommit", &[""], "true", 0));
    assert!(page.persist(&calls).await);
    workbench.end_session(&launched.session).await.unwrap();
    let report = serde_json::to_string(&workbench.report(&launched.session).unwrap()).unwrap();
    let report = report.replace('\'', "''");
    for id in [PackageId(1), PackageId(2)] {
        for finding in workbench.audit(id, Language::English).unwrap() {
            workbench
                .accept(id, std::slice::from_ref(&finding.key), Some("known"))
                .unwrap();
        }
    }
    let options = LaunchOptions {
        learner: Some(LearnerId(1)),
        profile: "moodle".to_owned(),
        ..LaunchOptions::default()
    };
    workbench.set_launch_options(PackageId(1), Some(&options)).unwrap();
    let mut settings = workbench.settings().unwrap();
    settings.limits.entries = 50_000;
    workbench.set_settings(&settings).unwrap();
    workbench
        .add_profile(&workbench.profile_copy("moodle", Language::English).unwrap().draft)
        .unwrap();
    let database = Connection::open(data.join("library.sqlite")).unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    let synced = "SELECT min(settled) FROM package";
    while !database.query_row(synced, [], |row| row.get::<_, bool>(0)).unwrap() {
        assert!(Instant::now() < patience);
        tokio::task::yield_now().await;
    }
    drop(database);
    drop(workbench);
    support::until_closed(&data);
    // More of the same, so that each table is on several pages.
    let database = Connection::open(data.join("library.sqlite")).unwrap();
    database
        .execute_batch(
            &r#"CREATE TEMP TABLE number AS WITH RECURSIVE n (n) AS (VALUES (100) UNION ALL SELECT n + 1 FROM n WHERE n < 180)
                SELECT n FROM n;
            INSERT INTO lineage (id) SELECT n FROM temp.number;
            INSERT INTO package SELECT n, title || n, identifier, schema_version, file_name, 'none-' || n, size, sha256,
                imported_at, standard, n, 1, source, manifest, 1, found, 0 FROM package, temp.number WHERE id = 1;
            INSERT INTO sco SELECT n, n, 1, item FROM sco, temp.number WHERE id = 1;
            INSERT INTO attempt SELECT n, learner_id, n, data, NULL FROM attempt, temp.number WHERE id = 1;
            INSERT INTO session SELECT n, printf('%08d', n) || substr(uuid, 9), n, profile, launch, before, "window",
                started_at, ended_at, state, status, score, session_time, wall_us, calls, failed_calls, page_opened_at, sent, NULL
                FROM session, temp.number WHERE id = 1 AND n < 130;
            INSERT INTO entry SELECT temp.number.n, seq, at_us, phase, mark, function, error, element, value, answer, data
                FROM entry, temp.number WHERE session_id = 1 AND temp.number.n < 115;
            -- As an earlier version recorded them.
            INSERT INTO exchange VALUES (1, 0, 0, '"launch"', '2026-11-24T04:06:19+00:00', 'the launch'),
                (1, 1, 1, '"getparam"', '2026-11-24T04:06:20+00:00', 'getparam'),
                (1, 2, 52, '"putparam"', '2026-11-24T04:06:21+00:00', 'putparam');
            INSERT INTO exchange SELECT n, number, after, command, at, data FROM exchange, temp.number
                WHERE session_id = 1 AND n < 106;
            -- Logs that were deleted.
            UPDATE session SET logs_deleted_at = '2026-11-25T04:06:19+00:00' WHERE id >= 115;
            INSERT INTO report SELECT n, '{report}' FROM temp.number WHERE n >= 115 AND n < 130;
            INSERT INTO accepted SELECT n, finding, note FROM accepted, temp.number WHERE lineage_id = 1;
            INSERT INTO launch_options SELECT n, learner_id, "window", profile, mode, offline, learner_language
                FROM launch_options, temp.number WHERE lineage_id = 1;
            INSERT INTO lms_profile SELECT n, 'p' || n, profile, note FROM lms_profile, temp.number;
            DROP TABLE temp.number;"#
            .replace("{report}", &report),
        )
        .unwrap();
    drop(database);
    assert!(!data.join("library.sqlite-wal").exists());
    (folder, data)
}

/// A way to damage a database.
struct Damage {
    name: String,
    bytes: Vec<u8>,
    /// Only what is the same in all libraries is damaged: nothing need be lost.
    header_only: bool,
    /// Tried each time.
    always: bool,
}

fn damages(undamaged: &[u8], folder: &Path) -> Vec<Damage> {
    let mut all: Vec<Damage> = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>, header_only: bool| {
        let is_one_of_many = ["some bits", "zeros", "cut off"].iter().any(|kind| name.contains(kind));
        all.push(Damage {
            always: header_only || !is_one_of_many || all.len().is_multiple_of(4),
            name,
            bytes,
            header_only,
        });
    };
    // Numbers that are always the same and look like none.
    let mut seed = 7_u64;
    let mut any = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    for page in 0..undamaged.len() / PAGE {
        let from = page * PAGE + if page == 0 { 100 } else { 0 };
        let mut bytes = undamaged.to_vec();
        bytes[from] ^= 0x55;
        add(format!("page {page}: its kind"), bytes, false);
        let mut bytes = undamaged.to_vec();
        for _ in 0..8 {
            let at = from + any() % (PAGE - 100);
            bytes[at] ^= 1 << (any() % 8);
        }
        add(format!("page {page}: some bits"), bytes, false);
        if page % 3 == 0 {
            let mut bytes = undamaged.to_vec();
            bytes[from..(page + 1) * PAGE].fill(0);
            add(format!("page {page}: zeros"), bytes, false);
        }
    }
    for n in 0..30 {
        let length = (n * undamaged.len() / 30 + any() % 700).min(undamaged.len() - 1);
        add(
            format!("cut off after {length} bytes"),
            undamaged[..length].to_vec(),
            false,
        );
    }
    for (at, length) in HEADER {
        for (what, value) in [("ones", 0xff), ("zeros", 0)] {
            let mut bytes = undamaged.to_vec();
            bytes[at..at + length].fill(value);
            if bytes != undamaged {
                add(format!("header {at}: {what}"), bytes, true);
            }
        }
        let mut bytes = undamaged.to_vec();
        bytes[at] ^= 1;
        add(format!("header {at}: a bit"), bytes, true);
    }
    let file = folder.join("damaged.sqlite");
    let mut change = |name: String, sql: &str| {
        fs::write(&file, undamaged).unwrap();
        let database = Connection::open(&file).unwrap();
        database
            .execute_batch(&format!("PRAGMA foreign_keys = 0; {sql}"))
            .unwrap();
        drop(database);
        add(name, fs::read(&file).unwrap(), false);
    };
    for (table, _) in TABLES {
        change(format!("{table} dropped"), &format!("DROP TABLE {table}"));
        change(format!("{table} emptied"), &format!("DELETE FROM {table}"));
    }
    for (table, column) in JSON {
        let one = match table {
            "report" => "session_id = 120",
            "entry" => "session_id = 1 AND seq = 2",
            "exchange" => "session_id = 1 AND number = 0",
            "setting" => "key = 'limits'",
            "launch_options" => "lineage_id = 1",
            _ => "id = 1",
        };
        let broken = format!("UPDATE {table} SET {column} = '{{\"a' WHERE {one}");
        change(format!("{table}.{column}: one"), &broken);
        change(
            format!("{table}.{column}: all"),
            &format!("UPDATE {table} SET {column} = 'null'"),
        );
    }
    all
}

/// Every row that SQLite reads by its key, in the order of `keys`; none where it cannot, or the file is none.
fn rows(database: &Path, keys: &BTreeMap<&'static str, Vec<Row>>) -> BTreeMap<(&'static str, String), Row> {
    let mut found = BTreeMap::new();
    let Ok(db) = Connection::open(database) else {
        return found;
    };
    if db.pragma_update(None, "writable_schema", true).is_err() {
        return found;
    }
    for (table, columns) in TABLES {
        let condition: Vec<_> = columns.split(", ").map(|column| format!("{column} = ?")).collect();
        let sql = format!("SELECT * FROM {table} NOT INDEXED WHERE {}", condition.join(" AND "));
        let Ok(mut select) = db.prepare(&sql) else { continue };
        let count = select.column_count();
        for key in &keys[table] {
            let row = select.query_row(rusqlite::params_from_iter(key.iter()), |row| {
                (0..count)
                    .map(|n| row.get::<_, Value>(n))
                    .collect::<rusqlite::Result<Row>>()
            });
            if let Ok(row) = row {
                found.insert((table, format!("{key:?}")), row);
            }
        }
    }
    found
}

fn keys(database: &Path) -> BTreeMap<&'static str, Vec<Row>> {
    let db = Connection::open(database).unwrap();
    let keys = TABLES.map(|(table, columns)| {
        let mut select = db.prepare(&format!("SELECT {columns} FROM {table}")).unwrap();
        let count = select.column_count();
        let rows = select
            .query_map([], |row| (0..count).map(|n| row.get(n)).collect())
            .unwrap();
        (table, rows.map(Result::unwrap).collect())
    });
    keys.into_iter().collect()
}

/// Fails where `error` says to a user what only a programmer understands.
fn in_words(error: &Error, data: &Path, damage: &str) {
    let said = error.to_string();
    let shown = said.replace(&*data.to_string_lossy(), "").replace("library.sqlite", "");
    for raw in RAW {
        assert!(!shown.contains(raw), "{damage}: {said}");
    }
    // What the window is given goes by the same rule.
    let given = serde_json::to_string(error).unwrap();
    let given = given
        .replace(&*data.to_string_lossy(), "")
        .replace("library.sqlite", "");
    for raw in RAW {
        assert!(!given.contains(raw), "{damage}: {given}");
    }
}

/// Uses all of a library that can be used; every refusal is in words.
fn use_all(workbench: &Workbench, data: &Path, damage: &str) {
    let say = |error: &Error| in_words(error, data, damage);
    let packages = workbench.packages().inspect_err(say).unwrap_or_default();
    for package in packages.iter().take(3) {
        let _ = workbench.package(package.id).inspect_err(say);
        let _ = workbench.audit(package.id, Language::English).inspect_err(say);
    }
    let sessions = workbench.sessions().inspect_err(say).unwrap_or_default();
    // The first ones have logs, the last ones had.
    for session in sessions.iter().rev().take(3).chain(sessions.iter().take(2)) {
        let _ = workbench.report(&session.id).inspect_err(say);
        let _ = workbench.journal(&session.id).inspect_err(say);
    }
    let _ = workbench.settings().inspect_err(say);
    let _ = workbench.orphans().inspect_err(say);
}

fn files(root: &Path) -> BTreeMap<PathBuf, u64> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let size = entry.metadata().unwrap().len();
            (entry.into_path(), size)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_deletes_nothing_and_recovery_restores_what_is_readable() {
    let (folder, data) = library().await;
    let database = data.join("library.sqlite");
    let undamaged = fs::read(&database).unwrap();
    let keys = keys(&database);
    let all = rows(&database, &keys);
    let damages = damages(&undamaged, folder.path());
    let (mut refused, mut lost, mut failed) = (0, 0, 0);
    // One of them alone: `DAMAGE="page 3: zeros"`.
    let only = env::var("DAMAGE").unwrap_or_default();
    let damages: Vec<_> = damages
        .into_iter()
        .filter(|damage| damage.name.starts_with(&only))
        // With `DAMAGE_ALL=1` all of them.
        .filter(|damage| damage.always || env::var_os("DAMAGE_ALL").is_some() || !only.is_empty())
        .collect();
    assert!(damages.len() >= 150 || !only.is_empty(), "{}", damages.len());
    for damage in &damages {
        let tried = panic::catch_unwind(|| {
            fs::write(&database, &damage.bytes).unwrap();
            let copy = folder.path().join("copy.sqlite");
            fs::write(&copy, &damage.bytes).unwrap();
            let readable = if damage.header_only {
                all.clone()
            } else {
                rows(&copy, &keys)
            };
            let is_refused = open_damaged(&data, damage);
            recover(&data, damage, &keys, &readable);
            (is_refused, all.len() - readable.len())
        });
        match tried {
            Ok((is_refused, rows)) => {
                refused += usize::from(is_refused);
                lost += rows;
            }
            Err(_) => {
                failed += 1;
                eprintln!("failed: {}", damage.name);
            }
        }
        for file in fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()) {
            if file.is_file() {
                fs::remove_file(file).unwrap();
            }
        }
    }
    eprintln!(
        "{} ways, {refused} refused; {lost} rows lost of {} each",
        damages.len(),
        all.len()
    );
    assert_eq!(failed, 0, "of {} ways", damages.len());
}

/// Opens the damaged library and uses it, where it can be; returns whether it is refused.
fn open_damaged(data: &Path, damage: &Damage) -> bool {
    let packages = files(&data.join("packages"));
    let opened = Workbench::open(data);
    let is_refused = opened.is_err();
    match opened {
        Ok(workbench) => use_all(&workbench, data, &damage.name),
        Err(error) => {
            in_words(&error, data, &damage.name);
            let now = fs::read(data.join("library.sqlite")).unwrap();
            assert!(now == damage.bytes, "{}: {error}", damage.name);
        }
    }
    assert_eq!(files(&data.join("packages")), packages, "{}", damage.name);
    is_refused
}

/// Recovers the library: no row that could be read is missing then.
fn recover(
    data: &Path,
    damage: &Damage,
    keys: &BTreeMap<&'static str, Vec<Row>>,
    readable: &BTreeMap<(&'static str, String), Row>,
) {
    let (name, packages) = (&damage.name, files(&data.join("packages")));
    let recovered = Workbench::recover(data, Language::English).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    if let Some(replaced) = &recovered.replaced {
        assert!(
            fs::read(replaced).unwrap() == damage.bytes,
            "{name}: the old one is another"
        );
    }
    assert_eq!(files(&data.join("packages")), packages, "{name}");
    let now = rows(&data.join("library.sqlite"), keys);
    for ((table, key), row) in readable {
        let Some(stored) = now.get(&(*table, key.clone())) else {
            panic!("{name}: {table} {key} is lost: {row:?}");
        };
        let other: Vec<_> = row
            .iter()
            .zip(stored)
            .filter(|(before, after)| before != after)
            .collect();
        assert!(other.len() <= 4, "{name}: {table} {key} is another: {other:?}");
    }
    let workbench = Workbench::open(data).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(workbench.orphans().unwrap(), [], "{name}");
    use_all(&workbench, data, name);
    drop(workbench);
    support::until_closed(data);
    for file in fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path()) {
        let left = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            !left.contains("incoming") && !left.contains("recovering"),
            "{name}: {left}"
        );
    }
}
