//! The index of the journal of all sessions: how many rows each session has, and which parts of it may contain a text. It is a
//! file of its own beside the library. It is derived from the library, so it may be deleted at any time, and writing it never
//! makes a recorder wait.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::Path,
    time::Duration,
};

use journal::{JournalCounts, JournalKind};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use tempfile::TempDir;

use crate::{
    Error, Result, SessionKey, from_json,
    read::{self, SHM, WAL, beside},
    to_json,
};

/// The version of this file. One of another version is made anew.
const VERSION: u32 = 1;
/// The trigrams of each block of a session. The index cannot return a text: it only says which blocks have the trigrams.
const SCHEMA: &str = "
CREATE TABLE session (
    id       INTEGER PRIMARY KEY,
    revision TEXT NOT NULL,  -- JournalSession::revision
    counts   TEXT NOT NULL   -- JSON: an array in the order of JournalKind::ALL
) STRICT;
CREATE VIRTUAL TABLE block USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);";
/// The row of a block: its session, and the number of its first entry in the lower half.
const SESSION_SHIFT: u32 = 32;
/// The most trigrams of a text that are looked up.
const TRIGRAMS: usize = 24;

/// A part of a session's text: that of its entries from `first` on, up to the next block.
#[derive(Debug)]
pub struct Block {
    /// The session.
    pub session: SessionKey,
    /// Its first entry.
    pub first: u32,
    /// What is searched for in it.
    pub text: String,
}

/// A session whose blocks are all in the index.
#[derive(Debug)]
pub struct IndexedSession {
    /// The session.
    pub session: SessionKey,
    /// What it was when it was indexed: [`JournalSession::revision`](crate::JournalSession::revision).
    pub revision: String,
    /// How many rows it has.
    pub counts: JournalCounts,
}

/// What is written to the index at once.
#[derive(Debug, Default)]
pub struct IndexBatch {
    /// Sessions whose blocks are deleted first.
    pub forget: Vec<SessionKey>,
    /// Blocks to add.
    pub blocks: Vec<Block>,
    /// Sessions that are complete with these blocks.
    pub sessions: Vec<IndexedSession>,
}

/// What the index has of a session: its revision and its counts.
pub type IndexedRevisions = HashMap<SessionKey, (String, JournalCounts)>;

/// Parts of sessions that may contain a text: the first entries of blocks, by session.
pub type Candidates = HashMap<SessionKey, Vec<u32>>;

/// The index of the journal.
#[derive(Debug)]
pub struct JournalIndex {
    connection: Connection,
    /// Where a private copy is that is read; deleted with the connection.
    _copy: Option<TempDir>,
}

impl JournalIndex {
    /// Opens the index at `path`; one that is missing, damaged or of another version is made anew.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn open(path: &Path) -> Result<Self> {
        match Self::prepare(path) {
            Ok(index) => Ok(index),
            Err(error) => {
                tracing::warn!(%error, "the index of the journal is made anew");
                for file in [path.to_owned(), beside(path, WAL), beside(path, SHM)] {
                    match fs::remove_file(&file) {
                        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io(file)(error)),
                        _ => {}
                    }
                }
                Self::prepare(path)
            }
        }
    }

    fn prepare(path: &Path) -> Result<Self> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // What a power cut takes of it is derived again.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        match version {
            VERSION => {}
            0 => {
                transaction.execute_batch(SCHEMA)?;
                transaction.pragma_update(None, "user_version", VERSION)?;
            }
            other => return Err(Error::Other(format!("an index of version {other}"))),
        }
        transaction.commit()?;
        Ok(Self::from_connection(connection))
    }

    fn from_connection(connection: Connection) -> Self {
        Self {
            connection,
            _copy: None,
        }
    }

    /// Opens the index at `path` to follow what is written to it; `None` if there is none that can be read.
    #[must_use]
    pub fn open_to_follow(path: &Path) -> Option<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).ok()?;
        connection.busy_timeout(Duration::from_secs(10)).ok()?;
        Self::from_connection(connection).current()
    }

    /// Opens the index at `path` to read it as it is. Nothing is written, neither to it nor beside it.
    #[must_use]
    pub fn open_read_only(path: &Path) -> Option<Self> {
        let reader = read::open(path).ok()?;
        let index = Self {
            connection: reader.connection,
            _copy: reader.copy,
        };
        index.current()
    }

    fn current(self) -> Option<Self> {
        let version = self
            .connection
            .pragma_query_value(None, "user_version", |row| row.get(0));
        matches!(version, Ok(VERSION)).then_some(self)
    }

    /// A number that differs from the last one if another connection has changed the index meanwhile.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// The sessions that are in the index.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn sessions(&self) -> Result<IndexedRevisions> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id, revision, counts FROM session")?;
        let rows = select.query_map([], |row| {
            let counts: [u32; JournalKind::ALL.len()] = from_json(2, &row.get::<_, String>(2)?)?;
            Ok((row.get(0)?, (row.get(1)?, JournalCounts::new(counts))))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes a batch as one transaction.
    ///
    /// # Errors
    /// The index cannot be written: nothing of the batch is.
    pub fn write(&mut self, batch: &IndexBatch) -> Result<()> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for session in &batch.forget {
            let first = session.0 << SESSION_SHIFT;
            transaction
                .prepare_cached("DELETE FROM session WHERE id = ?1")?
                .execute([session])?;
            transaction
                .prepare_cached("DELETE FROM block WHERE rowid BETWEEN ?1 AND ?2")?
                .execute([first, first | i64::from(u32::MAX)])?;
        }
        for block in &batch.blocks {
            transaction
                .prepare_cached("INSERT INTO block (rowid, text) VALUES (?1, ?2)")?
                .execute(params![
                    block.session.0 << SESSION_SHIFT | i64::from(block.first),
                    block.text
                ])?;
        }
        for session in &batch.sessions {
            transaction
                .prepare_cached("INSERT OR REPLACE INTO session (id, revision, counts) VALUES (?1, ?2, ?3)")?
                .execute(params![
                    session.session,
                    session.revision,
                    to_json(&session.counts.all())?
                ])?;
        }
        Ok(transaction.commit()?)
    }

    /// The blocks that may contain `text`, which is written as it was for the blocks; `None` if the text is too short to
    /// know.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn candidates(&self, text: &str) -> Result<Option<Candidates>> {
        let Some(query) = query(text) else { return Ok(None) };
        let mut select = self
            .connection
            .prepare_cached("SELECT rowid FROM block WHERE block MATCH ?1 ORDER BY rowid")?;
        let mut rows = select.query([query])?;
        let mut candidates = Candidates::new();
        while let Some(row) = rows.next()? {
            let row: i64 = row.get(0)?;
            let first = (row & i64::from(u32::MAX)) as u32;
            candidates
                .entry(SessionKey(row >> SESSION_SHIFT))
                .or_default()
                .push(first);
        }
        Ok(Some(candidates))
    }
}

/// What blocks with this text have, in the language of FTS5; `None` if it has no trigram. Lines are separate texts.
fn query(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let trigrams: Vec<&[char]> = chars
        .windows(3)
        .filter(|trigram| !trigram.contains(&'\n') && !trigram.contains(&'\0'))
        .collect();
    let step = trigrams.len().div_ceil(TRIGRAMS).max(1);
    let quoted = trigrams.into_iter().step_by(step).map(|trigram| {
        let trigram: String = trigram.iter().collect();
        (format!("\"{}\"", trigram.replace('"', "\"\"")), ())
    });
    // One that is repeated is looked up once.
    let quoted: BTreeMap<String, ()> = quoted.collect();
    let quoted: Vec<String> = quoted.into_keys().collect();
    (!quoted.is_empty()).then(|| quoted.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(session: i64, first: u32, text: &str) -> Block {
        Block {
            session: SessionKey(session),
            first,
            text: text.into(),
        }
    }

    fn found(index: &JournalIndex, text: &str) -> Vec<(i64, Vec<u32>)> {
        let mut found: Vec<_> = index
            .candidates(text)
            .unwrap()
            .unwrap()
            .into_iter()
            .map(|(session, blocks)| (session.0, blocks))
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn blocks_are_found_by_what_they_contain_until_their_session_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index.sqlite");
        let mut index = JournalIndex::open(&path).unwrap();
        let batch = IndexBatch {
            blocks: vec![
                block(1, 1, "lmssetvalue cmi.core.lesson_location page-7 true 0\nsay \"no\""),
                block(1, 257, "score=75,100,0"),
                block(2, 1, "score=75,100,0\npage-70"),
            ],
            sessions: vec![IndexedSession {
                session: SessionKey(1),
                revision: "a".into(),
                counts: JournalCounts::new([1, 2, 3, 4, 5, 6, 7, 8, 9]),
            }],
            ..IndexBatch::default()
        };
        index.write(&batch).unwrap();
        assert_eq!(found(&index, "page-7"), [(1, vec![1]), (2, vec![1])]);
        assert_eq!(found(&index, "75,100,0"), [(1, vec![257]), (2, vec![1])]);
        assert_eq!(found(&index, "say \"no\""), [(1, vec![1])]);
        assert_eq!(found(&index, "page-8"), []);
        assert!(index.candidates("7,").unwrap().is_none());
        let (revision, counts) = &index.sessions().unwrap()[&SessionKey(1)];
        assert_eq!((revision.as_str(), counts.of(JournalKind::Exitau)), ("a", 4));

        let reader = JournalIndex::open_to_follow(&path).unwrap();
        let forget = IndexBatch {
            forget: vec![SessionKey(1)],
            ..IndexBatch::default()
        };
        index.write(&forget).unwrap();
        assert_eq!(found(&reader, "page-7"), [(2, vec![1])]);
        assert!(reader.sessions().unwrap().is_empty());
    }

    #[test]
    fn an_index_that_is_damaged_or_of_another_version_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index.sqlite");
        assert!(JournalIndex::open_read_only(&path).is_none());
        fs::write(&path, [7; 8192]).unwrap();
        assert!(JournalIndex::open_read_only(&path).is_none());
        JournalIndex::open(&path).unwrap();
        Connection::open(&path)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        assert!(JournalIndex::open_to_follow(&path).is_none());
        let index = JournalIndex::open(&path).unwrap();
        assert!(index.sessions().unwrap().is_empty());
    }
}
