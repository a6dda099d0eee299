//! `scorm-audit`: the workbench on a command line, over the same library and the same functions as the window.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod check;
mod error;
mod output;
mod remark;
mod rte;
mod sarif;
mod usage;

use std::{
    env,
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use workbench::{
    Workbench, default_data_dir,
    report::Language,
    views::{Imported, Recovered},
};

use crate::{error::CliError, remark::Remark};

type Result<T, E = CliError> = std::result::Result<T, E>;

/// Audits SCORM packages offline.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The folder of the library [default: the window's]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The language of messages, findings and reports. Rows of `list` and `import` are alike in both
    #[arg(long, global = true, value_enum, default_value_t = Lang::En)]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Imports SCORM packages into the library: zips, unpacked folders, or the manifests in them
    Import {
        /// The packages
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Makes one that is in the library already, by its manifest or as the same zip, a new version of it
        #[arg(long)]
        as_version: bool,
    },
    /// Lists packages, their SCOs and their sessions
    List,
    /// Recovers a library whose database is damaged or missing, and imports packages again that it does not name; the old
    /// database stays beside the new one
    Recover,
    /// Prints the report of a session as JSON, or writes it as HTML
    Report {
        /// The session, as `list` shows it; its beginning is enough where no other begins so
        session: String,
        /// Writes one self-contained HTML file
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
    /// Audits packages: zips, unpacked folders, or the manifests in them; 1 where one has errors, 2 where one cannot be read
    Check {
        /// The packages
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// How the findings are told
        #[arg(long, value_enum, default_value_t = check::Format::Text)]
        format: check::Format,
        /// A rule to leave out, by its id; may be given again
        #[arg(long, value_name = "RULE")]
        without: Vec<String>,
    },
    /// Runs conformance vectors against the run-time; fails where one is answered otherwise
    Rte {
        /// The vectors, as JSON
        file: PathBuf,
        /// The LMS profile that answers
        #[arg(long, value_name = "ID", default_value = "strict")]
        profile: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    Fr,
    En,
}

impl Lang {
    fn language(self) -> Language {
        match self {
            Self::Fr => Language::French,
            Self::En => Language::English,
        }
    }
}

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => return refuse_usage(&error),
    };
    let language = options.lang.language();
    run(&options, language).unwrap_or_else(|error| {
        if let Some(message) = error.message(language) {
            output::message(&message);
        }
        if error.is_recoverable() {
            remark(&Remark::Recover, language);
        }
        error.exit_code()
    })
}

/// The help, or what is wrong with the arguments. They may hold file names, which are escaped as any.
fn refuse_usage(error: &clap::Error) -> ExitCode {
    let french = match usage::asked_language(env::args_os()) {
        Language::French => usage::in_french(error),
        Language::English => None,
    };
    if let Some(message) = french {
        output::message(&message);
    } else if error.use_stderr() {
        output::message_lines(error.to_string().trim_end());
    } else {
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
}

fn remark(remark: &Remark<'_>, language: Language) {
    output::message(&remark.message(language));
}

/// How it ends: what went wrong has been said.
fn run(options: &Options, language: Language) -> Result<ExitCode> {
    match &options.command {
        Command::Import { paths, as_version } => {
            let library = open(options)?;
            paths
                .iter()
                .try_for_each(|path| import(&library, path, *as_version, language))?;
        }
        Command::List => return list(&read(options, language)?, language),
        Command::Recover => return recover(&Workbench::recover(&data(options)?, language)?, language),
        Command::Report { session, html } => report(&read(options, language)?, session, html.as_deref(), language)?,
        Command::Check { paths, format, without } => return check::run(paths, *format, language, without),
        Command::Rte { file, profile } => {
            return Ok(if rte::run(file, profile)? {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn data(options: &Options) -> Result<PathBuf> {
    let data = options.data.clone().or_else(default_data_dir);
    data.ok_or(CliError::NoDataFolder)
}

fn open(options: &Options) -> Result<Workbench> {
    Ok(Workbench::open(&data(options)?)?)
}

/// Opens the library to read it: nothing in its folder is written.
fn read(options: &Options, language: Language) -> Result<Workbench> {
    let library = Workbench::open_read_only(&data(options)?)?;
    if library.is_damaged() {
        remark(&Remark::Damaged, language);
        remark(&Remark::Recover, language);
    }
    Ok(library)
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
    let row = match language {
        Language::English => [
            format!("packages: {packages}"),
            format!("imported again: {imported}"),
            format!("sessions: {sessions}"),
        ],
        Language::French => [
            format!("modules : {packages}"),
            format!("importés à nouveau : {imported}"),
            format!("sessions : {sessions}"),
        ],
    };
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

fn import(library: &Workbench, path: &Path, as_version: bool, language: Language) -> Result<()> {
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::new(0)
    } else {
        ProgressBar::hidden()
    };
    let style = ProgressStyle::with_template("{bar:30} {binary_bytes}/{binary_total_bytes} {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let imported = library.import(path, &mut |told| {
        bar.set_length(u64::from(told.kib_total) * 1024);
        bar.set_position(u64::from(told.kib) * 1024);
        true
    });
    bar.finish_and_clear();
    let Imported { package, earlier } = imported?;
    output::row(&[
        &package.id.to_string(),
        &package.title,
        &format!("{} SCO", package.sco_count),
    ])?;
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
        output::row(&[&row.id.to_string(), &row.title, &row.file_name, &row.imported_at])?;
        for sco in library.package(row.id)?.scos {
            let number = format!("  SCO {}", sco.number);
            output::row(&[&number, &sco.title, &sco.status, &sco.total_time])?;
            for session in sco.sessions {
                output::row(&[
                    &format!("    {}", session.id),
                    &session.started_at,
                    &session.profile,
                    &format!("{:?}", session.state),
                    &session.status,
                    &format!("{} calls", session.calls),
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

fn report(library: &Workbench, session: &str, html: Option<&Path>, language: Language) -> Result<()> {
    let named: Vec<_> = library
        .sessions()?
        .into_iter()
        .filter(|row| row.id.starts_with(session))
        .collect();
    let [row] = named.as_slice() else {
        return Err(CliError::NotOneSession {
            prefix: session.to_owned(),
            count: named.len(),
        });
    };
    match html {
        Some(file) => {
            library.export_report(&row.id, file, language)?;
            output::line(&file.display().to_string())?;
        }
        None => output::json(&serde_json::to_string_pretty(&library.report(&row.id)?)?)?,
    }
    Ok(())
}
