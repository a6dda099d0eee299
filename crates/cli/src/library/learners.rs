//! `scorm-audit learners`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Subcommand};
use locale::{Language, Text, cli};
use workbench::{
    Workbench,
    learners::{LearnerFault, LearnerImport, LearnerImportRow, LearnerOutcome},
    views::{LearnerSummary, NewLearner},
};

use super::{
    LibraryError, change, folder, read,
    table::{self, Row, TableFormat},
};
use crate::Result;

/// The arguments of `learners`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(long, global = true, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
enum Command {
    List,
    Add {
        id: String,
        #[arg(long)]
        family: String,
        #[arg(long, default_value = "")]
        given: String,
        #[arg(long, default_value = "")]
        login: String,
    },
    Edit {
        learner: String,
        #[arg(long)]
        id: Option<String>,
        #[arg(long)]
        family: Option<String>,
        #[arg(long)]
        given: Option<String>,
        #[arg(long)]
        login: Option<String>,
        #[arg(long)]
        follow: Option<bool>,
    },
    Delete {
        learner: String,
        #[arg(long)]
        with_sessions: bool,
    },
    Import {
        file: PathBuf,
        #[arg(long)]
        preview: bool,
    },
}

/// Runs a command on the learners of the library in the folder `data`.
pub(crate) fn run(options: &Options, data: Option<&Path>, language: Language) -> Result<ExitCode> {
    let format = options.format;
    let open = || -> Result<Workbench> { Ok(Workbench::open(&folder(data)?)?) };
    match options.command.as_ref().unwrap_or(&Command::List) {
        Command::List => {
            let list = read(data, language)?.learner_list()?;
            let everyone = list.follow_everyone;
            table::print(&list.learners, format, |learner| line(learner, everyone, language))?;
        }
        Command::Add {
            id,
            family,
            given,
            login,
        } => {
            let library = open()?;
            let added = library.add_learner(&NewLearner {
                student_id: id.clone(),
                family_name: family.clone(),
                given_name: given.clone(),
                login: login.clone(),
            })?;
            show(&library, &added.student_id, format, language)?;
        }
        Command::Edit {
            learner,
            id,
            family,
            given,
            login,
            follow,
        } => {
            let library = change(data)?;
            let before = library.learner_with_id(learner)?;
            let new = NewLearner {
                student_id: id.clone().unwrap_or(before.student_id),
                family_name: family.clone().unwrap_or(before.family_name),
                given_name: given.clone().unwrap_or(before.given_name),
                login: login.clone().unwrap_or(before.login),
            };
            library.update_learner(before.id, &new)?;
            if let Some(follow) = follow {
                library.follow_learner(before.id, *follow)?;
            }
            show(&library, new.student_id.trim(), format, language)?;
        }
        Command::Delete { learner, with_sessions } => {
            let library = change(data)?;
            let learner = library.learner_with_id(learner)?;
            if learner.sessions > 0 && !with_sessions {
                return Err(LibraryError::LearnerHasSessions {
                    student_id: learner.student_id,
                    sessions: learner.sessions,
                }
                .into());
            }
            library.delete_learner(learner.id)?;
        }
        Command::Import { file, preview } => {
            let import = if *preview {
                read(data, language)?.preview_learners(file)?
            } else {
                open()?.import_learners(file)?
            };
            return report(&import, format, language);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints one learner.
fn show(library: &Workbench, student_id: &str, format: TableFormat, language: Language) -> Result<()> {
    let everyone = library.learner_list()?.follow_everyone;
    let learner = library.learner_with_id(student_id)?;
    table::print(&[learner], format, |learner| line(learner, everyone, language))
}

/// Prints what came of a file; it fails where a row was refused.
fn report(import: &LearnerImport, format: TableFormat, language: Language) -> Result<ExitCode> {
    table::print(&import.rows, format, |row| {
        vec![
            cli::line_number(language, row.line),
            outcome(row.outcome).in_language(language).to_owned(),
            row.student_id.clone(),
            row.name.clone(),
            row.fault.map(|fault| reason(fault, language)).unwrap_or_default(),
        ]
    })?;
    let refused = import.rows.iter().any(|row| row.outcome == LearnerOutcome::Refused);
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn line(learner: &LearnerSummary, everyone: bool, language: Language) -> Vec<String> {
    let followed = if everyone || learner.followed {
        cli::FOLLOWED
    } else {
        cli::NOT_FOLLOWED
    };
    vec![
        learner.student_id.clone(),
        learner.name.clone(),
        learner.login.clone(),
        followed.in_language(language).to_owned(),
        cli::SESSIONS.count(language, learner.sessions.into()),
    ]
}

impl Row for LearnerSummary {
    const HEAD: &'static [&'static str] = &[
        "id",
        "family_name",
        "given_name",
        "login",
        "followed",
        "attempts",
        "sessions",
        "last_session",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.student_id.clone(),
            self.family_name.clone(),
            self.given_name.clone(),
            self.login.clone(),
            self.followed.to_string(),
            self.attempts.to_string(),
            self.sessions.to_string(),
            self.last_session_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        ]
    }
}

impl Row for LearnerImportRow {
    const HEAD: &'static [&'static str] = &["line", "id", "name", "login", "outcome", "reason"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.line.to_string(),
            self.student_id.clone(),
            self.name.clone(),
            self.login.clone(),
            outcome(self.outcome).in_language(Language::English).to_owned(),
            self.fault
                .map(|fault| reason(fault, Language::English))
                .unwrap_or_default(),
        ]
    }
}

fn outcome(outcome: LearnerOutcome) -> Text {
    match outcome {
        LearnerOutcome::Added => cli::ADDED,
        LearnerOutcome::Updated => cli::UPDATED,
        LearnerOutcome::Unchanged => cli::UNCHANGED,
        LearnerOutcome::Refused => cli::ROW_REFUSED,
    }
}

fn reason(fault: LearnerFault, language: Language) -> String {
    let text = match fault {
        LearnerFault::NoIdentifier => cli::NO_IDENTIFIER,
        LearnerFault::SpaceInIdentifier => cli::SPACE_IN_IDENTIFIER,
        LearnerFault::NoFamilyName => cli::NO_FAMILY_NAME,
        LearnerFault::TooLong => cli::LEARNER_TOO_LONG,
        LearnerFault::ControlCharacter => cli::CONTROL_CHARACTER,
        LearnerFault::Repeated { line } => return cli::repeated_identifier(language, line),
    };
    text.in_language(language).to_owned()
}
