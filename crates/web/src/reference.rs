//! What one file refers to, and how.

use std::ops::Range;

/// An address that a text loads, or leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where it is written.
    pub span: Range<usize>,
    /// The address as a browser reads it: character references and escapes are decoded, blanks around it are gone.
    pub target: String,
    /// What the browser does with it.
    pub how: How,
}

/// What a browser does with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Runs it: a script, a module, what a script imports.
    Script,
    /// Runs it beside the page: a worker.
    Worker,
    /// Reads it as a style.
    Style,
    /// Writes with it: a font.
    Font,
    /// Shows it: a picture, an icon, the picture before a video.
    Image,
    /// Plays it: sound, video, subtitles.
    Media,
    /// Shows it in the page: a frame, an object.
    Frame,
    /// Goes there without being asked: `<meta http-equiv=refresh>`, `location`.
    Navigation,
    /// Reads it: `fetch`, `XMLHttpRequest`, a web app's manifest.
    Data,
    /// Opens it when it is asked for: a link, a form, a window that a script opens.
    Link,
    /// Only names it: a licence, an author, an address to connect to early.
    Note,
}

impl How {
    /// Whether it is loaded with what refers to it, without a learner who asks for it.
    #[must_use]
    pub fn loads(self) -> bool {
        !matches!(self, Self::Link | Self::Note)
    }
}
