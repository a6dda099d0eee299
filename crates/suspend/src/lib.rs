//! `cmi.suspend_data` decoded: what the text is made of, layer by layer, what is in it as paths and values, whose shape it
//! has, and what changed from one text to the next.
//!
//! A layer is taken off only where it is certain: its decoder accepts the text to its end, and what comes out is text. What
//! no decoder accepts is shown as it is, with [`Problem::NotUnderstood`].
//!
//! Every text is hostile: [`decode`] returns for each, its cost is linear in the text, and what is unpacked is limited to
//! [`MOST_BYTES`] for each of at most [`MOST_LAYERS`] layers.

mod decode;
mod decoded;
mod delimited;
mod diff;
mod inside;
mod peel;
mod shapes;
mod tree;

pub use decode::decode;
pub use decoded::{Decoded, Layer, Problem, Shape, Value};
pub use diff::{Change, diff};

/// The most bytes that a text may have to be decoded, and that may come out of a layer.
pub const MOST_BYTES: usize = 1 << 20;

/// The most layers that are taken off.
pub const MOST_LAYERS: usize = 8;

/// The most values that a decoded text has.
pub const MOST_VALUES: usize = 10_000;

/// The most bytes that paths and values have together.
pub const MOST_VALUE_BYTES: usize = 4 << 20;

/// From how many characters on a text that ends too early was cut by a limit. SCORM 1.2 has 4,096 characters (`CMIString4096`),
/// and the lowest limit of SCORM 2004 is the 4,000 of its 2nd Edition.
pub const SHORTEST_LIMIT: usize = 4_000;
