//! Reading what can be read of a damaged database into a new one.

mod lost;
mod rows;

use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use self::rows::{Table, copy};
use crate::{Error, Result, Store, backfill, read};

pub(super) use self::lost::LOST;
pub use self::lost::LostTitles;

/// The tables, parents before children. Those of a timeline come after them.
const TABLES: [&str; 12] = [
    "lineage",
    "package",
    "sco",
    "learner",
    "attempt",
    "session",
    "report",
    "exchange",
    "accepted",
    "launch_options",
    "setting",
    "lms_profile",
];
/// The tables that have timelines: the one of earlier versions, and today's. Both are there where an upgrade was interrupted.
const TIMELINES: [&str; 2] = ["event", "entry"];
/// What earlier versions stored in `event`, and all that is read of it.
const EVENT: &str = "CREATE TABLE event (session_id INTEGER NOT NULL, n INTEGER NOT NULL, at_us REAL NOT NULL,
    phase TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (session_id, n)) STRICT, WITHOUT ROWID";
/// The page size of our databases, which is SQLite's default.
const PAGE: usize = 4096;
/// What stands in the header of each of our databases, by offset (<https://www.sqlite.org/fileformat2.html#the_database_header>).
const HEADER: &[(u64, &[u8])] = &[
    (0, b"SQLite format 3\0"),
    (16, &(PAGE as u16).to_be_bytes()),
    // Written and read in WAL mode; no bytes reserved; the fractions that no other value is allowed for.
    (18, &[2, 2, 0, 64, 32, 32]),
    // No free pages: the file is read, and its list of them may be damaged.
    (32, &[0; 8]),
    // Schema format 4, cache size 0, no auto-vacuum, UTF-8.
    (44, &[0, 0, 0, 4]),
    (52, &[0; 4]),
    (56, &[0, 0, 0, 1]),
    (64, &[0; 4]),
    (72, &[0; 20]),
];

/// The new database's name.
pub const NEW_DATABASE: &str = "new.sqlite";

/// A new database of what was read of a damaged one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvage {
    /// Where it is.
    pub database: PathBuf,
    /// Whether nothing stood in the way: every row that there was has been read, as far as can be seen.
    pub complete: bool,
}

impl Store {
    /// Makes a new database in the folder `work` of all rows that can be read of the one at `damaged`, which is left as it
    /// is; an empty one where there is none. Rows whose parents are lost hang on new ones, whose titles are `titles`.
    ///
    /// # Errors
    /// The file cannot be read, or there is no space for a copy and the new one.
    pub fn salvage(damaged: Option<&Path>, work: &Path, titles: &LostTitles) -> Result<Salvage> {
        let database = work.join(NEW_DATABASE);
        let mut store = Self::prepare(&database)?;
        store.connection.pragma_update(None, "foreign_keys", false)?;
        // Of a copy: what SQLite does to a database that it opens is not done to the damaged one.
        let old = match damaged {
            Some(damaged) => Some(open_damaged(&read::copy_into(damaged, work)?)?),
            None => None,
        };
        let mut complete = old.is_some();
        store.transaction(|db| {
            db.execute(EVENT, [])?;
            if let Some(old) = &old {
                // The one that each new database begins with.
                db.execute("DELETE FROM learner", [])?;
                let mut tables = TABLES
                    .map(|name| Table::shared_by(db, old, name))
                    .into_iter()
                    .collect::<Result<Vec<_>>>()?;
                let timelines = TIMELINES.map(|name| Table::shared_by(db, old, name));
                let timelines = timelines.into_iter().collect::<Result<Vec<_>>>()?;
                // One of them is there, unless it is lost.
                let there: Vec<_> = timelines.into_iter().filter(Table::is_there).collect();
                complete &= !there.is_empty();
                tables.extend(there);
                for table in &tables {
                    complete &= copy(old, db, table)?;
                }
            }
            Ok(())
        })?;
        backfill::copy_entries(&mut store.connection)?;
        store.transaction(|db| {
            db.execute("DROP TABLE event", [])?;
            lost::restore_parents(db, titles)
        })?;
        backfill::fill_sent(&mut store.connection)?;
        backfill::blank_derived_exchanges(&mut store.connection)?;
        drop(store);
        // All of it in the one file, which is about to be moved.
        let salvaged = crate::connect(&database)?;
        salvaged.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(Salvage { database, complete })
    }
}

/// Opens a damaged copy.
fn open_damaged(copy: &Path) -> Result<Connection> {
    repair_header(copy).map_err(Error::io(copy))?;
    let old = Connection::open(copy)?;
    // Tables whose definitions can be read are read then, whatever is with the others.
    old.pragma_update(None, "writable_schema", true)?;
    Ok(old)
}

/// Writes what is the same in all our databases into the header of a copy, and how many pages there are.
fn repair_header(copy: &Path) -> std::io::Result<()> {
    let mut file = File::options().read(true).write(true).open(copy)?;
    let pages = fs::metadata(copy)?.len().div_ceil(PAGE as u64);
    if pages == 0 {
        return Ok(());
    }
    // A page that was cut off ends in zeros.
    file.set_len(pages * PAGE as u64)?;
    for (at, bytes) in HEADER {
        file.seek(SeekFrom::Start(*at))?;
        file.write_all(bytes)?;
    }
    let mut changes = [0; 4];
    file.seek(SeekFrom::Start(24))?;
    file.read_exact(&mut changes)?;
    file.write_all(&u32::try_from(pages).unwrap_or(u32::MAX).to_be_bytes())?;
    // The number of pages counts where these two are the same.
    file.seek(SeekFrom::Start(92))?;
    file.write_all(&changes)
}
