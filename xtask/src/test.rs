//! Runs every test, whatever failed before, and counts.

use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ValueEnum;

use crate::{
    app::{self, FEATURES},
    count::Count,
    dependencies,
    profile::Profile,
    program::Program,
    report::{Report, seconds},
    setup::{self, Purpose},
    window,
};

/// How long one step may take: a test that hangs must leave the others, and the summary, their time.
const LIMIT: Duration = Duration::from_secs(45 * 60);

/// The command line without the library's commands.
const WITHOUT_LIBRARY: [&str; 3] = ["--package", "scorm-audit", "--no-default-features"];

/// A step of the tests, in the order that they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// Formatting of the Rust code
    Format,
    /// Lints of the Rust code
    Clippy,
    /// The licences, sources and advisories of the Rust dependencies
    Dependencies,
    /// The TypeScript bindings of the window's commands are current
    Bindings,
    /// Lints of the interface
    Lint,
    /// Types of the interface
    Types,
    /// Tests of the interface
    Interface,
    /// Tests of the crates
    Crates,
    /// Tests of the chores
    Chores,
    /// The run-time in WebAssembly: vectors, and the same results as the native one
    Wasm,
    /// The real window, driven end to end
    Window,
}

/// What a step came to.
#[derive(Debug)]
struct Outcome {
    step: Step,
    count: Count,
    took: String,
}

/// Sets up, builds and runs `only` these steps, or all where there are none; whether all passed. Of the window's tests, those
/// whose name contains `name` run. The last line says how many tests passed.
pub(crate) fn run(only: &[Step], name: Option<&str>, report: &Report) -> bool {
    if let Err(error) = prepare(report) {
        println!("\n{error:#}\n\n0 passed, 1 failed");
        return false;
    }
    let outcomes: Vec<_> = Step::value_variants()
        .iter()
        .filter(|step| only.is_empty() || only.contains(step))
        .filter(|step| step.is_possible())
        .map(|step| Outcome::new(*step, name))
        .collect();
    summary(&outcomes)
}

fn prepare(report: &Report) -> Result<()> {
    setup::prepare(Purpose::Tests, report)?;
    app::build(Profile::Debug, report)?;
    app::zip_fixtures()
}

impl Step {
    /// Runs it, and shows all that it says; whether it succeeded, and what it counted.
    fn run(self, name: Option<&str>) -> Result<(bool, Count)> {
        let cargo = Program::cargo_locked;
        let npm = |script| Program::npm().args(["run", "--silent", script]).env("NO_COLOR", "1");
        match self {
            Self::Format => count(Program::cargo().args(["fmt", "--all", "--check"])),
            Self::Clippy => {
                let clippy = |packages: &[&str]| {
                    let clippy = cargo("clippy").args(packages).arg("--all-targets");
                    count(clippy.args(["--", "-D", "warnings"]))
                };
                let workspace = clippy(&[["--workspace"].as_slice(), &FEATURES].concat())?;
                both(workspace, clippy(&WITHOUT_LIBRARY)?)
            }
            Self::Dependencies => dependencies::check().map(|clean| (clean, Count::default())),
            Self::Bindings => app::check_bindings().map(|()| (true, Count::default())),
            Self::Lint => count(npm("lint")),
            Self::Types => count(npm("check")),
            Self::Interface => count(npm("test")),
            Self::Crates => {
                // First: the program that stays in target is the one with everything.
                let without_library = count(cargo("test").arg("--no-fail-fast").args(WITHOUT_LIBRARY))?;
                // The end-to-end tests want a display. The chores are built already, by themselves.
                let others = ["--exclude", "e2e", "--exclude", "xtask"];
                let test = cargo("test").args(["--no-fail-fast", "--workspace"]).args(others);
                both(without_library, count(test.args(FEATURES))?)
            }
            Self::Chores => count(cargo("test").args(["--package", "xtask"])),
            Self::Wasm => {
                let node = Program::new("node").args(["--test", "--test-reporter=spec"]);
                count(node.args(["tests/wasm/vectors.mjs", "tests/wasm/alike.mjs"]))
            }
            Self::Window => window::test(name),
        }
    }

    /// Whether this system has what it takes: WebKitWebDriver is there on Linux only.
    fn is_possible(self) -> bool {
        self != Self::Window || cfg!(target_os = "linux")
    }

    fn about(self) -> String {
        let value = self.to_possible_value();
        let help = value.as_ref().and_then(|value| value.get_help());
        help.map(ToString::to_string).unwrap_or_default()
    }
}

impl Outcome {
    fn new(step: Step, name: Option<&str>) -> Self {
        println!("\n── {}", step.about());
        let began = Instant::now();
        let (success, count) = step.run(name).unwrap_or_else(|error| {
            println!("{error:#}");
            (false, Count::default())
        });
        Self {
            step,
            count: at_least_one_failure(success, count),
            took: seconds(began.elapsed()),
        }
    }
}

/// Runs a program, shows all that it says, and counts the tests that it reports, also where it has to be ended.
fn count(program: Program) -> Result<(bool, Count)> {
    count_within(LIMIT, program)
}

/// Two programs as one: whether both succeeded, and what they counted.
fn both((first, mut count): (bool, Count), (second, more): (bool, Count)) -> Result<(bool, Count)> {
    count += more;
    Ok((first && second, count))
}

fn count_within(limit: Duration, program: Program) -> Result<(bool, Count)> {
    let mut count = Count::default();
    let ended = program.at_most(limit).listen(|line| {
        println!("{line}");
        count += Count::from_line(line);
    });
    let success = ended.map(|status| status.success()).unwrap_or_else(|error| {
        println!("{error:#}");
        false
    });
    Ok((success, count))
}

/// A step that failed without counting a failure has one.
fn at_least_one_failure(success: bool, count: Count) -> Count {
    Count {
        failed: count.failed.max(u32::from(!success)),
        ..count
    }
}

fn summary(outcomes: &[Outcome]) -> bool {
    println!();
    let mut all = Count::default();
    for Outcome { step, count, took } in outcomes {
        let mark = if count.failed == 0 { "✓" } else { "✗" };
        let Count { passed, failed } = *count;
        println!(
            "{mark} {:<66} {passed:>5} passed {failed:>4} failed {took:>13}",
            step.about()
        );
        all += *count;
    }
    println!("\n{} passed, {} failed", all.passed, all.failed);
    all.failed == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_that_nobody_counted_counts_as_one() {
        let count = |passed, failed| Count { passed, failed };
        assert_eq!(at_least_one_failure(false, count(5, 0)), count(5, 1));
        assert_eq!(at_least_one_failure(false, count(5, 2)), count(5, 2));
        assert_eq!(at_least_one_failure(true, count(5, 0)), count(5, 0));
    }

    #[cfg(unix)]
    #[test]
    fn a_hanging_step_fails_with_its_counts() {
        let hung = Program::new("sh").args(["-c", "echo '# pass 4'; sleep 60"]);
        let counted = count_within(Duration::from_millis(500), hung).unwrap();
        assert_eq!(counted, (false, Count { passed: 4, failed: 0 }));
    }

    #[test]
    fn every_step_has_a_title() {
        assert!(Step::value_variants().iter().all(|step| !step.about().is_empty()));
    }
}
