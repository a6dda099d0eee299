//! Lengths of time as the standard writes them. Points in time are not here: the crate has no clock.

/// A CMITimespan (SCORM 1.2 RTE §3.4.3, ADD 4), to the hundredth of a second.
///
/// The grammar lets minutes and seconds run to 99, so `00:75:00` is an hour and a quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timespan(u32);

/// The longest that can be written: `9999:59:59.99`.
const LONGEST: u32 = ((9999 * 60 + 59) * 60 + 59) * 100 + 99;

impl Timespan {
    /// Reads `HHHH:MM:SS.SS`: 2 to 4 digits of hours, 2 of minutes, 2 of seconds, optionally a point and 1 or 2 digits.
    /// `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (clock, hundredths) = match text.split_once('.') {
            Some((clock, fraction)) => (clock, fraction_to_hundredths(fraction)?),
            None => (text, 0),
        };
        let mut parts = clock.split(':');
        let hours = digits(parts.next()?, 2, 4)?;
        let minutes = digits(parts.next()?, 2, 2)?;
        let seconds = digits(parts.next()?, 2, 2)?;
        if parts.next().is_some() {
            return None;
        }
        Some(Self(
            (((hours * 60 + minutes) * 60 + seconds) * 100 + hundredths).min(LONGEST),
        ))
    }

    /// So many hundredths of a second, or the longest that the standard can write.
    #[must_use]
    pub fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths.min(LONGEST))
    }

    /// The length in hundredths of a second.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        self.0
    }

    /// The length in whole seconds, rounded down.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0 / 100
    }

    /// Both lengths together; stops at `9999:59:59.99`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).min(LONGEST))
    }

    /// The length as `HH:MM:SS`, hundredths dropped: what logs and reports show.
    #[must_use]
    pub fn clock(self) -> String {
        let (hours, minutes, seconds) = self.parts();
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }

    fn parts(self) -> (u32, u32, u32) {
        let seconds = self.seconds();
        (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

/// Writes `HHHH:MM:SS.SS`, which is itself a CMITimespan.
impl std::fmt::Display for Timespan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hours, minutes, seconds) = self.parts();
        write!(f, "{hours:04}:{minutes:02}:{seconds:02}.{:02}", self.0 % 100)
    }
}

/// A number of `least` to `most` ASCII digits.
pub(crate) fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// `5` is fifty hundredths, `05` is five.
pub(crate) fn fraction_to_hundredths(text: &str) -> Option<u32> {
    let number = digits(text, 1, 2)?;
    Some(if text.len() == 1 { number * 10 } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_and_caps() {
        let sum = |a: &str, b: &str| {
            Timespan::parse(a)
                .unwrap()
                .plus(Timespan::parse(b).unwrap())
                .to_string()
        };
        assert_eq!(sum("00:59:59.99", "00:00:00.01"), "0001:00:00.00");
        assert_eq!(sum("00:75:00", "00:00:99.5"), "0001:16:39.50");
        assert_eq!(sum("9999:99:99.99", "9999:00:00"), "9999:59:59.99");
    }

    #[test]
    fn seconds_are_whole_and_only_of_a_timespan() {
        let seconds = |text| Timespan::parse(text).map(Timespan::seconds);
        assert_eq!(seconds("0000:01:52.4"), Some(112));
        assert_eq!(seconds("100:00:00"), Some(360_000));
        assert_eq!((seconds("PT5M"), seconds("")), (None, None));
    }
}
