//! What was wrong with a call, as data, and as the sentences of `LMSGetDiagnostic`. Whether it was wrong is decided in
//! `session`.

use serde::{Deserialize, Serialize};

use crate::cmi::{self, DataType, Element, ValueProblem};
use crate::error::ErrorCode;

/// Why a call was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ApiError {
    /// The argument must be an empty string.
    ArgumentNotEmpty,
    /// `LMSInitialize` in a session that runs.
    AlreadyRunning,
    /// `LMSInitialize` in a session that has ended.
    AlreadyFinished,
    /// No session runs.
    NotRunning,
    /// The host could not keep the data.
    #[serde(rename = "notKept")]
    NotSaved,
    /// An element of another data model than `cmi`.
    OtherModel,
    /// An optional element that this LMS does not support.
    NotSupported,
    /// No element of the data model.
    NoSuchElement,
    /// A keyword was set.
    Keyword,
    /// `_children` of what has none.
    NoChildren,
    /// `_count` of what is no array.
    NotAnArray,
    /// An element that cannot be set.
    ReadOnly,
    /// An element that cannot be read.
    WriteOnly,
    /// An index beyond the array's records.
    NoSuchRecord {
        /// How many records there are.
        records: u32,
    },
    /// A value that is not written as its type is.
    WrongForm {
        /// The type.
        expected: DataType,
        /// The words that it takes, where it is a vocabulary.
        words: Vec<String>,
    },
    /// More characters than the element takes.
    TooLong {
        /// How many there are.
        length: u32,
        /// The most that it takes.
        limit: u32,
    },
    /// A number outside the element's range.
    OutOfRange {
        /// The least that it takes.
        least: i32,
        /// The most that it takes.
        most: i32,
    },
    /// With what was there, the appended text would be too long.
    AppendedTooLong {
        /// How many characters came.
        length: u32,
        /// The most that it takes in all.
        limit: u32,
    },
}

impl ApiError {
    /// A value that is not of its element's type.
    pub(crate) fn from_value_problem(element: &Element, problem: ValueProblem, value: &str) -> Self {
        match problem {
            ValueProblem::Form => Self::WrongForm {
                expected: element.data_type,
                words: element.words().iter().map(|word| (*word).to_owned()).collect(),
            },
            ValueProblem::TooLong { limit } => Self::TooLong {
                length: length(value),
                limit,
            },
            ValueProblem::OutOfRange { least, most } => Self::OutOfRange { least, most },
        }
    }

    /// What is added to an element would be too long.
    pub(crate) fn appended(value: &str, limit: u32) -> Self {
        Self::AppendedTooLong {
            length: length(value),
            limit,
        }
    }

    /// The code that the standard gives it (SCORM 1.2 RTE §3.3.3).
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::AlreadyRunning | Self::AlreadyFinished | Self::NotSaved => ErrorCode::General,
            Self::ArgumentNotEmpty | Self::NoSuchElement | Self::NoSuchRecord { .. } => ErrorCode::InvalidArgument,
            Self::NotRunning => ErrorCode::NotInitialized,
            Self::OtherModel | Self::NotSupported => ErrorCode::NotImplemented,
            Self::Keyword => ErrorCode::Keyword,
            Self::NoChildren => ErrorCode::NoChildren,
            Self::NotAnArray => ErrorCode::NotAnArray,
            Self::ReadOnly => ErrorCode::ReadOnly,
            Self::WriteOnly => ErrorCode::WriteOnly,
            Self::WrongForm { .. } | Self::TooLong { .. } | Self::OutOfRange { .. } | Self::AppendedTooLong { .. } => {
                ErrorCode::IncorrectType
            }
        }
    }

    /// Where the standard says so; `element` is the one that was asked for, where it is one.
    fn section(&self, element: Option<&'static Element>) -> &'static str {
        match self {
            Self::ArgumentNotEmpty => "RTE §3.3.2.1, §3.3.3",
            Self::AlreadyRunning | Self::AlreadyFinished | Self::NotRunning => "RTE §3.3.2.2, §3.3.3",
            Self::NotSaved => "RTE §3.3.2.1",
            Self::OtherModel | Self::NoSuchElement => "RTE §3.3.3, §3.4.1.2",
            Self::Keyword | Self::NoChildren | Self::NotAnArray => "RTE §3.3.3, §3.4.1.2",
            Self::NoSuchRecord { .. } => "RTE §3.4.3, CR 8.2.7 and 9.3.8",
            _ => element.map_or("RTE §3.4.4", |element| element.section),
        }
    }
}

fn length(value: &str) -> u32 {
    u32::try_from(value.chars().count()).unwrap_or(u32::MAX)
}

/// A refused call: why, and where the standard says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallError {
    /// Why.
    pub why: ApiError,
    /// The sections of the standard: RTE, ADD (Addendums v2.0), CR (Conformance Requirements 1.2), CAM.
    pub section: String,
}

/// A refused call, kept so that the SCO can ask about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Diagnostic {
    pub(crate) why: ApiError,
    section: &'static str,
    /// The element, or the argument that should have been empty; shortened.
    subject: String,
    /// The value; shortened.
    value: String,
}

/// `LMSGetDiagnostic` may return no more (SCORM 1.2 RTE §3.3.2).
const LONGEST: usize = 255;
const SHOWN: usize = 60;

impl Diagnostic {
    pub(crate) fn new(why: ApiError, subject: &str, value: &str) -> Self {
        Self {
            section: why.section(cmi::element(subject)),
            why,
            subject: shortened(subject, SHOWN),
            value: shortened(value, SHOWN),
        }
    }

    pub(crate) fn to_error(&self) -> CallError {
        CallError {
            why: self.why.clone(),
            section: self.section.to_owned(),
        }
    }

    /// What was wrong, and where the standard says so, in 255 characters at most.
    pub(crate) fn sentence(&self) -> String {
        let (subject, value) = (&self.subject, &self.value);
        let sentence = match &self.why {
            ApiError::ArgumentNotEmpty => format!("The argument must be an empty string, it was '{subject}'"),
            ApiError::AlreadyRunning => "LMSInitialize was already called: the session goes on".to_owned(),
            ApiError::AlreadyFinished => "LMSFinish was already called: a session cannot begin again".to_owned(),
            ApiError::NotRunning => {
                "No session is running: LMSInitialize comes before, LMSFinish after every other call".to_owned()
            }
            ApiError::NotSaved => "The LMS could not keep the data: nothing was committed".to_owned(),
            ApiError::OtherModel => {
                format!("'{subject}' is not of the data model 'cmi', the only one that is supported")
            }
            ApiError::NotSupported => format!("'{subject}' is optional, and this LMS does not support it"),
            ApiError::NoSuchElement => format!("'{subject}' is no element of the data model of SCORM 1.2"),
            ApiError::Keyword => format!("'{subject}' is a keyword and cannot be set"),
            ApiError::NoChildren => format!("'{subject}': what comes before _children has no children"),
            ApiError::NotAnArray => format!("'{subject}': what comes before _count is not an array"),
            ApiError::ReadOnly => format!("'{subject}' can be read, not set"),
            ApiError::WriteOnly => format!("'{subject}' can be set, not read"),
            ApiError::NoSuchRecord { records } => {
                format!("'{subject}': the array has {records} records, indices start at 0 and leave no gap")
            }
            ApiError::WrongForm { expected, words } => {
                let (name, form) = expected.describe();
                let words: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
                let gap = if words.is_empty() { "" } else { " " };
                format!("'{value}' is not a {name}: expected {form}{gap}{}", words.join(", "))
            }
            ApiError::TooLong { length, limit } => {
                format!("The value has {length} characters, {subject} takes {limit} at most")
            }
            ApiError::OutOfRange { least, most } => format!("'{value}' is out of range: expected {least} to {most}"),
            ApiError::AppendedTooLong { length, limit } => {
                format!("'{subject}' takes {limit} characters in all: there is no room for {length} more")
            }
        };
        let cited = format!("{sentence} ({})", self.section);
        let fits = cited.chars().count() <= LONGEST;
        shortened(if fits { &cited } else { &sentence }, LONGEST - 1)
    }
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
