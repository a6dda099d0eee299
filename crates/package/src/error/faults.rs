//! What was wrong with a zip, an entry, a file, as kinds: the texts of the libraries and systems that found out are for the
//! log only.

use std::io::{self, ErrorKind};

use locale::{Text, errors::file as texts};
use serde::Serialize;

/// Why a file is not a zip archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ZipFault {
    /// It has nothing of a zip.
    NotAZip,
    /// It begins as a zip and does not end as one.
    Incomplete,
    /// Its list of entries cannot be read.
    Damaged,
}

/// Why an entry of a zip cannot be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum EntryFault {
    /// What the zip says of the entry cannot be read.
    Header,
    /// Its bytes cannot be unpacked, or are not those that were packed.
    Content,
    /// Its bytes end too early.
    Incomplete,
}

/// Why a file or folder could not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum IoFault {
    /// It does not exist.
    NotFound,
    /// Something of this name exists.
    AlreadyExists,
    /// It is a folder where a file is needed.
    IsAFolder,
    /// It is a file where a folder is needed.
    NotAFolder,
    /// It is a device or a pipe where a file is needed.
    NotAFile,
    /// Another program uses it.
    InUse,
    /// Its name is too long, or has characters that the system does not take.
    Name,
    /// It is larger than the file system allows.
    TooLarge,
    /// Its drive, or the computer that it is on, does not answer.
    Unreachable,
    /// The drive reports an error.
    Drive,
    /// It ends too early.
    Incomplete,
    /// None of these.
    Unknown,
}

impl IoFault {
    const KINDS: [(ErrorKind, Self); 20] = [
        (ErrorKind::NotFound, Self::NotFound),
        (ErrorKind::AlreadyExists, Self::AlreadyExists),
        (ErrorKind::DirectoryNotEmpty, Self::AlreadyExists),
        (ErrorKind::IsADirectory, Self::IsAFolder),
        (ErrorKind::NotADirectory, Self::NotAFolder),
        (ErrorKind::ResourceBusy, Self::InUse),
        (ErrorKind::ExecutableFileBusy, Self::InUse),
        (ErrorKind::WouldBlock, Self::InUse),
        (ErrorKind::InvalidFilename, Self::Name),
        (ErrorKind::InvalidInput, Self::Name),
        (ErrorKind::FileTooLarge, Self::TooLarge),
        (ErrorKind::TimedOut, Self::Unreachable),
        (ErrorKind::NotConnected, Self::Unreachable),
        (ErrorKind::ConnectionAborted, Self::Unreachable),
        (ErrorKind::ConnectionReset, Self::Unreachable),
        (ErrorKind::HostUnreachable, Self::Unreachable),
        (ErrorKind::NetworkUnreachable, Self::Unreachable),
        (ErrorKind::NetworkDown, Self::Unreachable),
        (ErrorKind::StaleNetworkFileHandle, Self::Unreachable),
        (ErrorKind::UnexpectedEof, Self::Incomplete),
    ];
    /// Errors of the system that have no [`ErrorKind`].
    #[cfg(windows)]
    const NUMBERS: [(i32, Self); 5] = [
        // ERROR_CRC, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_INVALID_NAME, ERROR_IO_DEVICE
        (23, Self::Drive),
        (32, Self::InUse),
        (33, Self::InUse),
        (123, Self::Name),
        (1117, Self::Drive),
    ];
    #[cfg(not(windows))]
    const NUMBERS: [(i32, Self); 3] = [
        // EIO, ENXIO, and EILSEQ: characters that the file system does not take.
        (5, Self::Drive),
        (6, Self::Unreachable),
        (if cfg!(target_os = "macos") { 92 } else { 84 }, Self::Name),
    ];

    /// What an error of the system is known to mean.
    #[must_use]
    pub fn from_error(error: &io::Error) -> Self {
        let by_number = Self::NUMBERS
            .iter()
            .find(|(number, _)| error.raw_os_error() == Some(*number))
            .map(|(_, fault)| *fault);
        let by_kind = || Self::KINDS.iter().find(|(kind, _)| error.kind() == *kind);
        by_number
            .or_else(|| by_kind().map(|(_, fault)| *fault))
            .unwrap_or(Self::Unknown)
    }

    /// As a part of a sentence.
    pub(super) fn text(self) -> Text {
        match self {
            Self::NotFound => texts::NOT_FOUND,
            Self::AlreadyExists => texts::ALREADY_EXISTS,
            Self::IsAFolder => texts::IS_A_FOLDER,
            Self::NotAFolder => texts::NOT_A_FOLDER,
            Self::NotAFile => texts::NOT_A_FILE,
            Self::InUse => texts::IN_USE,
            Self::Name => texts::NAME,
            Self::TooLarge => texts::TOO_LARGE,
            Self::Unreachable => texts::UNREACHABLE,
            Self::Drive => texts::DRIVE,
            Self::Incomplete => texts::INCOMPLETE,
            Self::Unknown => texts::UNKNOWN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_known_by_its_number_or_kind() {
        assert_eq!(IoFault::from_error(&ErrorKind::NotFound.into()), IoFault::NotFound);
        assert_eq!(
            IoFault::from_error(&io::Error::other("sqlite3_step: x")),
            IoFault::Unknown
        );
        #[cfg(unix)]
        for (number, fault) in [
            (2, IoFault::NotFound),
            (5, IoFault::Drive),
            (16, IoFault::InUse),
            (20, IoFault::NotAFolder),
            (21, IoFault::IsAFolder),
        ] {
            assert_eq!(
                IoFault::from_error(&io::Error::from_raw_os_error(number)),
                fault,
                "{number}"
            );
        }
    }
}
