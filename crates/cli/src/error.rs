//! What stops a command: data here, and a message in the language of `--lang`.

use std::process::ExitCode;

use locale::{Language, cli};
use package::FileError;

#[cfg(feature = "library")]
use crate::library::LibraryError;
use crate::output::OutputError;

/// The exit code of a command whose arguments are wrong, as clap's.
const USAGE: u8 = 2;

/// What a command was to look at could not be read, so that nothing is known of it.
pub(crate) const UNREAD: u8 = 2;

/// The user interrupted the command: what a shell reports of a program that Ctrl-C has ended (128 + SIGINT).
pub(crate) const INTERRUPTED: u8 = 130;

/// Nothing reads the output any more: what a shell reports of a program that such a pipe has ended (128 + SIGPIPE).
const CLOSED: u8 = 141;

/// Why a command stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CliError {
    /// A command on the library failed.
    #[cfg(feature = "library")]
    Library(LibraryError),
    /// What was to be judged cannot be: `judge` ends with 1 where a session has errors.
    #[cfg(feature = "library")]
    NotJudged(Box<CliError>),
    /// The user interrupted it.
    Interrupted,
    /// A file cannot be read.
    File(FileError),
    /// Nothing more can be printed.
    Output(OutputError),
    /// No rule has this id.
    UnknownRule { id: String },
    /// No LMS profile has this id; `ids` are those that there are.
    UnknownProfile { id: String, ids: Vec<String> },
    /// The file of vectors is larger than is read.
    VectorsTooLarge { file: String, mib: u64 },
    /// The file holds no vectors as JSON.
    NotVectors { file: String, line: usize, column: usize },
    /// The file's list of vectors is empty.
    NoVectors { file: String },
}

#[cfg(feature = "library")]
impl From<LibraryError> for CliError {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}

#[cfg(feature = "library")]
impl From<workbench::Error> for CliError {
    fn from(error: workbench::Error) -> Self {
        Self::Library(error.into())
    }
}

impl From<FileError> for CliError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<OutputError> for CliError {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for CliError {
    fn from(_: serde_json::Error) -> Self {
        Self::Output(OutputError::Unwritable)
    }
}

impl CliError {
    /// The error of a command whose exit code says how good what it read is: nothing is known of that.
    #[cfg(feature = "library")]
    pub(crate) fn not_judged(self) -> Self {
        match self {
            Self::Output(_) | Self::Interrupted => self,
            error => Self::NotJudged(Box::new(error)),
        }
    }

    /// The code that the command ends with.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Output(OutputError::Closed) => ExitCode::from(CLOSED),
            Self::Interrupted => ExitCode::from(INTERRUPTED),
            Self::UnknownRule { .. } => ExitCode::from(USAGE),
            #[cfg(feature = "library")]
            Self::NotJudged(_) => ExitCode::from(UNREAD),
            _ => ExitCode::FAILURE,
        }
    }

    /// Whether `scorm-audit recover` may help.
    #[cfg(feature = "library")]
    pub(crate) fn is_recoverable(&self) -> bool {
        match self {
            Self::Library(error) => error.is_recoverable(),
            Self::NotJudged(error) => error.is_recoverable(),
            _ => false,
        }
    }

    /// The message, without a full stop; none where nobody reads any more.
    pub(crate) fn message(&self, language: Language) -> Option<String> {
        Some(match self {
            #[cfg(feature = "library")]
            Self::Library(error) => error.message(language),
            #[cfg(feature = "library")]
            Self::NotJudged(error) => return error.message(language),
            Self::Interrupted => cli::INTERRUPTED.in_language(language).to_owned(),
            Self::File(error) => error.message(language),
            Self::Output(OutputError::Closed) => return None,
            Self::Output(OutputError::Unwritable) => cli::UNWRITABLE_OUTPUT.in_language(language).to_owned(),
            Self::UnknownRule { id } => cli::unknown_rule(language, id),
            Self::UnknownProfile { id, ids } => cli::unknown_profile(language, id, &ids.join(", ")),
            Self::VectorsTooLarge { file, mib } => cli::vectors_too_large(language, file, *mib),
            Self::NotVectors { file, line, column } => cli::not_vectors(language, file, *line, *column),
            Self::NoVectors { file } => cli::no_vectors(language, file),
        })
    }
}
