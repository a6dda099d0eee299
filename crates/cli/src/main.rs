//! `scorm-audit`: the workbench on a command line, over the same library and the same functions as the window. Without the
//! feature `library` it has the commands that need none, and links no database and no server.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod check;
mod error;
#[cfg(feature = "library")]
mod library;
mod output;
mod rte;
mod sarif;
mod usage;

use std::{env, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, ValueEnum};
use locale::Language;

use crate::error::CliError;

type Result<T, E = CliError> = std::result::Result<T, E>;

/// Audits SCORM packages offline.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The folder of the library [default: the window's]
    #[cfg(feature = "library")]
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
    #[cfg(feature = "library")]
    #[command(flatten)]
    Library(library::Command),
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
        #[cfg(feature = "library")]
        if error.is_recoverable() {
            library::suggest_recovery(language);
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

/// How it ends: what went wrong has been said.
fn run(options: &Options, language: Language) -> Result<ExitCode> {
    match &options.command {
        #[cfg(feature = "library")]
        Command::Library(command) => library::run(command, options.data.as_deref(), language),
        Command::Check { paths, format, without } => check::run(paths, *format, language, without),
        Command::Rte { file, profile } => Ok(if rte::run(file, profile)? {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }),
    }
}
