//! The application, with no window: everything that a user can do with the workbench, as functions. The window and
//! the command line are two clients of [`Workbench`]; neither decides anything.
//!
//! It knows no Tauri. HTTP is known only to the crate `player`, SQL only to `store`, the standard only to the crate `scorm`.

pub mod comparison;
pub mod dashboard;
mod error;
pub mod ids;
pub mod learners;
mod library;
pub mod profiles;
pub mod progress;
pub mod report;
pub mod session_journal;
pub mod settings;
pub mod settings_file;
pub mod spreadsheet;
pub mod suspend_data;
pub mod trace;
pub mod views;
mod watch;
mod workbench;

pub use error::{Error, MoveFault, Result};
pub use locale::{LanguageTag, NotALanguageTag};
pub use store::sqlite_version;
pub use workbench::{WatchFollower, Workbench, default_data_dir};
