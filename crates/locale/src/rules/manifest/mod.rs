//! What the rules about manifests say, by the part of the manifest.

mod document;
mod identifiers;
mod items;
mod organizations;
mod prerequisites;
mod resources;

pub use document::*;
pub use identifiers::*;
pub use items::*;
pub use organizations::*;
pub use prerequisites::*;
pub use resources::*;
