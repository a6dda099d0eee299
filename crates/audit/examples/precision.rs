//! The precision and the recall of the audit over the corpus (`cargo xtask bench precision`): which of the errors and warnings
//! that it finds are wanted, and which of the wanted it finds. Of folders that are given it prints all, to be read by people.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../tests/seeded/mod.rs"]
mod seeded;

use std::{env, path::Path};

use seeded::{CLEAN, COURSES, FAULTS, Fault, NOT_YET, Result, found, in_folder};

/// The severities that count.
const SEVERITIES: [&str; 2] = ["error", "warning"];

fn main() -> Result<()> {
    let folders: Vec<_> = env::args().skip(1).collect();
    if !folders.is_empty() {
        return read(&folders);
    }
    let mut tally = Tally::default();
    for course in COURSES {
        tally.add(course, "clean", &[], &found(course, &[])?);
    }
    for clean in CLEAN.iter().copied().flatten() {
        tally.add(clean.course, clean.what, &[], &found(clean.course, clean.edits)?);
    }
    for fault in FAULTS.iter().copied().flatten() {
        tally.fault(fault)?;
    }
    println!(
        "{} clean courses, {} faults",
        COURSES.len(),
        FAULTS.iter().map(|faults| faults.len()).sum::<usize>()
    );
    tally.print();
    if !NOT_YET.is_empty() {
        let mut tally = Tally::default();
        for fault in NOT_YET {
            tally.fault(fault)?;
        }
        println!("\n{} faults that are not asked for yet", NOT_YET.len());
        tally.print();
    }
    Ok(())
}

/// Prints what is found in the courses in these folders.
fn read(folders: &[String]) -> Result<()> {
    for folder in folders {
        let found = in_folder(Path::new(folder))?;
        println!("{folder}: {}", found.len());
        for found in found {
            println!("  {found}");
        }
    }
    Ok(())
}

/// What was found, beside what is wanted.
#[derive(Debug, Default)]
struct Tally {
    /// Found and wanted, by severity.
    right: [usize; SEVERITIES.len()],
    /// Found and not wanted.
    wrong: [usize; SEVERITIES.len()],
    /// Wanted and not found.
    missed: [usize; SEVERITIES.len()],
    /// The two last, one by one.
    lines: Vec<String>,
}

impl Tally {
    fn fault(&mut self, fault: &Fault) -> Result<()> {
        self.add(
            fault.course,
            fault.what,
            &fault.expected(),
            &found(fault.course, fault.edits)?,
        );
        Ok(())
    }

    /// Counts what was found in one course.
    fn add(&mut self, course: &str, what: &str, wanted: &[&str], found: &[String]) {
        let mut missed = wanted.to_vec();
        for found in found {
            let place = missed.iter().position(|wanted| wanted == found);
            if let Some(place) = place {
                missed.remove(place);
                count(&mut self.right, found);
            } else {
                count(&mut self.wrong, found);
                self.lines.push(format!("  false   {course}, {what}: {found}"));
            }
        }
        for missed in missed {
            count(&mut self.missed, missed);
            self.lines.push(format!("  missed  {course}, {what}: {missed}"));
        }
    }

    fn print(&self) {
        println!(
            "{:<10}{:>8}{:>8}{:>8}{:>12}{:>9}",
            "", "right", "false", "missed", "precision", "recall"
        );
        let rows = SEVERITIES
            .iter()
            .zip(self.right.iter().zip(&self.wrong).zip(&self.missed));
        for (severity, ((right, wrong), missed)) in rows {
            println!(
                "{:<10}{right:>8}{wrong:>8}{missed:>8}{:>12}{:>9}",
                format!("{severity}s"),
                percent(*right, right + wrong),
                percent(*right, right + missed)
            );
        }
        for line in &self.lines {
            println!("{line}");
        }
    }
}

fn count(counts: &mut [usize; SEVERITIES.len()], found: &str) {
    for (count, severity) in counts.iter_mut().zip(SEVERITIES) {
        *count += usize::from(found.starts_with(severity));
    }
}

fn percent(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        _ => format!("{:.1} %", 100.0 * part as f64 / whole as f64),
    }
}
