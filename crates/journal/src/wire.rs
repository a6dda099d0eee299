//! An entry as it travels from the player page to the workbench: a line of JSON.
//!
//! A call is a row of its values, because a module makes them by the thousand and the page writes them on the module's time:
//! `[seq, atUs, phase, function, answer, error, argument…]`. An argument is a string; or `[type, text]` if it was another type
//! in JavaScript; or `[type, text, length]` if its text is truncated. Any other entry is an [`Entry`](crate::Entry).

mod read;
mod write;

pub use read::read;
pub use write::{Arguments, Call, CallText, Encoded, Stamp, write_call, write_observation};
