//! URLs of a manifest: joining, and what they mean as paths in a package. No file is looked for.

/// Joins a URL to a base as browsers do (RFC 3986 §5.2), within the package; `None` where it leads out of it.
///
/// The result has no leading slash and no `.` or `..`; query and fragment stay.
pub(super) fn join(base: &str, href: &str) -> Option<String> {
    let href = href.trim();
    if href.starts_with("//") || href.starts_with("\\\\") || has_scheme(href) {
        return None;
    }
    let (path, rest) = split(href);
    let path = path.replace('\\', "/");
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut symbols: Vec<&str> = Vec::new();
    let from_root = path.starts_with('/');
    let before = if from_root || path.is_empty() { "" } else { folder };
    for symbol in before.split('/').chain(path.split('/')) {
        match dots(symbol) {
            Some(1) => {}
            Some(_) => {
                symbols.pop()?;
            }
            None if symbol.is_empty() => {}
            None => symbols.push(symbol),
        }
    }
    let mut joined = symbols.join("/");
    let last = path.rsplit('/').next().unwrap_or_default();
    if (last.is_empty() || dots(last).is_some()) && !joined.is_empty() {
        joined.push('/');
    }
    if path.is_empty() {
        joined = base.to_owned();
    }
    joined.push_str(rest);
    Some(joined)
}

/// The path in the package that a joined URL means: percent-decoded, without query and fragment. Blank where decoding
/// brings out what no name in a package may have: `..`, a backslash, a NUL.
pub(super) fn path(url: &str) -> String {
    let path = decode_percent(split(url).0);
    let unsafe_name = path.starts_with('/') || path.contains(['\\', '\0']) || path.split('/').any(|s| s == "..");
    if unsafe_name { String::new() } else { path }
}

/// The file in a package that an address in one of its files means: joined, percent-decoded, without query and fragment.
/// `None` where it leads out of the package, or to another host.
#[must_use]
pub fn resolve(from: &str, address: &str) -> Option<String> {
    Some(path(&join(from, address)?)).filter(|path| !path.is_empty())
}

/// The host that a URL names, with its port; `None` where it names none.
pub(super) fn host(url: &str) -> Option<&str> {
    let url = url.trim_start();
    let lower = url.to_ascii_lowercase();
    let prefix = ["https://", "http://", "//"]
        .into_iter()
        .find(|prefix| lower.starts_with(prefix))?;
    let rest = url.get(prefix.len()..)?;
    rest.split(['/', '\\', '?', '#']).next().filter(|host| !host.is_empty())
}

/// How many dots a symbol of only one or two stands for; browsers take `%2e` for a dot.
fn dots(symbol: &str) -> Option<usize> {
    let plain = symbol.to_ascii_lowercase().replace("%2e", ".");
    matches!(plain.as_str(), "." | "..").then_some(plain.len())
}

/// Adds an item's parameters to a launch URL (SCORM 1.2 CAM §2.3.2): the marks at their head are written again, a fragment is
/// added only where there is none, and a query stands before the fragment.
pub(super) fn with_parameters(url: &str, parameters: &str) -> String {
    let plain = parameters.trim().trim_start_matches(['?', '&']);
    if plain.is_empty() {
        return url.to_owned();
    }
    let (before, fragment) = url
        .split_once('#')
        .map_or((url, None), |(before, after)| (before, Some(after)));
    if plain.starts_with('#') {
        return if fragment.is_some() {
            url.to_owned()
        } else {
            format!("{url}{plain}")
        };
    }
    let mark = if before.contains('?') { '&' } else { '?' };
    match fragment {
        // The address's own fragment wins, as it does over a fragment alone.
        Some(fragment) => format!(
            "{before}{mark}{}#{fragment}",
            plain.split('#').next().unwrap_or_default()
        ),
        None => format!("{before}{mark}{plain}"),
    }
}

/// Whether an item's parameters can be joined to an address: they begin with a mark, and hold nothing that an address
/// cannot (SCORM 1.2 CAM §2.3.2).
#[must_use]
pub fn are_parameters(written: &str) -> bool {
    let begins = written.is_empty() || written.starts_with(['?', '&', '#']);
    begins && !written.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}

/// Path, and query with fragment.
fn split(url: &str) -> (&str, &str) {
    url.split_at(url.find(['?', '#']).unwrap_or(url.len()))
}

/// `http:`, `mailto:`, also a drive letter: nothing that a package can hold.
fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// A text with what is percent-encoded in it decoded (RFC 3986 §2.1), as UTF-8; what is no encoding of a byte stays.
#[must_use]
pub fn decode_percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).and_then(|p| std::str::from_utf8(p).ok());
        let number = pair
            .filter(|p| p.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|p| u8::from_str_radix(p, 16).ok());
        match (byte, number) {
            (b'%', Some(number)) => {
                decoded.push(number);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_as_browsers_do() {
        let rows = [
            ("", "index.html", Some("index.html")),
            ("sco/", "index.html?a=1#b", Some("sco/index.html?a=1#b")),
            ("sco", "index.html", Some("index.html")),
            ("a/b/", "../c.html", Some("a/c.html")),
            ("a/", "/c.html", Some("c.html")),
            ("a/", r"b\c.html", Some("a/b/c.html")),
            ("a/", "?x=../1", Some("a/?x=../1")),
            ("a/", "b/", Some("a/b/")),
            ("", "../c.html", None),
            ("", "%2E./c.html", None),
            ("a/", "b/%2e", Some("a/b/")),
            ("", "http://example.org/", None),
            ("", "//example.org/", None),
            ("", r"C:\c.html", None),
        ];
        for (base, href, expected) in rows {
            assert_eq!(join(base, href).as_deref(), expected, "{base} {href}");
        }
    }

    #[test]
    fn decodes_paths() {
        assert_eq!(path("a%20b/%C3%A9.html?q=%20#x"), "a b/é.html");
        assert_eq!(path("100%.html"), "100%.html");
        assert_eq!(path("%zz%4"), "%zz%4");
        for outside in ["a%2F..%2F..%2Fb", "..%2fb", "a%5c..%5cb", "%2Fetc", "a%00"] {
            assert_eq!(path(outside), "", "{outside}");
        }
    }

    #[test]
    fn adds_parameters() {
        let rows = [
            ("a.html", "?x=1", "a.html?x=1"),
            ("a.html", "x=1", "a.html?x=1"),
            ("a.html?y=2", "?&x=1", "a.html?y=2&x=1"),
            ("a.html", "#p", "a.html#p"),
            ("a.html#q", "#p", "a.html#q"),
            ("a.html#q", "x=1", "a.html?x=1#q"),
            ("a.html", "", "a.html"),
            ("a.html", "?", "a.html"),
        ];
        for (url, parameters, expected) in rows {
            assert_eq!(with_parameters(url, parameters), expected, "{url} {parameters}");
        }
    }
}
