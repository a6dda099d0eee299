//! What the user is told where the library cannot be opened: there is no window yet that could say it.

use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use workbench::{Error, report::Language};

use crate::windows::TITLE;

/// Shows why, and ends the application.
pub(crate) fn show(error: &Error, context: tauri::Context) -> Result<(), String> {
    let text = words(error, french());
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let handle = app.handle().clone();
            let message = app.dialog().message(text).title(TITLE).kind(MessageDialogKind::Error);
            message.show(move |_| handle.exit(1));
            Ok(())
        })
        .run(context)
        .map_err(|error| error.to_string())
}

/// Whether the system speaks French: what was chosen in the window is not known yet.
fn french() -> bool {
    sys_locale::get_locale().is_some_and(|locale| locale.starts_with("fr"))
}

fn words(error: &Error, french: bool) -> String {
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
            "The library {path} is open in an older version of the workbench. Close it, then start the workbench again."
        ),
        (Error::LibraryInUse { path }, true) => format!(
            "La bibliothèque {path} est ouverte dans une version plus ancienne de l’atelier. Fermez-la, puis relancez \
             l’atelier."
        ),
        (Error::DamagedLibrary { path }, false) => format!("The library {path} is damaged. It was left as it is."),
        (Error::DamagedLibrary { path }, true) => {
            format!("La bibliothèque {path} est endommagée. Elle a été laissée telle quelle.")
        }
        (Error::LibraryMissing { path, .. }, false) => format!(
            "The database of the library, {path}, is missing or belongs to another application. The packages beside it \
             were left as they are."
        ),
        (Error::LibraryMissing { path, .. }, true) => format!(
            "La base de la bibliothèque, {path}, est introuvable ou appartient à une autre application. Les modules à \
             côté ont été laissés tels quels."
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
