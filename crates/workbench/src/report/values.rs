//! How values are written in a report.

use chrono::{DateTime, FixedOffset};
use journal::Micros;
use scorm::cmi::{Score, Timespan};

pub use super::words::status;

/// `75 %` where the most is 100, else `raw / max`, `–` where there is none.
#[must_use]
pub fn score(score: &Score) -> String {
    match (score.raw.as_str(), score.max.as_str()) {
        ("", _) => "–".into(),
        (raw, "") => raw.into(),
        (raw, "100") => format!("{raw}\u{a0}%"),
        (raw, max) => format!("{raw} / {max}"),
    }
}

/// The value, `–` where it is empty.
pub(super) fn dash(value: &str) -> String {
    if value.is_empty() { "–".into() } else { value.into() }
}

/// A CMITimespan as `HH:MM:SS`; anything else as it is.
#[must_use]
pub fn timespan(value: &str) -> String {
    Timespan::parse(value).map_or_else(|| dash(value), Timespan::clock)
}

/// Seconds as `HH:MM:SS`.
#[must_use]
pub fn clock(seconds: f64) -> String {
    let seconds = seconds.max(0.0) as u64;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A date and time.
#[must_use]
pub fn local_time(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// A day.
pub(crate) fn date(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%d").to_string()
}

/// A moment of a session as `mm:ss.mmm`.
pub(super) fn at(at: Micros) -> String {
    let milliseconds = (at.get().max(0.0) / 1e3) as u64;
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}.{rest:03}", seconds / 60, seconds % 60)
}
