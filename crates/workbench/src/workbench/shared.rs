//! What the workbench shares with its threads.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use super::place::DATABASE;
use crate::{Result, library::PackageFolders, store::Store, views::WatchEvent};

/// A process does not end before a wait for the disk does: one that imports and ends never begins it.
const SETTLE_AFTER: Duration = Duration::from_secs(2);

/// Hears of what is watched; answers whether it goes on listening.
pub type WatchFollower = Box<dyn FnMut(&WatchEvent) -> bool + Send>;

/// A library, as its threads see it.
pub(super) struct Shared {
    pub(super) database: PathBuf,
    pub(super) folders: PackageFolders,
    /// Who hears of watched sources; what came of them while nobody listened.
    pub(super) followers: Mutex<(Vec<WatchFollower>, Vec<WatchEvent>)>,
    /// The lineages whose source must not come in further.
    pub(super) stopped: Mutex<HashSet<u32>>,
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
        Ok(Self {
            database: data.join(DATABASE),
            folders: PackageFolders::open(data)?,
            followers: Mutex::default(),
            stopped: Mutex::default(),
        })
    }

    /// The connection to the database that prepares it for all others.
    pub(super) fn prepare(&self) -> Result<Store> {
        Store::prepare(&self.database)
    }

    /// A connection of its own to the database.
    pub(super) fn store(&self) -> Result<Store> {
        Store::open(&self.database)
    }

    /// Waits, elsewhere, until a package's files are on disk, and notes it. Nobody waits for that: what is not noted when
    /// the library is closed is looked at when it is opened next.
    pub(super) fn settle_later(self: &Arc<Self>, id: u32, folder: String) {
        let shared = Arc::downgrade(self);
        thread::spawn(move || {
            thread::sleep(SETTLE_AFTER);
            let settled = shared.upgrade().map_or(Ok(()), |shared| shared.settle(id, &folder));
            if let Err(error) = settled {
                tracing::warn!(%error, "a package's files may not be on disk yet");
            }
        });
    }

    fn settle(&self, id: u32, folder: &str) -> Result<()> {
        self.folders.to_disk(folder)?;
        self.store()?.settle(id)
    }
}
