//! The command `journal`: the rows of all sessions that a filter leaves, printed or written to a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use workbench::{
    Workbench,
    session_journal::{
        ExportError, ExportFormat, JournalChoice, JournalFilter, JournalKind, JournalRequest, JournalSort, data_of,
        start_of_day,
    },
    trace::Detail,
};

use super::{LibraryError, named};
use crate::{Result, output};

/// Rows that are read at a time.
const PART: u32 = 500;

/// Which rows, and how they are printed.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "TEXT", default_value = "")]
    search: String,
    #[arg(long, value_name = "TITLE")]
    course: Option<String>,
    #[arg(long, value_name = "TITLE")]
    lesson: Option<String>,
    #[arg(long, value_name = "NAME")]
    learner: Option<String>,
    #[arg(long = "session", value_name = "ID")]
    of_session: Option<String>,
    #[arg(long = "command", value_enum, value_name = "COMMAND")]
    commands: Vec<Kind>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<String>,
    #[arg(long = "format", value_enum, default_value_t = Format::Text)]
    rows_format: Format,
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
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

/// Prints the rows, or writes them to a file.
pub(super) fn run(library: &Workbench, options: &Options) -> Result<()> {
    let filter = filter(library, options)?;
    let sort = JournalSort::default();
    let format = match options.rows_format {
        Format::Text if options.output.is_none() => return print(library, filter),
        Format::Text | Format::Csv => ExportFormat::Csv,
        Format::Json => ExportFormat::Json,
    };
    if let Some(file) = &options.output {
        library.export_journal(&filter, sort, format, file, &mut |_| true)?;
        output::line(&file.display().to_string())?;
        return Ok(());
    }
    let mut printer = match format {
        ExportFormat::Json => output::Printer::json(),
        ExportFormat::Csv => output::Printer::lines(),
    };
    match library.write_journal(&filter, sort, format, &mut printer, &mut |_| true) {
        Ok(_) => Ok(()),
        Err(ExportError::Library(error)) => Err(error.into()),
        Err(ExportError::Written(error)) => Err(output::OutputError::from(error).into()),
    }
}

/// Prints a line for each row.
fn print(library: &Workbench, filter: JournalFilter) -> Result<()> {
    let mut request = JournalRequest {
        filter,
        sort: JournalSort::default(),
        from: 0,
        limit: PART,
        detail: Detail::Preview,
    };
    loop {
        let page = library.journal_page(&request)?;
        let is_searched = page.searched >= page.to_search;
        // A page that is not full yet is requested again.
        if !is_searched && (page.rows.len() as u32) < PART {
            continue;
        }
        for row in &page.rows {
            let (command, data) = data_of(row);
            output::row(&[
                &row.at.to_rfc3339(),
                &command,
                &row.course,
                &row.lesson,
                &row.learner,
                row.session.as_str(),
                &data,
            ])?;
        }
        request.from += page.rows.len() as u32;
        if page.rows.is_empty() || (is_searched && request.from >= page.shown) {
            return Ok(());
        }
    }
}

fn filter(library: &Workbench, options: &Options) -> Result<JournalFilter> {
    let choices = library.journal_choices()?;
    let day = |text: &Option<String>, days| match text {
        Some(text) => start_of_day(text, days)
            .map(Some)
            .ok_or_else(|| LibraryError::NotADay { text: text.clone() }),
        None => Ok(None),
    };
    let mut kinds: Vec<_> = options.commands.iter().flat_map(|kind| kind.kinds()).copied().collect();
    if kinds.is_empty() {
        kinds = JournalKind::EXCHANGES.to_vec();
    }
    Ok(JournalFilter {
        text: options.search.clone(),
        course: choice(&choices.courses, options.course.as_deref())?,
        sco: choice(&choices.lessons, options.lesson.as_deref())?,
        learner: choice(&choices.learners, options.learner.as_deref())?,
        session: match &options.of_session {
            Some(prefix) => Some(named(library, prefix)?),
            None => None,
        },
        kinds,
        since: day(&options.since, 0)?,
        until: day(&options.until, 1)?,
    })
}

/// The only one whose name is, or contains, this.
fn choice<Id: Copy>(choices: &[JournalChoice<Id>], name: Option<&str>) -> Result<Option<Id>, LibraryError> {
    let Some(name) = name else { return Ok(None) };
    let lower = name.to_lowercase();
    let exact: Vec<_> = choices.iter().filter(|choice| choice.name == name).collect();
    let named: Vec<_> = match exact.as_slice() {
        [] => choices
            .iter()
            .filter(|choice| choice.name.to_lowercase().contains(&lower))
            .collect(),
        _ => exact,
    };
    match named.as_slice() {
        [one] => Ok(Some(one.id)),
        _ => Err(LibraryError::NotOneName {
            name: name.to_owned(),
            count: named.len(),
        }),
    }
}
