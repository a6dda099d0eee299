//! The tests that drive the real window and real browsers: each in a process and with a session bus of its own, several at a
//! time, each of these on a display of its own, because a test closes and pictures the windows that it knows by their title.

use std::{
    ffi::OsStr,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{count::Count, display::Display, profile::Profile, program::Program, report::seconds, root};

/// How long one test may take: one that hangs must leave the others their time.
const LIMIT: Duration = Duration::from_secs(15 * 60);
/// How many run at a time, at most: each has a window or two, whose pages are drawn without a GPU.
const AT_ONCE: usize = 4;

/// Modules of tests that want the machine to themselves: a page that is left has a second or less for what it still sends.
const ALONE: [&str; 1] = ["leaving"];

/// A test of a program of tests.
#[derive(Debug)]
struct Test<'a> {
    program: &'a PathBuf,
    name: String,
}

/// Runs those whose name contains `name`, or all; whether all passed, and how many did.
pub(crate) fn test(name: Option<&str>) -> Result<(bool, Count)> {
    let programs = programs()?;
    let mut tests = Vec::new();
    for program in &programs {
        let listed = Program::new(program).args(["--list", "--format", "terse"]).args(name);
        let listed = listed
            .output()
            .with_context(|| format!("the tests of {}", program.display()))?;
        let names = listed.lines().filter_map(|line| line.strip_suffix(": test"));
        tests.extend(names.map(|name| Test {
            program,
            name: name.to_owned(),
        }));
    }
    let (alone, together): (Vec<_>, Vec<_>) = tests.iter().partition(|test| test.runs_alone());
    let at_once = thread::available_parallelism().map_or(1, Into::into).min(AT_ONCE);
    println!(
        "{} tests, {at_once} at a time, then {} alone",
        together.len(),
        alone.len()
    );
    let mut failed = run(&together, at_once)?;
    failed.extend(run(&alone, 1)?);
    if !failed.is_empty() {
        println!("\nfailures:");
        failed.iter().for_each(|name| println!("    {name}"));
    }
    let counts = [tests.len() - failed.len(), failed.len()].map(u32::try_from);
    let [Ok(passed), Ok(failed)] = counts else {
        bail!("more tests than can be counted");
    };
    Ok((failed == 0, Count { passed, failed }))
}

/// Runs tests, so many at once; returns those that failed.
fn run<'a>(tests: &[&'a Test<'_>], at_once: usize) -> Result<Vec<&'a str>> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    let worker = || -> Result<()> {
        let display = Display::start()?;
        while let Some(test) = tests.get(next.fetch_add(1, Ordering::Relaxed)) {
            if !test.run(&display) {
                failed
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(test.name.as_str());
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(ended) => ended,
            Err(_) => bail!("a display's tests ended early"),
        })
    })?;
    Ok(failed.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Builds the programs of tests.
fn programs() -> Result<Vec<PathBuf>> {
    let build = Program::cargo_locked("test").args(["--package", "e2e", "--no-run", "--message-format", "json"]);
    let mut programs = Vec::new();
    let built = build.listen(|line| match serde_json::from_str::<Value>(line) {
        Ok(message) => programs.extend(program_of(&message)),
        Err(_) => println!("{line}"),
    })?;
    if !built.success() {
        bail!("the tests of the window cannot be built");
    }
    Ok(programs)
}

/// The program of tests that a message of cargo is about; what the compiler has to say is printed.
fn program_of(message: &Value) -> Option<PathBuf> {
    if let Some(said) = message["message"]["rendered"].as_str() {
        print!("{said}");
    }
    let is_test = message["profile"]["test"].as_bool()?;
    is_test
        .then(|| message["executable"].as_str().map(PathBuf::from))
        .flatten()
}

impl Test<'_> {
    fn runs_alone(&self) -> bool {
        ALONE.iter().any(|module| self.name.starts_with(module))
    }

    /// Runs it on a display, and prints at once all that it said if it failed; whether it passed.
    fn run(&self, display: &Display) -> bool {
        let command = [self.program.as_os_str(), OsStr::new("--exact"), OsStr::new(&self.name)];
        let test = display.program(&command, Profile::Debug).within(&root().join("tests"));
        let began = Instant::now();
        let mut said = String::new();
        let ended = test.at_most(LIMIT).listen(|line| said.extend([line, "\n"]));
        let passed = ended.as_ref().is_ok_and(|status| status.success());
        let mark = if passed { "ok" } else { "FAILED" };
        let mut told = format!("test {} ... {mark} ({})", self.name, seconds(began.elapsed()));
        if !passed {
            told.extend(["\n", &said]);
            told.extend(ended.err().map(|error| format!("{error:#}\n")));
        }
        println!("{told}");
        passed
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn programs_of_tests_are_told_from_others() {
        let built = |test| json!({ "profile": { "test": test }, "executable": "/target/window" });
        assert_eq!(program_of(&built(true)), Some("/target/window".into()));
        assert_eq!(program_of(&built(false)), None);
        assert_eq!(
            program_of(&json!({ "reason": "build-finished", "success": true })),
            None
        );
    }
}
