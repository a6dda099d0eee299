//! What the player page sends: numbered entries in batches. Each number is taken once, in order and without a gap.

use std::collections::VecDeque;

use crate::trace::Event;

/// An entry as the page sent it.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) event: Event,
    /// Of the line that it came in: an entry that is sent again is the same to the byte.
    pub(crate) digest: u64,
    /// The length of that line in bytes.
    pub(crate) size: usize,
}

/// Entries that came together.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) entries: Vec<Sent>,
    /// How many lines behind them were not read, because one of them is no numbered entry.
    pub(crate) unreadable: u32,
}

impl Batch {
    /// Its length in bytes.
    pub(crate) fn size(&self) -> usize {
        self.entries.iter().map(|sent| sent.size).sum()
    }
}

/// How many entries are remembered to compare what is sent again. A page holds no more than this that it does not know
/// to be on disk.
const REMEMBERED: usize = 1 << 18;

/// Where the page's numbering stands.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    last: u32,
    /// The digests of the newest entries, the last of them that of `last`.
    digests: VecDeque<u64>,
}

/// What an entry is to the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The one that is expected.
    Next,
    /// One that has been taken already.
    Again,
    /// Another one under a number that has been taken already: one of the two is not the page's.
    Conflict,
    /// One whose predecessors are missing.
    Jump,
}

impl Sequence {
    /// The number of the last entry that was taken, 0 before the first.
    pub(super) fn last(&self) -> u32 {
        self.last
    }

    pub(super) fn place(&self, sent: &Sent) -> Place {
        let number = sent.event.n;
        if number > self.last {
            return if number - self.last == 1 {
                Place::Next
            } else {
                Place::Jump
            };
        }
        let back = (self.last - number) as usize;
        let taken = self
            .digests
            .len()
            .checked_sub(back + 1)
            .and_then(|at| self.digests.get(at));
        match taken {
            _ if number == 0 => Place::Conflict,
            Some(taken) if *taken != sent.digest => Place::Conflict,
            _ => Place::Again,
        }
    }

    /// Takes the entry that is [`Place::Next`].
    pub(super) fn advance(&mut self, digest: u64) {
        if self.digests.len() == REMEMBERED {
            self.digests.pop_front();
        }
        self.digests.push_back(digest);
        self.last += 1;
    }
}
