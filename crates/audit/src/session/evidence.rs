//! The entries that show a finding.

use journal::Entry;
use serde::{Deserialize, Serialize};

/// Maximum entries that a finding names. All are counted.
const MOST: usize = 20;

/// The entries of a session that show a finding; none where it is about what did not happen.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The numbers of the first of them, in order: at most 20.
    pub entries: Vec<u32>,
    /// How many times it happened.
    pub count: u32,
}

impl Evidence {
    /// One entry.
    pub(crate) fn of(entry: &Entry) -> Self {
        let mut evidence = Self::default();
        evidence.add(entry);
        evidence
    }

    /// Adds an entry.
    pub(crate) fn add(&mut self, entry: &Entry) {
        self.add_times(entry, 1);
    }

    /// Adds an entry that stands for `count`.
    pub(crate) fn add_times(&mut self, entry: &Entry, count: u32) {
        self.add_number(entry.seq, count);
    }

    /// Adds the entry of this number, which stands for `count`.
    pub(crate) fn add_number(&mut self, seq: u32, count: u32) {
        self.count = self.count.saturating_add(count);
        if self.entries.len() < MOST {
            self.entries.push(seq);
        }
    }

    /// Those of `self`, then those of `later`.
    pub(crate) fn followed_by(mut self, later: Self) -> Self {
        self.count = self.count.saturating_add(later.count);
        self.entries.extend(later.entries);
        self.entries.truncate(MOST);
        self
    }

    /// All of them, in the order of the entries.
    pub(crate) fn merged<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut merged = Self::default();
        for part in parts {
            merged.count = merged.count.saturating_add(part.count);
            merged.entries.extend(&part.entries);
        }
        merged.entries.sort_unstable();
        merged.entries.truncate(MOST);
        merged
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// Entries of a kind, and the text of the first.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) entries: Evidence,
    pub(super) first: String,
}

impl Named {
    /// Adds an entry that stands for `count`; `text` is what the first is called.
    pub(super) fn add(&mut self, entry: &Entry, count: u32, text: impl FnOnce() -> String) {
        if self.entries.is_empty() {
            self.first = text();
        }
        self.entries.add_times(entry, count);
    }
}
