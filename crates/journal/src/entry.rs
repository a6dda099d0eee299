//! The timeline of a session as data: every API call and everything observed around it, in one order. What a
//! module did stands here exactly as it did it; judging it is the audit's business.

use std::fmt;

use scorm::{
    cmi::VALUE_LIMIT,
    rte::{Argument, Function, Refused},
};
use serde::{Deserialize, Serialize};

/// The longest text that is kept of an observation (console line, error, address), in characters.
pub const OBSERVATION_LIMIT: usize = 8 * 1024;

/// Maximum characters recorded of an argument or a returned value. The run-time stores no more of a value, and no profile
/// has a higher limit, so the replay of a truncated argument returns the same.
pub const TEXT_LIMIT: usize = VALUE_LIMIT;

/// One entry of a session's timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Its place in the timeline: 1, 2, 3 … without a gap.
    pub n: u32,
    /// Time since the launch in microseconds, by the player page's monotonic clock.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub at_us: f64,
    /// The life phase of the module's page when it happened.
    pub phase: Phase,
    /// What happened.
    pub what: What,
}

/// Where the module's page stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Its HTML is still being read.
    Loading,
    /// The document is there, its resources are not all.
    Interactive,
    /// Loaded and shown.
    Complete,
    /// Loaded, but not shown (another tab, a minimised window).
    Hidden,
    /// In its `beforeunload`.
    Beforeunload,
    /// In its `pagehide`: from here on no synchronous request leaves the page.
    Pagehide,
    /// In its `unload`.
    Unload,
}

/// What happened, in the order it did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum What {
    /// The module called one of the eight API functions.
    Call {
        /// Which.
        function: Function,
        /// What it passed, as it passed it.
        arguments: Vec<Argument>,
        /// What the page answered.
        answer: String,
        /// What LMSGetLastError would have said right after.
        error: u16,
        /// Why the native replay refused it, where it did.
        #[serde(default)]
        refused: Option<Refused>,
        /// What the native replay answered, where that is something else.
        #[serde(default)]
        replay: Option<Replay>,
    },
    /// A frame looked for the API on a window.
    Hunt {
        /// `API`, or `API_1484_11` for SCORM 2004.
        name: String,
        /// On which window it looked: the path of the page there, or `player`.
        looked_in: String,
        /// How many frames below the player page that window is; 0 is the player page itself.
        depth: u32,
        /// Whether the API was there.
        found: bool,
        /// The script line that looked, where the browser tells.
        by: Option<String>,
    },
    /// A page of the module came to a new phase of its life ([`Event::phase`]).
    Page {
        /// The page's address, from the package's root.
        url: String,
        /// How many frames below the player page.
        depth: u32,
    },
    /// The module wrote to the console.
    Console {
        /// `debug`, `log`, `info`, `warn` or `error`.
        level: String,
        /// The text, at most [`OBSERVATION_LIMIT`] characters.
        text: String,
    },
    /// A script error that nothing caught.
    Error {
        /// The browser's message.
        message: String,
        /// Script and line.
        source: Option<String>,
    },
    /// A promise rejection that nothing handled.
    Rejection {
        /// The reason, as text.
        message: String,
    },
    /// A resource that did not load.
    Resource {
        /// Its address as the page asked for it.
        url: String,
        /// The element that asked for it: `img`, `script`, `link` …
        element: String,
        /// The error status that the server returned for it. That request has an entry of its own. Set by the workbench.
        #[serde(default)]
        status: Option<u16>,
    },
    /// The browser cannot play an audio or video file that it received. The module is not at fault: which formats a browser
    /// plays depends on its system, and an LMS's learner has another.
    Unplayable {
        /// The file's address as the page asked for it. A `blob:` or `data:` address if a script made the file.
        url: String,
        /// `audio` or `video`.
        element: String,
        /// What cannot be played.
        failure: MediaFailure,
        /// The browser's message. May be empty.
        message: String,
        /// What the file holds, if it is in the package and in a known format. Set by the workbench.
        #[serde(default)]
        format: Option<MediaFormat>,
    },
    /// The session's server answered requests of the module, for a file of the package or for an address outside it.
    Served {
        /// The file's path from the package's root. It starts with `/` or `../` if the address is outside the package.
        path: String,
        /// HTTP status.
        status: u16,
        /// What the response is for, as the browser says (`Sec-Fetch-Dest`): `script`, `image`, `empty` (fetch and
        /// XMLHttpRequest) …
        destination: Option<String>,
        /// Bytes of the file that were sent.
        #[cfg_attr(feature = "specta", specta(type = u32))]
        bytes: u64,
        /// The part of the file that was sent, for range requests. If the entry stands for several, the smallest part that
        /// has all of theirs.
        range: Option<ByteRange>,
        /// Time from the request to the last byte, in microseconds. If the entry stands for several, the longest.
        took_us: u32,
        /// The file's real path, if the requested one differs from it in upper and lower case only.
        actual_path: Option<String>,
        /// Number of requests: 1, or more if the entry stands for later requests with the same path and status.
        count: u32,
    },
    /// The module opened a window.
    Window {
        /// The address asked for.
        url: String,
        /// Whether the browser opened it.
        opened: bool,
    },
    /// The workbench's observer failed in a page of the module. The module is not at fault.
    ObserverError {
        /// What went wrong, as text.
        message: String,
    },
    /// The module tried to reach something outside its session.
    Access {
        /// What it tried to reach.
        access: AccessKind,
        /// The address or name of it, at most [`OBSERVATION_LIMIT`] characters; may be empty.
        target: String,
        /// What became of the attempt.
        decision: Decision,
        /// How many attempts this entry stands for: 1, or more where it counts those over the limit of a session,
        /// which have no entry of their own.
        count: u32,
    },
    /// What an LMSCommit or LMSFinish had to keep was not known to be on disk when the module was answered.
    Unconfirmed {
        /// The call's place in the timeline.
        call: u32,
        /// What the module was answered all the same.
        answered: String,
        /// The error code that went with it.
        error: u16,
    },
    /// The workbench itself did something: see [`Note`].
    Note {
        /// What.
        note: Note,
    },
    /// Entries that were not recorded.
    NotRecorded {
        /// Why.
        cause: LossCause,
        /// The kind of the entries, as in this type's tag, if all have the same.
        entries: Option<String>,
        /// How many.
        count: u32,
    },
}

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

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ByteRange {
    /// Position of the first byte.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub first: u64,
    /// Position of the last byte.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub last: u64,
}

/// Why entries were not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LossCause {
    /// The page counted them as sent, but they never arrived.
    NotReceived,
    /// The session ended without the page's count of sent entries. Derived by reports, without a count.
    EndUnknown,
    /// They came after recording had stopped: see [`Note::RecordingStopped`].
    Full,
    /// Observations above the rate limit, or above half of the session's maximum size.
    TooMany,
    /// Refused: entries before them are missing, or they are forged.
    OutOfOrder,
    /// Refused: other entries had the same numbers. Some are forged.
    Conflict,
    /// Refused: they could not be read.
    Unreadable,
    /// They were recorded, and are damaged in the library's database. Derived by reads; never recorded.
    Damaged,
}

/// The kinds of observations that a page may count in [`What::NotRecorded`].
const OBSERVED: [&str; 10] = [
    "hunt",
    "page",
    "console",
    "error",
    "rejection",
    "resource",
    "unplayable",
    "window",
    "observerError",
    "access",
];

impl LossCause {
    /// Whether the entries were refused. They may be forged, so they do not count as lost.
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::OutOfOrder | Self::Conflict | Self::Unreadable)
    }
}

impl What {
    /// The tag in the serialized form.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            What::Call { .. } => "call",
            What::Hunt { .. } => "hunt",
            What::Page { .. } => "page",
            What::Console { .. } => "console",
            What::Error { .. } => "error",
            What::Rejection { .. } => "rejection",
            What::Resource { .. } => "resource",
            What::Unplayable { .. } => "unplayable",
            What::Served { .. } => "served",
            What::Window { .. } => "window",
            What::ObserverError { .. } => "observerError",
            What::Access { .. } => "access",
            What::Unconfirmed { .. } => "unconfirmed",
            What::Note { .. } => "note",
            What::NotRecorded { .. } => "notRecorded",
        }
    }

    /// Truncates observations to [`OBSERVATION_LIMIT`], and arguments and returned values to [`TEXT_LIMIT`].
    pub(crate) fn bound(&mut self) {
        let texts: [Option<&mut String>; 3] = match self {
            What::Call { arguments, answer, .. } => {
                for argument in arguments {
                    if let Some(length) = cut(&mut argument.text, TEXT_LIMIT) {
                        argument.length.get_or_insert(length);
                    }
                }
                cut(answer, TEXT_LIMIT);
                [None, None, None]
            }
            What::Unconfirmed { .. } | What::Note { .. } | What::NotRecorded { .. } => [None, None, None],
            What::Hunt { looked_in, by, .. } => [Some(looked_in), by.as_mut(), None],
            What::Page { url, .. } | What::Window { url, .. } => [Some(url), None, None],
            What::Console { level, text } => [Some(level), Some(text), None],
            What::Error { message, source } => [Some(message), source.as_mut(), None],
            What::Rejection { message } | What::ObserverError { message } => [Some(message), None, None],
            What::Resource { url, element, .. } => [Some(url), Some(element), None],
            What::Unplayable {
                url, element, message, ..
            } => [Some(url), Some(element), Some(message)],
            What::Access { target, .. } => [Some(target), None, None],
            What::Served { path, actual_path, .. } => [Some(path), actual_path.as_mut(), None],
        };
        for text in texts.into_iter().flatten() {
            cut(text, OBSERVATION_LIMIT);
        }
    }

    /// Whether the server answered a request with an error: the file is missing, or the address was refused.
    pub(crate) fn is_failed_request(&self) -> bool {
        matches!(self, What::Served { status: 400.., .. })
    }

    /// Whether it is about a media file that a script made, which is no file of the package.
    pub(crate) fn is_made_by_script(&self) -> bool {
        matches!(self, What::Unplayable { url, .. } if url.starts_with("blob:") || url.starts_with("data:"))
    }

    /// Whether the player page may record it. The rest comes from the workbench alone.
    pub(crate) fn may_come_from_page(&self) -> bool {
        match self {
            What::NotRecorded { cause, entries, .. } => {
                let observed = entries.as_deref().is_some_and(|kind| OBSERVED.contains(&kind));
                observed && *cause == LossCause::TooMany
            }
            // The browser decides, and nobody but the page knows.
            What::Access { access, target, .. } => *access == AccessKind::ClipboardWrite && target.is_empty(),
            What::Served { .. } | What::Note { .. } => false,
            _ => true,
        }
    }
}

/// What a module may try to reach outside its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum AccessKind {
    /// Another page in its own view.
    Navigation,
    /// A window of its own.
    Popup,
    /// A file or an answer of another host.
    Request,
    /// A service worker: a script that answers the requests of its pages.
    ServiceWorker,
    /// A file written to the user's disk.
    Download,
    /// The camera.
    Camera,
    /// The microphone.
    Microphone,
    /// Where the user is.
    Location,
    /// Notifications of the system.
    Notifications,
    /// What is in the clipboard.
    Clipboard,
    /// The clipboard, to replace what is in it.
    ClipboardWrite,
    /// The whole screen.
    Fullscreen,
    /// The pointer, hidden and kept in the page.
    PointerLock,
    /// The workbench itself, by its inter-process communication.
    Ipc,
}

impl AccessKind {
    /// All kinds, in the order in which a report lists them.
    pub const ALL: [Self; 14] = [
        Self::Ipc,
        Self::Navigation,
        Self::Popup,
        Self::Request,
        Self::ServiceWorker,
        Self::Download,
        Self::Camera,
        Self::Microphone,
        Self::Location,
        Self::Notifications,
        Self::Clipboard,
        Self::ClipboardWrite,
        Self::Fullscreen,
        Self::PointerLock,
    ];
}

/// What became of an attempt to reach something outside the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// The workbench refused it.
    Blocked,
    /// The user or a setting allowed it.
    Allowed,
}

/// Truncates `text` to `limit` characters; returns its length if it was longer.
fn cut(text: &mut String, limit: usize) -> Option<u32> {
    if text.len() <= limit {
        return None;
    }
    let (end, _) = text.char_indices().nth(limit)?;
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    text.truncate(end);
    Some(length)
}

/// What the workbench notes in the timeline about its own doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Note {
    /// The user closed the player: the module is being unloaded.
    Closing,
    /// The connection to the player page broke (window gone, page crashed).
    ConnectionLost,
    /// The page came back after a broken connection.
    Reconnected,
    /// The module asked whether to leave it, and the learner stayed: it goes on.
    Stayed,
    /// The session was ended before the page had said that it had unloaded the module.
    CloseTimedOut,
    /// Entries were missing. Only in sessions of earlier versions; replaced by [`What::NotRecorded`].
    EntriesMissing,
    /// The session reached its maximum size. Nothing more is recorded, and LMSCommit returns `false`.
    RecordingStopped,
    /// The workbench ended while the session was running: it was killed, or could not write the end.
    Interrupted,
    /// A client other than the player page tried to connect or to send entries: a second window, or a script of the
    /// module.
    ClientRefused,
}

/// An answer of the native replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Replay {
    /// The value.
    pub answer: String,
    /// The error code.
    pub error: u16,
}

/// One of the LMS's own blocks, placed in the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// The entry of the timeline after which it stands; 0 before the first.
    pub after: u32,
    /// Which of the four.
    pub command: ExchangeCommand,
    /// When, RFC 3339 with the local offset.
    pub at: String,
    /// The block as the LMS logs it.
    pub data: String,
}

/// The four exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum ExchangeCommand {
    /// The launch, with its parameters.
    Launch,
    /// What the LMS hands the module at LMSInitialize.
    Getparam,
    /// The state at an LMSCommit.
    Putparam,
    /// What the LMS made of the session at LMSFinish.
    Exitau,
}

/// News of a session that is being followed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraceBatch {
    /// New entries, in order.
    pub events: Vec<Event>,
    /// New exchanges, in order.
    pub exchanges: Vec<Exchange>,
    /// Where the session stands after them.
    pub state: SessionState,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SessionState {
    /// Its player is open.
    Running,
    /// Its player is gone and no LMSFinish came.
    Open,
    /// LMSFinish was answered `true`.
    Finished,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_truncated() {
        let long = "é".repeat(OBSERVATION_LIMIT + 1);
        let mut seen = What::Console {
            level: "log".into(),
            text: long.clone(),
        };
        seen.bound();
        assert!(matches!(&seen, What::Console { text, .. } if text.chars().count() == OBSERVATION_LIMIT));
        let mut access = What::Access {
            access: AccessKind::Navigation,
            target: long.clone(),
            decision: Decision::Blocked,
            count: 1,
        };
        access.bound();
        assert!(matches!(&access, What::Access { target, .. } if target.chars().count() == OBSERVATION_LIMIT));
        let mut call = What::Call {
            function: Function::SetValue,
            arguments: vec![Argument::string(long)],
            answer: "false".into(),
            error: 405,
            refused: None,
            replay: None,
        };
        let made = call.clone();
        call.bound();
        assert_eq!(call, made);
        let What::Call { arguments, .. } = &mut call else {
            panic!("{call:?}")
        };
        arguments[0].text = "é".repeat(TEXT_LIMIT + 5);
        call.bound();
        let What::Call { arguments, .. } = &call else {
            panic!("{call:?}")
        };
        assert_eq!(arguments[0].text.chars().count(), TEXT_LIMIT);
        assert_eq!(arguments[0].length, Some(TEXT_LIMIT as u32 + 5));
    }
}
