//! Pages, styles and scripts of a package, read in their grammars: what they load, what they lead to, and what their scripts
//! say to an LMS. Texts come in, data goes out: nothing is run, no file is opened, no rule of an audit is known here.
//!
//! Spans are byte ranges of the text that was given. What cannot be read is passed over; only a script that does not parse
//! is a fault, since a browser runs none of it.

mod css;
mod html;
mod reference;
mod script;

pub use css::{Name, Selectors, Style, StyleReference, style};
pub use html::{
    DeclaredEncoding, Decoded, Embedded, EncodingSign, External, Handler, Names, Page, ScriptKind, TextKind, page, text,
};
pub use reference::{How, Reference, has_placeholder, is_address};
pub use script::{
    Access, ApiCall, ApiFunction, ApiLookup, Base, CallGraph, CallPart, Callee, Edition, ElementUse, Fragment,
    LeavingEvent, MOST_SCRIPT_BYTES, Permission, PermissionUse, Script, ScriptFault, ScriptReference, Step, Unread,
    handler, script, spawn_reader,
};
