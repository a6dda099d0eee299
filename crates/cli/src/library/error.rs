//! What stops a command on the library.

use std::{io, path::Path};

use locale::{Language, cli};
use workbench::Error;

/// Why a command on the library stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LibraryError {
    /// A function of the workbench failed.
    Workbench(Error),
    /// The system has no data folder for this user, and none was named.
    NoDataFolder,
    /// None, or more than one, of the sessions has an identifier that begins so.
    NotOneSession { prefix: String, count: usize },
    /// A learner has sessions, which would be deleted too.
    LearnerHasSessions { student_id: String, sessions: u32 },
    /// None, or more than one, of the courses, lessons or learners with sessions has such a name.
    NotOneName { name: String, count: usize },
    /// It is no day.
    NotADay { text: String },
    /// No browser was found that prints a page.
    NoBrowser,
    /// The browser printed nothing, or not in time.
    NotPrinted { browser: String },
}

impl From<Error> for LibraryError {
    fn from(error: Error) -> Self {
        Self::Workbench(error)
    }
}

impl LibraryError {
    /// A file could not be read or written.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let error = Error::io(path);
        move |reason| error(reason).into()
    }

    /// Whether `scorm-audit recover` may help.
    pub(crate) fn is_recoverable(&self) -> bool {
        matches!(
            self,
            Self::Workbench(Error::DamagedLibrary { .. } | Error::LibraryMissing { .. })
        )
    }

    /// The message, without a full stop.
    pub(crate) fn message(&self, language: Language) -> String {
        match self {
            Self::Workbench(error) => error.message(language),
            Self::NoDataFolder => cli::NO_DATA_FOLDER.in_language(language).to_owned(),
            Self::NotOneName { name, count: 0 } => cli::no_name(language, name),
            Self::NotOneName { name, count } => cli::several_names(language, *count, name),
            Self::NoBrowser => cli::NO_BROWSER.in_language(language).to_owned(),
            Self::NotPrinted { browser } => cli::not_printed(language, browser),
            Self::NotADay { text } => cli::not_a_day(language, text),
            Self::NotOneSession { prefix, count: 0 } => cli::no_session(language, prefix),
            Self::LearnerHasSessions { student_id, sessions } => {
                let sessions = cli::SESSIONS.count(language, (*sessions).into());
                cli::learner_has_sessions(language, student_id, &sessions)
            }
            Self::NotOneSession { prefix, count } => cli::several_sessions(language, *count, prefix),
        }
    }
}
