//! Scripts: what they load, what they put into the page, and what they say to an LMS.

mod data;
mod elements;
mod fragments;
mod functions;
mod literal;
mod model;
mod nesting;
mod parse;
mod path;
mod read;
mod references;
mod stack;
mod version;
mod walk;

pub use model::{Access, Base, ElementUse, Fragment, Script, ScriptFault, ScriptReference, Unread};
pub use read::{MOST_SCRIPT_BYTES, script};
