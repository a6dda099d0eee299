//! Scripts: what they load, what they put into the page, and what they say to an LMS.

mod api;
mod data;
mod elements;
mod flow;
mod fragments;
mod functions;
mod leaving;
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

pub use flow::MOST_OUTSIDE_NAMES;
pub use model::{
    Access, ApiCall, ApiFunction, ApiLookup, Base, Edition, ElementUse, Fragment, LeavingEvent, LeavingHandler,
    NamedFunction, Reach, Script, ScriptFault, ScriptReference, Unread,
};
pub use read::{MOST_SCRIPT_BYTES, handler, script};
