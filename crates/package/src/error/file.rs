//! Files and folders that cannot be read or written.

use std::{
    io,
    path::{Path, PathBuf},
};

use locale::{Language, errors::file as texts};
use serde::Serialize;

use super::IoFault;

/// Why a file or folder could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.message(Language::English))]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FileError {
    /// The disk is full, or the user's share of it.
    DiskFull {
        /// The file or folder that was written.
        path: String,
    },
    /// The user may not read or write there, or the disk is read-only.
    NoPermission {
        /// The file or folder.
        path: String,
    },
    /// A file or folder could not be read or written.
    Io {
        /// The file or folder; the library's folder for one inside it.
        path: String,
        /// Why not.
        fault: IoFault,
    },
}

impl FileError {
    /// The error that the system's error about `path` is known to be. What the system says itself is logged.
    pub fn at(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |error| {
            tracing::warn!(%error, path = %path.display(), "a file could not be read or written");
            let path = path.display().to_string();
            match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoPermission { path },
                _ => Self::Io {
                    path,
                    fault: IoFault::from_error(&error),
                },
            }
        }
    }

    /// The same error about what `shown` makes of its path: files that only the application knows mean nothing to a user.
    #[must_use]
    pub fn about(self, shown: impl FnOnce(&Path) -> PathBuf) -> Self {
        let shown = |path: String| shown(Path::new(&path)).display().to_string();
        match self {
            Self::DiskFull { path } => Self::DiskFull { path: shown(path) },
            Self::NoPermission { path } => Self::NoPermission { path: shown(path) },
            Self::Io { path, fault } => Self::Io {
                path: shown(path),
                fault,
            },
        }
    }

    /// The message in a language, without a full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::DiskFull { path } => texts::disk_full(language, path),
            Self::NoPermission { path } => texts::no_permission(language, path),
            Self::Io { path, fault } => texts::io(language, path, fault.text().in_language(language)),
        }
    }
}
