//! What the workbench shares with its threads.

use std::{
    collections::HashSet,
    env,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock},
    thread,
    time::Duration,
};

use store::{DatabaseKind, Store};
use tempfile::TempDir;

use super::{
    folder_state::{DATABASE, look},
    lock::LibraryLock,
    recover::{lost_titles, recovering},
    swap::Swap,
};
use crate::{
    Error, Result,
    ids::{CourseId, PackageId},
    library::PackageFolders,
    report::Language,
    views::WatchEvent,
};

/// A process does not end before a wait for the disk does: one that imports and ends never begins it.
const SETTLE_AFTER: Duration = Duration::from_secs(2);

/// Hears of what is watched; returns whether it goes on listening.
pub type WatchFollower = Box<dyn FnMut(&WatchEvent) -> bool + Send>;

/// What may be done with a library's database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    Read,
}

/// A library, as its threads see it.
pub(super) struct Shared {
    /// The database: the library's, or a private copy of it.
    pub(super) database: PathBuf,
    access: Access,
    /// Held as long as anything uses the library: a recorder or a wait for the disk may outlive the [`super::Workbench`].
    pub(super) lock: OnceLock<Arc<LibraryLock>>,
    /// Whether this is what can be read of a damaged library.
    pub(super) is_damaged: bool,
    /// Where the copy is; deleted when the library is closed.
    _copy: Option<TempDir>,
    pub(super) folders: PackageFolders,
    /// Who hears of watched sources; what came of them while nobody listened.
    pub(super) followers: Mutex<(Vec<WatchFollower>, Vec<WatchEvent>)>,
    /// The courses whose source must not come in further.
    pub(super) stopped: Mutex<HashSet<CourseId>>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("database", &self.database)
            .finish_non_exhaustive()
    }
}

impl Shared {
    /// The library in the folder `data`.
    pub(super) fn open(data: &Path) -> Result<Self> {
        let folders = PackageFolders::open(data)?;
        Ok(Self::new(folders, data.join(DATABASE), Access::Write))
    }

    /// The library in the folder `data`, of which nothing is written.
    pub(super) fn open_read_only(data: &Path) -> Result<Self> {
        let folders = PackageFolders::at(data);
        // A recovery that was broken off: the new database is whole.
        let database = match recovering(data)? {
            Some(new) if new.try_exists().map_err(Error::io(&new))? => new,
            _ => data.join(DATABASE),
        };
        let in_copy = |copy: fn(&Path, &Path) -> Result<PathBuf>| -> Result<Self> {
            let folder = tempfile::tempdir().map_err(Error::io(env::temp_dir()))?;
            let copy = copy(&database, folder.path())?;
            Ok(Self {
                _copy: Some(folder),
                ..Self::new(folders.clone(), copy, Access::Read)
            })
        };
        match Store::identify(&database)? {
            DatabaseKind::Current => Ok(Self::new(folders, database, Access::Read)),
            DatabaseKind::Older => in_copy(|database, folder| Ok(Store::upgraded_copy(database, folder)?)),
            DatabaseKind::Damaged => Ok(Self {
                is_damaged: true,
                ..in_copy(|database, folder| {
                    let titles = lost_titles(Language::English);
                    Ok(Store::salvage(Some(database), folder, &titles)?.database)
                })?
            }),
            // A kill broke off what was to take its place: only who opens it to write goes on with that.
            _ if Swap::scheduled(data)?.is_some() => Err(Error::LibraryInUse {
                path: data.display().to_string(),
            }),
            _ => Err(match look(data) {
                Ok(_) => Error::NoLibrary {
                    path: data.display().to_string(),
                },
                Err(error) => error,
            }),
        }
    }

    fn new(folders: PackageFolders, database: PathBuf, access: Access) -> Self {
        Self {
            database,
            access,
            lock: OnceLock::new(),
            is_damaged: false,
            _copy: None,
            folders,
            followers: Mutex::default(),
            stopped: Mutex::default(),
        }
    }

    /// Whether nothing is written to the library.
    pub(super) fn is_read_only(&self) -> bool {
        self.access == Access::Read
    }

    /// The connection to the database that prepares it for all others.
    pub(super) fn prepare(&self) -> Result<Store> {
        Ok(Store::prepare(&self.database)?)
    }

    /// A connection of its own to the database.
    pub(super) fn store(&self) -> Result<Store> {
        let store = match self.access {
            Access::Write => Store::open(&self.database),
            Access::Read => Store::open_read_only(&self.database),
        }?;
        Ok(match self.lock.get() {
            Some(lock) => store.holding(lock.clone()),
            None => store,
        })
    }

    /// Waits, elsewhere, until a package's files are on disk, and notes it. Nobody waits for that: what is not noted when
    /// the library is closed is looked at when it is opened next.
    pub(super) fn sync_later(self: &Arc<Self>, id: PackageId, folder: String) {
        let shared = Arc::downgrade(self);
        thread::spawn(move || {
            thread::sleep(SETTLE_AFTER);
            let synced = shared.upgrade().map_or(Ok(()), |shared| shared.sync(id, &folder));
            if let Err(error) = synced {
                tracing::warn!(%error, "a package's files may not be on disk yet");
            }
        });
    }

    fn sync(&self, id: PackageId, folder: &str) -> Result<()> {
        self.folders.to_disk(folder)?;
        Ok(self.store()?.sync(id)?)
    }
}
