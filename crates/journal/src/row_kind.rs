//! The kinds of rows in a trace, and what a search looks in. This is the one place that classifies entries.

use std::fmt::Write;

use scorm::rte::Function;
use serde::{Deserialize, Serialize};

use crate::{Entry, EntryData, Exchange, ExchangeCommand};

/// The kind of a row of the trace: what users show and hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
// The numbers are stored: see `code`.
pub enum RowKind {
    /// LMSInitialize and LMSFinish.
    Lifecycle = 1,
    /// LMSSetValue.
    Set = 2,
    /// LMSGetValue.
    Get = 3,
    /// LMSCommit, and confirmations that came later.
    Commit = 4,
    /// The three functions that ask about errors.
    ErrorCall = 5,
    /// A block of the LMS's log.
    Exchange = 6,
    /// A lookup of the API.
    ApiLookup = 7,
    /// A phase of a page.
    Page = 8,
    /// A console line.
    Console = 9,
    /// A script error, a rejection, a resource or media file that the page could not use.
    PageError = 10,
    /// A request that failed.
    FailedRequest = 11,
    /// A window that the module opened.
    Window = 12,
    /// An attempt to reach something outside the session, and what was sent there.
    Access = 13,
    /// A request that the server responded to.
    Served = 14,
    /// What the workbench notes, and entries that were not recorded.
    Note = 15,
}

impl RowKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 15] = [
        Self::Lifecycle,
        Self::Set,
        Self::Get,
        Self::Commit,
        Self::ErrorCall,
        Self::Exchange,
        Self::ApiLookup,
        Self::Page,
        Self::Console,
        Self::PageError,
        Self::FailedRequest,
        Self::Window,
        Self::Access,
        Self::Served,
        Self::Note,
    ];

    /// Its number, which is stored: 1 to 15.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The kind with this number.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code).checked_sub(1)?).copied()
    }

    /// Whether its rows are calls of the API, or say what came of one.
    #[must_use]
    pub fn is_call(self) -> bool {
        matches!(
            self,
            Self::Lifecycle | Self::Set | Self::Get | Self::Commit | Self::ErrorCall
        )
    }

    fn from_function(function: Function) -> Self {
        match function {
            Function::Initialize | Function::Finish => Self::Lifecycle,
            Function::SetValue => Self::Set,
            Function::GetValue => Self::Get,
            Function::Commit => Self::Commit,
            Function::GetLastError | Function::GetErrorString | Function::GetDiagnostic => Self::ErrorCall,
        }
    }
}

impl EntryData {
    /// The kind of its row.
    #[must_use]
    pub fn row_kind(&self) -> RowKind {
        match self {
            EntryData::Call { function, .. } => RowKind::from_function(*function),
            EntryData::ApiLookup { .. } => RowKind::ApiLookup,
            EntryData::Page { .. } => RowKind::Page,
            EntryData::Console { .. } => RowKind::Console,
            EntryData::Window { .. } => RowKind::Window,
            EntryData::Access { .. } | EntryData::RequestBody { .. } => RowKind::Access,
            EntryData::Unconfirmed { .. } => RowKind::Commit,
            EntryData::Note { .. }
            | EntryData::NotRecorded { .. }
            | EntryData::ObserverError { .. }
            | EntryData::Validated { .. } => RowKind::Note,
            EntryData::Error { .. } | EntryData::Rejection { .. } | EntryData::Unplayable { .. } => RowKind::PageError,
            // The failed request has an entry of its own.
            EntryData::Resource { status, .. } if status.is_some() => RowKind::Served,
            EntryData::Resource { .. } => RowKind::PageError,
            EntryData::Served { .. } if self.is_failed_request() => RowKind::FailedRequest,
            EntryData::Served { .. } => RowKind::Served,
        }
    }

    /// The block of the LMS's log that follows it: after LMSInitialize, LMSCommit and LMSFinish, if the replay returned
    /// `true` when the call was recorded; and where the LMS closed the session.
    #[must_use]
    pub fn exchange(&self) -> Option<ExchangeCommand> {
        let (function, returned, replay) = match self {
            EntryData::Call {
                function,
                returned,
                replay,
                ..
            } => (function, returned, replay),
            EntryData::Validated { .. } => return Some(ExchangeCommand::Exitau),
            _ => return None,
        };
        let command = match function {
            Function::Initialize => ExchangeCommand::Getparam,
            Function::Commit => ExchangeCommand::Putparam,
            Function::Finish => ExchangeCommand::Exitau,
            _ => return None,
        };
        let returned = replay.as_ref().map_or(returned, |replay| &replay.value);
        (returned == "true").then_some(command)
    }
}

impl Entry {
    /// The text that a search looks in.
    #[must_use]
    pub fn search_text(&self) -> String {
        match &self.data {
            EntryData::Call {
                function,
                arguments,
                returned,
                error,
                ..
            } => {
                let mut text = format!("{} ", function.name());
                for argument in arguments {
                    text.push_str(&argument.text);
                    text.push(' ');
                }
                if arguments.is_empty() {
                    text.push(' ');
                }
                // Writing to a string does not fail.
                let _ = write!(text, "{returned} {error}");
                text
            }
            EntryData::ApiLookup { name, looked_in, .. } => format!("{name} {looked_in}"),
            EntryData::Page { url, .. } => format!("{} {url}", self.phase.name()),
            EntryData::Window { url, .. } => format!("window.open {url}"),
            EntryData::Access {
                access,
                decision,
                target,
                ..
            } => format!("{} {} {target}", word(access), word(decision)),
            EntryData::RequestBody { url, by, text, .. } => {
                format!("{} {url} {}", by.function(), text.as_deref().unwrap_or_default())
            }
            EntryData::Console { level, text } => format!("console.{level} {text}"),
            EntryData::Error { message, source } => format!("{message} {}", source.as_deref().unwrap_or_default()),
            EntryData::Rejection { message } | EntryData::ObserverError { message } => message.clone(),
            EntryData::Resource { url, element, .. } => format!("{url} {element}"),
            EntryData::Unplayable {
                url, element, format, ..
            } => {
                let (container, codecs) = format.as_ref().map_or(("", String::new()), |format| {
                    (format.container.as_str(), format.codecs.join(" "))
                });
                format!("{url} {element} {container} {codecs}")
            }
            EntryData::Served {
                path,
                status,
                destination,
                actual_path,
                ..
            } => {
                let [destination, actual] = [destination, actual_path].map(|text| text.as_deref().unwrap_or_default());
                format!("{path} {status} {destination} {actual}")
            }
            EntryData::Unconfirmed { call, .. } => format!("{} #{call}", self.data.kind()),
            EntryData::Note { note } => word(note),
            EntryData::Validated { .. } => self.data.kind().to_owned(),
            EntryData::NotRecorded { cause, entries, .. } => {
                format!("{} {}", word(cause), entries.as_deref().unwrap_or_default())
            }
        }
    }
}

impl Exchange {
    /// The text that a search looks in.
    #[must_use]
    pub fn search_text(&self) -> String {
        format!("{} {}", word(&self.command), self.data)
    }
}

/// The serialized form of an enum without data.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use scorm::rte::Argument;

    use super::*;
    use crate::{LossCause, Micros, Note, PageState, Returned, SentBy};

    fn call(function: Function, returned: &str, replay: Option<&str>) -> EntryData {
        EntryData::Call {
            function,
            arguments: vec![Argument::string("")],
            returned: returned.into(),
            error: 0.into(),
            refused: None,
            replay: replay.map(|value| Returned {
                value: value.into(),
                error: 0.into(),
            }),
        }
    }

    fn request(status: u16) -> EntryData {
        EntryData::Served {
            path: "a.png".into(),
            status,
            destination: Some("image".into()),
            bytes: 0,
            range: None,
            took_us: 0,
            actual_path: None,
            count: 1,
        }
    }

    #[test]
    fn a_code_finds_its_kind() {
        let codes = RowKind::ALL.map(RowKind::code);
        assert_eq!(codes.to_vec(), (1..=15).collect::<Vec<u8>>());
        for kind in RowKind::ALL {
            assert_eq!(RowKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!((RowKind::from_code(0), RowKind::from_code(16)), (None, None));
    }

    #[test]
    fn a_missing_file_is_shown_once() {
        let resource = |status| EntryData::Resource {
            url: "a.png".into(),
            element: "img".into(),
            status,
        };
        let rows = [request(404), resource(Some(404)), request(200), resource(None)];
        let shown = rows.map(|data| (data.row_kind(), data.is_problem()));
        let expected = [
            (RowKind::FailedRequest, true),
            (RowKind::Served, false),
            (RowKind::Served, false),
            (RowKind::PageError, true),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_failure_of_the_observer_is_the_workbenchs_own() {
        let data = EntryData::ObserverError {
            message: "broken".into(),
        };
        assert_eq!((data.row_kind(), data.is_problem()), (RowKind::Note, false));
    }

    #[test]
    fn an_exchange_follows_what_the_replay_returned_and_not_what_the_page_claims() {
        let commit = |returned, replay| call(Function::Commit, returned, replay).exchange();
        assert_eq!(commit("true", None), Some(ExchangeCommand::Putparam));
        assert_eq!(commit("true", Some("false")), None);
        assert_eq!(commit("false", Some("true")), Some(ExchangeCommand::Putparam));
        assert_eq!(call(Function::SetValue, "true", None).exchange(), None);
        assert_eq!(
            call(Function::Finish, "true", None).exchange(),
            Some(ExchangeCommand::Exitau)
        );
    }

    #[test]
    fn a_search_looks_in_what_a_row_shows() {
        let text = |data| {
            Entry {
                seq: 1,
                at: Micros::ZERO,
                phase: PageState::Beforeunload,
                data,
            }
            .search_text()
        };
        let set = EntryData::Call {
            function: Function::SetValue,
            arguments: ["cmi.core.lesson_location", "Page 3"].map(Argument::string).to_vec(),
            returned: "true".into(),
            error: 0.into(),
            refused: None,
            replay: None,
        };
        assert_eq!(text(set), "LMSSetValue cmi.core.lesson_location Page 3 true 0");
        assert_eq!(text(request(404)), "a.png 404 image ");
        assert_eq!(
            text(EntryData::Page {
                url: "p.html".into(),
                depth: 0
            }),
            "beforeunload p.html"
        );
        assert_eq!(
            text(EntryData::Note {
                note: Note::CloseTimedOut
            }),
            "closeTimedOut"
        );
        let lost = EntryData::NotRecorded {
            cause: LossCause::TooMany,
            entries: Some("console".into()),
            count: 2,
        };
        assert_eq!(text(lost), "tooMany console");
        let body = EntryData::RequestBody {
            url: "https://x.example/".into(),
            by: SentBy::Xhr,
            text: Some("page=2".into()),
            length: Some(6),
        };
        assert!(!body.is_problem() && body.may_come_from_page());
        assert_eq!(body.row_kind(), RowKind::Access);
        assert_eq!(text(body), "XMLHttpRequest.send https://x.example/ page=2");
        let unconfirmed = EntryData::Unconfirmed {
            call: 7,
            returned: "true".into(),
            error: 0.into(),
        };
        assert_eq!(text(unconfirmed), "unconfirmed #7");
        let exchange = Exchange {
            after: 3,
            command: ExchangeCommand::Putparam,
            at: chrono::DateTime::default(),
            data: "lesson_status=C".into(),
        };
        assert_eq!(exchange.search_text(), "putparam lesson_status=C");
    }
}
