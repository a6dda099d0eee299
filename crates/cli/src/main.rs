//! `scorm-audit`: the workbench on a command line, over the same library and the same functions as the window.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod check;
mod output;
mod rte;
mod sarif;

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use workbench::{
    Error, Workbench, default_data_dir,
    report::Language,
    views::{Imported, Recovered, UnrecoveredFolder},
};

use crate::output::OutputError;

/// Audits SCORM packages offline.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The folder of the library [default: the window's]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
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
    Recover {
        /// The language of what it says, and of the titles of what has lost its own
        #[arg(long, value_enum, default_value_t = Words::En)]
        lang: Words,
    },
    /// Prints the report of a session as JSON, or writes it as HTML
    Report {
        /// The session, as `list` shows it; its beginning is enough where no other begins so
        session: String,
        /// Writes one self-contained HTML file
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// The language of the HTML file
        #[arg(long, value_enum, default_value_t = Words::En)]
        lang: Words,
    },
    /// Audits packages: zips, unpacked folders, or the manifests in them; 1 where one has errors, 2 where one cannot be read
    Check {
        /// The packages
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// How the findings are told
        #[arg(long, value_enum, default_value_t = check::Format::Text)]
        format: check::Format,
        /// The language of the findings
        #[arg(long, value_enum, default_value_t = Words::En)]
        lang: Words,
        /// A rule to leave out, by its id; may be given again
        #[arg(long, value_name = "RULE", value_parser = check::rule_id)]
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
enum Words {
    Fr,
    En,
}

impl Words {
    fn language(self) -> Language {
        match self {
            Self::Fr => Language::French,
            Self::En => Language::English,
        }
    }
}

/// What helps where a library is damaged.
const RECOVER: &str = "`scorm-audit recover` makes a new library of what can be read, and keeps the old one beside it";

/// Nothing reads the output any more: what a shell says of a program that such a pipe has ended (128 + SIGPIPE).
const CLOSED: u8 = 141;

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => return usage(&error),
    };
    run(&options).unwrap_or_else(|error| {
        if error.downcast_ref() == Some(&OutputError::Closed) {
            return ExitCode::from(CLOSED);
        }
        output::message(&format!("{error:#}"));
        if let Some(Error::DamagedLibrary { .. } | Error::LibraryMissing { .. }) = error.downcast_ref() {
            output::message(
                "`scorm-audit recover` makes a new library of what can be read, and keeps the old one beside it",
            );
        }
        ExitCode::FAILURE
    })
}

/// The help, or what is wrong with the arguments. They may hold file names, which are escaped as any.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        output::message_lines(error.to_string().trim_end());
    } else {
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
}

/// How it ends: what went wrong has been said.
fn run(options: &Options) -> Result<ExitCode> {
    match &options.command {
        Command::Import { paths, as_version } => {
            let library = open(options)?;
            paths.iter().try_for_each(|path| import(&library, path, *as_version))?;
        }
        Command::List => return list(&read(options)?),
        Command::Recover { lang } => {
            let language = lang.language();
            return recover(&Workbench::recover(&data(options)?, language)?, language);
        }
        Command::Report { session, html, lang } => report(&read(options)?, session, html.as_deref(), *lang)?,
        Command::Check {
            paths,
            format,
            lang,
            without,
        } => return check::run(paths, *format, lang.language(), without),
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
    data.context("no data folder: choose one with --data")
}

fn open(options: &Options) -> Result<Workbench> {
    Ok(Workbench::open(&data(options)?)?)
}

/// Opens the library to read it: nothing in its folder is written.
fn read(options: &Options) -> Result<Workbench> {
    let library = Workbench::open_read_only(&data(options)?)?;
    if library.is_damaged() {
        output::message("the library is damaged: this is what can be read of it");
        output::message(RECOVER);
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
    output::row(&[
        &format!("packages: {packages}"),
        &format!("imported again: {imported}"),
        &format!("sessions: {sessions}"),
    ])?;
    for remark in recovered.remarks(language) {
        output::message(&remark);
    }
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn import(library: &Workbench, path: &std::path::Path, as_version: bool) -> Result<()> {
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::new(0)
    } else {
        ProgressBar::hidden()
    };
    bar.set_style(ProgressStyle::with_template(
        "{bar:30} {binary_bytes}/{binary_total_bytes} {msg}",
    )?);
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
    let there = format!("{} (“{}”)", earlier.package.id, earlier.package.title);
    let how = if earlier.same {
        "the very same zip"
    } else {
        "the same course"
    };
    if as_version {
        library.make_version(package.id, earlier.package.id)?;
        output::message(&format!("a new version of package {there}, {how}"));
    } else {
        output::message(&format!(
            "{how} is in the library as package {there}; --as-version makes it a version of that"
        ));
    }
    Ok(())
}

/// Lists the library; fails where something in it is damaged, whether or not it could be read.
fn list(library: &Workbench) -> Result<ExitCode> {
    for orphan in library.orphans()? {
        let how = if orphan.has_zip {
            "; `scorm-audit recover` imports it again"
        } else {
            ""
        };
        output::message(&format!("{} is not in the library{how}", orphan.path));
    }
    let damaged = library.damaged_records()?;
    if damaged > 0 {
        output::message(&format!(
            "records of packages, SCOs and sessions that cannot be read: {damaged}"
        ));
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

fn report(library: &Workbench, session: &str, html: Option<&std::path::Path>, lang: Words) -> Result<()> {
    let named: Vec<_> = library
        .sessions()?
        .into_iter()
        .filter(|row| row.id.starts_with(session))
        .collect();
    let [row] = named.as_slice() else {
        anyhow::bail!(
            "{} sessions begin with {session:?}: see `scorm-audit list`",
            named.len()
        );
    };
    match html {
        Some(file) => {
            library.export_report(&row.id, file, lang.language())?;
            output::line(&file.display().to_string())?;
        }
        None => output::json(&serde_json::to_string_pretty(&library.report(&row.id)?)?)?,
    }
    Ok(())
}
