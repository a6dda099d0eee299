//! The sentences of `LMSGetDiagnostic`: what was wrong with this call. Whether it was wrong is decided in `session`.

use crate::cmi::{Element, ValueProblem};
use crate::error::ErrorCode;

/// Why a call was refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Refusal {
    ArgumentNotEmpty,
    AlreadyRunning,
    AlreadyFinished,
    NotRunning,
    NotKept,
    OtherModel,
    NotSupported,
    NoSuchElement,
    Keyword,
    NoChildren,
    NotAnArray,
    ReadOnly,
    WriteOnly,
    NoSuchRecord {
        records: u32,
    },
    Value {
        element: &'static Element,
        problem: ValueProblem,
    },
    /// With what was there, the appended text would be too long.
    AppendedTooLong {
        limit: u32,
    },
}

impl Refusal {
    /// The code that the standard gives it (SCORM 1.2 RTE §3.3.3).
    pub(crate) fn code(self) -> ErrorCode {
        match self {
            Self::AlreadyRunning | Self::AlreadyFinished | Self::NotKept => ErrorCode::General,
            Self::ArgumentNotEmpty | Self::NoSuchElement | Self::NoSuchRecord { .. } => ErrorCode::InvalidArgument,
            Self::NotRunning => ErrorCode::NotInitialized,
            Self::OtherModel | Self::NotSupported => ErrorCode::NotImplemented,
            Self::Keyword => ErrorCode::Keyword,
            Self::NoChildren => ErrorCode::NoChildren,
            Self::NotAnArray => ErrorCode::NotAnArray,
            Self::ReadOnly => ErrorCode::ReadOnly,
            Self::WriteOnly => ErrorCode::WriteOnly,
            Self::Value { .. } | Self::AppendedTooLong { .. } => ErrorCode::IncorrectType,
        }
    }
}

/// A refused call, kept so that the SCO can ask about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    pub(crate) why: Refusal,
    /// The element, or the argument that should have been empty; shortened.
    subject: String,
    /// The value; shortened.
    value: String,
    value_length: usize,
}

/// `LMSGetDiagnostic` may answer no more (SCORM 1.2 RTE §3.3.2).
const LONGEST: usize = 255;
const SHOWN: usize = 60;

impl Refused {
    pub(crate) fn new(why: Refusal, subject: &str, value: &str) -> Self {
        Self {
            why,
            subject: shortened(subject, SHOWN),
            value: shortened(value, SHOWN),
            value_length: value.chars().count(),
        }
    }

    /// What was wrong, in 255 characters at most.
    pub(crate) fn sentence(&self) -> String {
        let (subject, value) = (&self.subject, &self.value);
        let sentence = match self.why {
            Refusal::ArgumentNotEmpty => format!("The argument must be an empty string, it was '{subject}'"),
            Refusal::AlreadyRunning => "LMSInitialize was already called: the session goes on".to_owned(),
            Refusal::AlreadyFinished => "LMSFinish was already called: a session cannot begin again".to_owned(),
            Refusal::NotRunning => {
                "No session is running: LMSInitialize comes before, LMSFinish after every other call".to_owned()
            }
            Refusal::NotKept => "The LMS could not keep the data: nothing was committed".to_owned(),
            Refusal::OtherModel => {
                format!("'{subject}' is not of the data model 'cmi', the only one that is supported")
            }
            Refusal::NotSupported => format!("'{subject}' is optional, and this LMS does not support it"),
            Refusal::NoSuchElement => format!("'{subject}' is no element of the data model of SCORM 1.2"),
            Refusal::Keyword => format!("'{subject}' is a keyword and cannot be set"),
            Refusal::NoChildren => format!("'{subject}': what comes before _children has no children"),
            Refusal::NotAnArray => format!("'{subject}': what comes before _count is not an array"),
            Refusal::ReadOnly => format!("'{subject}' can be read, not set"),
            Refusal::WriteOnly => format!("'{subject}' can be set, not read"),
            Refusal::NoSuchRecord { records } => {
                format!("'{subject}': the array has {records} records, indices start at 0 and leave no gap")
            }
            Refusal::AppendedTooLong { limit } => {
                format!(
                    "'{subject}' takes {limit} characters in all: there is no room for {} more",
                    self.value_length
                )
            }
            Refusal::Value { element, problem } => {
                return cut(value_sentence(element, problem, value, self.value_length));
            }
        };
        cut(sentence)
    }
}

fn value_sentence(element: &Element, problem: ValueProblem, value: &str, length: usize) -> String {
    let (name, form) = element.data_type.describe();
    match problem {
        ValueProblem::Form => {
            let words: Vec<_> = element
                .data_type
                .words()
                .iter()
                .map(|word| format!("'{word}'"))
                .collect();
            let gap = if words.is_empty() { "" } else { " " };
            format!("'{value}' is not a {name}: expected {form}{gap}{}", words.join(", "))
        }
        ValueProblem::TooLong { limit } => {
            format!(
                "The value has {length} characters, {} takes {limit} at most",
                element.name
            )
        }
        ValueProblem::OutOfRange { least, most } => {
            format!("'{value}' is out of range: expected {least} to {most}")
        }
    }
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn cut(sentence: String) -> String {
    shortened(&sentence, LONGEST - 1)
}
