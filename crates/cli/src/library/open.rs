//! `scorm-audit open` and `scorm-audit validate`: sessions whose end never came.

use std::process::ExitCode;

use locale::Language;
use workbench::{
    Workbench,
    ids::SessionId,
    trace::SessionState,
    views::{OpenSession, ValidatedSession},
};

use super::{
    named, state,
    table::{self, Row, TableFormat},
};
use crate::{Result, output};

/// Lists the sessions that run or were left open, newest first.
pub(super) fn list(library: &Workbench, format: TableFormat, language: Language) -> Result<()> {
    table::print(&library.open_sessions()?, format, |open| cells(open, language))
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

impl Row for OpenSession {
    const HEAD: &'static [&'static str] = &[
        "session",
        "family_name",
        "given_name",
        "course",
        "lesson",
        "started_at",
        "state",
    ];

    fn cells(&self) -> Vec<String> {
        cells(self, Language::English)
    }
}

fn cells(open: &OpenSession, language: Language) -> Vec<String> {
    let OpenSession {
        session,
        family_name,
        given_name,
    } = open;
    vec![
        session.id.to_string(),
        family_name.clone(),
        given_name.clone(),
        session.package_title.clone(),
        session.sco_title.clone(),
        session.started_at.to_rfc3339(),
        state(session).in_language(language).to_owned(),
    ]
}
