//! A database that nobody writes to, and a copy of it that shows how far it is.

use std::{fs::File, path::Path, time::Duration};

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

use crate::{Error, Result, connect, read};

/// How much is copied at a time: 4 MiB of pages of the usual size.
const PAGES: i32 = 1024;
/// How often a step is tried again that had to wait for another connection.
const AGAIN: Duration = Duration::from_millis(20);

/// The database of a library as it is: as long as this lives, it can be read, and nobody's change is committed. A change
/// waits as it does for any other, and fails then.
#[derive(Debug)]
pub struct FrozenDatabase {
    connection: Connection,
}

impl FrozenDatabase {
    /// Freezes the database at `path` once the changes under way are committed.
    ///
    /// # Errors
    /// It cannot be written, or somebody has been writing for long.
    pub fn freeze(path: &Path) -> Result<Self> {
        let connection = connect(path)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { connection })
    }

    /// Copies the database at `path`, this one, into the new file `copy`, with all that is committed, and waits until that is on
    /// disk. `progress` is called with how many bytes are done and how many there are; it returns whether to go on. Returns
    /// whether it did to the end.
    ///
    /// # Errors
    /// `copy` exists or cannot be written, or the database cannot be read.
    pub fn copy(&self, copy: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<bool> {
        debug_assert!(!self.connection.is_autocommit(), "it is not frozen");
        File::create_new(copy).map_err(Error::io(copy))?;
        let path = self.connection.path().unwrap_or_default().to_owned();
        // A connection that has begun to write cannot be copied from.
        let from = read::open(Path::new(&path))?;
        let page: u32 = from.connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
        let mut to = Connection::open(copy)?;
        // What is broken off is deleted: it need not be safe before it is whole.
        to.pragma_update(None, "synchronous", false)?;
        let backup = Backup::new(&from.connection, &mut to)?;
        loop {
            let step = backup.step(PAGES)?;
            let state = backup.progress();
            let bytes = |pages: i32| u64::from(pages.unsigned_abs()) * u64::from(page);
            if !progress(bytes(state.pagecount - state.remaining), bytes(state.pagecount)) {
                return Ok(false);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(AGAIN),
            }
        }
        drop(backup);
        to.close().map_err(|(_, error)| error)?;
        // To be written too: Windows brings only such a handle's file to the disk.
        let file = File::options().write(true).open(copy);
        file.and_then(|file| file.sync_all()).map_err(Error::io(copy))?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;

    #[test]
    fn a_frozen_database_is_copied_with_what_is_in_its_wal_and_takes_no_change() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("library.sqlite"), folder.path().join("copy.sqlite"));
        let store = Store::prepare(&path).unwrap();
        store
            .connection
            .execute_batch("CREATE TABLE t (v); INSERT INTO t VALUES (randomblob(9000000))")
            .unwrap();
        let frozen = FrozenDatabase::freeze(&path).unwrap();
        store.connection.busy_timeout(Duration::ZERO).unwrap();
        assert!(store.connection.execute("INSERT INTO t VALUES (1)", []).is_err());
        let mut steps = Vec::new();
        let whole = frozen.copy(&copy, &mut |done, total| {
            steps.push((done, total));
            true
        });
        assert!(whole.unwrap());
        assert!(steps.len() > 2 && steps.is_sorted(), "{steps:?}");
        assert!(steps.last().is_some_and(|(done, total)| done == total));
        let copied = Store::open_read_only(&copy).unwrap();
        let count = |store: &Store| {
            store
                .connection
                .query_row("SELECT count(*) FROM t", [], |row| row.get(0))
        };
        assert_eq!(count(&copied), Ok(1));
        assert!(frozen.copy(&copy, &mut |_, _| true).is_err(), "a file is there");
        let other = folder.path().join("other.sqlite");
        assert!(!frozen.copy(&other, &mut |_, _| false).unwrap());
        // It can be written again.
        drop(frozen);
        store.connection.execute("INSERT INTO t VALUES (1)", []).unwrap();
        assert_eq!(count(&store), Ok(2));
    }
}
