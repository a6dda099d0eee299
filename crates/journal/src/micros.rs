//! Times in a session.

use serde::{Deserialize, Serialize};

/// Microseconds since the launch, by the player page's monotonic clock. A fraction, as the browser has it. A page's clock may
/// send any number: what is recorded is finite ([`Micros::not_before`]).
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Micros(f64);

impl Micros {
    /// The launch.
    pub const ZERO: Self = Self(0.0);

    /// This many microseconds.
    #[must_use]
    pub const fn new(micros: f64) -> Self {
        Self(micros)
    }

    /// Microseconds.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// Seconds.
    #[must_use]
    pub fn as_seconds(self) -> f64 {
        self.0 / 1e6
    }

    /// This time, or `earlier` if that is later or this one is not finite: a timeline does not run backwards.
    #[must_use]
    pub fn not_before(self, earlier: Self) -> Self {
        if self.0.is_finite() {
            Self(self.0.max(earlier.0))
        } else {
            earlier
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_time_is_read_as_it_was_written(micros in 0.0..1e13_f64) {
            let time = Micros::new(micros);
            let written = serde_json::to_string(&time).unwrap();
            prop_assert_eq!(serde_json::from_str::<Micros>(&written).unwrap(), time);
        }
    }

    #[test]
    fn a_timeline_does_not_run_backwards() {
        let earlier = Micros::new(5.0);
        for (sent, recorded) in [
            (7.0, 7.0),
            (3.0, 5.0),
            (f64::NAN, 5.0),
            (f64::INFINITY, 5.0),
            (-1.0, 5.0),
        ] {
            assert_eq!(Micros::new(sent).not_before(earlier), Micros::new(recorded));
        }
    }
}
