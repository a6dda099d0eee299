//! Identifiers that several records have.

use std::collections::BTreeMap;

use journal::Entry;
use locale::quote;

use super::{super::evidence::Evidence, MOST_RECORDS};
use crate::finding::Said;

/// The most characters of an identifier that are compared: more than the standard has.
const MOST_CHARACTERS: usize = 256;

/// The identifiers of records, each with the index of the first record that has it.
#[derive(Debug, Default)]
pub(super) struct Ids {
    records: BTreeMap<String, u32>,
    again: Evidence,
    /// The first that came again.
    example: String,
}

impl Ids {
    /// An identifier that a record had before the session.
    pub(super) fn know(&mut self, id: &str, record: u32) {
        if self.records.len() < MOST_RECORDS {
            self.records.entry(beginning(id)).or_insert(record);
        }
    }

    /// An identifier that a record was given.
    pub(super) fn add(&mut self, id: &str, record: u32, entry: &Entry) {
        match self.records.get(&beginning(id)) {
            Some(first) if *first != record => {
                if self.again.is_empty() {
                    self.example = quote(id);
                }
                self.again.add(entry);
            }
            Some(_) => {}
            None => self.know(id, record),
        }
    }

    /// The calls that gave an identifier again, and the first of these identifiers.
    pub(super) fn again(&self) -> (&Evidence, Said) {
        (&self.again, Said::new(|_| self.example.clone()))
    }
}

fn beginning(id: &str) -> String {
    id.chars().take(MOST_CHARACTERS).collect()
}
