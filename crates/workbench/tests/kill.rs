//! What was acknowledged is on disk, whatever happens to the application: it is killed for real, many times, at
//! moments that nobody chose.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use support::Page;
use workbench::{
    Workbench,
    trace::{SessionState, What},
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
    let here = std::env::current_exe().expect("this test");
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
        let report = workbench.report(&session).expect("its report");
        assert_eq!(report.lesson_location, location, "round {round}");
    }
}
