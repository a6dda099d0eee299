//! `scorm-audit sessions`.

use std::path::Path;

use clap::Args;
use locale::{Language, cli};
use workbench::{ids::PackageId, views::SessionSummary};

use super::{
    filter::SessionFilter,
    read, state,
    table::{self, Row, TableFormat},
};
use crate::Result;

/// The arguments of `sessions`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    filter: SessionFilter,
    #[arg(long, value_name = "ID")]
    package: Option<u32>,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

/// Lists the sessions of the library in the folder `data`.
pub(crate) fn run(options: &Options, data: Option<&Path>, language: Language) -> Result<()> {
    let library = read(data, language)?;
    let mut sessions = library.sessions()?;
    options.filter.retain(&library, &mut sessions, |session| session)?;
    let package = options.package.map(PackageId);
    sessions.retain(|session| package.is_none_or(|id| session.package_id == id));
    table::print(&sessions, options.format, |session| {
        vec![
            session.id.to_string(),
            session.started_at.to_rfc3339(),
            session.learner.clone(),
            session.package_title.clone(),
            session.sco_title.clone(),
            state(session).in_language(language).to_owned(),
            session.status.clone(),
            session.score.raw.clone(),
            session.session_time.clone(),
            cli::CALLS.count(language, session.calls.into()),
        ]
    })
}

impl Row for SessionSummary {
    const HEAD: &'static [&'static str] = &[
        "session",
        "started",
        "learner",
        "package",
        "lesson",
        "state",
        "status",
        "score_raw",
        "score_max",
        "session_time",
        "calls",
        "refused",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.started_at.to_rfc3339(),
            self.learner.clone(),
            self.package_title.clone(),
            self.sco_title.clone(),
            state(self).in_language(Language::English).to_owned(),
            self.status.clone(),
            self.score.raw.clone(),
            self.score.max.clone(),
            self.session_time.clone(),
            self.calls.to_string(),
            self.failed_calls.to_string(),
        ]
    }
}
