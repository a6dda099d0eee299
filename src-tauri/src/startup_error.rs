//! What the user is shown where the library cannot be opened: there is no window yet that could say it. A library whose
//! database is damaged or missing can be recovered from here.

use std::path::{Path, PathBuf};

use locale::window as text;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};
use workbench::{Error, Workbench, report::Language, views::Recovered};

use crate::interface_language::title;

/// Shows why the library in the folder `data` cannot be opened, and ends the application; or recovers the library, says
/// what came of it, and starts again.
pub(crate) fn show(app: &AppHandle, error: Error, data: PathBuf) {
    let language = language();
    let handle = app.clone();
    let message = app
        .dialog()
        .message(message_of(&error, language))
        .title(title(language))
        .kind(MessageDialogKind::Error);
    if !can_recover(&error) {
        message.show(move |_| handle.exit(1));
        return;
    }
    let [recover, quit] = [text::RECOVER, text::QUIT_BUTTON].map(|text| text.in_language(language));
    message
        .buttons(MessageDialogButtons::OkCancelCustom(recover.into(), quit.into()))
        .show(move |wanted| {
            if wanted {
                self::recover(&handle, &data, language);
            } else {
                handle.exit(1);
            }
        });
}

fn can_recover(error: &Error) -> bool {
    matches!(error, Error::DamagedLibrary { .. } | Error::LibraryMissing { .. })
}

/// Recovers the library, says what came of it, and starts again.
fn recover(app: &AppHandle, data: &Path, language: Language) {
    let recovered = Workbench::recover(data, language);
    let text = match &recovered {
        Ok(recovered) => recovered_message(recovered, language),
        Err(error) => message_of(error, language),
    };
    let message = app.dialog().message(text).title(title(language));
    let app = app.clone();
    match recovered {
        Ok(_) => message.show(move |_| app.restart()),
        Err(error) => {
            tracing::error!(%error, "the library was not recovered");
            message.kind(MessageDialogKind::Error).show(move |_| app.exit(1));
        }
    }
}

/// The system's language: what was chosen in the window is not known yet.
pub(crate) fn language() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("fr") => Language::French,
        _ => Language::English,
    }
}

fn recovered_message(recovered: &Recovered, language: Language) -> String {
    let Recovered {
        packages,
        imported,
        sessions,
        ..
    } = recovered;
    let count = |noun: locale::Plural, number: u32| noun.count(language, number.into());
    let counts = text::recovered(
        language,
        &count(text::PACKAGES, *packages),
        &count(text::IMPORTED, *imported),
        &count(text::SESSIONS, *sessions),
    );
    let remarks = recovered.remarks(language).into_iter().map(|remark| sentence(&remark));
    [counts].into_iter().chain(remarks).collect::<Vec<_>>().join("\n\n")
}

/// A remark as a sentence of its own.
fn sentence(remark: &str) -> String {
    let mut letters = remark.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).chain(['.']).collect()
}

fn message_of(error: &Error, language: Language) -> String {
    match error {
        Error::NewerLibrary { path } => text::newer_library(language, path),
        Error::LibraryInUse { path } => text::library_in_use(language, path),
        Error::DamagedLibrary { path } => text::damaged_library(language, path),
        Error::LibraryMissing { path, packages } => {
            let beside = text::PACKAGES_BESIDE.form(language, (*packages).into());
            text::library_missing(language, path, &beside.replace("{count}", &packages.to_string()))
        }
        Error::NotALibrary { path } => text::not_a_library(language, path),
        other => text::library_not_opened(language, &other.message(language)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_a_recovery_use_plurals() {
        let recovered = Recovered {
            packages: 1,
            ..Recovered::default()
        };
        let english = recovered_message(&recovered, Language::English);
        assert!(
            english.contains("1 package,") && english.contains("0 sessions"),
            "{english}"
        );
        let french = recovered_message(&recovered, Language::French);
        assert!(
            french.contains("1 module,") && french.contains("0 session."),
            "{french}"
        );
        // What is remarked is a sentence here.
        assert!(english.ends_with("sessions may be missing."), "{english}");
        assert!(french.contains("Une partie de l’ancienne base"), "{french}");
    }

    #[test]
    fn only_a_damaged_or_missing_database_is_recovered() {
        let path = String::new;
        assert!(can_recover(&Error::DamagedLibrary { path: path() }));
        assert!(can_recover(&Error::LibraryMissing {
            path: path(),
            packages: 1
        }));
        assert!(!can_recover(&Error::NewerLibrary { path: path() }));
        assert!(!can_recover(&Error::NotALibrary { path: path() }));
    }
}
