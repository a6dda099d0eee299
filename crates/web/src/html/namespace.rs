//! Whether a tag belongs to HTML or to SVG and MathML, where other tags load and scripts are no raw text
//! (WHATWG HTML §13.2.6.5).

/// Elements that begin another vocabulary, and those inside it that hold HTML again (integration points).
const FOREIGN: &[(&str, &[&str])] = &[
    ("svg", &["foreignobject", "desc", "title"]),
    ("math", &["annotation-xml", "mi", "mn", "mo", "ms", "mtext"]),
];

/// Elements that end SVG and MathML, since they are none of theirs.
const BREAKOUT: &[&str] = &[
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// How many open elements an end tag is compared with. Those of pages are nested two or three deep.
const MAX_LOOKED_AT: usize = 16;

/// The open elements at which the vocabulary changes.
#[derive(Debug, Default)]
pub(super) struct Namespaces {
    open: Vec<Change>,
}

#[derive(Debug)]
struct Change {
    name: &'static str,
    /// What holds HTML inside it; none in HTML.
    html_inside: Option<&'static [&'static str]>,
}

impl Namespaces {
    pub(super) fn is_foreign(&self) -> bool {
        self.html_inside().is_some()
    }

    fn html_inside(&self) -> Option<&'static [&'static str]> {
        self.open.last().and_then(|change| change.html_inside)
    }

    /// A start tag; whether it belongs to SVG or MathML.
    pub(super) fn start(&mut self, name: &str, is_self_closing: bool) -> bool {
        if BREAKOUT.contains(&name) {
            while self.is_foreign() {
                self.open.pop();
            }
            return false;
        }
        let begins = FOREIGN.iter().find(|(foreign, _)| *foreign == name);
        let inside = self.html_inside();
        let change = match (begins, inside) {
            (Some((name, inside)), _) => Some(Change {
                name,
                html_inside: Some(inside),
            }),
            (None, Some(inside)) => inside.iter().find(|html| **html == name).map(|name| Change {
                name,
                html_inside: None,
            }),
            (None, None) => return false,
        };
        self.open.extend(change.filter(|_| !is_self_closing));
        true
    }

    /// An end tag, which ends what is open inside its element as well.
    pub(super) fn end(&mut self, name: &str) {
        let last = self.open.iter().rev().take(MAX_LOOKED_AT);
        if let Some(above) = last.map(|change| change.name).position(|open| open == name) {
            self.open.truncate(self.open.len().saturating_sub(above + 1));
        }
    }
}
