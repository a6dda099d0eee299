//! Changes that another process makes to the library while it is open, as the command line does.

use std::{sync::Arc, thread, time::Duration};

use store::{PackageRow, Store};

use super::Workbench;
use crate::Result;

/// How often the database is asked whether it has changed. That takes some microseconds.
const EVERY: Duration = Duration::from_secs(1);

impl Workbench {
    /// Calls `follower` each time that the list of packages has changed, whichever process changed it: within about a second,
    /// on a thread of its own, until `follower` returns false or the workbench is closed.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn follow_packages(&self, mut follower: Box<dyn FnMut() -> bool + Send>) -> Result<()> {
        let shared = Arc::downgrade(&self.shared);
        let mut list = List::new(self.shared.store()?)?;
        thread::spawn(move || {
            loop {
                thread::sleep(EVERY);
                // The connection must not keep a library open that is closed.
                if shared.strong_count() == 0 {
                    return;
                }
                match list.has_changed() {
                    Ok(false) => {}
                    Ok(true) if follower() => {}
                    Ok(true) => return,
                    Err(error) => tracing::warn!(%error, "the list of packages cannot be read"),
                }
            }
        });
        Ok(())
    }
}

/// The list of packages as it was last read. It is not read until the database has changed: the window has just read it when it
/// opens.
struct List {
    store: Store,
    data_version: i64,
    packages: Option<Vec<PackageRow>>,
}

impl List {
    fn new(store: Store) -> Result<Self> {
        Ok(Self {
            data_version: store.data_version()?,
            packages: None,
            store,
        })
    }

    /// Whether it has changed since it was last asked, or may have.
    fn has_changed(&mut self) -> Result<bool> {
        let data_version = self.store.data_version()?;
        if data_version == self.data_version {
            return Ok(false);
        }
        let packages = Some(self.store.packages()?);
        self.data_version = data_version;
        let changed = packages != self.packages;
        self.packages = packages;
        Ok(changed)
    }
}
