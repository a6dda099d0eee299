//! What the `content` of a `<meta>` says.

use std::ops::Range;

/// Where the address of a `<meta http-equiv=refresh>` is in its content (WHATWG HTML §4.2.5.3, shared declarative
/// refresh steps); none where it only loads the page again.
pub(super) fn refresh_address(content: &str) -> Option<Range<usize>> {
    let time = content.trim_ascii_start();
    let rest = time.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == time.len() && !rest.starts_with('.') {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if !rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, ';' | ',')) {
        return None;
    }
    let rest = rest.trim_ascii_start();
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_ascii_start();
    let address = unquoted(after_url(rest).unwrap_or(rest));
    let start = address.as_ptr().addr().checked_sub(content.as_ptr().addr())?;
    (!address.is_empty()).then(|| start..start + address.len())
}

/// What follows `url=`.
fn after_url(text: &str) -> Option<&str> {
    let (name, rest) = text.split_at_checked(3)?;
    let rest = rest.trim_ascii_start().strip_prefix('=')?;
    name.eq_ignore_ascii_case("url").then(|| rest.trim_ascii_start())
}

/// A text without the quote that it begins with, up to the next one.
fn unquoted(text: &str) -> &str {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
        return text;
    };
    let inside = text.get(1..).unwrap_or_default();
    inside.split(quote).next().unwrap_or_default()
}

/// Where the name of an encoding is in a `<meta http-equiv=content-type>`'s content (extracting a character
/// encoding from a meta element).
pub(super) fn charset(content: &str) -> Option<Range<usize>> {
    const NAME: &str = "charset";
    let lower = content.to_ascii_lowercase();
    let value = lower.match_indices(NAME).find_map(|(at, _)| {
        let after = content.get(at + NAME.len()..)?.trim_ascii_start();
        Some(after.strip_prefix('=')?.trim_ascii_start())
    })?;
    let label = match value.chars().next()? {
        '\'' | '"' => unquoted(value),
        _ => value
            .split(|c: char| c.is_ascii_whitespace() || c == ';')
            .next()
            .unwrap_or_default(),
    };
    let start = label.as_ptr().addr().checked_sub(content.as_ptr().addr())?;
    (!label.is_empty()).then(|| start..start + label.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refreshes_are_read_with_all_their_quotes() {
        for (content, expected) in [
            ("0;url=a.html", Some("a.html")),
            ("0; URL = 'a b.html' c", Some("a b.html")),
            ("5,url=\"a.html", Some("a.html")),
            ("0 a.html", Some("a.html")),
            ("1.5; 'a.html'", Some("a.html")),
            (" .5;urls.html", Some("urls.html")),
            ("0;url a.html", Some("url a.html")),
            ("5", None),
            ("5;", None),
            ("0;url=", None),
            ("url=a.html", None),
            ("5a;url=a.html", None),
            ("", None),
        ] {
            assert_eq!(
                refresh_address(content).and_then(|range| content.get(range)),
                expected,
                "{content}"
            );
        }
    }

    #[test]
    fn encodings_are_read_from_content_types() {
        for (content, expected) in [
            ("text/html; charset=utf-8", Some("utf-8")),
            ("text/html;CHARSET = 'a b' ;", Some("a b")),
            ("charset charset=x;y", Some("x")),
            ("text/html", None),
            ("charset=", None),
            ("ſcharset=é", Some("é")),
        ] {
            assert_eq!(
                charset(content).and_then(|range| content.get(range)),
                expected,
                "{content}"
            );
        }
    }
}
