//! A well-formed document as a small tree, within limits. What its elements mean is not known here, but for which
//! specification each name belongs to.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::problem::ManifestError;
use super::{MAX_DEPTH, MAX_ELEMENTS};

/// The specification that a name belongs to, as its namespace says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// IMS Content Packaging, in any version.
    #[default]
    Packaging,
    /// ADL's additions of SCORM 1.2.
    Adl,
    /// ADL's additions under the namespace of another version, or one that only looks like theirs.
    NearlyAdl,
    /// A prefix that nothing declares.
    Undeclared,
    /// IMS Meta-Data 1.2.1: to a reader of manifests an extension as any other, but one whose rules are known.
    Metadata,
    /// Something else: an extension, which a reader passes over (SCORM 1.2 CAM §2.3.5.6).
    Other,
}

impl Vocabulary {
    fn is_extension(self) -> bool {
        matches!(self, Self::Metadata | Self::Other)
    }
}

/// ADL's namespace of SCORM 1.2 (CAM §2.3).
pub(super) const ADL: &str = "http://www.adlnet.org/xsd/adlcp_rootv1p2";

/// The namespace of IMS Meta-Data 1.2.1, the one that SCORM 1.2 names (CAM §2.2).
const METADATA: &str = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1";

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Without prefix: authors choose prefixes freely.
    pub(super) name: String,
    pub(super) vocabulary: Vocabulary,
    undeclared_prefix: Option<String>,
    attributes: Vec<Attribute>,
    pub(super) children: Vec<Node>,
    /// All text directly inside, references resolved.
    pub(super) text: String,
    pub(super) line: u32,
}

#[derive(Debug)]
struct Attribute {
    /// As written, with its prefix.
    name: String,
    vocabulary: Vocabulary,
    value: String,
}

impl Node {
    /// An attribute by its name as written.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|a| a.name == name)
            .map(|a| a.value.as_str())
    }

    /// One of ADL's attributes, also where its namespace is not quite ADL's, or is none.
    pub(super) fn adl_attribute(&self, name: &str) -> Option<(&str, Vocabulary)> {
        self.attributes
            .iter()
            .find(|a| local(&a.name) == name && !a.vocabulary.is_extension())
            .map(|a| (a.value.as_str(), a.vocabulary))
    }

    /// The first element of this name directly inside that is no extension.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.is(name))
    }

    /// The elements of this name directly inside that are no extensions.
    pub(super) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |c| c.is(name))
    }

    /// The first element of this name directly inside, of whatever specification: metadata are of many.
    pub(super) fn any_child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The child's text without blanks around it.
    pub(super) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|c| c.text.trim())
    }

    fn is(&self, name: &str) -> bool {
        self.name == name && !self.vocabulary.is_extension()
    }

    /// The namespaces declared on this element.
    pub(super) fn namespaces(&self) -> impl Iterator<Item = &str> {
        self.attributes
            .iter()
            .filter(|a| a.declares())
            .map(|a| a.value.as_str())
    }

    /// Its attributes that declare no namespace: names as written, what they belong to (without prefix: packaging), values.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Vocabulary, &str)> {
        self.attributes
            .iter()
            .filter(|a| !a.declares())
            .map(|a| (a.name.as_str(), a.vocabulary, a.value.as_str()))
    }

    /// The prefixes of names in it that nothing declares, each with its line.
    pub(super) fn undeclared_prefixes(&self) -> Vec<(&str, u32)> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            let undeclared = node
                .attributes
                .iter()
                .filter(|a| a.vocabulary == Vocabulary::Undeclared);
            let prefixes = undeclared
                .map(|a| prefix(&a.name))
                .chain(node.undeclared_prefix.as_deref());
            found.extend(prefixes.map(|prefix| (prefix, node.line)));
            open.extend(node.children.iter().rev());
        }
        found
    }
}

impl Attribute {
    fn declares(&self) -> bool {
        self.name == "xmlns" || self.name.starts_with("xmlns:")
    }
}

pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// What a namespace belongs to; `root` is that of the document's root element, which every packaging name may have.
fn vocabulary(found: &ResolveResult<'_>, root: Option<&str>) -> Vocabulary {
    match found {
        ResolveResult::Unbound => Vocabulary::Packaging,
        ResolveResult::Unknown(_) => Vocabulary::Undeclared,
        ResolveResult::Bound(Namespace(ADL)) => Vocabulary::Adl,
        ResolveResult::Bound(Namespace(namespace)) if namespace.contains("adlcp") => Vocabulary::NearlyAdl,
        ResolveResult::Bound(Namespace(namespace)) if namespace.contains("imscp") || Some(*namespace) == root => {
            Vocabulary::Packaging
        }
        ResolveResult::Bound(Namespace(METADATA)) => Vocabulary::Metadata,
        ResolveResult::Bound(_) => Vocabulary::Other,
    }
}

/// Reads a document. Only the five entities of XML and character references are expanded.
pub(super) fn parse(text: &str) -> Result<Node, ManifestError> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.enable_all_checks(true);
    config.expand_empty_elements = true;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut open: Vec<Node> = Vec::new();
    let mut root = None;
    let mut elements = 0;
    let mut root_namespace = None;
    loop {
        let from = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(fault) => return Err(malformed(text, reader.error_position() as usize, plain(&fault))),
        };
        match event {
            Event::Start(start) => {
                if open.is_empty()
                    && let (ResolveResult::Bound(Namespace(namespace)), _) =
                        reader.resolver().resolve_element(start.name())
                {
                    root_namespace = Some(namespace.to_owned());
                }
                let names = Names {
                    resolver: reader.resolver(),
                    root: root_namespace.as_deref(),
                };
                let node = element(&start, &names, lines.at(from), text, from)?;
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

/// How names are resolved where the reader stands.
struct Names<'a> {
    resolver: &'a NamespaceResolver,
    root: Option<&'a str>,
}

impl Names<'_> {
    fn of_element(&self, name: QName<'_>) -> Vocabulary {
        vocabulary(&self.resolver.resolve_element(name).0, self.root)
    }

    fn of_attribute(&self, name: QName<'_>) -> Vocabulary {
        vocabulary(&self.resolver.resolve_attribute(name).0, self.root)
    }
}

fn element(start: &BytesStart<'_>, names: &Names<'_>, line: u32, text: &str, at: usize) -> Result<Node, ManifestError> {
    let name = start.name();
    let vocabulary = names.of_element(name);
    let mut node = Node {
        name: start.local_name().as_ref().to_owned(),
        undeclared_prefix: (vocabulary == Vocabulary::Undeclared).then(|| prefix(name.as_ref()).to_owned()),
        vocabulary,
        line,
        ..Node::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|fault| malformed(text, at, &fault))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|fault| malformed(text, at, &fault))?;
        node.attributes.push(Attribute {
            name: attribute.key.as_ref().to_owned(),
            vocabulary: names.of_attribute(attribute.key),
            value: value.into_owned(),
        });
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
