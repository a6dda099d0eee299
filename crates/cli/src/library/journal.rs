//! `scorm-audit journal` and `scorm-audit export`: the rows of all sessions that a filter leaves, printed or written to a file.

use std::{
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

use clap::{Args, ValueEnum};
use locale::{Language, cli};
use workbench::{
    Workbench,
    session_journal::{ExportError, ExportFormat, JournalChoice, JournalFilter, JournalKind, JournalSort},
};

use super::{
    LibraryError, bar,
    filter::{Days, Names, only},
    named,
    table::TableFormat,
};
use crate::{Result, error::CliError, interruption::interruption, output};

/// Which rows, and how they are printed.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    filter: Filter,
    #[arg(long = "format", value_enum, default_value_t = TableFormat::Text)]
    rows_format: TableFormat,
}

/// Which rows, and which file they are written to.
#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    file: PathBuf,
    #[command(flatten)]
    filter: Filter,
    #[arg(long, value_enum)]
    format: Option<TableFormat>,
}

/// Which rows.
#[derive(Debug, Args)]
struct Filter {
    #[arg(long, value_name = "TEXT", default_value = "")]
    search: String,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    days: Days,
    #[arg(long = "session", value_name = "ID")]
    of_session: Option<String>,
    #[arg(long = "command", value_enum, value_name = "COMMAND")]
    commands: Vec<Kind>,
}

impl TableFormat {
    /// The format that a file's name ends with; CSV for another name.
    fn from_name(file: &Path) -> Self {
        let extension = file.extension().map(|extension| extension.to_ascii_lowercase());
        match extension.as_deref().and_then(|extension| extension.to_str()) {
            Some("json") => Self::Json,
            Some("txt") => Self::Text,
            _ => Self::Csv,
        }
    }
}

impl From<TableFormat> for ExportFormat {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Text => Self::Text,
            TableFormat::Json => Self::Json,
            TableFormat::Csv => Self::Csv,
        }
    }
}

/// The kinds of rows, and all of them.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Launch,
    Getparam,
    Putparam,
    Exitau,
    Lifecycle,
    Set,
    Get,
    Commit,
    Errors,
    All,
}

impl Kind {
    fn kinds(self) -> &'static [JournalKind] {
        match self {
            Self::Launch => &[JournalKind::Launch],
            Self::Getparam => &[JournalKind::Getparam],
            Self::Putparam => &[JournalKind::Putparam],
            Self::Exitau => &[JournalKind::Exitau],
            Self::Lifecycle => &[JournalKind::Lifecycle],
            Self::Set => &[JournalKind::Set],
            Self::Get => &[JournalKind::Get],
            Self::Commit => &[JournalKind::Commit],
            Self::Errors => &[JournalKind::ErrorCall],
            Self::All => &JournalKind::ALL,
        }
    }
}

/// Prints the rows.
pub(super) fn print(library: &Workbench, options: &Options) -> Result<()> {
    let filter = filter(library, &options.filter)?;
    let format = options.rows_format.into();
    let mut printer = match format {
        ExportFormat::Text => output::Printer::rows(),
        ExportFormat::Json => output::Printer::json(),
        ExportFormat::Csv => output::Printer::lines(),
    };
    match library.write_journal(&filter, JournalSort::default(), format, &mut printer, &mut |_| true) {
        Ok(_) => Ok(()),
        Err(ExportError::Library(error)) => Err(error.into()),
        Err(ExportError::Written(error)) => Err(output::OutputError::from(error).into()),
    }
}

/// Writes the rows to a file, which is there when all of them are: an interruption leaves what was there before.
pub(super) fn export(library: &Workbench, options: &ExportOptions, language: Language) -> Result<()> {
    let ExportOptions { file, filter, .. } = options;
    let filter = self::filter(library, filter)?;
    let format = options.format.unwrap_or_else(|| TableFormat::from_name(file));
    let is_interrupted = interruption().map_err(LibraryError::io(file))?;
    let bar = bar("{bar:30} {human_pos}/{human_len}");
    let mut written = 0;
    let is_complete = library.export_journal(&filter, JournalSort::default(), format.into(), file, &mut |step| {
        written = step.rows;
        match step.total {
            Some(total) => bar.set_length(total.into()),
            None => bar.unset_length(),
        }
        bar.set_position(step.rows.into());
        !is_interrupted.load(Ordering::Relaxed)
    });
    bar.finish_and_clear();
    if !is_complete? {
        return Err(CliError::Interrupted);
    }
    output::row(&[
        &file.display().to_string(),
        &cli::LOG_ROWS.count(language, written.into()),
    ])?;
    Ok(())
}

fn filter(library: &Workbench, options: &Filter) -> Result<JournalFilter> {
    let mut kinds: Vec<_> = options.commands.iter().flat_map(|kind| kind.kinds()).copied().collect();
    if kinds.is_empty() {
        kinds = JournalKind::EXCHANGES.to_vec();
    }
    let mut filter = JournalFilter {
        text: options.search.clone(),
        session: match &options.of_session {
            Some(prefix) => Some(named(library, prefix)?),
            None => None,
        },
        kinds,
        learner: options.names.learner(library)?,
        since: options.days.since()?,
        until: options.days.until()?,
        ..JournalFilter::default()
    };
    let Names { course, lesson, .. } = &options.names;
    if course.is_some() || lesson.is_some() {
        let choices = library.journal_choices()?;
        filter.course = choice(&choices.courses, course.as_deref())?;
        filter.sco = choice(&choices.lessons, lesson.as_deref())?;
    }
    Ok(filter)
}

/// The only one with this name.
fn choice<Id: Copy>(choices: &[JournalChoice<Id>], name: Option<&str>) -> Result<Option<Id>, LibraryError> {
    let names = choices.iter().map(|choice| (choice.id, choice.name.as_str()));
    name.map(|name| only(name, names)).transpose()
}
