//! The language of what is not in the interface's page: titles of windows, and the system's messages.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager};
use workbench::report::Language;

/// The workbench's name: the title of its window and of its messages.
pub(crate) fn title(language: Language) -> &'static str {
    locale::window::TITLE.in_language(language)
}

/// The workbench's name in the language of the interface.
pub(crate) fn current_title(app: &AppHandle) -> &'static str {
    title(app.state::<InterfaceLanguage>().get())
}

/// The language of the interface.
#[derive(Debug)]
pub(crate) struct InterfaceLanguage(Mutex<Language>);

impl InterfaceLanguage {
    /// What the interface speaks until it says so itself.
    pub(crate) fn new(language: Language) -> Self {
        Self(Mutex::new(language))
    }

    /// The interface speaks this language.
    pub(crate) fn set(&self, language: Language) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = language;
    }

    /// What it speaks.
    pub(crate) fn get(&self) -> Language {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
