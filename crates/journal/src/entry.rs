//! The timeline of a session as data: every API call and everything observed around it, in one order. What a
//! module did stands here exactly as it did it; judging it is the audit's business.

use scorm::{
    ErrorNumber,
    rte::{Argument, CallError, Function},
};
use serde::{Deserialize, Serialize};

use crate::{
    AccessKind, ByteRange, Decision, KEY_LIMIT, LossCause, MediaFailure, MediaFormat, Micros, Note, Returned, SentBy,
    TEXT_LIMIT, loss::OBSERVED,
};

/// The longest text that is stored of an observation (console line, error, address), in characters.
pub const OBSERVATION_LIMIT: usize = 8 * 1024;

/// One entry of a session's timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its place in the timeline: 1, 2, 3 … without a gap.
    pub seq: u32,
    /// Time since the launch in microseconds, by the player page's monotonic clock.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    #[serde(rename = "atUs")]
    pub at: Micros,
    /// The life phase of the module's page when it happened.
    pub phase: PageState,
    /// What happened.
    pub data: EntryData,
}

/// Where the module's page stands in its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum PageState {
    /// Its HTML is still being read.
    #[default]
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

const PAGE_STATES: [(PageState, &str); 7] = [
    (PageState::Loading, "loading"),
    (PageState::Interactive, "interactive"),
    (PageState::Complete, "complete"),
    (PageState::Hidden, "hidden"),
    (PageState::Beforeunload, "beforeunload"),
    (PageState::Pagehide, "pagehide"),
    (PageState::Unload, "unload"),
];

impl PageState {
    /// The phases, in the order in which a page goes through them.
    pub fn all() -> impl Iterator<Item = Self> {
        PAGE_STATES.iter().map(|row| row.0)
    }

    /// Its serialized form.
    #[must_use]
    pub fn name(self) -> &'static str {
        PAGE_STATES[self as usize].1
    }

    /// Whether the page is not shown any more, or is about to go.
    #[must_use]
    pub fn is_leaving(self) -> bool {
        matches!(self, Self::Hidden | Self::Beforeunload | Self::Pagehide | Self::Unload)
    }

    /// The phase of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        PAGE_STATES.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}

/// What happened, in the order it did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EntryData {
    /// The module called one of the eight API functions.
    Call {
        /// Which.
        function: Function,
        /// What it passed, as it passed it.
        arguments: Vec<Argument>,
        /// What the page returned.
        #[serde(rename = "answer")]
        returned: String,
        /// What LMSGetLastError would have said right after.
        #[cfg_attr(feature = "specta", specta(type = u16))]
        error: ErrorNumber,
        /// Why the native replay refused it, where it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refused: Option<CallError>,
        /// What the native replay returned, if that differs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replay: Option<Returned>,
    },
    /// A frame looked for the API on a window.
    #[serde(rename = "hunt")]
    ApiLookup {
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
    /// A page of the module came to a new phase of its life ([`Entry::phase`]).
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
    /// The session's server responded to requests of the module, for a file of the package or for an address outside it.
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
    /// The module sent something to another host, in the body of a request or on a WebSocket. What became of the request is an
    /// [`Access`](Self::Access) of its own.
    RequestBody {
        /// The address that it was sent to.
        url: String,
        /// By which function.
        by: SentBy,
        /// Its text, at most [`OBSERVATION_LIMIT`] characters; the fields of a form as in an address (`a=1&b=2`). Absent if it
        /// is not a text, or not known.
        text: Option<String>,
        /// Characters (UTF-16 code units) of the whole text, or bytes of what is no text; absent if not known.
        length: Option<u32>,
    },
    /// The workbench's observer failed in a page of the module. The module is not at fault.
    ObserverError {
        /// What went wrong, as text.
        message: String,
    },
    /// The module tried to reach something outside its session, or stored something in the browser.
    Access {
        /// What it tried to reach.
        access: AccessKind,
        /// The address or name of it, or the name that something is stored under; at most [`OBSERVATION_LIMIT`] characters; may be empty.
        target: String,
        /// What became of the attempt.
        decision: Decision,
        /// How many attempts this entry stands for: 1, or more where it counts those over the limit of a session,
        /// which have no entry of their own.
        count: u32,
    },
    /// The data of an LMSCommit or LMSFinish was not known to be on disk when the call returned.
    Unconfirmed {
        /// The call's place in the timeline.
        call: u32,
        /// What the call returned all the same.
        #[serde(rename = "answered")]
        returned: String,
        /// The error code that went with it.
        #[cfg_attr(feature = "specta", specta(type = u16))]
        error: ErrorNumber,
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
    /// The LMS closed the session, which was left without LMSFinish, with what it had received.
    Validated {
        /// The call that it had received last, by its place in the timeline; 0 if it had received nothing.
        received: u32,
        /// Whether nobody asked for it: the session was open for too long.
        automatic: bool,
    },
}

impl EntryData {
    /// The tag in the serialized form.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            EntryData::Call { .. } => "call",
            EntryData::ApiLookup { .. } => "hunt",
            EntryData::Page { .. } => "page",
            EntryData::Console { .. } => "console",
            EntryData::Error { .. } => "error",
            EntryData::Rejection { .. } => "rejection",
            EntryData::Resource { .. } => "resource",
            EntryData::Unplayable { .. } => "unplayable",
            EntryData::Served { .. } => "served",
            EntryData::Window { .. } => "window",
            EntryData::RequestBody { .. } => "requestBody",
            EntryData::ObserverError { .. } => "observerError",
            EntryData::Access { .. } => "access",
            EntryData::Unconfirmed { .. } => "unconfirmed",
            EntryData::Note { .. } => "note",
            EntryData::NotRecorded { .. } => "notRecorded",
            EntryData::Validated { .. } => "validated",
        }
    }

    /// The function of a call.
    #[must_use]
    pub fn function(&self) -> Option<Function> {
        match self {
            EntryData::Call { function, .. } => Some(*function),
            _ => None,
        }
    }

    /// The element that an LMSGetValue or LMSSetValue names, as the module passed it.
    #[must_use]
    pub fn element(&self) -> Option<&str> {
        match self {
            EntryData::Call {
                function: Function::GetValue | Function::SetValue,
                arguments,
                ..
            } => arguments.first().map(|element| element.text.as_str()),
            _ => None,
        }
    }

    /// The error code of a call or of its confirmation, or the HTTP status of a request that failed.
    #[must_use]
    pub fn error_code(&self) -> Option<u16> {
        match self {
            EntryData::Call { error, .. } | EntryData::Unconfirmed { error, .. } => Some(error.number()),
            EntryData::Served { status, .. } => self.is_failed_request().then_some(*status),
            EntryData::Resource { status, .. } => *status,
            _ => None,
        }
    }

    /// Whether it shows a problem, of the module or of the recording.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        match self {
            // Asking about an error is none.
            EntryData::Call {
                function,
                error,
                replay,
                ..
            } => replay.is_some() || (error.is_error() && !function.asks_about_errors()),
            EntryData::Console { level, .. } => level == "error",
            EntryData::Window { opened, .. } => !opened,
            EntryData::Access { decision, .. } => *decision == Decision::Blocked,
            EntryData::Note { note } => !matches!(note, Note::Closing | Note::Stayed | Note::Reconnected),
            EntryData::ApiLookup { .. }
            | EntryData::Page { .. }
            | EntryData::RequestBody { .. }
            | EntryData::ObserverError { .. }
            | EntryData::Validated { .. } => false,
            // The failed request has an entry of its own.
            EntryData::Resource { status, .. } => status.is_none(),
            EntryData::Served { .. } => self.is_failed_request(),
            EntryData::Error { .. }
            | EntryData::Rejection { .. }
            | EntryData::Unplayable { .. }
            | EntryData::NotRecorded { .. } => true,
            EntryData::Unconfirmed { returned, .. } => returned != "true",
        }
    }

    /// Truncates observations to [`OBSERVATION_LIMIT`], and arguments and returned values to [`TEXT_LIMIT`].
    pub fn bound(&mut self) {
        self.cut(TEXT_LIMIT, OBSERVATION_LIMIT);
    }

    /// Truncates texts to `limit` characters, for a preview.
    pub fn shorten(&mut self, limit: usize) {
        self.cut(limit, limit);
    }

    /// Truncates the texts of calls to `calls` characters, and those of observations to `observations`.
    fn cut(&mut self, calls: usize, observations: usize) {
        let texts: [Option<&mut String>; 3] = match self {
            EntryData::Call {
                arguments, returned, ..
            } => {
                for argument in arguments {
                    if let Some(length) = cut(&mut argument.text, calls) {
                        argument.length.get_or_insert(length);
                    }
                }
                cut(returned, calls);
                [None, None, None]
            }
            EntryData::Unconfirmed { .. }
            | EntryData::Note { .. }
            | EntryData::NotRecorded { .. }
            | EntryData::Validated { .. } => [None, None, None],
            EntryData::ApiLookup { looked_in, by, .. } => [Some(looked_in), by.as_mut(), None],
            EntryData::Page { url, .. } | EntryData::Window { url, .. } => [Some(url), None, None],
            EntryData::Console { level, text } => [Some(level), Some(text), None],
            EntryData::Error { message, source } => [Some(message), source.as_mut(), None],
            EntryData::Rejection { message } | EntryData::ObserverError { message } => [Some(message), None, None],
            EntryData::Resource { url, element, .. } => [Some(url), Some(element), None],
            EntryData::Unplayable {
                url, element, message, ..
            } => [Some(url), Some(element), Some(message)],
            EntryData::Access { target, .. } => [Some(target), None, None],
            EntryData::RequestBody { url, text, .. } => [Some(url), text.as_mut(), None],
            EntryData::Served { path, actual_path, .. } => [Some(path), actual_path.as_mut(), None],
        };
        for text in texts.into_iter().flatten() {
            cut(text, observations);
        }
    }

    /// Whether the server responded to a request with an error: the file is missing, or the address was refused.
    #[must_use]
    pub fn is_failed_request(&self) -> bool {
        matches!(self, EntryData::Served { status: 400.., .. })
    }

    /// Whether it is about a media file that a script made, which is no file of the package.
    #[must_use]
    pub fn is_made_by_script(&self) -> bool {
        matches!(self, EntryData::Unplayable { url, .. } if url.starts_with("blob:") || url.starts_with("data:"))
    }

    /// Whether the player page may record it. The rest comes from the workbench alone.
    #[must_use]
    pub fn may_come_from_page(&self) -> bool {
        match self {
            EntryData::NotRecorded { cause, entries, .. } => {
                let observed = entries.as_deref().is_some_and(|kind| OBSERVED.contains(&kind));
                observed && *cause == LossCause::TooMany
            }
            // The browser decides, and nobody but the page knows.
            EntryData::Access {
                access,
                target,
                decision,
                ..
            } => {
                let is_stored = access.is_storage() && *decision == Decision::Allowed;
                let is_written = *access == AccessKind::ClipboardWrite && target.is_empty();
                is_written || is_stored && target.chars().count() <= KEY_LIMIT
            }
            EntryData::Served { .. } | EntryData::Note { .. } | EntryData::Validated { .. } => false,
            _ => true,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phase_finds_its_own_name() {
        for (phase, name) in PAGE_STATES {
            assert_eq!(phase.name(), name);
            assert_eq!(PageState::from_name(name), Some(phase));
            assert_eq!(serde_json::to_string(&phase).unwrap(), format!("{name:?}"));
        }
    }

    #[test]
    fn texts_are_truncated() {
        let long = "é".repeat(OBSERVATION_LIMIT + 1);
        let mut seen = EntryData::Console {
            level: "log".into(),
            text: long.clone(),
        };
        seen.bound();
        assert!(matches!(&seen, EntryData::Console { text, .. } if text.chars().count() == OBSERVATION_LIMIT));
        let mut access = EntryData::Access {
            access: AccessKind::Navigation,
            target: long.clone(),
            decision: Decision::Blocked,
            count: 1,
        };
        access.bound();
        assert!(matches!(&access, EntryData::Access { target, .. } if target.chars().count() == OBSERVATION_LIMIT));
        let mut body = EntryData::RequestBody {
            url: "https://x.example/".into(),
            by: SentBy::Fetch,
            text: Some(long.clone()),
            length: Some(9_000),
        };
        body.bound();
        assert!(
            matches!(&body, EntryData::RequestBody { text: Some(text), length: Some(9_000), .. }
                if text.chars().count() == OBSERVATION_LIMIT)
        );
        let mut call = EntryData::Call {
            function: Function::SetValue,
            arguments: vec![Argument::string(long)],
            returned: "false".into(),
            error: 405.into(),
            refused: None,
            replay: None,
        };
        let made = call.clone();
        call.bound();
        assert_eq!(call, made);
        let EntryData::Call { arguments, .. } = &mut call else {
            panic!("{call:?}")
        };
        arguments[0].text = "é".repeat(TEXT_LIMIT + 5);
        call.bound();
        let EntryData::Call { arguments, .. } = &call else {
            panic!("{call:?}")
        };
        assert_eq!(arguments[0].text.chars().count(), TEXT_LIMIT);
        assert_eq!(arguments[0].length, Some(TEXT_LIMIT as u32 + 5));
    }
}
