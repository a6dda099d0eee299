//! An import is whole or nothing, wherever in it the application is killed. `kill_moments.rs` kills it at random.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::{
    collections::BTreeSet,
    env, fs,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use workbench::Workbench;

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
fn a_killed_import_is_complete_or_absent() {
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
