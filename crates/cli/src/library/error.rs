//! What stops a command on the library.

use locale::Language;
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
}

impl From<Error> for LibraryError {
    fn from(error: Error) -> Self {
        Self::Workbench(error)
    }
}

impl LibraryError {
    /// Whether `scorm-audit recover` may help.
    pub(crate) fn is_recoverable(&self) -> bool {
        matches!(
            self,
            Self::Workbench(Error::DamagedLibrary { .. } | Error::LibraryMissing { .. })
        )
    }

    /// The message, without a full stop.
    pub(crate) fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::French => self.french(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Workbench(error) => error.message(Language::English),
            Self::NoDataFolder => "no data folder: choose one with --data".to_owned(),
            Self::NotOneSession { prefix, count: 0 } => {
                format!("no session begins with {prefix:?}: see `scorm-audit list`")
            }
            Self::NotOneSession { prefix, count } => {
                format!("{count} sessions begin with {prefix:?}: see `scorm-audit list`")
            }
        }
    }

    fn french(&self) -> String {
        match self {
            Self::Workbench(error) => error.message(Language::French),
            Self::NoDataFolder => "pas de dossier de données : choisissez-en un avec --data".to_owned(),
            Self::NotOneSession { prefix, count: 0 } => {
                format!("aucune session ne commence par {prefix:?} : voir `scorm-audit list`")
            }
            Self::NotOneSession { prefix, count } => {
                format!("{count} sessions commencent par {prefix:?} : voir `scorm-audit list`")
            }
        }
    }
}
