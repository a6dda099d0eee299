//! A start tag, with whatever stands in it.

use super::MAX_ATTRIBUTES;
use super::chars::{is_allowed, is_blank, is_in_name, is_name, run};
use super::fault::{Faults, XmlFault, brief};
use super::scan::{Content, Source, Terminator, content, not_allowed, skip_blanks};

/// The quotation marks of printed text, which word processors put in the place of `"`.
const TYPOGRAPHIC: [char; 6] = ['“', '”', '„', '«', '»', '’'];

/// A start tag as it was read.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// As written, with its prefix.
    pub(super) name: &'a str,
    pub(super) attributes: Vec<RawAttribute<'a>>,
    /// Whether it is the whole element: `<name/>`.
    pub(super) is_empty: bool,
    /// Behind its `>`.
    pub(super) end: usize,
}

/// An attribute before its prefix is resolved.
#[derive(Debug)]
pub(super) struct RawAttribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl RawAttribute<'_> {
    fn has_value(&self) -> bool {
        self.end > self.start + self.name.len()
    }
}

/// The tag whose `<` is at `at`; `None` where the `<` begins no tag and is only a character.
pub(super) fn read<'a>(source: &mut Source<'a>, at: usize, faults: &mut Faults) -> Option<Tag<'a>> {
    let name_end = at + 1 + run(source.from(at + 1), is_in_name);
    let name = source.slice(at + 1, name_end);
    if name.is_empty() {
        return None;
    }
    let mut tag = Tag {
        name,
        attributes: Vec::new(),
        is_empty: false,
        end: name_end,
    };
    let mut found = Faults::default();
    if !is_name(name) {
        let name = brief(name);
        found.report(at + 1, name_end, XmlFault::Name { name });
    }
    let is_closed = inside(source, &mut tag, &mut found);
    // `<5`, or `a<b`: with no value in it, and without its end, it was not meant as a tag.
    if !is_closed && !tag.attributes.iter().any(RawAttribute::has_value) {
        return None;
    }
    if !is_closed {
        let opening = format!("<{}", brief(name));
        found.report(at, name_end, XmlFault::NotClosed { opening });
    }
    faults.append(found);
    Some(tag)
}

/// Reads what follows the name; whether the tag is closed. Once something in it is astray, what follows from that is not
/// reported.
fn inside<'a>(source: &mut Source<'a>, tag: &mut Tag<'a>, faults: &mut Faults) -> bool {
    let mut is_astray = false;
    loop {
        let at = skip_blanks(source, tag.end);
        let is_separate = at > tag.end;
        tag.end = at;
        let rest = source.from(at);
        let Some(character) = rest.chars().next().filter(|c| *c != '<') else {
            return false;
        };
        if character == '>' || rest.starts_with("/>") {
            tag.is_empty = character == '/';
            tag.end += 1 + usize::from(tag.is_empty);
            return true;
        }
        // So many that the reader refuses the document.
        if tag.attributes.len() > MAX_ATTRIBUTES {
            return true;
        }
        let length = run(rest, is_in_name);
        if length == 0 {
            stray(at, character, is_astray, faults);
            is_astray = true;
            tag.end += character.len_utf8();
            continue;
        }
        let name = source.slice(at, at + length);
        let end = at + length;
        if !is_astray {
            if !is_name(name) {
                let name = brief(name);
                faults.report(at, end, XmlFault::Name { name });
            }
            if !is_separate {
                let name = brief(name);
                faults.report(at, end, XmlFault::NotSeparated { name });
            }
        }
        let (value, end) = value(source, name, at, is_astray, faults);
        tag.attributes.push(RawAttribute {
            name,
            value,
            start: at,
            end,
        });
        tag.end = end;
    }
}

fn stray(at: usize, character: char, is_astray: bool, faults: &mut Faults) {
    if !is_allowed(character) {
        not_allowed(at, character, faults);
    } else if !is_astray {
        let found = character.to_string();
        faults.report(at, at + character.len_utf8(), XmlFault::StrayInTag { found });
    }
}

/// The value of the attribute whose name is at `at`, and where it ends with its quote.
fn value(source: &mut Source<'_>, name: &str, at: usize, is_astray: bool, faults: &mut Faults) -> (String, usize) {
    let name_end = at + name.len();
    let equals = skip_blanks(source, name_end);
    let named = || brief(name);
    if !source.from(equals).starts_with('=') {
        if !is_astray {
            faults.report(at, name_end, XmlFault::NoValue { name: named() });
        }
        return (String::new(), name_end);
    }
    let start = skip_blanks(source, equals + 1);
    let quote = match source.from(start).chars().next() {
        Some('"') => Terminator::DoubleQuote,
        Some('\'') => Terminator::SingleQuote,
        _ => return unquoted(source, name, at, start, faults),
    };
    let from = start + 1;
    let end = source
        .find(quote, from)
        .filter(|end| !is_of_another(source, from, *end));
    if let Some(end) = end {
        let value = content(source.text, from, end, Content::Value(name), faults);
        return (value, end + 1);
    }
    // Its quote is missing: it ends where its tag does.
    let rest = source.from(from);
    let line = rest
        .get(..run(rest, |c| !matches!(c, '>' | '<' | '\n')))
        .unwrap_or_default();
    let line = line.strip_suffix('/').unwrap_or(line).trim_end_matches(is_blank);
    let end = from + line.len();
    let opening = format!("{}={}{}", named(), quote.text(), brief(line));
    faults.report(at, end, XmlFault::NotClosed { opening });
    (content(source.text, from, end, Content::Value(name), faults), end)
}

/// Whether the quote at `end` begins another value, so that the one at `from` has none of its own: a tag stands between
/// them, and nothing that may follow a value follows it.
fn is_of_another(source: &Source<'_>, from: usize, end: usize) -> bool {
    let between = source.slice(from, end);
    let mut behind = source.from(end + 1).chars();
    between.contains('<')
        && !behind
            .next()
            .is_some_and(|c| is_blank(c) || matches!(c, '>' | '/' | '?'))
}

fn unquoted(source: &Source<'_>, name: &str, at: usize, start: usize, faults: &mut Faults) -> (String, usize) {
    let rest = source.from(start);
    let named = brief(name);
    if let Some(open) = rest.chars().next().filter(|c| TYPOGRAPHIC.contains(c)) {
        let inside = rest.get(open.len_utf8()..).unwrap_or_default();
        let length = run(inside, |c| !TYPOGRAPHIC.contains(&c) && !matches!(c, '<' | '>' | '"'));
        let value_end = start + open.len_utf8() + length;
        let close = source
            .from(value_end)
            .chars()
            .next()
            .filter(|c| TYPOGRAPHIC.contains(c) || *c == '"');
        let end = value_end + close.map_or(0, char::len_utf8);
        faults.report(at, end, XmlFault::TypographicQuotes { name: named });
        let from = start + open.len_utf8();
        return (content(source.text, from, value_end, Content::Value(name), faults), end);
    }
    let length = run(rest, |c| !is_blank(c) && !matches!(c, '>' | '<'));
    let mut value = rest.get(..length).unwrap_or_default();
    if source.from(start + length).starts_with('>') {
        value = value.strip_suffix('/').unwrap_or(value);
    }
    let end = start + value.len();
    faults.report(at, end, XmlFault::NotQuoted { name: named });
    (content(source.text, start, end, Content::Value(name), faults), end)
}
