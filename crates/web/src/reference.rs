//! What one file refers to, and how.

use std::ops::Range;

/// An address that a text loads, or leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where it is written.
    pub span: Range<usize>,
    /// The address as a browser reads it: character references and escapes are decoded, blanks around it are gone.
    pub target: String,
    /// What the browser does with it.
    pub how: How,
}

/// What a browser does with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Runs it: a script, a module, what a script imports.
    Script,
    /// Runs it beside the page: a worker.
    Worker,
    /// Reads it as a style.
    Style,
    /// Writes with it: a font.
    Font,
    /// Shows it: a picture, an icon, the picture before a video.
    Image,
    /// Plays it: sound, video, subtitles.
    Media,
    /// Shows it in the page: a frame, an object.
    Frame,
    /// Goes there without being asked: `<meta http-equiv=refresh>`, `location`.
    Navigation,
    /// Reads it: `fetch`, `XMLHttpRequest`, a web app's manifest.
    Data,
    /// Opens it when it is asked for: a link, a form, a window that a script opens.
    Link,
    /// Only names it: a licence, an author, an address to connect to early.
    Note,
}

impl How {
    /// Whether it is loaded with what refers to it, without a learner who asks for it.
    #[must_use]
    pub fn loads(self) -> bool {
        !matches!(self, Self::Link | Self::Note)
    }
}

/// Schemes of addresses that lead to no file and no host (the standards of each; `javascript:` is code).
const NO_FILE: &[&str] = &[
    "about",
    "blob",
    "callto",
    "data",
    "javascript",
    "mailto",
    "skype",
    "sms",
    "tel",
    "urn",
    "vbscript",
    "view-source",
    "whatsapp",
];

/// What opens a placeholder of a template and what closes it: Mustache and its like, JavaScript and JSP, ASP, PHP, Jinja.
const PLACEHOLDERS: &[(&str, &str)] = &[("{{", "}}"), ("${", "}"), ("<%", "%>"), ("<?", "?>"), ("{%", "%}")];

/// Whether an address can lead to a file or a host. Empty addresses, addresses of a place in the same page (`#top`), and
/// schemes without a file (`data:`, `mailto:`, `javascript:`, …) do not.
#[must_use]
pub fn is_address(target: &str) -> bool {
    let target = target.trim_matches(is_blank);
    !target.is_empty()
        && !target.starts_with('#')
        && scheme(target).is_none_or(|scheme| !NO_FILE.iter().any(|other| other.eq_ignore_ascii_case(scheme)))
}

/// Whether a text has a placeholder that a template fills in: `{{name}}`, `${name}`, `<%= name %>`, `<?php … ?>` or
/// `{% … %}`, opened and closed. A `$`, a `{` or a `%20` alone is none.
#[must_use]
pub fn has_placeholder(text: &str) -> bool {
    PLACEHOLDERS
        .iter()
        .any(|(open, close)| text.split_once(open).is_some_and(|(_, after)| after.contains(close)))
}

/// A written address as a browser reads it (URL §4.4: blanks around it and line breaks in it do not count); none where
/// it is not one of a file or a host, or is only a template's.
pub(crate) fn address(written: &str) -> Option<String> {
    let target = plain(written);
    (is_address(&target) && !has_placeholder(&target)).then_some(target)
}

/// The code of a `javascript:` address, its percent-encoding decoded (WHATWG HTML §7.4.2.3.2).
pub(crate) fn javascript(written: &str) -> Option<String> {
    let target = plain(written);
    let name = scheme(&target)?;
    let code = target.get(name.len() + 1..).unwrap_or_default();
    name.eq_ignore_ascii_case("javascript").then(|| decode_percent(code))
}

fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.first_chunk::<2>().filter(|_| *byte == b'%');
        let decoded = digits.and_then(|[high, low]| {
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            Some(digit(*high)? << 4 | digit(*low)?)
        });
        bytes.push(decoded.unwrap_or(*byte));
        rest = after.get(if decoded.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn plain(written: &str) -> String {
    let within = written.trim_matches(is_blank);
    within.replace(['\t', '\n', '\r'], "")
}

/// URL §4.4: C0 control or space.
fn is_blank(c: char) -> bool {
    c <= ' '
}

/// URL §4.4, scheme state.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(named)).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_lead_to_a_file_or_a_host_is_an_address() {
        for target in [
            "a.png",
            "/a",
            "../a#b",
            "?a=1",
            "https://a.b/",
            "//a.b/c",
            "C:\\a.png",
            "a b.png",
            "é.png",
            "data.js",
        ] {
            assert!(is_address(target), "{target}");
        }
        for target in [
            "",
            " \n",
            "#top",
            " #",
            "data:image/gif;base64,R0",
            "Blob:x",
            "about:blank",
            "mailto:a@b.c",
            "tel:+33",
            "JavaScript:void(0)",
        ] {
            assert!(!is_address(target), "{target}");
        }
    }

    #[test]
    fn only_closed_placeholders_are_placeholders() {
        for text in [
            "{{x}}.png",
            "a/${x}",
            "<%= x %>",
            "<?php echo 1 ?>",
            "{% static 'a' %}",
            "${ {{a}} }",
        ] {
            assert!(has_placeholder(text), "{text}");
        }
        for text in [
            "a$b.png",
            "a%20b.png",
            "a{1}.png",
            "{a}",
            "$(x)",
            "{{a",
            "a}}",
            "${a",
            "}${",
            "}}{{",
            "100%>",
        ] {
            assert!(!has_placeholder(text), "{text}");
        }
    }

    #[test]
    fn an_address_is_read_as_browsers_do() {
        assert_eq!(address(" a\n b.png\t"), Some("a b.png".to_owned()));
        assert_eq!(address("{{a}}"), None);
        assert_eq!(
            javascript(" java\nscript:a('%c3%A9%')%3b%"),
            Some("a('é%');%".to_owned())
        );
        assert_eq!(javascript("javascripts:a"), None);
    }
}
