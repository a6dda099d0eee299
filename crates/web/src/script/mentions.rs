//! Names of functions in texts: what a script looks up as it runs, or has run by others.

/// The names in a text that may be functions: all of it, as in `player["finish"]`, or what is called in it, as in
/// `"course.finish()"`.
pub(super) fn names(text: &str) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    if text.bytes().all(is_of_name) {
        return vec![text];
    }
    let mut names = Vec::new();
    let mut parts = text.split('(');
    let mut part = parts.next();
    for next in parts {
        let name = part.map(last_name).filter(|name| !name.is_empty());
        names.extend(name);
        part = Some(next);
    }
    names
}

fn last_name(text: &str) -> &str {
    let start = text.bytes().rposition(|byte| !is_of_name(byte)).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$')
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_that_may_be_functions() {
        for (text, found) in [
            ("finish", vec!["finish"]),
            ("course.finish()", vec!["finish"]),
            ("<a onclick=\"f(g(1)); end()\">", vec!["f", "g", "end"]),
            ("é()", vec![]),
            ("a b", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names(text), found, "{text}");
        }
        assert_eq!(names(&format!("{}finish()", " ".repeat(100_000))), ["finish"]);
    }
}
