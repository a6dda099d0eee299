//! Snapshots of a replay, so that it can go back without starting again.

use crate::position::Position;

/// Entries between two keyframes, until there are too many of them.
const INTERVAL: u32 = 1_024;
/// Maximum bytes of all keyframes, about.
const LIMIT: usize = 32 << 20;

/// Snapshots at regular distances from the start. When they take more than [`LIMIT`], every other one is dropped and the
/// distance is doubled, so making them costs no more than a small multiple of [`LIMIT`].
#[derive(Debug)]
pub(crate) struct Keyframes {
    /// In order, with the size of each in bytes.
    frames: Vec<(Position, usize)>,
    interval: u32,
    bytes: usize,
    limit: usize,
}

impl Default for Keyframes {
    fn default() -> Self {
        Self {
            frames: Vec::new(),
            interval: INTERVAL,
            bytes: 0,
            limit: LIMIT,
        }
    }
}

impl Keyframes {
    /// Takes a snapshot if the last one is far enough back.
    pub(crate) fn offer(&mut self, position: &Position) {
        let newest = self.frames.last().map_or(0, |(frame, _)| frame.seq);
        if position.seq < newest.saturating_add(self.interval) {
            return;
        }
        let size = position.session.size();
        self.bytes += size;
        self.frames.push((position.clone(), size));
        while self.bytes > self.limit && !self.frames.is_empty() {
            self.thin();
        }
    }

    /// The last snapshot that is not after entry `seq`.
    pub(crate) fn before(&self, seq: u32) -> Option<&Position> {
        let after = self.frames.partition_point(|(frame, _)| frame.seq <= seq);
        self.frames.get(after.checked_sub(1)?).map(|(frame, _)| frame)
    }

    fn thin(&mut self) {
        self.interval = self.interval.saturating_mul(2);
        let mut position = 0;
        self.frames.retain(|_| {
            position += 1;
            position % 2 == 0
        });
        self.bytes = self.frames.iter().map(|(_, size)| size).sum();
    }
}

#[cfg(test)]
mod tests {
    use scorm::rte::{Attempt, Launch, Session};

    use super::*;

    #[test]
    fn their_number_is_bounded_and_they_stay_evenly_spread() {
        let session = Session::launch(Default::default(), Launch::default(), Attempt::default());
        let mut keyframes = Keyframes {
            limit: 100 * session.size(),
            ..Keyframes::default()
        };
        let mut position = Position::from_session(session);
        for seq in 1..=1_000_000 {
            position.seq = seq;
            keyframes.offer(&position);
        }
        let frames: Vec<_> = keyframes.frames.iter().map(|(frame, _)| frame.seq).collect();
        assert!((40..=100).contains(&frames.len()), "{}", frames.len());
        let mut gaps = frames.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(gaps.all(|gap| gap <= 2 * keyframes.interval), "{frames:?}");
        assert_eq!(keyframes.before(0).map(|frame| frame.seq), None);
        assert_eq!(keyframes.before(frames[3]).map(|frame| frame.seq), Some(frames[3]));
        assert_eq!(keyframes.before(frames[3] - 1).map(|frame| frame.seq), Some(frames[2]));
        assert_eq!(
            keyframes.before(u32::MAX).map(|frame| frame.seq),
            frames.last().copied()
        );
    }

    #[test]
    fn a_state_larger_than_the_limit_is_not_retained() {
        let session = Session::launch(Default::default(), Launch::default(), Attempt::default());
        let mut keyframes = Keyframes {
            limit: session.size() - 1,
            ..Keyframes::default()
        };
        let mut position = Position::from_session(session);
        position.seq = INTERVAL;
        keyframes.offer(&position);
        assert_eq!((keyframes.before(u32::MAX).is_none(), keyframes.bytes), (true, 0));
    }
}
