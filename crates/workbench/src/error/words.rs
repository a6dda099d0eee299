//! Which sentence of the catalogue an error is. The window has a catalogue of its own.

use locale::{Language, Text, errors::library};
use scorm::Standard;

use super::{Error, MoveFault};
use crate::{learners::LearnerFileFault, settings_file::SettingsFileFault};

/// An error as a sentence without its full stop.
pub(super) fn message(error: &Error, language: Language) -> String {
    let text = |text: Text| text.in_language(language);
    match error {
        Error::Package(error) => error.message(language),
        Error::File(error) => error.message(language),
        Error::LaunchFileMissing { file, sco, launch_file } => {
            library::launch_file_missing(language, file, sco, launch_file)
        }
        Error::OfflineLaunch { sco, host } => library::offline_launch(language, sco, host),
        Error::NotFound { what, id } => library::not_found(language, thing(what, language), id),
        Error::CannotRun { standard } => library::cannot_run(language, &package_of(*standard, language)),
        Error::StillRunning { session } => library::still_running(language, session.as_str()),
        Error::NotOpen { session } => library::not_open(language, session.as_str()),
        Error::LogsDeleted { at } => library::logs_deleted(language, &at.format("%Y-%m-%d").to_string()),
        Error::SessionEnded => text(library::SESSION_ENDED).to_owned(),
        Error::Store { .. } => text(library::STORE).to_owned(),
        Error::NewerLibrary { path } => library::newer_library(language, path),
        Error::LibraryInUse { path } => library::library_in_use(language, path),
        Error::DamagedRecord => text(library::DAMAGED_RECORD).to_owned(),
        Error::NoLibrary { path } => library::no_library(language, path),
        Error::DamagedLibrary { path } => library::damaged_library(language, path),
        Error::LibraryMissing { path, .. } => library::library_missing(language, path),
        Error::NotALibrary { path } => library::not_a_library(language, path),
        Error::LibraryExists { path } => library::library_exists(language, path),
        Error::NotABackup { path } => library::not_a_backup(language, path),
        Error::LibraryMoved { path, to } => library::library_moved(language, path, to),
        Error::MoveUnfinished { path, from } => library::move_unfinished(language, path, from),
        Error::MoveRecord { path } => library::move_record(language, path),
        Error::MoveTarget { path, fault } => match fault {
            MoveFault::Same => library::move_same(language, path),
            MoveFault::Nested => library::move_nested(language, path),
            MoveFault::NotEmpty => library::move_not_empty(language, path),
            MoveFault::Name => library::move_name(language, path),
        },
        Error::NotEnoughSpace {
            path,
            needed_mib,
            available_mib,
        } => library::not_enough_space(language, path, *needed_mib, *available_mib),
        Error::SessionsRunning { count } => {
            library::sessions_running(language, &library::RUNNING.count(language, (*count).into()))
        }
        Error::LearnerExists { student_id } => library::learner_exists(language, student_id),
        Error::InvalidLearner => text(library::INVALID_LEARNER).to_owned(),
        Error::LastLearner => text(library::LAST_LEARNER).to_owned(),
        Error::LearnerFile { file, fault } => match fault {
            LearnerFileFault::TooLarge => library::learners_too_large(language, file),
            LearnerFileFault::NotText => library::learners_not_text(language, file),
            LearnerFileFault::NoHead => library::learners_no_head(language, file),
            LearnerFileFault::NoRows => library::learners_no_rows(language, file),
        },
        Error::SettingsFile { file, fault } => match fault {
            SettingsFileFault::TooLarge => library::settings_too_large(language, file),
            SettingsFileFault::NotSettings => library::not_settings(language, file),
            SettingsFileFault::Newer => library::newer_settings(language, file),
            SettingsFileFault::UnknownKey { key } => library::unknown_setting(language, file, key),
            SettingsFileFault::InvalidValue { key } => library::invalid_setting(language, file, key),
        },
        Error::Profile { file: None, fault } => fault.message(language),
        Error::Profile {
            file: Some(file),
            fault,
        } => library::profile_file(language, file, &fault.message(language)),
        Error::Server => text(library::SERVER).to_owned(),
        Error::BrowserNotOpened => text(library::BROWSER_NOT_OPENED).to_owned(),
    }
}

/// What was not found.
fn thing(what: &str, language: Language) -> &str {
    match what {
        "package" => library::PACKAGE.in_language(language),
        "learner" => library::LEARNER.in_language(language),
        "folder" => library::FOLDER.in_language(language),
        "profile" => library::PROFILE.in_language(language),
        other => other,
    }
}

/// A package of a standard, with its article: "an AICC package".
fn package_of(standard: Standard, language: Language) -> String {
    match standard {
        Standard::Aicc | Standard::Xapi => library::an_package_of(language, standard.name()),
        Standard::Scorm12 | Standard::Scorm2004 | Standard::Cmi5 => library::a_package_of(language, standard.name()),
    }
}
