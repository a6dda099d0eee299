//! A search for a text. It goes through the sessions in the order in which they are shown, so that the first rows are there
//! at once, and remembers what it found in each.

use std::{
    collections::{HashMap, HashSet},
    time::Instant,
};

use store::{Candidates, JournalIndex, SessionKey, Store};

use super::{
    places::{Hit, Listed},
    texts::{BLOCK, SessionTexts, folded},
};
use crate::Result;

/// What was found in a session.
#[derive(Debug)]
struct Found {
    revision: String,
    hits: Vec<Hit>,
}

/// A session that is being searched.
#[derive(Debug)]
struct Current {
    key: SessionKey,
    texts: SessionTexts,
    /// The blocks that may have the text; all if `None`.
    blocks: Option<HashSet<u32>>,
    last_block: u32,
    hits: Vec<Hit>,
}

/// A search for a text.
#[derive(Debug)]
pub(super) struct Search {
    text: String,
    needle: String,
    candidates: Option<Candidates>,
    found: HashMap<SessionKey, Found>,
    current: Option<Current>,
}

impl Search {
    /// A search that has not begun.
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            needle: folded(text).into_owned(),
            candidates: None,
            found: HashMap::new(),
            current: None,
        }
    }

    /// What is searched for.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Asks the index where the text may be.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(super) fn look_up(&mut self, index: Option<&JournalIndex>) -> Result<()> {
        self.candidates = match index {
            Some(index) => index.candidates(&self.needle)?,
            None => None,
        };
        self.current = None;
        Ok(())
    }

    /// What was found in a session; `None` if it has not been searched.
    pub(super) fn hits(&self, listed: &Listed) -> Option<&[Hit]> {
        let found = self.found.get(&listed.session.key)?;
        (found.revision == listed.session.revision).then_some(&*found.hits)
    }

    /// Searches the sessions that have not been searched, in this order, until the deadline, but one block at least; returns
    /// how many of them have been searched.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(super) fn advance<'a>(
        &mut self,
        store: &Store,
        sessions: impl Iterator<Item = &'a Listed>,
        deadline: Instant,
    ) -> Result<u32> {
        let mut searched = 0;
        for listed in sessions {
            if self.hits(listed).is_some() {
                searched += 1;
                continue;
            }
            let blocks = self.blocks(listed);
            if blocks.as_ref().is_some_and(HashSet::is_empty) {
                self.put(listed, Vec::new());
                searched += 1;
                continue;
            }
            let mut current = match self.current.take().filter(|current| current.key == listed.session.key) {
                Some(current) => current,
                None => Current {
                    key: listed.session.key,
                    texts: SessionTexts::open(store, &listed.session.id)?,
                    last_block: blocks.iter().flatten().copied().max().unwrap_or(u32::MAX),
                    blocks,
                    hits: Vec::new(),
                },
            };
            let mut more = true;
            while more {
                more = current.step(store, &self.needle)?;
                if more && Instant::now() >= deadline {
                    self.current = Some(current);
                    return Ok(searched);
                }
            }
            self.put(listed, current.hits);
            searched += 1;
            if Instant::now() >= deadline {
                return Ok(searched);
            }
        }
        Ok(searched)
    }

    fn put(&mut self, listed: &Listed, hits: Vec<Hit>) {
        let revision = listed.session.revision.clone();
        self.found.insert(listed.session.key, Found { revision, hits });
    }

    /// The blocks of a session that may have the text; `None` for all.
    fn blocks(&self, listed: &Listed) -> Option<HashSet<u32>> {
        let candidates = self.candidates.as_ref().filter(|_| listed.is_indexed)?;
        let first = candidates.get(&listed.session.key);
        Some(first.into_iter().flatten().map(|first| block_of(*first)).collect())
    }
}

/// The block that an entry is in.
pub(super) fn block_of(seq: u32) -> u32 {
    seq.saturating_sub(1) / BLOCK
}

impl Current {
    /// Searches a block; returns whether there may be more.
    fn step(&mut self, store: &Store, needle: &str) -> Result<bool> {
        let Self {
            texts, blocks, hits, ..
        } = self;
        let wants = |seq: u32| blocks.as_ref().is_none_or(|blocks| blocks.contains(&block_of(seq)));
        let more = texts.step(store, wants, |row| {
            if folded(&row.text).contains(needle) {
                hits.push(Hit {
                    place: row.place,
                    kind: row.kind,
                    at: row.at,
                });
            }
        })?;
        // The next one is after what was shown last.
        Ok(more && block_of(self.texts.seq().saturating_add(1)) <= self.last_block)
    }
}
