//! What the user is told where the library cannot be opened: there is no window yet that could say it.

use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use workbench::Error;

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
        (Error::DamagedLibrary { path }, false) => format!(
            "The library {path} is damaged. It was left as it is: put a copy of it there, or move it away to begin a \
             new one."
        ),
        (Error::DamagedLibrary { path }, true) => format!(
            "La bibliothèque {path} est endommagée. Elle a été laissée telle quelle : remettez-en une copie à sa \
             place, ou déplacez-la pour en commencer une nouvelle."
        ),
        (other, false) => format!("The library cannot be opened: {other}"),
        (other, true) => format!("La bibliothèque ne peut pas être ouverte : {other}"),
    }
}
