//! What the workbench shares with its threads.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

use super::unpoisoned;
use crate::{Result, library::PackageFolders, store::Store, views::WatchEvent};

/// Hears of what is watched; answers whether it goes on listening.
pub type WatchFollower = Box<dyn FnMut(&WatchEvent) -> bool + Send>;

/// A library, as its threads see it.
pub(super) struct Shared {
    pub(super) database: PathBuf,
    pub(super) folders: PackageFolders,
    pub(super) followers: Mutex<Vec<WatchFollower>>,
    settling: Mutex<Vec<JoinHandle<()>>>,
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
            database: data.join("library.sqlite"),
            folders: PackageFolders::open(data)?,
            followers: Mutex::default(),
            settling: Mutex::default(),
        })
    }

    /// A connection of its own to the database.
    pub(super) fn store(&self) -> Result<Store> {
        Store::open(&self.database)
    }

    /// Waits, elsewhere, until a package's files are on disk, and notes it. What is not noted is looked at when the library
    /// is opened next.
    pub(super) fn settle_later(self: &Arc<Self>, id: u32, folder: String) {
        let shared = Arc::clone(self);
        let settling = thread::spawn(move || {
            if let Err(error) = shared.settle(id, &folder) {
                tracing::warn!(%error, "a package's files may not be on disk yet");
            }
        });
        let mut all = unpoisoned(&self.settling);
        all.retain(|thread| !thread.is_finished());
        all.push(settling);
    }

    fn settle(&self, id: u32, folder: &str) -> Result<()> {
        self.folders.to_disk(folder)?;
        self.store()?.settle(id)
    }

    /// Waits for what [`Shared::settle_later`] has begun.
    pub(super) fn settled(&self) {
        for thread in std::mem::take(&mut *unpoisoned(&self.settling)) {
            let _ = thread.join();
        }
    }
}
