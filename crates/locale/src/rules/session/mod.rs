//! What the rules over sessions say, family by family.

pub mod api_lookup;
pub mod leaving;
pub mod lifecycle;
pub mod order;
pub mod outcomes;
pub mod pace;
pub mod page;
pub mod privacy;
pub mod recording;
pub mod records;
pub mod refused;
pub mod results;
pub mod resume;
pub mod score;
pub mod status;
pub mod storage;
pub mod suspend;
pub mod time;
