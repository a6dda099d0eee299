//! Which sentence of the catalogue an error is. The window has a catalogue of its own.

use locale::{
    Language, Text,
    errors::{manifest as manifests, package as packages},
};
use scorm::manifest::{ManifestError, XmlFault};

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

fn manifest_error(error: &ManifestError, language: Language) -> String {
    match error {
        ManifestError::TooLarge { limit } => manifests::too_large(language, *limit),
        ManifestError::TooDeep { limit, line } => manifests::too_deep(language, *line, *limit),
        ManifestError::TooManyElements { limit } => manifests::too_many_elements(language, *limit),
        ManifestError::Empty => manifests::EMPTY.in_language(language).to_owned(),
        ManifestError::UnknownEncoding { name } => manifests::unknown_encoding(language, name),
        ManifestError::Doctype { line } => manifests::doctype(language, *line),
        ManifestError::Malformed { line, column, fault } => {
            manifests::malformed(language, *line, *column, &xml_fault(fault, language))
        }
        ManifestError::WrongRoot { found } => manifests::wrong_root(language, found),
    }
}

fn xml_fault(fault: &XmlFault, language: Language) -> String {
    let text = match fault {
        XmlFault::NotClosed { opening } => return manifests::not_closed(language, opening),
        XmlFault::OtherEndTag { expected, found } => return manifests::other_end_tag(language, expected, found),
        XmlFault::StrayEndTag { found } => return manifests::stray_end_tag(language, found),
        XmlFault::UnknownEntity { name } => return manifests::unknown_entity(language, name),
        XmlFault::UnknownMarkup => manifests::UNKNOWN_MARKUP,
        XmlFault::Declaration => manifests::DECLARATION,
        XmlFault::HyphensInComment => manifests::HYPHENS_IN_COMMENT,
        XmlFault::AttributeForm => manifests::ATTRIBUTE_FORM,
        XmlFault::RepeatedAttribute => manifests::REPEATED_ATTRIBUTE,
        XmlFault::CharacterReference => manifests::CHARACTER_REFERENCE,
        XmlFault::SecondRoot => manifests::SECOND_ROOT,
        XmlFault::TextOutside => manifests::TEXT_OUTSIDE,
        XmlFault::Namespace => manifests::NAMESPACE,
        XmlFault::Unknown => manifests::UNKNOWN,
    };
    text.in_language(language).to_owned()
}
