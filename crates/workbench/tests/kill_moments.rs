//! Processes that are killed for real at random moments while they record, import, delete, bring a library up to date,
//! recover or move it, alone and three at once. Nothing that was acknowledged is lost, and nothing that is not ours is deleted.
//!
//! `KILL_ROUNDS=1000` for more rounds than the 50 of each, `KILL_SEED` for the moments of an earlier run.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod schema;
mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::{PoisonError, RwLock},
    thread,
    time::{Duration, Instant, SystemTime},
};

use chrono::{Local, TimeDelta};
use rusqlite::Connection;
use support::Page;
use workbench::{
    Error, Workbench,
    ids::{PackageId, SessionId},
    report::Language,
    trace::{EntryData, LossCause, Note, SessionState},
    views::{LaunchOptions, LogDeletion},
};

/// The environment of [`works`]: what to do, the library, a zip.
const WORK: [&str; 3] = ["KILL_WORK", "KILL_LIBRARY", "KILL_ZIP"];

fn rounds() -> u32 {
    let rounds = env::var("KILL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    rounds.unwrap_or(50)
}

/// Numbers that nobody chose; the same again for the same seed.
struct Random(u64);

impl Random {
    fn new() -> Self {
        let seed = env::var("KILL_SEED").ok().and_then(|seed| seed.parse().ok());
        let now = || {
            SystemTime::now()
                .duration_since(SystemTime::UNIX_EPOCH)
                .unwrap()
                .as_nanos()
        };
        let seed = seed.unwrap_or_else(|| now() as u64);
        eprintln!("KILL_SEED={seed}");
        Self(seed)
    }

    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// A moment of a work that takes about so long.
    fn moment(&mut self, of: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(of.as_micros()).unwrap() + 1))
    }
}

/// While a process is started, it has this one's locks for a moment, so that a library seems to be open elsewhere. Whoever
/// must have one alone keeps others from starting any.
static STARTING: RwLock<()> = RwLock::new(());

/// A process of its own.
struct Worker(Child);

impl Worker {
    fn start(work: &str, data: &Path, zip: &Path) -> Self {
        let _alone = STARTING.write().unwrap_or_else(PoisonError::into_inner);
        let process = Command::new(env::current_exe().unwrap())
            .args(["--exact", "works", "--ignored", "--nocapture"])
            .envs(WORK.into_iter().zip([work.as_ref(), data.as_os_str(), zip.as_os_str()]))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(process)
    }

    /// Kills it after a while, whatever it is at; the lines that it has written.
    fn killed_after(mut self, moment: Duration) -> Vec<String> {
        // The moment is what is tried: there is nothing to wait for.
        thread::sleep(moment);
        self.0.kill().unwrap();
        self.lines()
    }

    /// The lines that it has written, once it has ended.
    fn lines(mut self) -> Vec<String> {
        let mut text = String::new();
        self.0.stdout.take().unwrap().read_to_string(&mut text).unwrap();
        self.0.wait().unwrap();
        // What follows the last line break was not said to its end.
        let complete = text.rfind('\n').map_or("", |end| &text[..end]);
        complete.lines().map(str::to_owned).collect()
    }
}

fn say(line: &str) {
    let mut out = io::stdout();
    writeln!(out, "{line}").unwrap();
}

#[test]
#[ignore = "it is what the other tests kill"]
fn works() {
    let [Some(work), Some(data), Some(zip)] = WORK.map(env::var_os) else {
        return;
    };
    let data = Path::new(&data);
    // What the test harness wrote does not end in a line break.
    say("");
    match work.to_str().unwrap() {
        "import" => import(&Workbench::open(data).unwrap(), Path::new(&zip)),
        "open" => {
            let workbench = Workbench::open(data).unwrap();
            say(&format!("opened {}", workbench.sessions().unwrap().len()));
        }
        "recover" => {
            let recovered = Workbench::recover(data, Language::English).unwrap();
            say(&format!("recovered {}", recovered.sessions));
        }
        "restore" => {
            // Here the zip is the backup.
            Workbench::restore(Path::new(&zip), data, &mut |_| true).unwrap();
            say("restored");
        }
        "replace" => {
            let workbench = Workbench::open(data).unwrap();
            workbench.begin_restore(Path::new(&zip), |_| {}).unwrap();
            drop(workbench);
            Workbench::open(data).unwrap();
            say("replaced");
        }
        "move" => {
            // Here the zip is the folder that it is moved to.
            let workbench = Workbench::open(data).unwrap();
            workbench.begin_move(Path::new(&zip), |_| {}).unwrap();
            drop(workbench);
            Workbench::open(data).unwrap().finish_moves().unwrap();
            say("moved");
        }
        "retain" => {
            let deletion = delete_logs(&Workbench::open(data).unwrap());
            say(&format!("deleted {}", deletion.deleted.rows));
        }
        "record" => record(&Workbench::open(data).unwrap()),
        other => panic!("{other}"),
    }
}

/// Launches the first SCO, says where its page is, and records until the session has ended.
fn record(workbench: &Workbench) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let launched = support::launch(workbench, "strict").await;
        say(&format!("recording {} {}", launched.session, launched.url));
        workbench.ended(&launched.session).await;
        say("ended");
    });
}

/// Deletes the logs of all sessions that have ended.
fn delete_logs(workbench: &Workbench) -> LogDeletion {
    let later = Local::now().fixed_offset() + TimeDelta::days(40);
    workbench.delete_old_logs(30, later, &mut |_| true).unwrap()
}

/// Imports again and again, and deletes most packages, so that the library stays small. Each is named by the moment that it
/// came in at, which no other has: numbers are given again.
fn import(workbench: &Workbench, zip: &Path) {
    for number in 1_u64.. {
        let package = workbench.import(zip, &mut |_| true).unwrap().package;
        say(&format!("imported {}", package.imported_at.to_rfc3339()));
        if !number.is_multiple_of(5) {
            say(&format!("deleting {}", package.imported_at.to_rfc3339()));
            workbench.delete_package(package.id).unwrap();
            say(&format!("deleted {}", package.imported_at.to_rfc3339()));
        }
    }
}

/// What processes said that they had done.
#[derive(Default)]
struct Said {
    imported: BTreeSet<String>,
    deleting: BTreeSet<String>,
    deleted: BTreeSet<String>,
}

impl Said {
    fn hear(&mut self, lines: &[String]) {
        for line in lines {
            let Some((word, package)) = line.split_once(' ') else {
                continue;
            };
            let said = match word {
                "imported" => &mut self.imported,
                "deleting" => &mut self.deleting,
                "deleted" => &mut self.deleted,
                _ => continue,
            };
            said.insert(package.to_owned());
        }
    }
}

/// A folder that is not ours, among the packages.
fn put_theirs(data: &Path) -> PathBuf {
    let theirs = data.join("packages/.incoming-theirs");
    fs::create_dir_all(theirs.join("content")).unwrap();
    fs::write(theirs.join("content/work"), "months").unwrap();
    theirs
}

/// Opens the library after a kill: what was said to be done is done, all packages are whole, and there is nothing else but
/// what is not ours.
fn check(data: &Path, zip: &Path, said: &Said, how: &str) {
    let _none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
    let workbench = Workbench::open(data).unwrap_or_else(|error| panic!("{how}: {error:?}"));
    let packages = workbench.packages().unwrap();
    let there: BTreeSet<_> = packages
        .iter()
        .map(|package| package.imported_at.to_rfc3339())
        .collect();
    for package in said.imported.difference(&said.deleting) {
        assert!(there.contains(package), "{how}: {package} is lost");
    }
    for package in &said.deleted {
        assert!(!there.contains(package), "{how}: {package} is back");
    }
    let inside = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap().len();
    let bytes = fs::read(zip).unwrap();
    let mut folders = 0;
    for entry in fs::read_dir(data.join("packages")).unwrap() {
        let folder = entry.unwrap().path();
        if folder.ends_with(".incoming-theirs") {
            continue;
        }
        folders += 1;
        assert!(
            fs::read(folder.join("package.zip")).unwrap() == bytes,
            "{how}: {folder:?}"
        );
        let files = walkdir::WalkDir::new(folder.join("content"))
            .into_iter()
            .map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file()).count();
        assert_eq!(files, inside, "{how}: {folder:?}");
        let names = fs::read_dir(&folder).unwrap().count();
        assert_eq!(names, 2, "{how}: {folder:?} is still marked");
    }
    assert_eq!(folders, packages.len(), "{how}");
    let orphans: Vec<_> = workbench
        .orphans()
        .unwrap()
        .into_iter()
        .map(|orphan| orphan.folder)
        .collect();
    assert_eq!(orphans, [".incoming-theirs"], "{how}");
    assert!(packages.iter().all(|package| !package.unreadable), "{how}");
    assert_eq!(
        fs::read(data.join("packages/.incoming-theirs/content/work")).unwrap(),
        b"months",
        "{how}"
    );
}

/// How long a work takes that is not killed.
fn takes(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

#[test]
fn killed_imports_and_deletions_are_complete_or_absent() {
    let folder = support::memory();
    let zip = support::zip("three-scos", folder.path());
    let mut random = Random::new();
    for round in 0..rounds() {
        // A new library each few rounds: its making is killed too.
        let data = folder.path().join(format!("data-{}", round / 5));
        let mut said = Said::default();
        for _ in 0..2 {
            let worker = Worker::start("import", &data, &zip);
            said.hear(&worker.killed_after(random.moment(Duration::from_millis(400))));
        }
        if round % 5 == 0 {
            // Before it is there, it would be another application's folder.
            drop(Workbench::open(&data).unwrap());
            put_theirs(&data);
        }
        check(&data, &zip, &said, &format!("round {round}"));
    }
}

/// What a session's page knows of what it sent.
#[derive(Default)]
struct Sent {
    session: Option<SessionId>,
    /// The number of the last entry that was acknowledged as on disk, and the value of `cmi.core.lesson_location` there.
    confirmed: u32,
    location: String,
    /// Whether LMSFinish returned, and all before it is on disk.
    finished: bool,
    /// Whether the process said that the session has ended.
    ended: bool,
}

/// Plays a session with a recording process: values and commits until it dies, or until it has all of them.
async fn played(out: ChildStdout, commits: u64, unasked: u64) -> Sent {
    let mut sent = Sent::default();
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let Some(line) = lines.find(|line| line.starts_with("recording ")) else {
        return sent;
    };
    let [_, session, url] = line.split(' ').collect::<Vec<_>>()[..] else {
        // It died in the middle of the line.
        return sent;
    };
    sent.session = Some(SessionId(session.to_owned()));
    let Some(mut page) = Page::try_open(url).await else {
        return sent;
    };
    let mut unacknowledged = vec![page.call("LMSInitialize", &[""], "true", 0)];
    for commit in 0..commits {
        let location = commit.to_string();
        unacknowledged.push(page.call("LMSSetValue", &["cmi.core.lesson_location", &location], "true", 0));
        unacknowledged.push(page.call("LMSCommit", &[""], "true", 0));
        if !page.try_persist(&unacknowledged).await {
            return sent;
        }
        (sent.confirmed, sent.location) = (page.number, location);
        unacknowledged.clear();
        for _ in 0..unasked {
            unacknowledged.push(page.call("LMSGetLastError", &[], "0", 0));
        }
        if !page.try_send(&unacknowledged).await {
            return sent;
        }
    }
    unacknowledged.push(page.call("LMSFinish", &[""], "true", 0));
    if !page.try_persist(&unacknowledged).await {
        return sent;
    }
    sent.confirmed = page.number;
    sent.finished = true;
    if page.try_say(serde_json::json!({ "bye": page.number })).await {
        sent.ended = lines.any(|line| line == "ended");
    }
    sent
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_confirmed_is_lost_whenever_a_recording_is_killed() {
    let folder = support::memory();
    let zip = support::zip("minimal", folder.path());
    let mut random = Random::new();
    let mut duration = Duration::ZERO;
    let (mut early, mut middle, mut late) = (0, 0, 0);
    for round in 0..=rounds() {
        // A new library each few rounds, so that what is checked stays small.
        let data = folder.path().join(format!("data-{}", round / 20));
        if !data.exists() {
            Workbench::open(&data).unwrap().import(&zip, &mut |_| true).unwrap();
            support::until_closed(&data);
        }
        let Worker(mut process) = Worker::start("record", &data, &zip);
        let out = process.stdout.take().unwrap();
        let moment = random.moment(duration);
        let killed = round > 0;
        let killer = thread::spawn(move || {
            if killed {
                // The moment is what is tried: there is nothing to wait for.
                thread::sleep(moment);
                process.kill().unwrap();
            }
            process.wait().unwrap();
        });
        let begun = Instant::now();
        let sent = played(out, 3 + u64::from(round % 7), u64::from(round % 5) * 40).await;
        if sent.ended {
            duration = begun.elapsed();
        }
        killer.join().unwrap();

        let _none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        let workbench = Workbench::open(&data).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let Some(session) = &sent.session else {
            early += 1;
            continue;
        };
        let trace = workbench.journal(session).unwrap();
        let calls = trace.entries.iter().filter_map(|entry| match &entry.data {
            EntryData::Call { function, .. } => Some(function.name()),
            _ => None,
        });
        let calls: Vec<_> = calls.collect();
        let recorded = calls.len();
        assert!(
            recorded >= sent.confirmed as usize,
            "round {round}: {recorded} of {} calls",
            sent.confirmed
        );
        let report = workbench.report(session).unwrap();
        let location = |text: &str| text.parse::<u32>().ok();
        assert!(
            location(&report.lesson_location) >= location(&sent.location),
            "round {round}: {} came back, {} was confirmed",
            report.lesson_location,
            sent.location
        );
        if sent.finished {
            late += 1;
            assert_eq!(calls.last(), Some(&"LMSFinish"), "round {round}");
        } else {
            middle += 1;
        }
        // An LMSFinish may be on disk that had no time to return.
        let finished = calls.last() == Some(&"LMSFinish");
        let state = if finished {
            SessionState::Finished
        } else {
            SessionState::Open
        };
        assert_eq!(trace.state, state, "round {round}");
        if sent.ended {
            assert_eq!(report.losses, [], "round {round}");
        } else if !finished {
            // What was on its way when it was killed is lost, and that is said.
            let last = &trace.entries.last().unwrap().data;
            assert!(
                matches!(last, EntryData::Note { note } if *note == Note::Interrupted),
                "round {round}"
            );
            assert_eq!(report.losses[0].cause, LossCause::EndUnknown, "round {round}");
        }
    }
    eprintln!("killed before there was a session {early}, in the middle {middle}, after LMSFinish {late}");
}

/// Plays a session with so many calls of each kind; one that is not finished stays open.
async fn play(workbench: &Workbench, calls: u32, finish: bool) -> SessionId {
    let launched = support::launch(workbench, "xlms").await;
    let mut page = Page::open(&launched.url).await;
    let mut sent = vec![page.call("LMSInitialize", &[""], "true", 0)];
    for call in 0..calls {
        sent.push(page.call(
            "LMSSetValue",
            &["cmi.core.lesson_location", &call.to_string()],
            "true",
            0,
        ));
        sent.push(page.call("LMSSetValue", &["cmi.core.no_such", "1"], "false", 401));
        sent.push(page.call("LMSCommit", &[""], "true", 0));
    }
    if finish {
        sent.push(page.call("LMSFinish", &[""], "true", 0));
    }
    assert!(page.persist(&sent).await);
    page.say(serde_json::json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    launched.session
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_deletion_of_logs_leaves_whole_logs_or_reports() {
    let folder = support::memory();
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    let zip = support::zip("minimal", folder.path());
    workbench.import(&zip, &mut |_| true).unwrap();
    let mut sessions = Vec::new();
    for calls in [5, 600, 0, 400] {
        sessions.push(play(&workbench, calls, true).await);
    }
    sessions.push(play(&workbench, 30, false).await);
    let read = |workbench: &Workbench, session: &SessionId| {
        let mut report = workbench.full_report(session).unwrap();
        let deleted = report.report.session.logs_deleted_at.take().is_some();
        (report, workbench.journal(session).unwrap().entries, deleted)
    };
    let before: Vec<_> = sessions.iter().map(|session| read(&workbench, session)).collect();
    drop(workbench);
    support::until_closed(&data);
    let database = fs::read(data.join("library.sqlite")).unwrap();

    let mut random = Random::new();
    let (mut duration, mut middle) = (Duration::ZERO, 0);
    for round in 0..=rounds() {
        fs::write(data.join("library.sqlite"), &database).unwrap();
        let worker = Worker::start("retain", &data, &data);
        if round == 0 {
            duration = takes(|| assert!(worker.lines().iter().any(|line| line.starts_with("deleted "))));
        } else {
            worker.killed_after(random.moment(duration));
        }
        let _none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        let workbench = Workbench::open(&data).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let mut replaced = 0;
        for (session, (report, entries, _)) in sessions.iter().zip(&before) {
            let (now, entries_now, deleted) = read(&workbench, session);
            assert_eq!(now.report, report.report, "round {round}");
            if deleted {
                replaced += 1;
                assert!(entries_now.is_empty() && now.exchanges.is_empty(), "round {round}");
            } else {
                assert_eq!(
                    (&entries_now, &now.exchanges),
                    (entries, &report.exchanges),
                    "round {round}"
                );
            }
        }
        middle += u32::from((1..=4).contains(&replaced));
        // The next one completes it, and touches nothing else.
        delete_logs(&workbench);
        drop(workbench);
        support::until_closed(&data);
        let rows = Connection::open(data.join("library.sqlite")).unwrap();
        let [all, open] = ["", "WHERE session_id = (SELECT max(id) FROM session)"].map(|which| {
            let count = format!("SELECT count(*) FROM entry {which}");
            rows.query_row(&count, [], |row| row.get::<_, u32>(0)).unwrap()
        });
        let kept = before[4].1.len() as u32;
        assert_eq!((all, open), (kept, kept), "round {round}");
    }
    eprintln!("killed with logs replaced {middle} times");
}

#[test]
fn a_killed_upgrade_leaves_a_complete_library() {
    let folder = support::memory();
    let newest = schema::migrations().len();
    let mut random = Random::new();
    let mut duration = Duration::ZERO;
    for round in 0..=rounds() {
        let data = folder.path().join(format!("data-{round}"));
        let version = 1 + (round as usize) % (schema::WITHOUT_EVENTS - 1);
        for package in ["first", "second"] {
            fs::create_dir_all(data.join("packages").join(package).join("content")).unwrap();
        }
        let database = data.join("library.sqlite");
        let old = schema::database(&database, version, |old| {
            // Large enough that a copy of it takes its time.
            old.execute_batch(
                "WITH RECURSIVE many (number) AS (VALUES (100) UNION ALL SELECT number + 1 FROM many WHERE number < 4000)
                 INSERT INTO event SELECT 1, number, number, phase, what FROM event, many WHERE session_id = 1 AND n = 1;",
            )
            .unwrap();
        });
        old.pragma_update(None, "journal_mode", "WAL").unwrap();
        drop(old);
        let before = fs::read(&database).unwrap();
        if round == 0 {
            duration = takes(|| {
                assert!(
                    Worker::start("open", &data, &data)
                        .lines()
                        .contains(&"opened 1".to_owned())
                )
            });
        } else {
            Worker::start("open", &data, &data).killed_after(random.moment(duration));
        }
        let copy = data.join(format!("library.before-{newest}.v{version}.sqlite"));
        if copy.exists() {
            let copy = Connection::open(&copy).unwrap();
            let entries: u32 = copy
                .query_row("SELECT count(*) FROM event", [], |row| row.get(0))
                .unwrap();
            assert_eq!(entries, 3906, "round {round}: the copy is not whole");
        } else {
            assert!(
                fs::read(&database).unwrap() == before,
                "round {round}: changed before it was copied"
            );
        }
        let workbench = Workbench::open(&data).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let session = workbench.sessions().unwrap().remove(0);
        assert_eq!(
            workbench.journal(&session.id).unwrap().entries.len(),
            3906,
            "round {round}"
        );
        assert_eq!(workbench.packages().unwrap().len(), 2, "round {round}");
        drop(workbench);
        fs::remove_dir_all(&data).unwrap();
    }
}

/// A library that is damaged, with sessions that are in its WAL alone, and a package that its database does not name.
async fn damaged(folder: &Path) -> (PathBuf, usize) {
    let open = folder.join("open");
    let workbench = Workbench::open(&open).unwrap();
    for name in ["minimal", "three-scos"] {
        workbench.import(&support::zip(name, folder), &mut |_| true).unwrap();
    }
    // What is damaged is in the file, and what the sessions write is not.
    let database = Connection::open(open.join("library.sqlite")).unwrap();
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
    database.query_row(checkpoint, [], |_| Ok(())).unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'accepted'";
    let page: usize = database.query_row(root, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
    drop(database);
    for _ in 0..3 {
        let launched = support::launch(&workbench, "strict").await;
        let mut page = Page::open(&launched.url).await;
        let calls = [
            page.call("LMSInitialize", &[""], "true", 0),
            page.call("LMSCommit", &[""], "true", 0),
        ];
        assert!(page.persist(&calls).await);
        page.say(serde_json::json!({ "bye": page.number })).await;
        workbench.ended(&launched.session).await;
    }
    let data = folder.join("damaged");
    copy_folder(&open, &data);
    let lost = data.join("packages/lost");
    fs::create_dir(&lost).unwrap();
    fs::copy(support::zip("quiz", folder), lost.join("package.zip")).unwrap();
    assert!(fs::metadata(data.join("library.sqlite-wal")).unwrap().len() > 0);
    let mut bytes = fs::read(data.join("library.sqlite")).unwrap();
    bytes[(page - 1) * 4096] ^= 0x55;
    fs::write(data.join("library.sqlite"), bytes).unwrap();
    (data, 3)
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir(&target).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_leaves_the_old_library_or_the_new_one_whenever_it_is_killed() {
    let folder = support::memory();
    let (damaged, sessions) = damaged(folder.path()).await;
    let old = fs::read(damaged.join("library.sqlite")).unwrap();
    let wal = fs::read(damaged.join("library.sqlite-wal")).unwrap();
    let mut random = Random::new();
    let mut duration = Duration::ZERO;
    let (mut still_old, mut new) = (0, 0);
    for round in 0..=rounds() {
        let data = folder.path().join(format!("data-{round}"));
        copy_folder(&damaged, &data);
        let theirs = put_theirs(&data);
        if round == 0 {
            let recovered = || {
                let said = Worker::start("recover", &data, &data).lines();
                assert!(said.contains(&format!("recovered {sessions}")), "{said:?}");
            };
            duration = takes(recovered);
        } else {
            Worker::start("recover", &data, &data).killed_after(random.moment(duration));
        }
        let none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        // The old one, whole; or the new one, and the old one beside it.
        match Workbench::open(&data) {
            Ok(workbench) => {
                new += 1;
                assert_eq!(workbench.sessions().unwrap().len(), sessions, "round {round}");
            }
            Err(Error::DamagedLibrary { .. }) => {
                still_old += 1;
                assert!(fs::read(data.join("library.sqlite")).unwrap() == old, "round {round}");
                assert!(
                    fs::read(data.join("library.sqlite-wal")).unwrap() == wal,
                    "round {round}"
                );
            }
            Err(error) => panic!("round {round}: {error:?}"),
        }
        support::until_closed(&data);
        let recovered = Workbench::recover(&data, Language::English).unwrap();
        assert_eq!((recovered.packages, recovered.sessions), (3, 3), "round {round}");
        let entries = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path());
        let left: Vec<_> = entries
            .filter(|path| path.to_string_lossy().ends_with(".sqlite"))
            .collect();
        let is_old = |path: &&PathBuf| fs::read(path).unwrap() == old;
        assert!(
            left.iter().any(|path| is_old(&path)),
            "round {round}: the old one is not kept"
        );
        assert!(theirs.join("content/work").is_file() && data.join("packages/lost/package.zip").is_file());
        let left: Vec<_> = fs::read_dir(&data)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        let is_left = |name: &std::ffi::OsString| {
            let name = name.to_string_lossy();
            name.contains("incoming") || name.contains("recovering")
        };
        assert!(!left.iter().any(is_left), "round {round}: {left:?}");
        drop(none_starts);
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!(
        "killed {} times: {still_old} before the new database was in its place, {new} after",
        rounds()
    );
}

#[test]
fn a_restored_library_is_whole_or_not_there_whenever_it_is_killed() {
    let library = support::library("three-scos");
    let backup = library.folder.path().join("library.backup");
    library.workbench.back_up(&backup, &mut |_| true).unwrap();
    let folder = support::memory();
    let mut random = Random::new();
    let mut duration = Duration::ZERO;
    let (mut absent, mut whole) = (0, 0);
    for round in 0..=rounds() {
        let data = folder.path().join(format!("data-{round}"));
        if round == 0 {
            duration = takes(|| {
                assert!(
                    Worker::start("restore", &data, &backup)
                        .lines()
                        .contains(&"restored".into())
                )
            });
        } else {
            Worker::start("restore", &data, &backup).killed_after(random.moment(duration));
        }
        let none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        match Workbench::restore(&backup, &data, &mut |_| true) {
            Ok(_) => absent += 1,
            Err(Error::LibraryExists { .. }) => whole += 1,
            Err(error) => panic!("round {round}: {error:?}"),
        }
        let workbench = Workbench::open(&data).unwrap();
        let packages = workbench.packages().unwrap();
        assert_eq!(packages.len(), 1, "round {round}");
        assert!(!packages[0].unreadable, "round {round}");
        assert_eq!(
            workbench.package(packages[0].id).unwrap().scos.len(),
            3,
            "round {round}"
        );
        assert!(workbench.orphans().unwrap().is_empty(), "round {round}");
        drop(workbench);
        support::until_closed(&data);
        let left: Vec<_> = fs::read_dir(&data)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.contains("incoming"))
            .collect();
        assert!(left.is_empty(), "round {round}: {left:?}");
        drop(none_starts);
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!(
        "killed {} times: {absent} before the library was there, {whole} after",
        rounds()
    );
}

#[test]
fn a_replaced_library_is_the_old_or_the_new_one_whenever_it_is_killed() {
    let old = support::library("three-scos");
    let old_data = old.folder.path().join("data");
    let other = support::library("minimal");
    let backup = other.folder.path().join("library.backup");
    other.workbench.back_up(&backup, &mut |_| true).unwrap();
    drop(old.workbench);
    support::until_closed(&old_data);
    let folder = support::memory();
    let mut random = Random::new();
    let mut duration = Duration::ZERO;
    let (mut before, mut after) = (0, 0);
    for round in 0..=rounds() {
        let data = folder.path().join(format!("data-{round}"));
        copy_folder(&old_data, &data);
        if round == 0 {
            duration = takes(|| {
                let lines = Worker::start("replace", &data, &backup).lines();
                assert!(lines.contains(&"replaced".into()), "{lines:?}");
            });
        } else {
            Worker::start("replace", &data, &backup).killed_after(random.moment(duration));
        }
        let none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        // What was broken off in the middle is gone on with.
        let workbench = Workbench::open(&data).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let packages = workbench.packages().unwrap();
        assert_eq!(packages.len(), 1, "round {round}");
        assert!(!packages[0].unreadable, "round {round}");
        let scos = workbench.package(packages[0].id).unwrap().scos.len();
        let kept = workbench.backups().unwrap();
        match scos {
            3 => {
                before += 1;
                assert!(kept.is_empty(), "round {round}");
            }
            1 => {
                after += 1;
                assert_eq!((kept.len(), kept[0].packages), (1, 1), "round {round}");
                assert!(kept[0].size > 1000.0, "round {round}");
            }
            _ => panic!("round {round}: {scos} SCOs"),
        }
        assert!(workbench.orphans().unwrap().is_empty(), "round {round}");
        drop(workbench);
        support::until_closed(&data);
        let left: Vec<_> = fs::read_dir(&data)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.contains("incoming") || name.contains("restoring"))
            .collect();
        assert!(left.is_empty(), "round {round}: {left:?}");
        drop(none_starts);
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!("killed {} times: {before} before the swap, {after} after", rounds());
}

/// The files of a folder, but for those that a library that is open has.
fn files_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn a_moved_library_is_whole_in_one_folder_whenever_it_is_killed() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = support::memory();
    let folders = ["first", "second", "third"].map(|name| folder.path().join(name));
    let [first, ..] = &folders;
    let zip = support::zip("three-scos", folder.path());
    let other = support::zip("quiz", folder.path());
    let mut sessions = Vec::new();
    {
        let workbench = Workbench::open(first).unwrap();
        for zip in [&zip, &other, &zip] {
            workbench.import(zip, &mut |_| true).unwrap();
        }
        sessions.push(runtime.block_on(play(&workbench, 40, true)));
    }
    support::until_closed(first);
    fs::write(first.join("letter.txt"), "mine").unwrap();
    let packages = files_of(&first.join("packages"));
    let mut random = Random::new();
    let mut duration = Duration::ZERO;
    // Where it was found: still in the old folder; in the new one, with the old one full; or with all of it done.
    let (mut before, mut between, mut after) = (0, 0, 0);
    let mut at = 0;
    for round in 0..=rounds() {
        // To each of the others in turn, and back to where it began.
        let to = (at + 1 + round as usize % 2) % 3;
        if round == 0 {
            duration = takes(|| {
                let lines = Worker::start("move", first, &folders[to]).lines();
                assert!(lines.contains(&"moved".into()), "{lines:?}");
            });
        } else {
            Worker::start("move", first, &folders[to]).killed_after(random.moment(duration));
        }
        let is_left = folders[at].join("library.sqlite").exists();
        let none_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        let workbench = Workbench::open(first).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let data = workbench.data_dir().to_owned();
        workbench.finish_moves().unwrap();
        if data == folders[at] {
            before += 1;
        } else {
            assert_eq!(data, folders[to], "round {round}");
            if is_left {
                between += 1;
            } else {
                after += 1;
            }
            at = to;
        }
        // What it had, and what was played since, to the last call that was acknowledged.
        let there: BTreeSet<_> = workbench.sessions().unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(there, sessions.iter().cloned().collect(), "round {round}");
        let last = workbench.journal(sessions.last().unwrap()).unwrap();
        let calls = last
            .entries
            .iter()
            .filter(|entry| matches!(entry.data, EntryData::Call { .. }));
        assert_eq!(calls.count(), if round == 0 { 122 } else { 8 }, "round {round}");
        assert!(files_of(&data.join("packages")) == packages, "round {round}");
        assert!(workbench.orphans().unwrap().is_empty(), "round {round}");
        sessions.push(runtime.block_on(play(&workbench, 2, true)));
        drop(workbench);
        support::until_closed(&data);
        drop(none_starts);
        assert_eq!(fs::read_to_string(first.join("letter.txt")).unwrap(), "mine");
        for (number, folder) in folders.iter().enumerate().filter(|(_, folder)| folder.exists()) {
            // One library, and of every other folder the way to it.
            let left = files_of(folder).into_keys().map(|path| path.display().to_string());
            let left: Vec<_> = left.filter(|name| *name != "letter.txt").collect();
            let expected = ["library.departure", "library.gate", "library.lock"];
            assert!(
                number == at || left.is_empty() || left == expected,
                "round {round}: {left:?}"
            );
            assert!(
                !left
                    .iter()
                    .any(|name| name.contains("incoming") || name.contains("arrival"))
            );
        }
    }
    eprintln!(
        "killed {} times: {before} before it had left, {between} before the old folder was empty, {after} after",
        rounds()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn three_processes_leave_each_other_alone_whichever_is_killed() {
    let folder = support::memory();
    let zip = support::zip("three-scos", folder.path());
    let data = folder.path().join("data");
    let workbench = Workbench::open(&data).unwrap();
    workbench.import(&zip, &mut |_| true).unwrap();
    put_theirs(&data);
    let (mut random, mut said) = (Random::new(), Said::default());
    let start = || Worker::start("import", &data, &zip);
    let mut workers = vec![start(), start()];
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    let options = LaunchOptions::default();
    // The third is this one: a session runs in it, and is acknowledged what it commits, while the others come and go.
    let launched = workbench.launch(sco, &options, Language::English).await.unwrap();
    let mut page = Page::open(&launched.url).await;
    let initialize = page.call("LMSInitialize", &[""], "true", 0);
    assert!(page.persist(&[initialize]).await);
    for round in 0..rounds() {
        let killed = workers.remove(usize::try_from(random.below(2)).unwrap());
        said.hear(&killed.killed_after(random.moment(Duration::from_millis(200))));
        workers.push(start());
        let location = page.call(
            "LMSSetValue",
            &["cmi.core.lesson_location", &round.to_string()],
            "true",
            0,
        );
        let commit = page.call("LMSCommit", &[""], "true", 0);
        assert!(page.persist(&[location, commit]).await, "round {round}");
        // To whoever opens it now, the session is running, and its SCO is taken.
        let reader = Workbench::open_read_only(&data).unwrap();
        assert_eq!(
            reader.session(&launched.session).unwrap().state,
            SessionState::Running,
            "round {round}"
        );
        drop(reader);
        let other = Workbench::open(&data).unwrap();
        let twice = other.launch(sco, &options, Language::English).await;
        assert!(matches!(twice, Err(Error::StillRunning { .. })), "round {round}");
    }
    for worker in workers {
        said.hear(&worker.killed_after(Duration::ZERO));
    }
    page.say(serde_json::json!({ "bye": page.number })).await;
    workbench.ended(&launched.session).await;
    let report = workbench.report(&launched.session).unwrap();
    assert_eq!(report.lesson_location, (rounds() - 1).to_string());
    assert_eq!((report.session.calls, report.losses), (1 + 2 * rounds(), vec![]));
    drop(workbench);
    support::until_closed(&data);
    check(&data, &zip, &said, "at the end");
}
