//! The menus of the application. Only macOS has them: they take no room there, and the keys that edit text need them.
//! Elsewhere, the command palette of the interface is the menu (`docs/design.md`).

use locale::{Text, menu as text};
use tauri::{
    AppHandle,
    menu::{AboutMetadata, HELP_SUBMENU_ID, Menu, PredefinedMenuItem as Item, Submenu, WINDOW_SUBMENU_ID},
};
use workbench::report::Language;

use crate::interface_language::title;

/// Sets the menus, in this language.
///
/// # Errors
/// The system does not take them.
pub(crate) fn set(app: &AppHandle, language: Language) -> tauri::Result<()> {
    if !cfg!(target_os = "macos") {
        return Ok(());
    }
    let say = |text: Text| Some(text.in_language(language));
    let about = AboutMetadata {
        name: Some(title(language).to_owned()),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        license: Some(env!("CARGO_PKG_LICENSE").to_owned()),
        ..AboutMetadata::default()
    };
    let application = Submenu::with_items(
        app,
        title(language),
        true,
        &[
            &Item::about(app, say(text::ABOUT), Some(about))?,
            &Item::separator(app)?,
            &Item::services(app, say(text::SERVICES))?,
            &Item::separator(app)?,
            &Item::hide(app, say(text::HIDE))?,
            &Item::hide_others(app, say(text::HIDE_OTHERS))?,
            &Item::show_all(app, say(text::SHOW_ALL))?,
            &Item::separator(app)?,
            &Item::quit(app, say(text::QUIT))?,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        text::EDIT.in_language(language),
        true,
        &[
            &Item::undo(app, say(text::UNDO))?,
            &Item::redo(app, say(text::REDO))?,
            &Item::separator(app)?,
            &Item::cut(app, say(text::CUT))?,
            &Item::copy(app, say(text::COPY))?,
            &Item::paste(app, say(text::PASTE))?,
            &Item::select_all(app, say(text::SELECT_ALL))?,
        ],
    )?;
    // The system adds what it has in menus of these ids: the open windows, and its search.
    let window = Submenu::with_id_and_items(
        app,
        WINDOW_SUBMENU_ID,
        text::WINDOW.in_language(language),
        true,
        &[
            &Item::minimize(app, say(text::MINIMIZE))?,
            &Item::fullscreen(app, say(text::FULL_SCREEN))?,
            &Item::separator(app)?,
            &Item::close_window(app, say(text::CLOSE))?,
        ],
    )?;
    let help = Submenu::with_id_and_items(app, HELP_SUBMENU_ID, text::HELP.in_language(language), true, &[])?;
    let menu = Menu::with_items(app, &[&application, &edit, &window, &help])?;
    app.set_menu(menu)?;
    Ok(())
}
