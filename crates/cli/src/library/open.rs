//! `scorm-audit open` and `scorm-audit validate`: sessions whose end never came.

use std::process::ExitCode;

use clap::Args;
use locale::Language;
use workbench::{
    Workbench,
    ids::SessionId,
    trace::SessionState,
    views::{OpenSession, ValidatedSession},
};

use super::{
    filter::SessionFilter,
    named, state,
    table::{self, Row, TableFormat},
};
use crate::{Result, output};

/// The arguments of `open`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    filter: SessionFilter,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

/// The arguments of `validate`.
#[derive(Debug, Args)]
pub(crate) struct ValidateOptions {
    #[arg(
        required_unless_present = "all",
        conflicts_with_all = ["all", "learner", "course", "lesson", "since", "until"]
    )]
    sessions: Vec<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filter: SessionFilter,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

/// Lists the sessions that run or were left open, newest first.
pub(super) fn list(library: &Workbench, options: &Options, language: Language) -> Result<()> {
    let open = open_sessions(library, &options.filter)?;
    table::print(&open, options.format, |open| cells(open, language))
}

fn open_sessions(library: &Workbench, filter: &SessionFilter) -> Result<Vec<OpenSession>> {
    let mut open = library.open_sessions()?;
    filter.retain(library, &mut open, |open| &open.session)?;
    Ok(open)
}

/// Closes the sessions whose identifiers begin so, or all that were left open, and prints what the LMS made of each; fails
/// where one could not be closed, after the others have been.
pub(super) fn validate(library: &Workbench, options: &ValidateOptions, language: Language) -> Result<ExitCode> {
    let sessions: Vec<SessionId> = if options.all {
        let open = open_sessions(library, &options.filter)?
            .into_iter()
            .map(|one| one.session);
        open.filter(|session| session.state == SessionState::Open)
            .map(|session| session.id)
            .collect()
    } else {
        let sessions = options.sessions.iter().map(|prefix| named(library, prefix));
        sessions.collect::<Result<_>>()?
    };
    let mut code = ExitCode::SUCCESS;
    let mut validated = Vec::new();
    for session in sessions {
        match library.validate(&session) {
            Ok(one) if options.format == TableFormat::Text => show(&one)?,
            Ok(one) => validated.push(one),
            Err(error) => {
                output::message(&error.message(language));
                code = ExitCode::FAILURE;
            }
        }
    }
    if options.format != TableFormat::Text {
        table::print(&validated, options.format, Row::cells)?;
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

impl Row for ValidatedSession {
    const HEAD: &'static [&'static str] = &["session", "learner", "lesson", "status", "exitau"];

    fn cells(&self) -> Vec<String> {
        let Self { session, exitau } = self;
        vec![
            session.id.to_string(),
            session.learner.clone(),
            session.sco_title.clone(),
            session.status.clone(),
            exitau.data.clone(),
        ]
    }
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
