//! `scorm-audit delete-logs`: the logs of sessions that ended long ago.

use std::path::Path;

use clap::Args;
use locale::{Language, cli};
use workbench::views::LogAmount;

use super::{change, read};
use crate::{Result, output};

/// Which logs, and whether they are only counted.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..))]
    older_than: Option<u32>,
    #[arg(long)]
    preview: bool,
}

/// Deletes or counts them, and says of how many sessions they are.
pub(super) fn run(options: &Options, data: Option<&Path>, language: Language) -> Result<()> {
    let library = match options.preview {
        true => read(data, language)?,
        false => change(data)?,
    };
    let days = match options.older_than {
        Some(days) => days,
        None => library.settings()?.retention.days,
    };
    let LogAmount { sessions, rows } = match options.preview {
        true => library.count_old_logs(days)?,
        false => library.begin_log_deletion(days, |_| {})?.deleted,
    };
    output::row(&[
        &cli::SESSIONS.count(language, sessions.into()),
        &cli::LOG_ROWS.count(language, rows.into()),
    ])?;
    Ok(())
}
