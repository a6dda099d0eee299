//! Makes the pictures of the user guide, by the window tests that do what it says.

use std::fs;

use anyhow::Result;
use walkdir::WalkDir;

use crate::{
    report::Report,
    root,
    test::{self, Step},
};

/// The tests that follow the guide: the module's name.
const TESTS: &str = "guide::";
/// Where they leave pictures.
const MADE: &str = "target/guide";
const PICTURES: &str = "docs/guide/pictures";

/// Follows the guide, and replaces its pictures by those of this time; whether every step could be done.
pub(crate) fn run(report: &Report) -> Result<bool> {
    let (made, pictures) = (root().join(MADE), root().join(PICTURES));
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    if !test::run(&[Step::Window], Some(TESTS), report) {
        return Ok(false);
    }
    fs::remove_dir_all(&pictures)?;
    fs::create_dir_all(&pictures)?;
    for entry in WalkDir::new(&made).min_depth(1) {
        let entry = entry?;
        fs::copy(entry.path(), pictures.join(entry.file_name()))?;
    }
    println!("The pictures are in {PICTURES}. The next build has them.");
    Ok(true)
}
