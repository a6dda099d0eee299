//! The language of the windows that are not the interface's page.

use std::sync::{Mutex, PoisonError};

use workbench::report::Language;

/// The language of the interface, as it was at the last launch.
#[derive(Debug)]
pub(crate) struct InterfaceLanguage(Mutex<Language>);

impl InterfaceLanguage {
    /// What the interface speaks until a launch says it.
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
