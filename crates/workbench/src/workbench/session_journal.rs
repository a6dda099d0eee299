//! The journal of all sessions, and its index.

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
    thread,
    time::Duration,
};

use store::{JournalIndex, Store};
use tempfile::NamedTempFile;

use super::{Workbench, shared::Shared, unpoisoned};
use crate::{
    Error, Result,
    session_journal::{
        DeletedLogs, ExportError, ExportFormat, ExportProgress, JournalChoices, JournalFilter, JournalPage,
        JournalReader, JournalRequest, JournalSort, export, index_sessions,
    },
};

/// The file of the index, beside the database.
pub(super) const INDEX: &str = "journal-index.sqlite";
/// How often the indexer looks whether the library has changed.
const EVERY: Duration = Duration::from_secs(1);

impl Workbench {
    /// A page of the journal of all sessions. Takes some milliseconds, however long the journal is.
    ///
    /// # Errors
    /// The library cannot be read.
    pub fn journal_page(&self, request: &JournalRequest) -> Result<JournalPage> {
        self.with_journal(|journal, shared| journal.page(request, &|| shared.store()))
    }

    /// What the journal can be filtered by.
    ///
    /// # Errors
    /// The library cannot be read.
    pub fn journal_choices(&self) -> Result<JournalChoices> {
        self.with_journal(|journal, _| journal.choices())
    }

    /// The sessions that a filter asks for, if the logs of all of them were deleted.
    ///
    /// # Errors
    /// The library cannot be read.
    pub fn deleted_logs(&self, filter: &JournalFilter) -> Result<Option<DeletedLogs>> {
        self.with_journal(|journal, _| journal.deleted_logs(filter))
    }

    /// Writes the rows of the journal that a filter leaves to a file; `goes_on` hears how far it has come, and says whether it
    /// goes on. Returns whether it came to the end: if not, there is no file.
    ///
    /// # Errors
    /// The library cannot be read, or the file cannot be written.
    pub fn export_journal(
        &self,
        filter: &JournalFilter,
        sort: JournalSort,
        format: ExportFormat,
        to: &Path,
        goes_on: &mut dyn FnMut(ExportProgress) -> bool,
    ) -> Result<bool> {
        let part = part_of(to).map_err(Error::io(to))?;
        let mut file = BufWriter::new(part.as_file());
        let is_complete =
            self.write_journal(filter, sort, format, &mut file, goes_on)
                .map_err(|error| match error {
                    ExportError::Library(error) => error,
                    ExportError::Written(error) => Error::io(to)(error),
                })?;
        drop(file);
        if is_complete {
            part.persist(to).map_err(|error| Error::io(to)(error.error))?;
        }
        Ok(is_complete)
    }

    /// [`Self::export_journal`], which [`Self::cancel_journal_export`] cancels.
    ///
    /// # Errors
    /// The library cannot be read, or the file cannot be written.
    pub fn begin_journal_export(
        &self,
        filter: &JournalFilter,
        sort: JournalSort,
        format: ExportFormat,
        to: &Path,
        mut progress: impl FnMut(ExportProgress),
    ) -> Result<bool> {
        self.export_cancelled.store(false, Ordering::Relaxed);
        self.export_journal(filter, sort, format, to, &mut |step| {
            progress(step);
            !self.export_cancelled.load(Ordering::Relaxed)
        })
    }

    /// Cancels the export of the journal that is under way.
    pub fn cancel_journal_export(&self) {
        self.export_cancelled.store(true, Ordering::Relaxed);
    }

    /// Writes the rows of the journal that a filter leaves to `to`, as [`Self::export_journal`] does.
    ///
    /// # Errors
    /// The library cannot be read, or `to` cannot be written.
    pub fn write_journal(
        &self,
        filter: &JournalFilter,
        sort: JournalSort,
        format: ExportFormat,
        to: &mut dyn Write,
        goes_on: &mut dyn FnMut(ExportProgress) -> bool,
    ) -> Result<bool, ExportError> {
        // A reader of its own: the one of the interface goes on.
        let mut reader = journal_reader(&self.shared)?;
        export(
            &mut reader,
            &|| self.shared.store(),
            (filter, sort),
            format,
            to,
            goes_on,
        )
    }

    /// Keeps the index of the journal up to date, on a thread of its own, until the workbench is closed.
    pub fn keep_journal_indexed(&self) {
        let shared = Arc::downgrade(&self.shared);
        thread::spawn(move || {
            let mut indexer = None;
            loop {
                thread::sleep(EVERY);
                // A connection must not keep a library open that is closed.
                let Some(of) = shared.upgrade() else { return };
                let current = indexer.take().map_or_else(|| Indexer::open(&of), Ok);
                drop(of);
                let indexed = current.and_then(|mut indexer: Indexer| {
                    indexer.index(|| shared.strong_count() > 0)?;
                    Ok(indexer)
                });
                match indexed {
                    Ok(current) => indexer = Some(current),
                    Err(error) => tracing::warn!(%error, "the journal is not indexed"),
                }
            }
        });
    }

    /// Brings the index of the journal up to date.
    ///
    /// # Errors
    /// The library cannot be read, or the index cannot be written.
    pub fn index_journal(&self) -> Result<()> {
        Indexer::open(&self.shared)?.index(|| true)
    }

    fn with_journal<T>(&self, ask: impl FnOnce(&mut JournalReader, &Shared) -> Result<T>) -> Result<T> {
        let mut journal = unpoisoned(&self.session_journal);
        let mut reader = match journal.take() {
            Some(reader) => reader,
            None => journal_reader(&self.shared)?,
        };
        // A reader that fails is closed.
        let returned = ask(&mut reader, &self.shared)?;
        *journal = Some(reader);
        Ok(returned)
    }
}

/// A file beside `to` that takes its place when it is complete. Whoever may read new files may read this one.
fn part_of(to: &Path) -> io::Result<NamedTempFile> {
    let mut part = tempfile::Builder::new();
    #[cfg(unix)]
    part.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    part.tempfile_in(to.parent().unwrap_or(Path::new(".")))
}

fn index_path(shared: &Shared) -> PathBuf {
    shared.folders.data_dir().join(INDEX)
}

fn journal_reader(shared: &Shared) -> Result<JournalReader> {
    let (path, is_read_only) = (index_path(shared), shared.is_read_only());
    let open_index = move || match is_read_only {
        true => JournalIndex::open_read_only(&path),
        false => JournalIndex::open_to_follow(&path),
    };
    Ok(JournalReader::new(shared.store()?, Box::new(open_index)))
}

/// Keeps the index up to date.
struct Indexer {
    store: Store,
    index: JournalIndex,
    /// The version of the library that is indexed.
    version: Option<i64>,
}

impl Indexer {
    fn open(shared: &Shared) -> Result<Self> {
        Ok(Self {
            // Not one that holds the library open.
            store: Store::open(&shared.database)?,
            index: JournalIndex::open(&index_path(shared))?,
            version: None,
        })
    }

    /// Indexes what has ended since the last time.
    fn index(&mut self, goes_on: impl Fn() -> bool) -> Result<()> {
        let version = Some(self.store.data_version()?);
        if self.version != version {
            index_sessions(&self.store, &mut self.index, goes_on)?;
            self.version = version;
        }
        Ok(())
    }
}
