//! The file that was exported last. The interface can have it opened, and no other file: it passes no path.

use std::{
    io::ErrorKind,
    sync::{Mutex, PoisonError},
};

use workbench::{Error, Result};

/// The path of the file that was exported last, if any was.
#[derive(Debug, Default)]
pub(crate) struct LastExport(Mutex<Option<String>>);

impl LastExport {
    /// A file was written.
    pub(crate) fn set(&self, path: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    /// The file.
    ///
    /// # Errors
    /// None was exported since the start.
    pub(crate) fn path(&self) -> Result<String> {
        let path = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        path.ok_or_else(|| Error::io("")(ErrorKind::NotFound.into()))
    }
}
