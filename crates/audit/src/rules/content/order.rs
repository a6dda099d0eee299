//! Calls of the API in the order that a script makes them in, as far as that is plain: those that stand outside of every
//! function and block. Scripts are looked through, not run.

use std::sync::LazyLock;

use regex::Regex;
use scorm::rte::Function;

/// What only works between LMSInitialize and LMSFinish.
const WITHIN: [&str; 4] = [
    Function::GetValue.name(),
    Function::SetValue.name(),
    Function::Commit.name(),
    Function::Finish.name(),
];
const INITIALIZE: &str = Function::Initialize.name();

/// What a page's script holds.
#[allow(clippy::expect_used, reason = "a constant of this file")]
static SCRIPT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?is)<script\b[^>]*>(.*?)</script").expect("a pattern of ours"));

/// Where each script of a page begins, and the script.
pub(super) fn scripts_of(page: &str) -> impl Iterator<Item = (usize, &str)> {
    SCRIPT
        .captures_iter(page)
        .filter_map(|captures| captures.get(1))
        .map(|script| (script.start(), script.as_str()))
}

/// The first call that a script makes before the LMSInitialize that it makes itself: its place and the function's name.
pub(super) fn before_initialize(script: &str) -> Option<(usize, &'static str)> {
    if !script.contains(INITIALIZE) {
        return None;
    }
    let mut early = None;
    for (place, name) in plain_calls(script) {
        match (name, early) {
            (INITIALIZE, _) => return early,
            (_, None) => early = Some((place, name)),
            _ => {}
        }
    }
    None
}

/// The calls outside of braces, in their order. An arrow function needs no braces, so what stands behind an arrow in a
/// statement is not plain.
fn plain_calls(script: &str) -> Vec<(usize, &'static str)> {
    let bytes = script.as_bytes();
    let (mut calls, mut depth, mut arrow, mut at) = (Vec::new(), 0_usize, false, 0);
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let length = match byte {
            b'/' if rest.starts_with(b"//") => until(rest, 2, b"\n"),
            b'/' if rest.starts_with(b"/*") => until(rest, 2, b"*/"),
            b'"' | b'\'' | b'`' => quoted(rest, byte),
            _ if is_name(byte) => rest.iter().take_while(|byte| is_name(**byte)).count(),
            _ => 1,
        };
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b';' => arrow = false,
            b'=' => arrow |= rest.starts_with(b"=>"),
            _ => {}
        }
        let called = rest.get(length..).is_some_and(|after| after.starts_with(b"("));
        if depth == 0 && !arrow && called {
            let name = WITHIN.into_iter().chain([INITIALIZE]);
            let found = name
                .into_iter()
                .find(|name| rest.get(..length) == Some(name.as_bytes()));
            calls.extend(found.map(|name| (at, name)));
        }
        at += length.max(1);
    }
    calls
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

/// How long a comment is.
fn until(rest: &[u8], from: usize, end: &[u8]) -> usize {
    let inside = rest.get(from..).unwrap_or_default();
    let found = inside.windows(end.len()).position(|window| window == end);
    found.map_or(rest.len(), |found| from + found + end.len())
}

/// How long a string is with its quotes. One that does not end on its line is no string: the rest of the line is not read.
/// A template may have several lines.
fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return at,
            _ if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_before_initialize_are_found_where_they_are_plain() {
        let early = [
            "a.LMSSetValue('x','1'); a.LMSInitialize('')",
            "function f(w) { return w.API } var a = f(window); a.LMSGetValue(\"}\"); /* { */ a.LMSInitialize('')",
        ];
        for script in early {
            assert!(before_initialize(script).is_some(), "{script}");
        }
        let fine = [
            "a.LMSInitialize(''); a.LMSSetValue('x','1')",
            "function set(v) { a.LMSSetValue('x', v) } a.LMSInitialize('')",
            "const set = v => a.LMSSetValue('x', v); a.LMSInitialize('')",
            "// a.LMSSetValue('x')\na.LMSInitialize('')",
            "say('a.LMSSetValue(1)'); a.LMSInitialize('')",
            // Another script may have initialized.
            "a.LMSSetValue('x','1')",
            "myLMSSetValue(1); LMSInitialize('')",
            "'\\",
            "/*",
            "}}",
        ];
        for script in fine {
            assert_eq!(before_initialize(script), None, "{script}");
        }
    }

    #[test]
    fn scripts_of_a_page_are_found() {
        let page = "<SCRIPT src=a></SCRIPT><script>1</script><p>2";
        let scripts: Vec<_> = scripts_of(page).collect();
        assert_eq!(scripts, [(14, ""), (31, "1")]);
    }
}
