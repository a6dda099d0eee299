//! What the rules over sessions say, family by family.

pub mod lifecycle;
pub mod page;
pub mod recording;
pub mod refused;
pub mod results;
