//! The time of entries. Reading the browser's clock takes as long as a call, so calls that follow one another share
//! a reading.

/// How many calls share a reading. They are in one task of the page: its end expires the reading.
const SHARED_BY: u8 = 4;

/// The last reading of the page's clock, in microseconds since the page was opened.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    micros: u64,
    /// How many more calls have this reading.
    left: u8,
}

impl Clock {
    /// The time of a call, which may be that of one of the three calls before it.
    pub(crate) fn of_call(&mut self, read: impl FnOnce() -> u64) -> u64 {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => {
                self.micros = read();
                self.left = SHARED_BY - 1;
            }
        }
        self.micros
    }

    /// The time now.
    pub(crate) fn now(&mut self, read: impl FnOnce() -> u64) -> u64 {
        self.expire();
        self.of_call(read)
    }

    /// The next call reads the clock.
    pub(crate) fn expire(&mut self) {
        self.left = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_calls_share_a_reading_and_nothing_else_does() {
        let mut clock = Clock::default();
        let calls: Vec<_> = (10..20).map(|now| clock.of_call(|| now)).collect();
        assert_eq!(calls, [10, 10, 10, 10, 14, 14, 14, 14, 18, 18]);
        assert_eq!(clock.now(|| 20), 20, "an observation");
        assert_eq!(clock.of_call(|| 21), 20, "a call after it is not earlier");
        clock.expire();
        assert_eq!(clock.of_call(|| 22), 22, "a call in the next task");
    }
}
