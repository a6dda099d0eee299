//! Makes the pictures of the user guide, by the window tests that do what it says.

use std::fs;

use anyhow::Result;

use crate::{
    report::Report,
    root,
    test::{self, Step},
};

/// The tests that follow the guide: the module's name.
const TESTS: &str = "guide::";
/// Where they leave pictures, if it is there.
const MADE: &str = "target/guide";
const PICTURES: &str = "docs/guide/pictures";

/// Follows the guide, and replaces its pictures by those of this time; whether every step could be done.
pub(crate) fn run(report: &Report) -> Result<bool> {
    let (made, pictures) = (root().join(MADE), root().join(PICTURES));
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    fs::create_dir_all(&made)?;
    let is_done = test::run(&[Step::Window], Some(TESTS), report);
    // Either way the folder goes: it is what asks the tests for pictures.
    if is_done {
        fs::remove_dir_all(&pictures)?;
        fs::rename(&made, &pictures)?;
        println!("The pictures are in {PICTURES}. The next build has them.");
    } else {
        fs::remove_dir_all(&made)?;
    }
    Ok(is_done)
}
