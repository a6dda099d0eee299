//! Which sentence of the catalogue an error is. The window has a catalogue of its own.

use locale::{
    Language, Text,
    errors::{manifest as manifests, package as packages},
};
use scorm::manifest::ManifestError;

use super::{EntryFault, Error, Limit, NameFault, ZipFault};

/// An error as a sentence without its full stop.
pub(super) fn message(error: &Error, language: Language) -> String {
    let text = |text: Text| text.in_language(language);
    match error {
        Error::NotAZip { file, fault } => packages::not_a_zip(language, file, text(zip_fault(*fault))),
        Error::UnsafeEntry { file, entry } => packages::unsafe_entry(language, file, entry),
        Error::NotAFile { file, entry } => packages::not_a_file(language, file, entry),
        Error::UnusableName { file, entry, fault } => {
            packages::unusable_name(language, file, entry, text(name_fault(*fault)))
        }
        Error::OverLimit { file, limit: over } => packages::over_limit(language, file, &limit(*over, language)),
        Error::UnsupportedMethod { file, entry, method } => packages::unsupported_method(language, file, entry, method),
        Error::DamagedEntry { file, entry, fault } => {
            packages::damaged_entry(language, file, entry, text(entry_fault(*fault)))
        }
        Error::EncryptedEntry { file, entry } => packages::encrypted_entry(language, file, entry),
        Error::OverlappingEntries { file } => packages::overlapping_entries(language, file),
        Error::NoManifest { file } => packages::no_manifest(language, file),
        Error::NestedPackages { file, inner } => packages::nested_packages(language, file, &inner.join(", ")),
        Error::BadManifest { file, reason } => {
            packages::bad_manifest(language, file, &manifest_error(reason, language))
        }
        Error::Cancelled => text(packages::CANCELLED).to_owned(),
        Error::File(error) => error.message(language),
    }
}

fn zip_fault(fault: ZipFault) -> Text {
    match fault {
        ZipFault::NotAZip => packages::ZIP_NOT_A_ZIP,
        ZipFault::Incomplete => packages::ZIP_INCOMPLETE,
        ZipFault::Damaged => packages::ZIP_DAMAGED,
    }
}

fn entry_fault(fault: EntryFault) -> Text {
    match fault {
        EntryFault::Header => packages::ENTRY_HEADER,
        EntryFault::Content => packages::ENTRY_CONTENT,
        EntryFault::Incomplete => packages::ENTRY_INCOMPLETE,
    }
}

fn name_fault(fault: NameFault) -> Text {
    match fault {
        NameFault::Refused => packages::NAME_REFUSED,
        NameFault::SameAsAnother => packages::NAME_SAME_AS_ANOTHER,
        NameFault::FileAndFolder => packages::NAME_FILE_AND_FOLDER,
    }
}

fn limit(limit: Limit, language: Language) -> String {
    match limit {
        Limit::Entries { most } => packages::limit_entries(language, most),
        Limit::TotalMib { most } => packages::limit_total(language, most),
        Limit::Ratio { most } => packages::limit_ratio(language, most),
        Limit::Depth { most } => packages::limit_depth(language, most),
        Limit::PathBytes { most } => packages::limit_path(language, most),
    }
}

/// Why a manifest, or a file of its metadata, cannot be read at all; to stand inside a sentence.
#[must_use]
pub fn manifest_error(error: &ManifestError, language: Language) -> String {
    match error {
        ManifestError::TooLarge { limit } => manifests::too_large(language, *limit),
        ManifestError::TooDeep { limit, line } => manifests::too_deep(language, *line, *limit),
        ManifestError::TooManyElements { limit } => manifests::too_many_elements(language, *limit),
        ManifestError::TooManyAttributes { limit } => manifests::too_many_attributes(language, *limit),
        ManifestError::NoElement => manifests::NO_ELEMENT.in_language(language).to_owned(),
        ManifestError::Doctype { line } => manifests::doctype(language, *line),
        ManifestError::WrongRoot { found } => manifests::wrong_root(language, found),
    }
}
