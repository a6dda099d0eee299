//! What a report needs of a session's calls.

use journal::{Entry, EntryData, OBSERVATION_LIMIT, Step};
use scorm::{cmi::element_names as names, rte::Function};

/// Entries of one kind: how many, and the first of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tally {
    /// How many there are.
    pub(super) count: u32,
    /// The first, its texts cut to [`OBSERVATION_LIMIT`] characters.
    pub(super) first: Option<Entry>,
}

impl Tally {
    /// Adds an entry that stands for `count`.
    pub(super) fn add(&mut self, entry: &Entry, count: u32) {
        self.count = self.count.saturating_add(count);
        self.first.get_or_insert_with(|| {
            let mut first = entry.clone();
            first.data.shorten(OBSERVATION_LIMIT);
            first
        });
    }

    /// Those of `self`, then those of `later`.
    fn followed_by(self, later: Self) -> Self {
        Self {
            count: self.count.saturating_add(later.count),
            first: self.first.or(later.first),
        }
    }
}

/// How the calls of a session went.
#[derive(Debug, Default)]
pub(super) struct CallSummary {
    /// LMSInitialize calls that were refused.
    pub(super) initialize_refused: Tally,
    /// LMSFinish calls that were refused.
    pub(super) finish_refused: Tally,
    /// LMSFinish calls that could not be stored.
    pub(super) finish_not_saved: Tally,
    /// LMSCommit calls that could not be stored.
    pub(super) commits_not_saved: Tally,
    /// Accepted LMSSetValue calls since the last LMSCommit or LMSFinish that was stored. That of the status is not among them:
    /// leaving a session may record it all the same.
    pub(super) uncommitted: Tally,
    /// What the last LMSCommit or LMSFinish made last, until it is known to be stored.
    committed: Tally,
    last_saving: Option<Function>,
}

impl CallSummary {
    /// Processes the next entry.
    pub(super) fn read(&mut self, step: &Step<'_>) {
        let entry = step.entry;
        match (&entry.data, step.returned) {
            (EntryData::Call { function, .. }, Some(returned)) => {
                let is_refused = returned.error.is_error();
                match function {
                    Function::Initialize if is_refused => self.initialize_refused.add(entry, 1),
                    Function::Finish if is_refused => self.finish_refused.add(entry, 1),
                    Function::Commit | Function::Finish if !is_refused => {
                        self.committed = std::mem::take(&mut self.uncommitted);
                        self.last_saving = Some(*function);
                    }
                    Function::SetValue if !is_refused && entry.data.element() != Some(names::CORE_LESSON_STATUS) => {
                        self.uncommitted.add(entry, 1);
                    }
                    _ => {}
                }
            }
            (EntryData::Unconfirmed { returned, .. }, _) if returned != "true" => {
                let later = std::mem::take(&mut self.uncommitted);
                self.uncommitted = std::mem::take(&mut self.committed).followed_by(later);
                match self.last_saving {
                    Some(Function::Finish) => self.finish_not_saved.add(entry, 1),
                    _ => self.commits_not_saved.add(entry, 1),
                }
            }
            _ => {}
        }
    }
}
