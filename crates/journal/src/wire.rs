//! An entry as it travels from the player page to the workbench: a line of JSON.
//!
//! A call is a row of its values, because a module makes them by the thousand and the page writes them on the module's time:
//! `[seq, atUs, phase, function, returned, error, slot?, argument…]`. An argument is a string; or `[type, text]` if it was another type
//! in JavaScript; or `[type, text, length]` if its text is truncated. Any other entry is an [`Entry`](crate::Entry).
//!
//! Modules read the same values again and again, so a value travels once: the number of a [`Slot`] before the arguments of an
//! LMSGetValue or LMSSetValue says where both sides remember the element and its value, and from then on `[seq, atUs, slot]` is
//! an LMSGetValue that returned that value in that phase.

mod read;
mod slots;
mod write;

pub use read::read;
pub use slots::{Line, Slot, Slots};
pub use write::{Arguments, Call, CallText, Encoded, Stamp, write_call, write_observation, write_repeat};
