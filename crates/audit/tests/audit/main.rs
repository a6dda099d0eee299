//! Each rule of the audit on a package that has it, beside one that has nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod change;
mod content;
mod files;
mod good;
mod limits;
mod manifest;
mod registry;

use change::Change;

/// The packages of all families.
fn cases() -> impl Iterator<Item = &'static (&'static str, Change)> {
    [manifest::CASES, files::CASES, content::CASES].into_iter().flatten()
}
