//! Resolves `Range` headers (RFC 9110 §14.1, §14.2).

use std::ops::RangeInclusive;

/// The part of a file to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selection {
    /// The whole file. RFC 9110 §14.2 allows to ignore a header that is malformed, has another unit, or asks for several
    /// separate ranges.
    Full,
    /// These bytes.
    Part(RangeInclusive<u64>),
    /// No range overlaps the file: 416.
    Unsatisfiable,
}

/// One range of a header, as written.
#[derive(Debug, Clone, Copy)]
enum Spec {
    From(u64),
    Between(u64, u64),
    Last(u64),
}

/// Resolves the value of a `Range` header for a file of `size` bytes.
pub(super) fn select(header: &str, size: u64) -> Selection {
    let Some(specs) = parse(header) else {
        return Selection::Full;
    };
    let mut parts: Vec<_> = specs.iter().filter_map(|spec| spec.within(size)).collect();
    parts.sort_unstable_by_key(|part| *part.start());
    let Some(first) = parts.first().cloned() else {
        // A suffix range of an empty file is satisfiable (RFC 9110 §14.1.2).
        let suffix = specs.iter().any(|spec| matches!(spec, Spec::Last(1..)));
        return if size == 0 && suffix {
            Selection::Full
        } else {
            Selection::Unsatisfiable
        };
    };
    let mut joined = first;
    for part in &parts {
        if *part.start() > joined.end().saturating_add(1) {
            return Selection::Full;
        }
        joined = *joined.start()..=*joined.end().max(part.end());
    }
    Selection::Part(joined)
}

impl Spec {
    /// The bytes it selects in a file of `size` bytes, if any.
    fn within(self, size: u64) -> Option<RangeInclusive<u64>> {
        let last = size.checked_sub(1)?;
        match self {
            Self::From(first) => (first <= last).then_some(first..=last),
            Self::Between(first, to) => (first <= last).then_some(first..=to.min(last)),
            Self::Last(0) => None,
            Self::Last(count) => Some(size.saturating_sub(count)..=last),
        }
    }
}

/// The ranges of a header; `None` if it is malformed or has another unit.
fn parse(header: &str) -> Option<Vec<Spec>> {
    let (unit, set) = header.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let specs = set.split(',').map(str::trim).filter(|spec| !spec.is_empty());
    let specs: Vec<_> = specs.map(spec).collect::<Option<_>>()?;
    (!specs.is_empty()).then_some(specs)
}

fn spec(text: &str) -> Option<Spec> {
    let (first, last) = text.split_once('-')?;
    match (first, last) {
        ("", last) => Some(Spec::Last(position(last)?)),
        (first, "") => Some(Spec::From(position(first)?)),
        (first, last) => {
            let (first, last) = (position(first)?, position(last)?);
            (first <= last).then_some(Spec::Between(first, last))
        }
    }
}

/// Parses digits. Saturates if the number does not fit.
fn position(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_resolved_by_rfc_9110() {
        use Selection::{Full, Part, Unsatisfiable};
        for (header, size, expected) in [
            ("bytes=0-99", 1000, Part(0..=99)),
            ("bytes=100-", 1000, Part(100..=999)),
            ("bytes=-100", 1000, Part(900..=999)),
            // Longer than the file.
            ("bytes=-5000", 1000, Part(0..=999)),
            ("bytes=900-5000", 1000, Part(900..=999)),
            ("bytes=0-99999999999999999999999", 1000, Part(0..=999)),
            ("Bytes = 0-0", 1000, Part(0..=0)),
            ("bytes=999-999", 1000, Part(999..=999)),
            // Several ranges: one part if they touch or only one overlaps the file, else the whole file.
            ("bytes=0-99,50-199", 1000, Part(0..=199)),
            ("bytes=100-199, 0-99", 1000, Part(0..=199)),
            ("bytes=0-9,5000-", 1000, Part(0..=9)),
            ("bytes=0-9,,", 1000, Part(0..=9)),
            ("bytes=0-9,20-29", 1000, Full),
            ("bytes=-1,0-0", 1000, Full),
            // No overlap with the file.
            ("bytes=1000-", 1000, Unsatisfiable),
            ("bytes=5000-6000,1000-1001", 1000, Unsatisfiable),
            ("bytes=-0", 1000, Unsatisfiable),
            ("bytes=0-", 0, Unsatisfiable),
            ("bytes=-5", 0, Full),
            // Malformed, or another unit: ignored.
            ("bytes=9-0", 1000, Full),
            ("bytes=a-b", 1000, Full),
            ("bytes=--5", 1000, Full),
            ("bytes=+1-2", 1000, Full),
            ("bytes=5", 1000, Full),
            ("bytes=", 1000, Full),
            ("lines=0-9", 1000, Full),
            ("", 1000, Full),
        ] {
            assert_eq!(select(header, size), expected, "{header:?} of {size} bytes");
        }
    }
}
