//! What is shown of a chore: the step that runs, how long it takes, and what its programs said where one failed.

use std::{
    cell::RefCell,
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::program::Program;

/// Shows steps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report {
    verbose: bool,
}

/// A step that runs.
#[derive(Debug)]
pub(crate) struct Step {
    verbose: bool,
    bar: Option<ProgressBar>,
    said: RefCell<Vec<String>>,
}

impl Report {
    /// Shows all that programs say where `verbose`.
    pub(crate) fn new(verbose: bool) -> Self {
        Self { verbose }
    }

    /// Does `work` as the step `name`.
    pub(crate) fn step<T>(&self, name: &str, work: impl FnOnce(&Step) -> Result<T>) -> Result<T> {
        let began = Instant::now();
        let bar = (!self.verbose && io::stdout().is_terminal()).then(|| spinner(name));
        match &bar {
            Some(_) => {}
            None if self.verbose => println!("── {name}"),
            None => {
                print!("  {name} … ");
                let _ = io::stdout().flush();
            }
        }
        let step = Step {
            verbose: self.verbose,
            bar,
            said: RefCell::default(),
        };
        let done = work(&step);
        let took = seconds(began.elapsed());
        let mark = if done.is_ok() { "✓" } else { "✗" };
        match &step.bar {
            Some(bar) => {
                bar.finish_and_clear();
                println!("{mark} {name}  {took}");
            }
            None if self.verbose => println!("{mark} {name}  {took}"),
            None if done.is_ok() => println!("{took}"),
            None => println!("failed after {took}"),
        }
        if done.is_err() {
            step.said.take().iter().for_each(|line| println!("{line}"));
        }
        done
    }
}

impl Step {
    /// Runs a program of this step; what it says is shown where it fails. One that may ask for a password has the
    /// terminal for its own meanwhile.
    ///
    /// # Errors
    /// It cannot be started, or it fails.
    pub(crate) fn run(&self, program: Program) -> Result<()> {
        let typed = program.as_typed();
        self.said.borrow_mut().clear();
        let status = match &self.bar {
            _ if !program.asks() => program.listen(|line| self.hear(line)),
            Some(bar) => bar.suspend(|| program.show()),
            None => program.show(),
        }?;
        if !status.success() {
            bail!("`{typed}` failed ({status})");
        }
        Ok(())
    }

    fn hear(&self, line: &str) {
        if self.verbose {
            println!("{line}");
            return;
        }
        if let Some(bar) = &self.bar {
            bar.set_message(line.trim().to_owned());
        }
        self.said.borrow_mut().push(line.to_owned());
    }
}

/// A length of time as a person reads it.
pub(crate) fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

fn spinner(name: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stdout());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}  {elapsed}  {wide_msg:.dim}") {
        bar.set_style(style);
    }
    bar.set_prefix(name.to_owned());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_by_people() {
        assert_eq!(seconds(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_program_that_fails_fails_its_step() {
        let failed = Report::new(true).step("git", |step| step.run(Program::new("git").arg("no-such-command")));
        assert!(failed.unwrap_err().to_string().contains("git no-such-command"));
    }
}
