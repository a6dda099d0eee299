//! What a command says beside its output, on standard error, in the language of `--lang`.

use locale::Language;
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
    /// The package that was imported is now a version of one that was there.
    NewVersion(&'a Earlier),
    /// It may be a version of one that is there.
    MayBeVersion(&'a Earlier),
}

impl Remark<'_> {
    /// The message, without a full stop.
    pub(crate) fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::French => self.french(),
        }
    }

    fn english(&self) -> String {
        let likeness = |earlier: &Earlier| {
            if earlier.same {
                "an identical zip"
            } else {
                "the same course"
            }
        };
        match self {
            Self::Damaged => "the library is damaged: this is what can be read of it".to_owned(),
            Self::Recover => {
                "`scorm-audit recover` makes a new library of what can be read, and keeps the old one beside it"
                    .to_owned()
            }
            Self::Orphan(OrphanFolder {
                path, has_zip: true, ..
            }) => {
                format!("{path} is not in the library; `scorm-audit recover` imports it again")
            }
            Self::Orphan(OrphanFolder { path, .. }) => format!("{path} is not in the library"),
            Self::DamagedRecords(1) => "1 record of the library cannot be read".to_owned(),
            Self::DamagedRecords(count) => format!("{count} records of the library cannot be read"),
            Self::NewVersion(earlier) => {
                let Earlier { package, .. } = earlier;
                let likeness = likeness(earlier);
                format!(
                    "added as a new version of package {} (“{}”): {likeness}",
                    package.id, package.title
                )
            }
            Self::MayBeVersion(earlier) => {
                let Earlier { package, .. } = earlier;
                let likeness = likeness(earlier);
                format!(
                    "package {} (“{}”) is {likeness}; --as-version adds this one as its new version",
                    package.id, package.title
                )
            }
        }
    }

    fn french(&self) -> String {
        let likeness = |earlier: &Earlier| if earlier.same { "zip identique" } else { "même cours" };
        match self {
            Self::Damaged => "la bibliothèque est endommagée : voici ce qui peut en être lu".to_owned(),
            Self::Recover => {
                "`scorm-audit recover` fait une nouvelle bibliothèque de ce qui peut être lu, et conserve \
                              l’ancienne à côté"
                    .to_owned()
            }
            Self::Orphan(OrphanFolder {
                path, has_zip: true, ..
            }) => {
                format!("{path} n’est pas dans la bibliothèque ; `scorm-audit recover` l’importe à nouveau")
            }
            Self::Orphan(OrphanFolder { path, .. }) => format!("{path} n’est pas dans la bibliothèque"),
            Self::DamagedRecords(1) => "1 enregistrement de la bibliothèque est illisible".to_owned(),
            Self::DamagedRecords(count) => format!("{count} enregistrements de la bibliothèque sont illisibles"),
            Self::NewVersion(earlier) => {
                let Earlier { package, .. } = earlier;
                let likeness = likeness(earlier);
                format!(
                    "ajouté comme nouvelle version du module {} (« {} ») : {likeness}",
                    package.id, package.title
                )
            }
            Self::MayBeVersion(earlier) => {
                let Earlier { package, .. } = earlier;
                let likeness = likeness(earlier);
                format!(
                    "le module {} (« {} ») est déjà là : {likeness} ; --as-version ajoute celui-ci comme nouvelle version",
                    package.id, package.title
                )
            }
        }
    }
}
