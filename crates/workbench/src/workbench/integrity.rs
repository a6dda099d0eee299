//! Whether a library is whole: its database, the files of its packages, the index of its journal.

use package::{ImportPhase, ImportProgress, fingerprint};
use store::{JournalIndex, PackageRow, Store};

use super::{Workbench, session_journal::INDEX};
use crate::{
    Result,
    views::{IntegrityFinding, IntegrityReport},
};

impl Workbench {
    /// Checks the library, until [`Self::cancel_data_work`]. Nothing is changed.
    ///
    /// # Errors
    /// It cannot be read, or `Cancelled`.
    pub fn begin_integrity_check(&self, progress: impl FnMut(ImportProgress)) -> Result<IntegrityReport> {
        self.check_integrity(&mut self.until_cancelled(progress))
    }

    /// Checks the library; `progress` is called with how many packages are done, and returns whether to go on.
    ///
    /// # Errors
    /// As [`Self::begin_integrity_check`].
    pub fn check_integrity(&self, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<IntegrityReport> {
        let store = self.shared.store()?;
        let mut findings = Vec::new();
        let mut note = |count: u32, finding: fn(u32) -> IntegrityFinding| {
            if count > 0 {
                findings.push(finding(count));
            }
        };
        let [damaged, lost] = store.damage()?;
        note(damaged, |count| IntegrityFinding::DatabaseDamaged { count });
        note(lost, |count| IntegrityFinding::LostParents { count });
        note(store.damaged_records()?, |count| IntegrityFinding::DamagedRecords {
            count,
        });
        let orphans = self.shared.folders.orphans(&store.folders()?)?;
        note(number(orphans.len()), |count| IntegrityFinding::UnknownFolders {
            count,
        });
        note(self.not_indexed(&store)?, |count| IntegrityFinding::JournalNotIndexed {
            count,
        });
        let packages = store.every_version()?;
        for (index, package) in packages.iter().enumerate() {
            let step = ImportProgress {
                phase: ImportPhase::Unpacking,
                files: number(index),
                files_total: number(packages.len()),
                ..ImportProgress::default()
            };
            if !progress(step) {
                return Err(package::Error::Cancelled.into());
            }
            findings.extend(self.check_files(package));
        }
        let [_, sessions] = Store::counts(&self.shared.database)?;
        Ok(IntegrityReport {
            packages: number(packages.len()),
            sessions,
            findings,
        })
    }

    /// What is wrong with the files of a package.
    fn check_files(&self, package: &PackageRow) -> Option<IntegrityFinding> {
        let folders = &self.shared.folders;
        let title = package.title.clone();
        match fingerprint(&folders.zip(&package.folder)) {
            Err(error) => {
                tracing::warn!(%error, title, "the zip of a package cannot be read");
                Some(IntegrityFinding::ZipUnreadable { title })
            }
            Ok((_, sha256)) if sha256 != package.sha256 => Some(IntegrityFinding::ZipChanged { title }),
            Ok(_) => match folders.is_complete(&package.folder) {
                Ok(true) => None,
                Ok(false) => Some(IntegrityFinding::FilesIncomplete { title }),
                Err(error) => {
                    tracing::warn!(%error, title, "the files of a package cannot be read");
                    Some(IntegrityFinding::FilesIncomplete { title })
                }
            },
        }
    }

    /// How many sessions that have ended are not in the index of the journal as they are. Where there is none, all.
    fn not_indexed(&self, store: &Store) -> Result<u32> {
        let index = JournalIndex::open_read_only(&self.data_dir().join(INDEX));
        let indexed = index.map(|index| index.sessions()).transpose()?.unwrap_or_default();
        let behind = store.journal_sessions()?.into_iter().filter(|session| {
            let known = indexed.get(&session.key);
            session.has_ended && known.is_none_or(|(revision, _)| *revision != session.revision)
        });
        Ok(number(behind.count()))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
