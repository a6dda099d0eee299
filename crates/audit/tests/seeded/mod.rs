//! The corpus: courses of `corpus/`, each as a named tool lays its own out and with nothing wrong about it, and the faults that
//! are put into them, each with all that is to be found then. The bench of precision includes this module.

mod addresses;
mod calls;
mod data_model;
mod defensive;
mod manifest;
mod scripts;
mod sessions;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use audit::{Finding, Severity, audit};
use package::OddNames;
use tempfile::TempDir;

/// The courses, by the names of their folders. Adapt and Xerte list the launch page only, which is a fault of theirs: here
/// they list all files.
pub(crate) const COURSES: &[&str] = &[
    "adapt",
    "captivate-2023",
    "captivate-classic",
    "easygenerator",
    "exelearning",
    "h5p",
    "ispring-suite",
    "lectora",
    "pipwerks",
    "rise-360",
    "scorm-driver",
    "storyline-360",
    "vite-bundle",
    "xerte",
];

/// The faults that are asked for, by what they are in.
pub(crate) const FAULTS: &[&[Fault]] = &[
    addresses::FAULTS,
    scripts::FAULTS,
    data_model::FAULTS,
    calls::FAULTS,
    manifest::FAULTS,
];

/// What is done to courses that leaves nothing wrong about them.
pub(crate) const CLEAN: &[&[Clean]] = &[defensive::CLEAN, sessions::CLEAN];

/// Faults that are not yet found as they should be: nothing is asked of them.
pub(crate) const NOT_YET: &[Fault] = &[];

/// A fault in a course. What is found is written `error content/missing-link index.html:3`; without a line where it is about a
/// file as a whole, without a file where it is about the package.
#[derive(Debug)]
pub(crate) struct Fault {
    /// What it is.
    pub(crate) what: &'static str,
    /// The course.
    pub(crate) course: &'static str,
    /// What is done to it.
    pub(crate) edits: &'static [Edit],
    /// What is to be found.
    pub(crate) wanted: &'static str,
    /// What else is true then.
    pub(crate) beyond: &'static [&'static str],
}

/// What leaves a course without a fault.
#[derive(Debug)]
pub(crate) struct Clean {
    /// What it is.
    pub(crate) what: &'static str,
    /// The course.
    pub(crate) course: &'static str,
    /// What is done to it.
    pub(crate) edits: &'static [Edit],
}

/// What is done to a course.
#[derive(Debug)]
pub(crate) enum Edit {
    /// In a file, a text that is there once becomes another.
    Text(&'static str, &'static str, &'static str),
    /// A file comes in.
    Comes(&'static str, &'static str),
    /// A file goes.
    Goes(&'static str),
    /// A file gets another name.
    Moves(&'static str, &'static str),
}

/// What can go wrong around an audit.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The errors and warnings in a course, in order, after these edits.
pub(crate) fn found(course: &str, edits: &[Edit]) -> Result<Vec<String>> {
    let copy = TempDir::new()?;
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(course);
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry?;
        let to = copy.path().join(entry.path().strip_prefix(&from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    for edit in edits {
        edit.make(copy.path())?;
    }
    in_folder(copy.path())
}

/// The errors and warnings in the course in a folder, in order.
pub(crate) fn in_folder(folder: &Path) -> Result<Vec<String>> {
    let audited = audit(folder, "course.zip", OddNames::default())?;
    let mut found: Vec<_> = audited.findings.iter().filter_map(line).collect();
    found.sort();
    Ok(found)
}

/// A finding as the tables have it; none where it is a suggestion.
fn line(finding: &Finding) -> Option<String> {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => return None,
    };
    let mut line = format!("{severity} {}", finding.rule.id);
    if let Some(file) = &finding.place.file {
        line = format!("{line} {file}");
    }
    if let Some(number) = finding.place.line {
        line = format!("{line}:{number}");
    }
    Some(line)
}

impl Edit {
    fn make(&self, course: &Path) -> Result<()> {
        let within = |file: &str| -> PathBuf { course.join(file) };
        match *self {
            Self::Text(file, from, to) => {
                let text = fs::read_to_string(within(file))?;
                let times = text.matches(from).count();
                if times != 1 {
                    return Err(format!("{file} has {times} times {from:?}").into());
                }
                fs::write(within(file), text.replace(from, to))?;
            }
            Self::Comes(file, text) => fs::write(within(file), text)?,
            Self::Goes(file) => fs::remove_file(within(file))?,
            Self::Moves(from, to) => fs::rename(within(from), within(to))?,
        }
        Ok(())
    }
}

impl Fault {
    /// What is to be found and nothing else, in order.
    pub(crate) fn expected(&self) -> Vec<&'static str> {
        let mut all: Vec<_> = [self.wanted].into_iter().chain(self.beyond.iter().copied()).collect();
        all.sort_unstable();
        all
    }
}
