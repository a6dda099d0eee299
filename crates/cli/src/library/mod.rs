//! The commands on the library that the window has too.

mod compare;
mod error;
mod filter;
mod journal;
mod judge;
mod learners;
mod logs;
mod open;
mod pdf;
pub(crate) mod profiles;
mod remark;
mod results;
mod sessions;
mod state_at;
mod suspend_data;
mod table;

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use locale::{Language, Text, cli};
use workbench::{
    Error, Workbench, default_data_dir,
    ids::SessionId,
    trace::SessionState,
    views::{BackedUp, FollowUp, ImportProgress, Imported, Recovered, SessionSummary},
};

use crate::{CliError, Result, output};

pub(crate) use error::LibraryError;
use remark::Remark;

/// What can be done with a library.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long)]
        as_version: bool,
        #[arg(long, value_name = "PATH")]
        inner: Option<String>,
    },
    Learners(learners::Options),
    Profiles(profiles::Options),
    List,
    Results(results::Options),
    Open(open::Options),
    Journal(journal::Options),
    Export(journal::ExportOptions),
    DeleteLogs(logs::Options),
    Recover,
    Backup {
        file: PathBuf,
    },
    Restore {
        file: PathBuf,
    },
    MoveData {
        folder: PathBuf,
    },
    Sessions(sessions::Options),
    Judge(judge::Options),
    Compare(compare::Options),
    State(state_at::Options),
    Report {
        session: String,
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        #[arg(long, value_name = "FILE", conflicts_with = "html")]
        pdf: Option<PathBuf>,
    },
    Validate(open::ValidateOptions),
}

/// Runs a command on the library in the folder `data`, which is the window's where none is named.
pub(crate) fn run(command: &Command, data: Option<&Path>, language: Language) -> Result<ExitCode> {
    match command {
        Command::Import {
            paths,
            as_version,
            inner,
        } => {
            let library = Workbench::open(&folder(data)?)?;
            paths
                .iter()
                .try_for_each(|path| import(&library, path, inner.as_deref(), *as_version, language))?;
        }
        Command::Results(options) => results::run(&read(data, language)?, options, language)?,
        Command::Open(options) => open::list(&read(data, language)?, options, language)?,
        Command::Validate(options) => return open::validate(&change(data)?, options, language),
        Command::Learners(options) => return learners::run(options, data, language),
        Command::Profiles(options) => profiles::run(options, data, language)?,
        Command::List => return list(&read(data, language)?, language),
        Command::Sessions(options) => sessions::run(options, data, language)?,
        Command::Journal(options) => journal::print(&read(data, language)?, options)?,
        Command::Export(options) => journal::export(&read(data, language)?, options, language)?,
        Command::DeleteLogs(options) => logs::run(options, data, language)?,
        Command::Recover => return recover(&Workbench::recover(&folder(data)?, language)?, language),
        Command::Backup { file } => {
            let library = read(data, language)?;
            backed_up(&with_bar(|progress| library.back_up(file, progress))?, language)?;
        }
        Command::Restore { file } => {
            let data = folder(data)?;
            backed_up(
                &with_bar(|progress| Workbench::restore(file, &data, progress))?,
                language,
            )?;
        }
        Command::MoveData { folder: to } => move_data(&folder(data)?, to, language)?,
        Command::Judge(options) => {
            let judged = read(data, language).and_then(|library| judge::run(&library, options, language));
            return judged.map_err(CliError::not_judged);
        }
        Command::Compare(options) => compare::run(&read(data, language)?, options, language)?,
        Command::State(options) => state_at::run(&read(data, language)?, options, language)?,
        Command::Report { session, html, pdf } => {
            let library = read(data, language)?;
            report(&library, session, html.as_deref(), pdf.as_deref(), language)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what may help where a library is damaged.
pub(crate) fn suggest_recovery(language: Language) {
    remark(&Remark::Recover, language);
}

fn remark(remark: &Remark<'_>, language: Language) {
    output::message(&remark.message(language));
}

fn folder(data: Option<&Path>) -> Result<PathBuf, LibraryError> {
    let data = data.map(Path::to_owned).or_else(default_data_dir);
    data.ok_or(LibraryError::NoDataFolder)
}

/// Opens the library to read it: nothing in its folder is written.
fn read(data: Option<&Path>, language: Language) -> Result<Workbench> {
    let library = Workbench::open_read_only(&folder(data)?)?;
    if library.is_damaged() {
        remark(&Remark::Damaged, language);
        remark(&Remark::Recover, language);
    }
    Ok(library)
}

/// Opens the library to change what is in it: where there is none, none is made.
fn change(data: Option<&Path>) -> Result<Workbench> {
    let folder = folder(data)?;
    // It must be closed before it is opened again.
    let found = Workbench::open_read_only(&folder).map(drop);
    match found {
        Err(error @ Error::NoLibrary { .. }) => Err(error.into()),
        _ => Ok(Workbench::open(&folder)?),
    }
}

/// Prints what a recovery came to; it fails where a folder could not be imported again.
fn recover(recovered: &Recovered, language: Language) -> Result<ExitCode> {
    let Recovered {
        packages,
        imported,
        sessions,
        failed,
        ..
    } = recovered;
    let row = [
        cli::PACKAGES.count(language, (*packages).into()),
        cli::IMPORTED_AGAIN.count(language, (*imported).into()),
        cli::SESSIONS.count(language, (*sessions).into()),
    ];
    output::row(&row.each_ref().map(String::as_str))?;
    for remark in recovered.remarks(language) {
        output::message(&remark);
    }
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints what a backup holds.
fn backed_up(backup: &BackedUp, language: Language) -> Result<()> {
    let row = [
        cli::PACKAGES.count(language, backup.packages.into()),
        cli::SESSIONS.count(language, backup.sessions.into()),
    ];
    output::row(&row.each_ref().map(String::as_str))?;
    for title in &backup.missing {
        remark(&Remark::NotBackedUp(title), language);
    }
    Ok(())
}

/// Moves the library to the folder `to`, and prints what it has and where it is now.
fn move_data(data: &Path, to: &Path, language: Language) -> Result<()> {
    let library = Workbench::open(data)?;
    library.finish_moves()?;
    let preview = library.preview_move(to)?;
    with_bar(|progress| {
        library.begin_move(to, |step| {
            progress(step);
        })
    })?;
    drop(library);
    Workbench::open(data)?.finish_moves()?;
    let row = [
        cli::PACKAGES.count(language, preview.packages.into()),
        cli::SESSIONS.count(language, preview.sessions.into()),
        preview.to,
    ];
    Ok(output::row(&row.each_ref().map(String::as_str))?)
}

/// Shows how far a long work is, where there is a terminal.
fn bar(template: &str) -> ProgressBar {
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::new(0)
    } else {
        ProgressBar::hidden()
    };
    let style = ProgressStyle::with_template(template);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Shows how far a work on bytes is.
fn with_bar<T>(work: impl FnOnce(&mut dyn FnMut(ImportProgress) -> bool) -> T) -> T {
    let bar = bar("{bar:30} {binary_bytes}/{binary_total_bytes} {msg}");
    let done = work(&mut |reported| {
        bar.set_length(u64::from(reported.kib_total) * 1024);
        bar.set_position(u64::from(reported.kib) * 1024);
        true
    });
    bar.finish_and_clear();
    done
}

fn import(library: &Workbench, path: &Path, inner: Option<&str>, as_version: bool, language: Language) -> Result<()> {
    let imported = with_bar(|progress| match inner {
        Some(inner) => library.import_inner(path, inner, progress),
        None => library.import(path, progress),
    });
    if let Err(Error::Package(package::Error::NestedPackages { inner, .. })) = &imported {
        let named = inner.first().map(String::as_str).unwrap_or_default();
        remark(&Remark::Nested(named), language);
    }
    let Imported {
        package,
        earlier,
        is_resource_package,
    } = imported?;
    output::row(&[
        &package.id.to_string(),
        &package.title,
        &cli::SCOS.count(language, package.sco_count.into()),
    ])?;
    if is_resource_package {
        remark(&Remark::ResourcePackage, language);
    }
    let Some(earlier) = earlier else {
        return Ok(());
    };
    if as_version {
        library.make_version(package.id, earlier.package.id)?;
        remark(&Remark::NewVersion(&earlier), language);
    } else {
        remark(&Remark::MayBeVersion(&earlier), language);
    }
    Ok(())
}

/// Lists the library; fails where something in it is damaged, whether or not it could be read.
fn list(library: &Workbench, language: Language) -> Result<ExitCode> {
    for orphan in library.orphans()? {
        remark(&Remark::Orphan(&orphan), language);
    }
    let damaged = library.damaged_records()?;
    if damaged > 0 {
        remark(&Remark::DamagedRecords(damaged), language);
    }
    for row in library.packages()? {
        output::row(&[
            &row.id.to_string(),
            &row.title,
            &row.file_name,
            &row.imported_at.to_rfc3339(),
        ])?;
        for sco in library.package(row.id)?.scos {
            let number = format!("  SCO {}", sco.number);
            output::row(&[&number, &sco.title, &sco.status, &sco.total_time])?;
            for session in sco.sessions {
                output::row(&[
                    &format!("    {}", session.id),
                    &session.started_at.to_rfc3339(),
                    &session.profile,
                    state(&session).in_language(language),
                    &session.status,
                    &cli::CALLS.count(language, session.calls.into()),
                ])?;
            }
        }
    }
    Ok(if damaged > 0 || library.is_damaged() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn state(session: &SessionSummary) -> Text {
    match (session.state, session.follow_up) {
        (SessionState::Running, _) => cli::RUNNING,
        (_, FollowUp::Reset) => cli::RESET,
        (SessionState::Open, FollowUp::Continued) => cli::CONTINUED,
        (SessionState::Open, FollowUp::None) => cli::OPEN,
        (SessionState::Validated, _) => cli::VALIDATED,
        (SessionState::Finished, _) => cli::FINISHED,
    }
}

/// The session whose identifier begins so.
fn named(library: &Workbench, prefix: &str) -> Result<SessionId> {
    let sessions = library.sessions()?.into_iter().map(|row| row.id);
    let mut named: Vec<_> = sessions.filter(|id| id.as_str().starts_with(prefix)).collect();
    match (named.len(), named.pop()) {
        (1, Some(session)) => Ok(session),
        (count, _) => Err(LibraryError::NotOneSession {
            prefix: prefix.to_owned(),
            count,
        }
        .into()),
    }
}

fn report(
    library: &Workbench,
    session: &str,
    html: Option<&Path>,
    pdf: Option<&Path>,
    language: Language,
) -> Result<()> {
    let session = named(library, session)?;
    match (html, pdf) {
        (Some(file), _) => {
            library.export_report(&session, file, language)?;
            output::line(&file.display().to_string())?;
        }
        (None, Some(file)) => {
            pdf::print(file, |page| -> Result<_> {
                Ok(library.export_paper(&session, page, language)?)
            })?;
            output::line(&file.display().to_string())?;
        }
        (None, None) => output::json(&serde_json::to_string_pretty(&library.full_report(&session)?)?)?,
    }
    Ok(())
}
