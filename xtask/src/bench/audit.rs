//! How long the audit takes, and how much memory, as packages grow: for twice as much it should take twice as long. Nothing is
//! asserted: what is printed depends on the machine, and on what else it does.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use super::inputs::Kind;
use crate::{program::Program, root};

/// Runs of each package; the quickest counts.
const RUNS: usize = 3;
/// How often the memory of a run is looked at.
const GLANCE: Duration = Duration::from_millis(2);

/// What the audit is to keep to, whatever the machine: of so many of these, how long it may take.
const STANDING: [(Kind, usize, &str); 3] = [
    (Kind::Addresses, 200_000, "under 1.5 s"),
    (Kind::Script, 5_000, "under 1 s"),
    (Kind::Pages, 20_000, "under 1.5 s on 2 cores"),
];

/// What a package took.
#[derive(Debug, Clone, Copy)]
struct Took {
    seconds: f64,
    /// The most memory at a time, where the system says it.
    mib: Option<u64>,
}

/// Measures the command line as it is shipped without a library.
pub(super) fn run() -> Result<bool> {
    let build = ["--release", "--package", "scorm-audit", "--no-default-features"];
    ensure!(
        Program::cargo_locked("build").args(build).show()?.success(),
        "the command line does not build"
    );
    let program = root().join("target/release/scorm-audit");
    let folder = Folder(root().join("target/bench-audit"));
    println!(
        "{:<24}{:>8}{:>9}{:>9}{:>9}{:>8}{:>8}{:>9}",
        "", "n", "n", "2n", "4n", "2n/n", "4n/2n", "memory"
    );
    for (kind, n) in Kind::ALL {
        let took = [n, 2 * n, 4 * n].map(|n| measure(&program, &folder, kind, n));
        let [once, twice, four_times] = took;
        let (once, twice, four_times) = (once?, twice?, four_times?);
        println!(
            "{:<24}{n:>8}{:>7.2} s{:>7.2} s{:>7.2} s{:>8.2}{:>8.2}{:>9}",
            kind.name(),
            once.seconds,
            twice.seconds,
            four_times.seconds,
            twice.seconds / once.seconds,
            four_times.seconds / twice.seconds,
            memory(four_times.mib),
        );
    }
    println!("\nWithout unpacking; wanted of all: less than 200 MB");
    for (kind, n, wanted) in STANDING {
        let took = measure(&program, &folder, kind, n)?;
        println!(
            "{:<24}{n:>8}{:>7.2} s{:>9}   wanted: {wanted}",
            kind.name(),
            took.seconds,
            memory(took.mib)
        );
    }
    Ok(true)
}

fn memory(mib: Option<u64>) -> String {
    mib.map_or("–".to_owned(), |mib| format!("{mib} MB"))
}

/// A folder that is gone afterwards.
struct Folder(PathBuf);

impl Folder {
    /// Makes it, with nothing in it.
    fn empty(&self) -> Result<()> {
        if self.0.exists() {
            fs::remove_dir_all(&self.0)?;
        }
        Ok(fs::create_dir_all(&self.0)?)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn measure(program: &Path, folder: &Folder, kind: Kind, n: usize) -> Result<Took> {
    folder.empty()?;
    kind.write(n, &folder.0)?;
    let mut best: Option<Took> = None;
    for _ in 0..RUNS {
        let took = once(program, &folder.0)?;
        best = Some(match best {
            Some(best) => Took {
                seconds: best.seconds.min(took.seconds),
                mib: best.mib.max(took.mib),
            },
            None => took,
        });
    }
    best.context("nothing was run")
}

fn once(program: &Path, package: &Path) -> Result<Took> {
    let begun = Instant::now();
    let mut command = Command::new(program);
    command.arg("check").arg(package).args(["--format", "json"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let mut mib = None;
    let status = loop {
        // The last that is seen is the highest, but for what comes within one glance.
        mib = mib.max(peak(&child));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(GLANCE);
    };
    let seconds = begun.elapsed().as_secs_f64();
    ensure!(
        status.code().is_some_and(|code| code < 2),
        "the audit ended with {status}"
    );
    Ok(Took { seconds, mib })
}

/// The most memory that a process has had so far, in MiB.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib.div_ceil(1024))
}
