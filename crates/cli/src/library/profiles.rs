//! `scorm-audit profiles`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use locale::{Language, cli};
use scorm::LmsProfile;
use workbench::{
    Error, Workbench,
    profiles::{Behaviour, ProfileDetails},
};

use super::{
    change, folder, read,
    table::{self, Row, TableFormat},
};
use crate::Result;

/// The arguments of `profiles`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(long, global = true, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
enum Command {
    List,
    Show { profile: String },
    Copy { profile: String, name: String },
    Export { profile: String, file: PathBuf },
    Import { file: PathBuf },
    Delete { profile: String },
}

/// Runs a command on the LMS profiles of the library in the folder `data`.
pub(crate) fn run(options: &Options, data: Option<&Path>, language: Language) -> Result<()> {
    let format = options.format;
    match options.command.as_ref().unwrap_or(&Command::List) {
        Command::List => {
            let profiles = read(data, language)?.profiles(language)?;
            table::print(&profiles, format, |profile| line(profile, language))
        }
        Command::Show { profile } => {
            let profile = found(&read(data, language)?, profile, language)?;
            table::print(&profile.behaviours, format, |behaviour| {
                vec![behaviour.about.clone(), behaviour.does.clone()]
            })
        }
        Command::Copy { profile, name } => {
            let library = change(data)?;
            let mut draft = library.profile_copy(profile, language)?.draft;
            draft.name.clone_from(name);
            let added = library.add_profile(&draft)?;
            show(&library, &added, format, language)
        }
        Command::Export { profile, file } => Ok(read(data, language)?.export_profile(profile, file)?),
        Command::Import { file } => {
            let library = Workbench::open(&folder(data)?)?;
            let added = library.import_profile(file)?;
            show(&library, &added, format, language)
        }
        Command::Delete { profile } => Ok(change(data)?.delete_profile(profile)?),
    }
}

/// The profile of the user's own with this id, in the library in the folder `data`; none where there is no such library.
pub(crate) fn own(id: &str, data: Option<&Path>) -> Result<Option<LmsProfile>> {
    let library = match Workbench::open_read_only(&folder(data)?) {
        Err(Error::NoLibrary { .. }) => return Ok(None),
        library => library?,
    };
    Ok(library.lms_profile(id)?)
}

fn found(library: &Workbench, id: &str, language: Language) -> Result<ProfileDetails> {
    let mut profiles = library.profiles(language)?.into_iter();
    let not_found = || Error::NotFound {
        what: "profile".to_owned(),
        id: id.to_owned(),
    };
    Ok(profiles.find(|profile| profile.id == id).ok_or_else(not_found)?)
}

/// Prints one profile.
fn show(library: &Workbench, id: &str, format: TableFormat, language: Language) -> Result<()> {
    let profile = found(library, id, language)?;
    table::print(&[profile], format, |profile| line(profile, language))
}

fn line(profile: &ProfileDetails, language: Language) -> Vec<String> {
    let kind = if profile.own {
        cli::OWN_PROFILE
    } else {
        cli::SHIPPED_PROFILE
    };
    vec![
        profile.id.clone(),
        profile.name.clone(),
        kind.in_language(language).to_owned(),
    ]
}

impl Row for ProfileDetails {
    const HEAD: &'static [&'static str] = &["id", "name", "own", "note"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.name.clone(),
            self.own.to_string(),
            self.note.clone(),
        ]
    }
}

impl Row for Behaviour {
    const HEAD: &'static [&'static str] = &["about", "does", "source", "differs"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.about.clone(),
            self.does.clone(),
            self.source.clone(),
            self.differs.to_string(),
        ]
    }
}
