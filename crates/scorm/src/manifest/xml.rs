//! A well-formed document as a small tree, within limits. What its elements mean is not known here.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::problem::ManifestError;
use super::{MAX_DEPTH, MAX_ELEMENTS};

/// An element. Prefixes are dropped: authors choose them freely, and the names of SCORM 1.2 do not clash.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    /// Names as written, with their prefix.
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// All text directly inside, references resolved.
    pub(super) text: String,
    pub(super) line: u32,
}

impl Node {
    /// An attribute without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.0 == name).map(|a| a.1.as_str())
    }

    /// An attribute of this name under any prefix, or none.
    pub(super) fn prefixed(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|a| local(&a.0) == name)
            .map(|a| a.1.as_str())
    }

    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.name == name)
    }

    pub(super) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |c| c.name == name)
    }

    /// The child's text without blanks around it.
    pub(super) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|c| c.text.trim())
    }

    /// The namespaces declared on this element.
    pub(super) fn namespaces(&self) -> impl Iterator<Item = &str> {
        self.attributes
            .iter()
            .filter(|a| a.0 == "xmlns" || a.0.starts_with("xmlns:"))
            .map(|a| a.1.as_str())
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Reads a document. Only the five entities of XML and character references are expanded.
pub(super) fn parse(text: &str) -> Result<Node, ManifestError> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.enable_all_checks(true);
    config.expand_empty_elements = true;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut open: Vec<Node> = Vec::new();
    let mut root = None;
    let mut elements = 0;
    loop {
        let from = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(fault) => return Err(malformed(text, reader.error_position() as usize, plain(&fault))),
        };
        match event {
            Event::Start(start) => {
                let node = element(&start, lines.at(from), text, from)?;
                if root.is_some() {
                    return Err(malformed(text, from, &"a second root element"));
                }
                elements += 1;
                open.push(node);
                if open.len() > MAX_DEPTH {
                    return Err(ManifestError::TooDeep {
                        limit: MAX_DEPTH as u32,
                        line: lines.at(from),
                    });
                }
                if elements > MAX_ELEMENTS {
                    return Err(ManifestError::TooManyElements {
                        limit: MAX_ELEMENTS as u32,
                    });
                }
            }
            Event::End(_) => close(&mut open, &mut root),
            Event::Text(content) => add(&mut open, &content.xml10_content(), text, from)?,
            Event::CData(content) => add(&mut open, &content.xml10_content(), text, from)?,
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let number = if reference.is_char_ref() {
                    reference.resolve_char_ref().ok().flatten()
                } else {
                    None
                };
                match number.or_else(|| predefined(&name)) {
                    Some(character) => add(&mut open, character.encode_utf8(&mut [0; 4]), text, from)?,
                    None => {
                        return Err(malformed(
                            text,
                            from,
                            &format!("the reference '&{name};' stands for nothing"),
                        ));
                    }
                }
            }
            Event::DocType(_) => return Err(ManifestError::Doctype { line: lines.at(from) }),
            Event::Eof if open.is_empty() => return root.ok_or(ManifestError::Empty),
            Event::Eof => return Err(malformed(text, text.len(), &"the document ends inside an element")),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn element(start: &BytesStart<'_>, line: u32, text: &str, at: usize) -> Result<Node, ManifestError> {
    let mut node = Node {
        name: start.local_name().as_ref().to_owned(),
        line,
        ..Node::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|fault| malformed(text, at, &fault))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|fault| malformed(text, at, &fault))?;
        node.attributes
            .push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(node)
}

fn close(open: &mut Vec<Node>, root: &mut Option<Node>) {
    if let Some(node) = open.pop() {
        match open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => *root = Some(node),
        }
    }
}

fn add(open: &mut [Node], content: &str, text: &str, at: usize) -> Result<(), ManifestError> {
    match open.last_mut() {
        Some(node) => node.text.push_str(content),
        None if content.trim().is_empty() => {}
        None => return Err(malformed(text, at, &"text outside the root element")),
    }
    Ok(())
}

fn predefined(name: &str) -> Option<char> {
    [("lt", '<'), ("gt", '>'), ("amp", '&'), ("apos", '\''), ("quot", '"')]
        .into_iter()
        .find(|entity| entity.0 == name)
        .map(|entity| entity.1)
}

/// The fault without the words that say again that it is one.
fn plain(fault: &quick_xml::Error) -> &dyn std::fmt::Display {
    match fault {
        quick_xml::Error::IllFormed(fault) => fault,
        quick_xml::Error::Syntax(fault) => fault,
        other => other,
    }
}

fn malformed(text: &str, at: usize, what: &dyn std::fmt::Display) -> ManifestError {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    ManifestError::Malformed {
        line: line as u32,
        column: column as u32,
        what: what.to_string(),
    }
}

/// Counts lines as reading goes on, so that a large manifest is gone through once.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn at(&mut self, position: usize) -> u32 {
        let passed = self.text.as_bytes().get(self.at..position).unwrap_or_default();
        self.line += passed.iter().filter(|b| **b == b'\n').count() as u32;
        self.at = self.at.max(position);
        self.line
    }
}
