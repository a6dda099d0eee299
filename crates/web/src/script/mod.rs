//! Scripts: what they load, what they put into the page, and what they say to an LMS.

mod api;
mod data;
mod elements;
mod flow;
mod fragments;
mod functions;
mod leaving;
mod literal;
mod mentions;
mod model;
mod nesting;
mod parse;
mod path;
mod permissions;
mod read;
mod references;
mod regular_expressions;
mod stack;
mod version;
mod walk;

pub use model::{
    Access, ApiCall, ApiFunction, ApiLookup, Base, CallGraph, CallPart, Callee, Edition, ElementUse, Fragment,
    LeavingEvent, Permission, PermissionUse, Script, ScriptFault, ScriptReference, Step, Unread,
};
pub use read::{MOST_SCRIPT_BYTES, handler, script};
pub use stack::spawn_reader;
