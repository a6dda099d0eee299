//! What the window can ask for, screen by screen: each command calls one function of the workbench. Nothing is decided here.

pub(crate) mod comparison;
pub(crate) mod data;
pub(crate) mod exports;
pub(crate) mod journal;
pub(crate) mod learners;
pub(crate) mod library;
pub(crate) mod open_sessions;
pub(crate) mod package;
pub(crate) mod player;
pub(crate) mod profiles;
pub(crate) mod report;
pub(crate) mod settings;
pub(crate) mod trace;

use std::sync::Arc;

use tauri::State;
use workbench::Workbench;

type Library<'a> = State<'a, Arc<Workbench>>;
