//! Which scripts of a page are run.

use super::tokens::Tag;

/// How a browser runs a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScriptKind {
    /// At once, in the page's scope.
    Classic,
    /// With imports, after the page.
    Module,
}

/// Types of JavaScript (WHATWG MIME Sniffing §4.6, JavaScript MIME type).
const JAVASCRIPT: &[&str] = &[
    "application/ecmascript",
    "application/javascript",
    "application/x-ecmascript",
    "application/x-javascript",
    "text/ecmascript",
    "text/javascript",
    "text/javascript1.0",
    "text/javascript1.1",
    "text/javascript1.2",
    "text/javascript1.3",
    "text/javascript1.4",
    "text/javascript1.5",
    "text/jscript",
    "text/livescript",
    "text/x-ecmascript",
    "text/x-javascript",
];

/// How a `<script>` is run (WHATWG HTML §4.12.1.1, prepare the script element); none for templates, data and other
/// languages.
pub(super) fn script_kind(tag: &Tag) -> Option<ScriptKind> {
    let language = tag.value("language").filter(|language| !language.is_empty());
    let kind = match (tag.value("type"), language) {
        (Some(""), _) | (None, None) => return Some(ScriptKind::Classic),
        (Some(kind), _) => kind.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned(),
        (None, Some(language)) => format!("text/{language}"),
    };
    if JAVASCRIPT.iter().any(|name| name.eq_ignore_ascii_case(&kind)) {
        return Some(ScriptKind::Classic);
    }
    kind.eq_ignore_ascii_case("module").then_some(ScriptKind::Module)
}
