//! Why a package cannot be read. What a library or the system said of it is logged, and is part of no message.

mod faults;
mod file;
mod words;

use std::{io, path::Path};

use locale::Language;
use scorm::manifest::ManifestError;
use serde::Serialize;

pub use faults::{EntryFault, IoFault, ZipFault};
pub use file::FileError;
pub use words::manifest_error;

/// Why a package cannot be read. Serialized with its `kind` and what a message needs to name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.message(Language::English))]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(
    rename = "PackageError",
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Error {
    /// The file is no zip archive, or is damaged before its list of entries.
    NotAZip {
        /// The file's name as the user chose it.
        file: String,
        /// Why not.
        fault: ZipFault,
    },
    /// An entry of the zip would leave the package's folder, or has a name that no file can have.
    UnsafeEntry {
        /// The zip's name.
        file: String,
        /// The entry's name as the zip gives it.
        entry: String,
    },
    /// What a zip or folder holds is neither a file nor a folder: a link, which could lead anywhere, or a device.
    NotAFile {
        /// The zip's or folder's name.
        file: String,
        /// The entry's name, or its path in the folder.
        entry: String,
    },
    /// A file or folder of the zip cannot be made under its name on this system.
    UnusableName {
        /// The zip's name.
        file: String,
        /// The entry's name as the zip gives it.
        entry: String,
        /// Why not.
        fault: NameFault,
    },
    /// The zip or folder is over one of the limits on entries, sizes and paths.
    OverLimit {
        /// The zip's name.
        file: String,
        /// Which limit, with its value.
        limit: Limit,
    },
    /// An entry of the zip is packed by a method that this build cannot unpack; LMSs read only stored and deflated entries.
    UnsupportedMethod {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
        /// The method's name, or its number where it has none (PKWARE APPNOTE §4.4.5).
        method: String,
    },
    /// An entry of the zip could not be unpacked: its bytes are damaged.
    DamagedEntry {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
        /// Why not.
        fault: EntryFault,
    },
    /// An entry of the zip is encrypted.
    EncryptedEntry {
        /// The zip's name.
        file: String,
        /// The entry's name.
        entry: String,
    },
    /// Entries of the zip share bytes, as in a zip that is made to grow without end.
    OverlappingEntries {
        /// The zip's name.
        file: String,
    },
    /// There is no `imsmanifest.xml` in the package, and nothing of another standard.
    NoManifest {
        /// The zip's name.
        file: String,
    },
    /// There is no `imsmanifest.xml` in the package, but in zips that it contains.
    NestedPackages {
        /// The zip's name.
        file: String,
        /// The zips that hold a package, by path from the root, the least deep first.
        inner: Vec<String>,
    },
    /// The manifest cannot be read at all.
    BadManifest {
        /// The zip's name.
        file: String,
        /// What is wrong.
        reason: ManifestError,
    },
    /// The user cancelled.
    Cancelled,
    /// A file or folder could not be read or written.
    #[serde(untagged)]
    File(FileError),
}

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum NameFault {
    /// It is longer than the system takes, or has characters that it does not take.
    Refused,
    /// To this system it is the name of another entry, which is spelled otherwise.
    SameAsAnother,
    /// It is a file's name and a folder's.
    FileAndFolder,
}

/// A limit on what a zip or a folder may hold, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Limit {
    /// Files and folders.
    Entries {
        /// The most that there may be.
        most: u32,
    },
    /// MiB unpacked, in all.
    TotalMib {
        /// The most that there may be.
        most: u32,
    },
    /// Bytes unpacked for each byte of the zip.
    Ratio {
        /// The most that there may be.
        most: u32,
    },
    /// Folders inside each other. Not a setting.
    Depth {
        /// The most that there may be.
        most: u32,
    },
    /// Bytes of a path from the package's root, in UTF-8. Not a setting.
    PathBytes {
        /// The most that there may be.
        most: u32,
    },
}

/// The result of this crate's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A [`FileError`] about `path`.
    pub(crate) fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let error = FileError::at(path);
        move |reason| Self::File(error(reason))
    }

    /// The message in a language, without a full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        words::message(self, language)
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}
