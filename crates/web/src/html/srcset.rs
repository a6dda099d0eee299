//! `srcset`: the pictures that a browser chooses from.

use std::ops::Range;

/// Where the addresses of a `srcset` are in it (WHATWG HTML, parsing a srcset attribute). A candidate whose
/// descriptors are wrong is none.
pub(super) fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let start = text.len() - rest.len();
        let (address, after) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let without_commas = address.trim_end_matches(',');
        let (descriptors, after) = if without_commas.len() < address.len() {
            ("", after)
        } else {
            split_descriptors(after)
        };
        if descriptors.split_ascii_whitespace().all(is_descriptor) {
            found.push(start..start + without_commas.len());
        }
        rest = after;
    }
}

/// The descriptors of a candidate, and what follows their comma: one that is not in parentheses.
fn split_descriptors(text: &str) -> (&str, &str) {
    let mut is_inside = false;
    let end = text.find(|c| {
        match c {
            '(' => is_inside = true,
            ')' => is_inside = false,
            _ => {}
        }
        c == ',' && !is_inside
    });
    text.split_at(end.unwrap_or(text.len()))
}

/// `100w`, `2x`, `1.5x`, `100h`.
fn is_descriptor(text: &str) -> bool {
    let number = text.strip_suffix(['w', 'x', 'h']).unwrap_or_default();
    number
        .parse::<f64>()
        .is_ok_and(|number| number.is_finite() && number >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn candidates_are_those_of_the_standard() {
        for (text, expected) in [
            ("a.png", &["a.png"][..]),
            (" a.png 1x, b.png 2x ", &["a.png", "b.png"]),
            ("a.png,b.png", &["a.png,b.png"]),
            ("a.png, b.png", &["a.png", "b.png"]),
            ("a.png 100w 50h,b.png 1.5x", &["a.png", "b.png"]),
            ("a.png foo, b.png", &["b.png"]),
            ("a.png (1x, 2x), b.png", &["b.png"]),
            (
                "data:image/png;base64,AA 1x, b.png 2x",
                &["data:image/png;base64,AA", "b.png"],
            ),
            (",, ,", &[]),
            ("", &[]),
        ] {
            let found: Vec<_> = candidates(text).into_iter().map(|range| text.get(range)).collect();
            let expected: Vec<_> = expected.iter().copied().map(Some).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
