//! Runs conformance vectors: the run-time shows what it returns, and where that is not what the standard says.

use std::{fs::File, io::Read, path::Path};

use locale::{Language, cli};
use package::FileError;
use regex::Regex;
use scorm::{
    LmsProfile,
    vectors::{self, Vector},
};

use crate::{Result, error::CliError, output};

/// The most bytes of a file of vectors.
const LIMIT: u64 = 64 << 20;

/// Runs the vectors in `file` against a profile, and says each mismatch and how many passed; whether all
/// did.
///
/// # Errors
/// The file cannot be read, or holds no vectors.
pub(crate) fn run(file: &Path, profile: &LmsProfile, language: Language) -> Result<bool> {
    let vectors = read(file)?;
    let mut failed = 0;
    for vector in &vectors {
        let mismatches = vectors::run(vector, profile, matches);
        failed += usize::from(!mismatches.is_empty());
        for mismatch in mismatches {
            let (expected, got) = (reported(&mismatch.expected), reported(&mismatch.got));
            let vectors::Mismatch { id, step, call, .. } = mismatch;
            output::line(&cli::vector_mismatch(language, &id, step, &call, &expected, &got))?;
        }
    }
    let count = |noun: locale::Plural, count: usize| noun.count(language, count as u64);
    let (passed, failures) = (count(cli::PASSED, vectors.len() - failed), count(cli::FAILED, failed));
    output::line(&format!("{passed}, {failures}"))?;
    Ok(failed == 0)
}

fn read(file: &Path) -> Result<Vec<Vector>> {
    let name = || file.display().to_string();
    let mut text = String::new();
    let reader = File::open(file).map_err(FileError::at(file))?;
    reader
        .take(LIMIT + 1)
        .read_to_string(&mut text)
        .map_err(FileError::at(file))?;
    if text.len() as u64 > LIMIT {
        return Err(CliError::VectorsTooLarge {
            file: name(),
            mib: LIMIT >> 20,
        });
    }
    let vectors: Vec<Vector> = serde_json::from_str(&text).map_err(|error| CliError::NotVectors {
        file: name(),
        line: error.line(),
        column: error.column(),
    })?;
    if vectors.is_empty() {
        return Err(CliError::NoVectors { file: name() });
    }
    Ok(vectors)
}

/// An expression that cannot be read matches nothing: its step is shown as a mismatch.
fn matches(expression: &str, text: &str) -> bool {
    Regex::new(expression).is_ok_and(|expression| expression.is_match(text))
}

/// A returned value and the last error after it.
fn reported((returned, error): &(String, String)) -> String {
    format!("{returned:?} {error}")
}
