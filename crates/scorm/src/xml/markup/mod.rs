//! The reader: text to tree.

mod elements;

use std::rc::Rc;

use super::chars::{is_allowed, is_blank, is_in_name, is_name, run};
use super::fault::{Faults, XmlFault, brief};
use super::namespace::Scopes;
use super::node::Node;
use super::scan::{Content, Source, Terminator, check, content, not_allowed, skip_blanks};
use super::tag;
use super::{Refusal, declaration};

/// A document as far as it has been read.
#[derive(Debug)]
pub(super) struct Reader<'a, 'f> {
    source: Source<'a>,
    at: usize,
    faults: &'f mut Faults,
    scopes: Scopes<'a>,
    /// The elements that are open, each with its name as written.
    open: Vec<(Node, &'a str)>,
    root: Option<Node>,
    root_namespace: Option<Rc<str>>,
    elements: usize,
    attributes: usize,
}

impl<'a, 'f> Reader<'a, 'f> {
    pub(super) fn new(text: &'a str, faults: &'f mut Faults) -> Self {
        Self {
            source: Source::new(text),
            at: 0,
            faults,
            scopes: Scopes::default(),
            open: Vec::new(),
            root: None,
            root_namespace: None,
            elements: 0,
            attributes: 0,
        }
    }

    pub(super) fn read(mut self) -> Result<Node, Refusal> {
        self.start();
        loop {
            let rest = self.source.from(self.at);
            if rest.is_empty() {
                break;
            }
            if rest.starts_with('<') {
                self.markup()?;
            } else {
                let end = self.at + run(rest, |c| c != '<');
                self.text(end);
            }
        }
        if let Some((node, name)) = self.open.last() {
            let (tag, opening) = (node.tag, format!("<{}>", brief(name)));
            self.report(tag.start as usize, tag.end as usize, XmlFault::NotClosed { opening });
        }
        while !self.open.is_empty() {
            self.close();
        }
        self.root.ok_or(Refusal::NoElement)
    }

    fn report(&mut self, start: usize, end: usize, fault: XmlFault) {
        self.faults.report(start, end, fault);
    }

    /// The line of a place, from 1: only for what ends the reading.
    fn line(&self, at: usize) -> u32 {
        let before = self.source.slice(0, at).bytes();
        u32::try_from(before.filter(|byte| *byte == b'\n').count() + 1).unwrap_or(u32::MAX)
    }

    /// What may stand before everything else: nothing but the declaration.
    fn start(&mut self) {
        while let Some(length) = self
            .source
            .from(self.at)
            .chars()
            .next()
            .filter(|c| *c == '\u{feff}')
            .map(char::len_utf8)
        {
            self.report(self.at, self.at + length, XmlFault::SecondByteOrderMark);
            self.at += length;
        }
        let blank_end = skip_blanks(&self.source, self.at);
        if !declaration::begins(self.source.from(blank_end)) {
            return;
        }
        if blank_end > self.at {
            self.report(self.at, blank_end, XmlFault::BlankBeforeDeclaration);
        }
        self.at = blank_end;
        match declaration::end(self.source.text, self.at) {
            Ok(end) => {
                declaration::read(self.source.text, self.at, end, self.faults);
                check(self.source.text, self.at, end, self.faults);
                self.at = end + Terminator::Instruction.text().len();
            }
            Err(end) => {
                let opening = "<?xml".to_owned();
                self.report(self.at, end, XmlFault::NotClosed { opening });
                self.at = end;
            }
        }
    }

    /// Text up to a place.
    fn text(&mut self, end: usize) {
        self.add(end, Content::Text);
        self.at = end;
    }

    /// Adds the characters up to a place to the open element.
    fn add(&mut self, end: usize, kind: Content<'_>) {
        if let Some((node, _)) = self.open.last_mut() {
            node.text
                .push_str(&content(self.source.text, self.at, end, kind, self.faults));
        } else {
            self.outside(end);
        }
    }

    /// Text outside the root element, up to a place: only blanks may stand there.
    fn outside(&mut self, end: usize) {
        let text = self.source.slice(self.at, end);
        let blank = run(text, is_blank);
        let start = self.at + blank;
        let found = text.get(blank..).unwrap_or_default().trim_end_matches(is_blank);
        match found.chars().next() {
            None => {}
            Some(character) if !is_allowed(character) => not_allowed(start, character, self.faults),
            Some(_) => {
                let (end, found) = (start + found.len(), brief(found));
                self.report(start, end, XmlFault::TextOutside { found });
            }
        }
    }

    fn markup(&mut self) -> Result<(), Refusal> {
        let rest = self.source.from(self.at);
        if rest.starts_with("<!--") {
            self.comment();
        } else if rest.starts_with("<![CDATA[") {
            self.section();
        } else if rest
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case("<!DOCTYPE"))
        {
            let line = self.line(self.at);
            return Err(Refusal::Doctype { line });
        } else if rest.starts_with("<!") {
            self.unknown_markup();
        } else if rest.starts_with("<?") {
            self.instruction();
        } else if rest.starts_with("</") {
            self.end_tag();
        } else if let Some(tag) = tag::read(&mut self.source, self.at, self.faults) {
            let start = self.at;
            self.at = tag.end;
            self.element(start, tag)?;
        } else {
            self.less_than();
        }
        Ok(())
    }

    /// A `<` that begins nothing.
    fn less_than(&mut self) {
        let at = self.at;
        self.at += 1;
        if let Some((node, _)) = self.open.last_mut() {
            node.text.push('<');
            self.report(at, at + 1, XmlFault::LessThan);
        } else {
            let found = "<".to_owned();
            self.report(at, at + 1, XmlFault::TextOutside { found });
        }
    }

    /// Reports markup that does not end. What follows its opening is read as if that were not there.
    fn not_closed(&mut self, opening: &str) {
        let end = self.at + opening.len();
        let opening = opening.to_owned();
        self.report(self.at, end, XmlFault::NotClosed { opening });
        self.at = end;
    }

    fn comment(&mut self) {
        let from = self.at + "<!--".len();
        let Some(end) = self.source.find(Terminator::Comment, from) else {
            return self.not_closed("<!--");
        };
        let inside = self.source.slice(from, end);
        let hyphens = inside
            .find("--")
            .or_else(|| inside.ends_with('-').then(|| inside.len().saturating_sub(1)));
        if let Some(hyphens) = hyphens {
            let at = from + hyphens;
            self.report(at, at + 2, XmlFault::HyphensInComment);
        }
        check(self.source.text, from, end, self.faults);
        self.at = end + Terminator::Comment.text().len();
    }

    fn section(&mut self) {
        let from = self.at + "<![CDATA[".len();
        let Some(end) = self.source.find(Terminator::Section, from) else {
            return self.not_closed("<![CDATA[");
        };
        let behind = end + Terminator::Section.text().len();
        if self.open.is_empty() {
            let found = brief(self.source.slice(self.at, behind));
            self.report(self.at, behind, XmlFault::TextOutside { found });
        } else {
            self.at = from;
            self.add(end, Content::Section);
        }
        self.at = behind;
    }

    fn instruction(&mut self) {
        let from = self.at + "<?".len();
        let Some(end) = self.source.find(Terminator::Instruction, from) else {
            return self.not_closed("<?");
        };
        let inside = self.source.slice(from, end);
        let length = run(inside, |c| !is_blank(c));
        let name = inside.get(..length).unwrap_or_default();
        let start = self.at;
        self.at = end + Terminator::Instruction.text().len();
        if name.eq_ignore_ascii_case("xml") {
            self.report(start, self.at, XmlFault::LateDeclaration);
        } else if !is_name(name) || name.contains(':') {
            let found = brief(name);
            self.report(start, from + length, XmlFault::Instruction { found });
        }
        check(self.source.text, from, end, self.faults);
    }

    fn unknown_markup(&mut self) {
        let rest = self.source.from(self.at);
        let length = 2 + run(rest.get(2..).unwrap_or_default(), |c| !matches!(c, '<' | '>'));
        let length = length + usize::from(rest.get(length..).is_some_and(|rest| rest.starts_with('>')));
        let found = brief(self.source.slice(self.at, self.at + length));
        self.report(self.at, self.at + length, XmlFault::UnknownMarkup { found });
        self.at += length;
    }

    fn end_tag(&mut self) {
        let start = self.at;
        let from = start + "</".len();
        let rest = self.source.from(from);
        let length = run(rest, |c| !matches!(c, '<' | '>'));
        let inside = rest.get(..length).unwrap_or_default();
        let is_closed = rest.get(length..).is_some_and(|rest| rest.starts_with('>'));
        self.at = from + length + usize::from(is_closed);
        let written = inside.trim_start_matches(is_blank);
        let name = written.get(..run(written, is_in_name)).unwrap_or_default();
        if !is_closed {
            let opening = format!("</{}", brief(name));
            self.report(start, self.at, XmlFault::NotClosed { opening });
            // Cut off: what is open stays so, and is reported as that.
            if self.source.from(self.at).is_empty() {
                return;
            }
        } else if !name.is_empty() && inside.trim_end_matches(is_blank) != name {
            let name = brief(name);
            self.report(start, self.at, XmlFault::EndTagForm { name });
        }
        self.close_element(name, start);
    }

    /// Closes the element that an end tag names, and those in it that have no end tag of their own.
    fn close_element(&mut self, name: &str, start: usize) {
        let found = || brief(name);
        match self.open.iter().rposition(|(_, open)| *open == name) {
            Some(place) => {
                let inner = self.open.last().filter(|_| place + 1 < self.open.len());
                if let Some((_, expected)) = inner {
                    let expected = brief(expected);
                    self.report(
                        start,
                        self.at,
                        XmlFault::OtherEndTag {
                            expected,
                            found: found(),
                        },
                    );
                }
                while self.open.len() > place {
                    self.close();
                }
            }
            // `<title>…</titel>`: it can only have been meant for the open one.
            None => match self.open.last() {
                Some((_, expected)) => {
                    let expected = brief(expected);
                    self.report(
                        start,
                        self.at,
                        XmlFault::OtherEndTag {
                            expected,
                            found: found(),
                        },
                    );
                    self.misspelt(name);
                }
                None => self.report(start, self.at, XmlFault::StrayEndTag { found: found() }),
            },
        }
    }

    /// Closes the open element at an end tag that is its own but for a slip; any other is passed over.
    fn misspelt(&mut self, name: &str) {
        let is_alike = |open: &str| {
            name.is_empty()
                || open.eq_ignore_ascii_case(name)
                || (open.len() > 2 && open.len() == name.len() && open.get(..1) == name.get(..1))
        };
        if self.open.last().is_some_and(|(_, open)| is_alike(open)) {
            self.close();
        }
    }

    fn close(&mut self) {
        self.scopes.close();
        let Some((node, _)) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(node),
            // A second root element is read to be checked, and then let go.
            None => {
                self.root.get_or_insert(node);
            }
        }
    }
}
