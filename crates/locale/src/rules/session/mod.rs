//! What the rules over sessions say, family by family.

pub mod lifecycle;
pub mod outcomes;
pub mod pace;
pub mod page;
pub mod recording;
pub mod records;
pub mod refused;
pub mod results;
pub mod suspend;
