//! The refused calls of a session, those of a kind together.

use std::collections::HashMap;

use journal::{Entry, EntryData, OBSERVATION_LIMIT};
use scorm::{ErrorNumber, rte::Function};
use serde::{Deserialize, Serialize};

/// Maximum groups of a report. A module can make any number of different calls.
const MOST: usize = 200;

/// Calls of one function on one element that were refused with the same error code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RefusedCalls {
    /// The first of them, its texts cut to [`OBSERVATION_LIMIT`] characters.
    pub first: Entry,
    /// How many there are.
    pub count: u32,
}

/// What makes calls of a kind.
type Kind = (Function, String, ErrorNumber);

/// Collects the refused calls of a session.
#[derive(Debug, Default)]
pub(super) struct Refused {
    groups: Vec<RefusedCalls>,
    places: HashMap<Kind, usize>,
}

impl Refused {
    /// Adds the entry if it is a refused call.
    pub(super) fn read(&mut self, entry: &Entry) {
        let EntryData::Call {
            function,
            arguments,
            error,
            ..
        } = &entry.data
        else {
            return;
        };
        if !error.is_error() || function.asks_about_errors() {
            return;
        }
        let element = arguments.first().map_or("", |argument| argument.text.as_str());
        let kind = (*function, element.to_owned(), *error);
        match self.places.get(&kind) {
            Some(&place) => self.groups[place].count += 1,
            None if self.groups.len() < MOST => {
                self.places.insert(kind, self.groups.len());
                let mut first = entry.clone();
                first.data.shorten(OBSERVATION_LIMIT);
                self.groups.push(RefusedCalls { first, count: 1 });
            }
            None => {}
        }
    }

    /// The groups, in the order of their first calls.
    pub(super) fn groups(self) -> Vec<RefusedCalls> {
        self.groups
    }
}
