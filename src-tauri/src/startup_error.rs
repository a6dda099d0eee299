//! What the user is shown where the library cannot be opened: there is no window yet that could say it. A library whose
//! database is damaged or missing can be recovered from here.

use std::path::{Path, PathBuf};

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};
use workbench::{Error, Workbench, report::Language, views::Recovered};

use crate::interface_language::title;

/// Shows why the library in the folder `data` cannot be opened, and ends the application; or recovers the library, says
/// what came of it, and starts again.
pub(crate) fn show(error: Error, data: PathBuf, context: tauri::Context) -> Result<(), String> {
    let language = language();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let handle = app.handle().clone();
            let message = app
                .dialog()
                .message(message_of(&error, language))
                .title(title(language))
                .kind(MessageDialogKind::Error);
            if !can_recover(&error) {
                message.show(move |_| handle.exit(1));
                return Ok(());
            }
            let [recover, quit] = match language {
                Language::English => ["Recover", "Quit"],
                Language::French => ["Récupérer", "Quitter"],
            };
            message
                .buttons(MessageDialogButtons::OkCancelCustom(recover.into(), quit.into()))
                .show(move |wanted| {
                    if wanted {
                        self::recover(&handle, &data, language);
                    } else {
                        handle.exit(1);
                    }
                });
            Ok(())
        })
        .run(context)
        .map_err(|error| error.to_string())
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
    let counts = match language {
        Language::English => format!(
            "The library was recovered. It now has {}, of which {imported} imported again, and {}.",
            count(*packages, "package", "packages", language),
            count(*sessions, "session", "sessions", language)
        ),
        Language::French => format!(
            "La bibliothèque a été récupérée. Elle contient {}, dont {}, et {}.",
            count(*packages, "module", "modules", language),
            count(*imported, "importé à nouveau", "importés à nouveau", language),
            count(*sessions, "session", "sessions", language)
        ),
    };
    let remarks = recovered.remarks(language).into_iter().map(|remark| sentence(&remark));
    [counts].into_iter().chain(remarks).collect::<Vec<_>>().join("\n\n")
}

/// A remark as a sentence of its own.
fn sentence(remark: &str) -> String {
    let mut letters = remark.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).chain(['.']).collect()
}

/// A number with its noun. French has the singular for 0 too.
fn count(count: u32, one: &str, more: &str, language: Language) -> String {
    let is_one = count == 1 || (count == 0 && language == Language::French);
    format!("{count} {}", if is_one { one } else { more })
}

fn message_of(error: &Error, language: Language) -> String {
    let french = language == Language::French;
    match (error, french) {
        (Error::NewerLibrary { path }, false) => format!(
            "The library {path} was written by a newer version of the workbench. Install that version, or open another \
             library with --data."
        ),
        (Error::NewerLibrary { path }, true) => format!(
            "La bibliothèque {path} a été écrite par une version plus récente de l’atelier. Installez cette version, ou \
             ouvrez une autre bibliothèque avec --data."
        ),
        (Error::LibraryInUse { path }, false) => format!(
            "The library {path} is open in another window or command. Close it, then start the workbench again."
        ),
        (Error::LibraryInUse { path }, true) => format!(
            "La bibliothèque {path} est ouverte dans une autre fenêtre ou commande. Fermez-la, puis relancez l’atelier."
        ),
        (Error::DamagedLibrary { path }, false) => format!(
            "The library {path} is damaged. It was left as it is.\n\nRecover makes a new library of everything that can \
             still be read, and keeps the damaged one beside it."
        ),
        (Error::DamagedLibrary { path }, true) => format!(
            "La bibliothèque {path} est endommagée. Elle a été laissée telle quelle.\n\nRécupérer crée une nouvelle \
             bibliothèque avec tout ce qui est encore lisible, et conserve l’ancienne à côté."
        ),
        (Error::LibraryMissing { path, packages }, false) => format!(
            "The database of the library, {path}, is missing or belongs to another application. {} beside it. They were \
             left as they are.\n\nRecover makes a new library of them. Their sessions were in the database and are lost. \
             If you have a copy of the database, choose Quit and put it back.",
            if *packages == 1 {
                "There is 1 package".to_owned()
            } else {
                format!("There are {packages} packages")
            }
        ),
        (Error::LibraryMissing { path, packages }, true) => format!(
            "La base de la bibliothèque, {path}, est introuvable ou appartient à une autre application. Il y a {} à côté, \
             laissés tels quels.\n\nRécupérer en fait une nouvelle bibliothèque. Leurs sessions étaient dans la base et \
             sont perdues. Si vous avez une copie de la base, choisissez Quitter et remettez-la à sa place.",
            count(*packages, "module", "modules", language)
        ),
        (Error::NotALibrary { path }, false) => format!(
            "The folder {path} is not a library and is not empty. Choose an empty folder or a library with --data."
        ),
        (Error::NotALibrary { path }, true) => format!(
            "Le dossier {path} n’est pas une bibliothèque et n’est pas vide. Choisissez un dossier vide ou une \
             bibliothèque avec --data."
        ),
        (other, false) => format!("The library cannot be opened: {other}"),
        (other, true) => format!(
            "La bibliothèque ne peut pas être ouverte : {}",
            other.message(Language::French)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_recovery_is_told_with_plurals() {
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
