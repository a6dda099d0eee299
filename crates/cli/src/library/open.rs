//! `scorm-audit open` and `scorm-audit validate`: sessions whose end never came.

use std::process::ExitCode;

use clap::ValueEnum;
use locale::Language;
use workbench::{
    Workbench,
    ids::SessionId,
    trace::SessionState,
    views::{OpenSession, ValidatedSession},
};

use super::{named, state};
use crate::{Result, output};

/// The format of the list.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// To be read
    Text,
    /// An array
    Json,
    /// A table
    Csv,
}

const COLUMNS: [&str; 7] = [
    "session",
    "family_name",
    "given_name",
    "course",
    "lesson",
    "started_at",
    "state",
];

/// Lists the sessions that run or were left open, newest first.
pub(super) fn list(library: &Workbench, format: Format, language: Language) -> Result<()> {
    let sessions = library.open_sessions()?;
    match format {
        Format::Json => output::json(&serde_json::to_string_pretty(&sessions)?)?,
        Format::Text => {
            for one in &sessions {
                let state = state(&one.session).in_language(language);
                output::row(&cells(one, state).each_ref().map(String::as_str))?;
            }
        }
        Format::Csv => {
            output::csv(&COLUMNS)?;
            for one in &sessions {
                let state = match one.session.state {
                    SessionState::Running => "running",
                    _ => "open",
                };
                output::csv(&cells(one, state).each_ref().map(String::as_str))?;
            }
        }
    }
    Ok(())
}

/// Closes the sessions whose identifiers begin so, or all that were left open, and prints what the LMS made of each; fails
/// where one could not be closed, after the others have been.
pub(super) fn validate(library: &Workbench, prefixes: &[String], all: bool, language: Language) -> Result<ExitCode> {
    let sessions: Vec<SessionId> = if all {
        let open = library.open_sessions()?.into_iter().map(|one| one.session);
        open.filter(|session| session.state == SessionState::Open)
            .map(|session| session.id)
            .collect()
    } else {
        prefixes
            .iter()
            .map(|prefix| named(library, prefix))
            .collect::<Result<_>>()?
    };
    let mut code = ExitCode::SUCCESS;
    for session in sessions {
        match library.validate(&session) {
            Ok(validated) => show(&validated)?,
            Err(error) => {
                output::message(&error.message(language));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

fn show(ValidatedSession { session, exitau }: &ValidatedSession) -> Result<()> {
    let id = session.id.to_string();
    output::row(&[&id, &session.learner, &session.sco_title, &session.status])?;
    for line in exitau.data.lines() {
        output::line(line)?;
    }
    Ok(())
}

fn cells(open: &OpenSession, state: &str) -> [String; 7] {
    let OpenSession {
        session,
        family_name,
        given_name,
    } = open;
    [
        session.id.to_string(),
        family_name.clone(),
        given_name.clone(),
        session.package_title.clone(),
        session.sco_title.clone(),
        session.started_at.to_rfc3339(),
        state.to_owned(),
    ]
}
