//! A running session: the loopback server that plays a module in a page, and the recorder that replays each call and writes
//! it to a [`journal::Sink`]. It knows no database, no library and no window.

mod error;
mod limits;
mod media;
mod outcome;
mod recorder;
mod server;

pub use error::{Error, Result};
pub use limits::RecordingLimits;
pub use media::MediaFiles;
pub use outcome::{Closed, Closing};
pub use recorder::{Follower, Recorder, Recording};
pub use server::{PageLaunch, Player, PlayerLaunch};
