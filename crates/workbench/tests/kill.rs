//! What was acknowledged is on disk, whatever happens to the application: it is killed for real, many times, at
//! moments that nobody chose.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    collections::BTreeSet,
    env, fs,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use support::Page;
use workbench::{
    Workbench,
    trace::{LossCause, Note, SessionState, What},
};

const ROUNDS: u32 = 25;

struct Served {
    process: Child,
    session: String,
    url: String,
}

impl Served {
    fn start(data: &Path) -> Self {
        let mut process = Command::new(example())
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("its first line");
        let (session, url) = line.trim().split_once(' ').expect("a session and an address");
        Self {
            session: session.into(),
            url: url.into(),
            process,
        }
    }

    /// SIGKILL: no handler, no flush, no goodbye.
    fn kill(mut self) -> String {
        self.process.kill().expect("it can be killed");
        self.process.wait().expect("it is dead");
        self.session
    }
}

fn example() -> PathBuf {
    let here = env::current_exe().expect("this test");
    here.ancestors()
        .nth(2)
        .expect("the target folder")
        .join("examples/serve")
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_when_the_application_is_killed() {
    let library = support::library("minimal");
    let data = library.folder.path().join("data");
    drop(library.workbench);
    for round in 0..ROUNDS {
        let served = Served::start(&data);
        let mut page = Page::open(&served.url).await;
        let initialize = page.call("LMSInitialize", &[""], "true", 0);
        assert!(page.keep(&[initialize]).await);
        let mut acknowledged = page.number;
        // Commits one after the other, and calls in between that nobody waits for, until the process dies under them.
        let commits = 3 + round % 7;
        let mut location = String::new();
        let mut unkept = Vec::new();
        for commit in 0..commits {
            location = format!("{round}.{commit}");
            let set = page.call("LMSSetValue", &["cmi.core.lesson_location", &location], "true", 0);
            let commit = page.call("LMSCommit", &[""], "true", 0);
            unkept.extend([set, commit]);
            assert!(page.keep(&unkept).await, "round {round}");
            acknowledged = page.number;
            let unasked: Vec<_> = (0..round % 5 * 40)
                .map(|_| page.call("LMSGetLastError", &[], "0", 0))
                .collect();
            page.send(&unasked).await;
            // As the page does: until it hears that they are on disk, they go along with the next commit.
            unkept = unasked;
        }
        let session = served.kill();

        let workbench = Workbench::open(&data).expect("the library opens after a kill");
        let trace = workbench.trace(&session).expect("the session is there");
        let calls = trace
            .events
            .iter()
            .filter(|event| matches!(event.what, What::Call { .. }))
            .count();
        assert!(
            calls >= acknowledged as usize,
            "round {round}: {calls} of {acknowledged} calls"
        );
        assert_eq!(trace.state, SessionState::Open);
        assert!(
            matches!(trace.events.last().unwrap().what, What::Note { note } if note == Note::Interrupted),
            "round {round}"
        );
        let report = workbench.report(&session).expect("its report");
        assert_eq!(report.lesson_location, location, "round {round}");
        // What was on its way when it was killed is lost, and that is said.
        assert_eq!(report.losses[0].cause, LossCause::EndUnknown);
    }
}

/// The environment of [`imports`]: the library, the zip, and at which word of its progress it holds still.
const IMPORTS: [&str; 3] = ["KILL_LIBRARY", "KILL_ZIP", "KILL_HOLD"];

/// A process of its own that imports a zip again and again, with a line for each that is done; or holds still in the
/// middle of the first, with a line that says so.
fn importing(data: &Path, zip: &Path, hold: Option<u32>) -> Child {
    let hold = hold.map_or(String::new(), |hold| hold.to_string());
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "imports", "--ignored", "--nocapture"])
        .env(IMPORTS[0], data)
        .env(IMPORTS[1], zip)
        .env(IMPORTS[2], hold)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test starts")
}

#[test]
#[ignore = "it is what the other tests kill"]
fn imports() {
    let [Some(data), Some(zip), Some(hold)] = IMPORTS.map(env::var_os) else {
        return;
    };
    let hold: Option<u32> = hold.to_str().and_then(|hold| hold.parse().ok());
    let workbench = Workbench::open(Path::new(&data)).unwrap();
    let mut out = io::stdout();
    let mut words = 0;
    loop {
        let imported = workbench.import(Path::new(&zip), &mut |_| {
            words += 1;
            if hold == Some(words) {
                writeln!(out, "\nholding").unwrap();
                // Nobody writes there: it waits to be killed.
                io::stdin().read_line(&mut String::new()).unwrap();
            }
            true
        });
        let imported = imported.unwrap();
        writeln!(io::stdout(), "\nimported {}", imported.package.id).unwrap();
    }
}

/// Reads on until a line begins with `word`, so many times, and kills the process; how many imports it said were done.
fn killed_after(mut process: Child, word: &str, times: usize) -> usize {
    let out = process.stdout.take().expect("its output");
    let (mut seen, mut done) = (0, 0);
    let mut lines = BufReader::new(out).lines();
    while seen < times {
        let line = lines.next().expect("it goes on").expect("a line");
        seen += usize::from(line.starts_with(word));
        done += usize::from(line.starts_with("imported"));
    }
    process.kill().expect("it can be killed");
    process.wait().expect("it is dead");
    // What it said before it died counts too.
    done + lines
        .map_while(Result::ok)
        .filter(|line| line.starts_with("imported"))
        .count()
}

/// The library holds whole packages and nothing else; how many.
fn whole_packages(data: &Path, zip: &Path) -> usize {
    let workbench = Workbench::open(data).expect("the library opens after a kill");
    let packages = workbench.packages().unwrap();
    let folders: BTreeSet<_> = fs::read_dir(data.join("packages"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(folders.len(), packages.len(), "{folders:?}");
    let files = |folder: &Path| {
        let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
        entries.filter(|entry| entry.file_type().is_file()).count()
    };
    let inside = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap().len();
    for folder in &folders {
        assert!(fs::read(folder.join("package.zip")).unwrap() == fs::read(zip).unwrap());
        assert_eq!(files(&folder.join("content")), inside, "{folder:?}");
    }
    packages.len()
}

#[test]
fn an_import_that_is_killed_is_whole_or_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let zip = support::zip("three-scos", folder.path());
    let data = folder.path().join("data");
    // While the zip is copied, before anything is unpacked, and when all of it is.
    for hold in 1..=3 {
        let done = killed_after(importing(&data, &zip, Some(hold)), "holding", 1);
        assert_eq!((done, whole_packages(&data, &zip)), (0, 0), "held at {hold}");
    }
    // And wherever it happens to be.
    let mut done = 0;
    for round in 0..10 {
        done += killed_after(importing(&data, &zip, None), "imported", 1 + round % 4);
        let there = whole_packages(&data, &zip);
        // One may be done that had no time to say so.
        assert!(there >= done && there <= done + 1, "round {round}: {there} of {done}");
        done = there;
    }
}
