//! Audio and video files that a browser cannot play.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a browser cannot play of an audio or video file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum MediaFailure {
    /// All of it: `MEDIA_ERR_SRC_NOT_SUPPORTED`.
    NotSupported,
    /// What follows: `MEDIA_ERR_DECODE`.
    Decoding,
    /// The picture. The sound plays.
    Picture,
}

/// The format of an audio or video file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MediaFormat {
    /// `MP4`, `WebM`, `MP3` …
    pub container: String,
    /// `H.264`, `AAC` …; the file's own identifier if the codec is not known.
    pub codecs: Vec<String>,
    /// The GStreamer packages that play it, by the names of Debian and Ubuntu. Empty unless the module runs in the workbench's
    /// own views on Linux, and if a codec is not known.
    pub packages: Vec<String>,
}

impl fmt::Display for MediaFormat {
    /// The container and its codecs: `MP4, H.264, AAC`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.container)?;
        self.codecs
            .iter()
            .filter(|codec| **codec != self.container)
            .try_for_each(|codec| write!(f, ", {codec}"))
    }
}
