//! Brings the index of the journal up to date: adds the sessions that have ended, and removes those that are gone.

use std::collections::HashSet;

use journal::JournalCounts;
use store::{Block, IndexBatch, IndexedSession, JournalIndex, JournalSession, Store};

use super::{
    search::block_of,
    texts::{SessionTexts, folded},
};
use crate::Result;

/// Bytes of text of a block, about; more of it begins another.
const BLOCK_BYTES: usize = 64 << 10;
/// Bytes of text that are written at once, about.
const BATCH_BYTES: usize = 512 << 10;

/// Indexes the sessions that have ended and are not indexed as they are. Stops where `goes_on` says no; what is not done then is
/// done the next time.
///
/// # Errors
/// The library cannot be read, or the index cannot be written.
pub(crate) fn index_sessions(store: &Store, index: &mut JournalIndex, goes_on: impl Fn() -> bool) -> Result<()> {
    let mut indexed = index.sessions()?;
    let mut writer = Writer::new(index);
    for session in store.journal_sessions()? {
        let known = indexed.remove(&session.key);
        if known.is_some_and(|(revision, _)| revision == session.revision) || !session.has_ended {
            continue;
        }
        if !goes_on() {
            return writer.flush();
        }
        match index_session(store, &session, &mut writer) {
            Err(error) if is_gone(store, &session) => tracing::debug!(%error, "a session was deleted meanwhile"),
            result => result?,
        }
    }
    writer.batch.forget.extend(indexed.into_keys());
    writer.flush()
}

fn is_gone(store: &Store, session: &JournalSession) -> bool {
    store.session(&session.id).is_err()
}

fn index_session(store: &Store, session: &JournalSession, writer: &mut Writer<'_>) -> Result<()> {
    writer.batch.forget.push(session.key);
    let mut texts = SessionTexts::open(store, &session.id)?;
    let mut counts = JournalCounts::default();
    let mut block = Block {
        session: session.key,
        first: 1,
        text: String::new(),
    };
    // A state is repeated in each exchange: a line is indexed once a block.
    let mut lines = HashSet::new();
    let mut more = true;
    while more {
        let mut full = Vec::new();
        more = texts.step(
            store,
            |_| true,
            |row| {
                counts.add(row.kind, 1);
                if block_of(row.seq) != block_of(block.first)
                    || (block.text.len() > BLOCK_BYTES && row.seq != block.first)
                {
                    lines.clear();
                    let text = std::mem::take(&mut block.text);
                    full.push(Block { text, ..block });
                    block.first = row.seq;
                }
                for line in folded(&row.text).lines() {
                    if !lines.contains(line) {
                        lines.insert(line.to_owned());
                        block.text.push_str(line);
                        block.text.push('\n');
                    }
                }
            },
        )?;
        for block in full {
            writer.add(block)?;
        }
    }
    writer.add(block)?;
    writer.batch.sessions.push(IndexedSession {
        session: session.key,
        revision: session.revision.clone(),
        counts,
    });
    Ok(())
}

/// Writes blocks together.
struct Writer<'a> {
    index: &'a mut JournalIndex,
    batch: IndexBatch,
    bytes: usize,
}

impl<'a> Writer<'a> {
    fn new(index: &'a mut JournalIndex) -> Self {
        Self {
            index,
            batch: IndexBatch::default(),
            bytes: 0,
        }
    }

    fn add(&mut self, block: Block) -> Result<()> {
        if !block.text.is_empty() {
            self.bytes += block.text.len();
            self.batch.blocks.push(block);
        }
        if self.bytes > BATCH_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        self.bytes = 0;
        self.index.write(&std::mem::take(&mut self.batch))?;
        Ok(())
    }
}
