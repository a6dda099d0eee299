//! Batches of numbered entries from the player page. Each number is accepted once, in order and without a gap.

use std::collections::VecDeque;

use journal::wire::Line;

/// An entry from the page, as it arrived.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) line: Line,
    /// Hash of the line it arrived in. A resent entry has the same bytes.
    pub(crate) digest: u64,
    /// Length of that line in bytes.
    pub(crate) size: usize,
}

/// The entries of one message or request.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) entries: Vec<Sent>,
    /// How many lines were dropped: the first one without a number, and all after it.
    pub(crate) unreadable: u32,
}

impl Batch {
    /// Total length in bytes.
    pub(crate) fn size(&self) -> usize {
        self.entries.iter().map(|sent| sent.size).sum()
    }
}

/// How many digests are remembered to check resent entries. A page has fewer unacknowledged entries than this.
const REMEMBERED: usize = 1 << 18;

/// The state of the page's sequence numbers.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    last: u32,
    /// Digests of the newest entries; the last one is that of `last`.
    digests: VecDeque<u64>,
}

/// How an entry fits into the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// It has the expected number.
    Next,
    /// It was accepted before.
    Duplicate,
    /// Its number was accepted before with other content. One of the two is forged.
    Conflict,
    /// Entries before it are missing.
    Gap,
}

impl Sequence {
    /// The number of the last accepted entry, 0 before the first.
    pub(super) fn last(&self) -> u32 {
        self.last
    }

    pub(super) fn check(&self, sent: &Sent) -> Arrival {
        let number = sent.line.seq();
        if number > self.last {
            return if number - self.last == 1 {
                Arrival::Next
            } else {
                Arrival::Gap
            };
        }
        let back = (self.last - number) as usize;
        let accepted = self
            .digests
            .len()
            .checked_sub(back + 1)
            .and_then(|at| self.digests.get(at));
        match accepted {
            _ if number == 0 => Arrival::Conflict,
            Some(accepted) if *accepted != sent.digest => Arrival::Conflict,
            _ => Arrival::Duplicate,
        }
    }

    /// Accepts the entry that is [`Arrival::Next`].
    pub(super) fn advance(&mut self, digest: u64) {
        if self.digests.len() == REMEMBERED {
            self.digests.pop_front();
        }
        self.digests.push_back(digest);
        self.last += 1;
    }
}
