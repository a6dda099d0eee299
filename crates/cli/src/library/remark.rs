//! What a command says beside its output, on standard error, in the user's language.

use locale::{Language, cli};
use workbench::views::{Earlier, OrphanFolder};

/// A message that stops nothing.
pub(crate) enum Remark<'a> {
    /// The library is damaged, and read as far as it can be.
    Damaged,
    /// What helps where a library is damaged.
    Recover,
    /// A folder among the packages is not in the library.
    Orphan(&'a OrphanFolder),
    /// Records that cannot be read are passed over.
    DamagedRecords(u32),
    /// A package with this title is in no backup: its zip cannot be read.
    NotBackedUp(&'a str),
    /// The package that was imported is now a version of one that was there.
    NewVersion(&'a Earlier),
    /// It may be a version of one that is there.
    MayBeVersion(&'a Earlier),
    /// It is a resource package.
    ResourcePackage,
    /// How the zip inside it is imported, which holds a package.
    Nested(&'a str),
}

impl Remark<'_> {
    /// The message, without a full stop.
    pub(crate) fn message(&self, language: Language) -> String {
        let reason = |earlier: &Earlier| {
            let text = if earlier.same {
                cli::IDENTICAL_ZIP
            } else {
                cli::SAME_COURSE
            };
            text.in_language(language)
        };
        match self {
            Self::Damaged => cli::DAMAGED.in_language(language).to_owned(),
            Self::Recover => cli::RECOVER.in_language(language).to_owned(),
            Self::Orphan(folder) if folder.has_zip => cli::orphan_with_zip(language, &folder.path),
            Self::Orphan(folder) => cli::orphan(language, &folder.path),
            Self::DamagedRecords(count) => cli::DAMAGED_RECORDS.count(language, (*count).into()),
            Self::NotBackedUp(title) => cli::not_backed_up(language, title),
            Self::NewVersion(earlier) => {
                let package = &earlier.package;
                cli::new_version(language, &package.id.to_string(), &package.title, reason(earlier))
            }
            Self::ResourcePackage => cli::RESOURCE_PACKAGE.in_language(language).to_owned(),
            Self::Nested(inner) => cli::import_inner(language, inner),
            Self::MayBeVersion(earlier) => {
                let package = &earlier.package;
                cli::may_be_version(language, &package.id.to_string(), &package.title, reason(earlier))
            }
        }
    }
}
