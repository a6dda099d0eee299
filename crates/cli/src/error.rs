//! What stops a command: data here, and a message in the language of `--lang`.

use std::process::ExitCode;

use scorm::profile::profiles;
use workbench::{Error, report::Language};

use crate::output::OutputError;

/// The exit code of a command whose arguments are wrong, as clap's.
const USAGE: u8 = 2;

/// Nothing reads the output any more: what a shell reports of a program that such a pipe has ended (128 + SIGPIPE).
const CLOSED: u8 = 141;

/// Why a command stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CliError {
    /// A function of the workbench failed.
    Workbench(Error),
    /// Nothing more can be printed.
    Output(OutputError),
    /// The system has no data folder for this user, and none was named.
    NoDataFolder,
    /// None, or more than one, of the sessions has an identifier that begins so.
    NotOneSession { prefix: String, count: usize },
    /// No rule has this id.
    UnknownRule { id: String },
    /// No LMS profile has this id.
    UnknownProfile { id: String },
    /// The file of vectors is larger than is read.
    VectorsTooLarge { file: String, mib: u64 },
    /// The file holds no vectors as JSON.
    NotVectors { file: String, line: usize, column: usize },
    /// The file's list of vectors is empty.
    NoVectors { file: String },
}

impl From<Error> for CliError {
    fn from(error: Error) -> Self {
        Self::Workbench(error)
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
    /// The code that the command ends with.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Output(OutputError::Closed) => ExitCode::from(CLOSED),
            Self::UnknownRule { .. } => ExitCode::from(USAGE),
            _ => ExitCode::FAILURE,
        }
    }

    /// Whether `scorm-audit recover` may help.
    pub(crate) fn is_recoverable(&self) -> bool {
        matches!(
            self,
            Self::Workbench(Error::DamagedLibrary { .. } | Error::LibraryMissing { .. })
        )
    }

    /// The message, without a full stop; none where nobody reads any more.
    pub(crate) fn message(&self, language: Language) -> Option<String> {
        match (self, language) {
            (Self::Workbench(error), _) => Some(error.message(language)),
            (Self::Output(OutputError::Closed), _) => None,
            (_, Language::English) => Some(self.english()),
            (_, Language::French) => Some(self.french()),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Workbench(error) => error.message(Language::English),
            Self::Output(_) => "the output cannot be written".to_owned(),
            Self::NoDataFolder => "no data folder: choose one with --data".to_owned(),
            Self::NotOneSession { prefix, count: 0 } => {
                format!("no session begins with {prefix:?}: see `scorm-audit list`")
            }
            Self::NotOneSession { prefix, count } => {
                format!("{count} sessions begin with {prefix:?}: see `scorm-audit list`")
            }
            Self::UnknownRule { id } => format!("no rule has the id {id:?}"),
            Self::UnknownProfile { id } => format!("no profile is called {id:?}: there are {}", profile_ids()),
            Self::VectorsTooLarge { file, mib } => format!("{file}: larger than {mib} MiB"),
            Self::NotVectors { file, line, column } => {
                format!("{file}: not a file of conformance vectors: line {line}, column {column}")
            }
            Self::NoVectors { file } => format!("{file}: there is no vector in it"),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::Workbench(error) => error.message(Language::French),
            Self::Output(_) => "la sortie ne peut pas être écrite".to_owned(),
            Self::NoDataFolder => "pas de dossier de données : choisissez-en un avec --data".to_owned(),
            Self::NotOneSession { prefix, count: 0 } => {
                format!("aucune session ne commence par {prefix:?} : voir `scorm-audit list`")
            }
            Self::NotOneSession { prefix, count } => {
                format!("{count} sessions commencent par {prefix:?} : voir `scorm-audit list`")
            }
            Self::UnknownRule { id } => format!("aucune règle n’a l’identifiant {id:?}"),
            Self::UnknownProfile { id } => {
                format!("aucun profil ne s’appelle {id:?} : il y a {}", profile_ids())
            }
            Self::VectorsTooLarge { file, mib } => format!("{file} : plus de {mib} Mio"),
            Self::NotVectors { file, line, column } => {
                format!("{file} : ce n’est pas un fichier de vecteurs de conformité : ligne {line}, colonne {column}")
            }
            Self::NoVectors { file } => format!("{file} : il ne contient aucun vecteur"),
        }
    }
}

fn profile_ids() -> String {
    let ids: Vec<_> = profiles().into_iter().map(|profile| profile.id).collect();
    ids.join(", ")
}
