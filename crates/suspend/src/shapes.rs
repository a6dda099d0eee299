//! What authoring tools write, each as it was seen in the scripts of a published course.

mod adapt;
mod captivate;
mod json;
mod storyline;

pub(crate) use captivate::captivate;
pub(crate) use json::{json, of_values};
pub(crate) use storyline::storyline;
