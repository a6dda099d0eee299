//! A well-formed document as a small tree, within limits. What its elements mean is not known here, but for which
//! specification each name belongs to.

use quick_xml::XmlVersion;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::escape::EscapeError;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::problem::{ManifestError, XmlFault};
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
            Err(fault) => return Err(malformed(text, reader.error_position() as usize, xml_fault(fault))),
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
                    return Err(malformed(text, from, XmlFault::SecondRoot));
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
                        let fault = if reference.is_char_ref() {
                            XmlFault::CharacterReference
                        } else {
                            XmlFault::UnknownEntity {
                                name: name.into_owned(),
                            }
                        };
                        return Err(malformed(text, from, fault));
                    }
                }
            }
            Event::DocType(_) => return Err(ManifestError::Doctype { line: lines.at(from) }),
            Event::Eof if open.is_empty() => return root.ok_or(ManifestError::Empty),
            Event::Eof => {
                let name = open.last().map(|node| node.name.as_str()).unwrap_or_default();
                return Err(malformed(text, text.len(), not_closed(&format!("<{name}>"))));
            }
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
    fn element_vocabulary(&self, name: QName<'_>) -> Vocabulary {
        vocabulary(&self.resolver.resolve_element(name).0, self.root)
    }

    fn attribute_vocabulary(&self, name: QName<'_>) -> Vocabulary {
        vocabulary(&self.resolver.resolve_attribute(name).0, self.root)
    }
}

fn element(start: &BytesStart<'_>, names: &Names<'_>, line: u32, text: &str, at: usize) -> Result<Node, ManifestError> {
    let name = start.name();
    let vocabulary = names.element_vocabulary(name);
    let mut node = Node {
        name: start.local_name().as_ref().to_owned(),
        undeclared_prefix: (vocabulary == Vocabulary::Undeclared).then(|| prefix(name.as_ref()).to_owned()),
        vocabulary,
        line,
        ..Node::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|fault| malformed(text, at, xml_fault(fault.into())))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|fault| malformed(text, at, xml_fault(fault)))?;
        node.attributes.push(Attribute {
            name: attribute.key.as_ref().to_owned(),
            vocabulary: names.attribute_vocabulary(attribute.key),
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
        None => return Err(malformed(text, at, XmlFault::TextOutside)),
    }
    Ok(())
}

fn predefined(name: &str) -> Option<char> {
    [("lt", '<'), ("gt", '>'), ("amp", '&'), ("apos", '\''), ("quot", '"')]
        .into_iter()
        .find(|entity| entity.0 == name)
        .map(|entity| entity.1)
}

/// What the XML reader found, as our own kind.
fn xml_fault(error: quick_xml::Error) -> XmlFault {
    use quick_xml::Error as Found;
    match error {
        Found::Syntax(error) => match error {
            SyntaxError::InvalidBangMarkup => XmlFault::UnknownMarkup,
            SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => not_closed("<?"),
            SyntaxError::UnclosedComment => not_closed("<!--"),
            SyntaxError::UnclosedDoctype => not_closed("<!DOCTYPE"),
            SyntaxError::UnclosedCData => not_closed("<![CDATA["),
            SyntaxError::UnclosedTag => not_closed("<"),
            SyntaxError::UnclosedSingleQuotedAttributeValue => not_closed("='"),
            SyntaxError::UnclosedDoubleQuotedAttributeValue => not_closed("=\""),
        },
        Found::IllFormed(error) => match error {
            IllFormedError::MissingDeclVersion(_) | IllFormedError::UnknownVersion => XmlFault::Declaration,
            IllFormedError::MissingDoctypeName => XmlFault::UnknownMarkup,
            IllFormedError::MissingEndTag(name) => not_closed(&format!("<{name}>")),
            IllFormedError::UnmatchedEndTag(found) => XmlFault::StrayEndTag { found },
            IllFormedError::MismatchedEndTag { expected, found } => XmlFault::OtherEndTag { expected, found },
            IllFormedError::DoubleHyphenInComment => XmlFault::HyphensInComment,
            IllFormedError::UnclosedReference => not_closed("&"),
        },
        Found::InvalidAttr(AttrError::Duplicated(..)) => XmlFault::RepeatedAttribute,
        Found::InvalidAttr(_) => XmlFault::AttributeForm,
        Found::Escape(EscapeError::UnrecognizedEntity(_, name)) => XmlFault::UnknownEntity { name },
        Found::Escape(EscapeError::UnterminatedEntity(_)) => not_closed("&"),
        Found::Escape(EscapeError::InvalidCharRef(_)) => XmlFault::CharacterReference,
        Found::Namespace(_) => XmlFault::Namespace,
        Found::Escape(EscapeError::TooManyNestedEntities) | Found::Io(_) | Found::Encoding(_) => XmlFault::Unknown,
    }
}

fn not_closed(opening: &str) -> XmlFault {
    XmlFault::NotClosed {
        opening: opening.to_owned(),
    }
}

fn malformed(text: &str, at: usize, fault: XmlFault) -> ManifestError {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    ManifestError::Malformed {
        line: line as u32,
        column: column as u32,
        fault,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_well_formed_is_known_by_its_kind() {
        let named = |name: &str| name.to_owned();
        let rows = [
            ("<a><!-- x </a>", not_closed("<!--")),
            ("<a><![CDATA[x</a>", not_closed("<![CDATA[")),
            ("<a><?x", not_closed("<?")),
            ("<a", not_closed("<")),
            ("<a b='", not_closed("='")),
            ("<a b=\"", not_closed("=\"")),
            ("<a><b></b>", not_closed("<a>")),
            ("<a>&amp</a>", not_closed("&")),
            ("<a><!x></a>", XmlFault::UnknownMarkup),
            (
                "<a></b>",
                XmlFault::OtherEndTag {
                    expected: named("a"),
                    found: named("b"),
                },
            ),
            ("</a>", XmlFault::StrayEndTag { found: named("a") }),
            ("<a><!-- x -- y --></a>", XmlFault::HyphensInComment),
            ("<a b/>", XmlFault::AttributeForm),
            ("<a b=c/>", XmlFault::AttributeForm),
            ("<a b='1' b='2'/>", XmlFault::RepeatedAttribute),
            ("<a>&eacute;</a>", XmlFault::UnknownEntity { name: named("eacute") }),
            ("<a b='&eacute;'/>", XmlFault::UnknownEntity { name: named("eacute") }),
            ("<a>&#xd800;</a>", XmlFault::CharacterReference),
            ("<a b='&#xd800;'/>", XmlFault::CharacterReference),
            ("<a/><b/>", XmlFault::SecondRoot),
            ("<a/>text", XmlFault::TextOutside),
            ("<a xmlns:xmlns='x'/>", XmlFault::Namespace),
        ];
        for (text, expected) in rows {
            match parse(text) {
                Err(ManifestError::Malformed { fault, .. }) => assert_eq!(fault, expected, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
