//! `scorm-audit`: the workbench on a command line, over the same library and the same functions as the window. Without the
//! feature `library` it has the commands that need none, and links no database and no server.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod check;
mod error;
mod interruption;
#[cfg(feature = "library")]
mod library;
mod output;
mod rte;
mod sarif;
mod usage;

use std::{env, path::PathBuf, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use locale::Language;
use scorm::profile::{LmsProfile, profiles};

use crate::error::CliError;

type Result<T, E = CliError> = std::result::Result<T, E>;

/// The arguments. Their help is in the catalogue, in every language: see [`usage::with_help`].
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    #[cfg(feature = "library")]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Read before the others, for what is said of them: see [`usage::asked_language`].
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[cfg(feature = "library")]
    #[command(flatten)]
    Library(library::Command),
    Check {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = check::Format::Text)]
        format: check::Format,
        #[arg(long, value_name = "RULE")]
        without: Vec<String>,
    },
    Rte {
        file: PathBuf,
        #[arg(long, value_name = "ID", default_value = "strict")]
        profile: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    Fr,
    En,
}

fn main() -> ExitCode {
    let language = usage::asked_language(env::args_os()).unwrap_or_else(system_language);
    let parsed = usage::with_help(Options::command(), language)
        .try_get_matches()
        .and_then(|matches| Options::from_arg_matches(&matches));
    let options = match parsed {
        Ok(options) => options,
        Err(error) => return refuse_usage(&error, language),
    };
    run(&options, language).unwrap_or_else(|error| {
        if let Some(message) = error.message(language) {
            output::message(&message);
        }
        #[cfg(feature = "library")]
        if error.is_recoverable() {
            library::suggest_recovery(language);
        }
        error.exit_code()
    })
}

/// The system's language, English where it is none of the workbench's.
fn system_language() -> Language {
    match sys_locale::get_locale() {
        Some(tag) if tag.starts_with("fr") => Language::French,
        _ => Language::English,
    }
}

/// The help, or what is wrong with the arguments. They may hold file names, which are escaped as any.
fn refuse_usage(error: &clap::Error, language: Language) -> ExitCode {
    match usage::message(error, language) {
        Some(message) => output::message(&message),
        None if error.use_stderr() => output::message_lines(error.to_string().trim_end()),
        None => {
            let _ = error.print();
        }
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
}

/// The LMS profile with an id: one that ships, or one of the library.
fn profile_named(id: &str, options: &Options) -> Result<LmsProfile> {
    if let Some(profile) = LmsProfile::named(id) {
        return Ok(profile);
    }
    #[cfg(feature = "library")]
    if let Some(profile) = library::profiles::own(id, options.data.as_deref())? {
        return Ok(profile);
    }
    #[cfg(not(feature = "library"))]
    let _ = options;
    Err(CliError::UnknownProfile {
        id: id.to_owned(),
        ids: profiles().into_iter().map(|profile| profile.id).collect(),
    })
}

/// How it ends: what went wrong has been said.
fn run(options: &Options, language: Language) -> Result<ExitCode> {
    match &options.command {
        #[cfg(feature = "library")]
        Command::Library(command) => library::run(command, options.data.as_deref(), language),
        Command::Check { paths, format, without } => check::run(paths, *format, language, without),
        Command::Rte { file, profile } => Ok(if rte::run(file, &profile_named(profile, options)?, language)? {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }),
    }
}
