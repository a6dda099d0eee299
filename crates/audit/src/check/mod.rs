//! A package checked without a library: a zip or a folder in, what the audit finds out.

mod checked;
mod html;

pub use checked::{Checked, CheckedSco, Refused, Status, check, check_while};
pub use html::html;
