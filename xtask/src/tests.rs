//! Runs every test, whatever failed before, and counts.

use std::{fs, process::Command, time::Instant};

use anyhow::Result;

use crate::{
    build::{APP, BINDINGS, FEATURES},
    display::Display,
    step::{answer, command, tee},
};

/// What a step of the tests came to.
#[derive(Debug)]
struct Outcome {
    name: &'static str,
    passed: u32,
    failed: u32,
    seconds: f64,
}

/// Runs everything; whether all passed. The last line says how many did.
pub(crate) fn run() -> Result<bool> {
    let npm = |script: &str| {
        let mut npm = command("npm");
        npm.args(["run", "--silent", script])
            .current_dir("ui")
            .env("NO_COLOR", "1");
        npm
    };
    let cargo = |arguments: &[&str]| {
        let mut cargo = command("cargo");
        cargo.args(arguments).args(FEATURES);
        cargo
    };
    let display = Display::start()?;
    let steps: Vec<(&'static str, Command)> = vec![
        ("format", {
            let mut fmt = command("cargo");
            fmt.args(["fmt", "--all", "--check"]);
            fmt
        }),
        ("clippy", {
            let mut clippy = cargo(&["clippy", "--workspace", "--all-targets"]);
            clippy.args(["--", "-D", "warnings"]);
            clippy
        }),
        ("interface: lint", npm("lint")),
        ("interface: types", npm("check")),
        ("interface: tests", npm("test")),
        ("crates", cargo(&["test", "--workspace", "--exclude", "e2e"])),
        ("run-time in wasm", {
            let mut node = command("node");
            node.args(["--test", "--test-reporter", "tap", "tests/wasm/"]);
            node
        }),
        (
            "real window",
            display.within(&["cargo", "test", "-p", "e2e", "--", "--test-threads=1"]),
        ),
    ];
    let mut outcomes = vec![bindings()?];
    for (name, mut step) in steps {
        println!("\n── {name}");
        let began = Instant::now();
        let (success, said) = tee(&mut step)?;
        outcomes.push(outcome(name, success, counts(&said), began.elapsed().as_secs_f64()));
    }
    Ok(summary(&outcomes))
}

/// A step whose program failed without counting a failure has one.
fn outcome(name: &'static str, success: bool, (passed, failed): (u32, u32), seconds: f64) -> Outcome {
    match (success, passed, failed) {
        (false, _, 0) => Outcome {
            name,
            passed,
            failed: 1,
            seconds,
        },
        (true, 0, 0) => Outcome {
            name,
            passed: 1,
            failed: 0,
            seconds,
        },
        _ => Outcome {
            name,
            passed,
            failed,
            seconds,
        },
    }
}

/// Whether the TypeScript face of the commands is what the commands are now.
fn bindings() -> Result<Outcome> {
    let began = Instant::now();
    let now = "target/xtask/bindings.ts";
    let written = answer(command(APP).args(["--export-bindings", now])).is_some();
    let same = written && fs::read(now)? == fs::read(BINDINGS)?;
    if !same {
        println!("\n── bindings\n{BINDINGS} is not what the commands are now: run `cargo xtask bindings`");
    }
    Ok(outcome(
        "bindings are current",
        same,
        (0, 0),
        began.elapsed().as_secs_f64(),
    ))
}

fn summary(outcomes: &[Outcome]) -> bool {
    println!();
    for Outcome {
        name,
        passed,
        failed,
        seconds,
    } in outcomes
    {
        let mark = if *failed == 0 { "✓" } else { "✗" };
        println!("{mark} {name:<24} {passed:>5} passed {failed:>4} failed {seconds:>7.1} s");
    }
    let passed: u32 = outcomes.iter().map(|outcome| outcome.passed).sum();
    let failed: u32 = outcomes.iter().map(|outcome| outcome.failed).sum();
    println!("\n{passed} passed, {failed} failed");
    failed == 0
}

/// How many tests passed and failed, as cargo, vitest and node count them.
fn counts(said: &str) -> (u32, u32) {
    let (mut passed, mut failed) = (0, 0);
    for line in said.lines() {
        let words: Vec<_> = line
            .split([' ', ';', '|', '(', ')'])
            .filter(|word| !word.is_empty())
            .collect();
        let before = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words.get(at.checked_sub(1)?)?.parse::<u32>().ok()
        };
        match words.as_slice() {
            ["test", "result:", ..] | ["Tests", ..] => {
                passed += before("passed").unwrap_or(0);
                failed += before("failed").unwrap_or(0);
            }
            ["#", "pass", number] => passed += number.parse().unwrap_or(0),
            ["#", "fail", number] => failed += number.parse().unwrap_or(0),
            _ => {}
        }
    }
    (passed, failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_counted() {
        assert_eq!(
            counts("test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured\n"),
            (12, 2)
        );
        assert_eq!(
            counts("      Tests  1 failed | 41 passed (42)\n Test Files  3 passed (3)"),
            (41, 1)
        );
        assert_eq!(counts("# tests 3\n# pass 2\n# fail 1\n"), (2, 1));
        assert_eq!(counts("no tests here"), (0, 0));
    }

    #[test]
    fn a_failure_that_nobody_counted_counts_as_one() {
        assert_eq!(outcome("x", false, (5, 0), 0.0).failed, 1);
        assert_eq!(outcome("x", false, (5, 2), 0.0).failed, 2);
        assert_eq!(outcome("x", true, (0, 0), 0.0).passed, 1);
    }
}
