//! Holds a manifest against the schemas of SCORM 1.2: what they allow is in `table`. What the reader notes already, in
//! words that say more, is not told twice.

mod table;

use serde::{Deserialize, Serialize};

use self::table::{Child, Kind, MANIFEST, Text, Value};
use super::MAX_BYTES;
use super::decode::decode;
use super::xml::{Node, Vocabulary, parse};

/// The most faults that are told of a manifest.
pub const MOST_SCHEMA_FAULTS: usize = 200;

/// A place of a manifest that is not as the schemas of SCORM 1.2 have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaError {
    /// The line that the element begins on, from 1.
    pub line: u32,
    /// The element's name, without prefix.
    pub element: String,
    /// What is wrong with it.
    pub fault: SchemaFault,
}

/// What is wrong with an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SchemaFault {
    /// No such element may stand there.
    UnknownElement {
        /// The element that it stands in.
        parent: String,
    },
    /// It has an attribute that there is not.
    UnknownAttribute {
        /// The attribute's name as written.
        name: String,
    },
    /// It has not an attribute that it must have.
    MissingAttribute {
        /// The attribute's name.
        name: String,
    },
    /// It stands there a second time where it may stand once.
    Repeated {
        /// The element that it stands in.
        parent: String,
    },
    /// It stands after an element that it must stand before.
    OutOfOrder {
        /// That element's name.
        after: String,
    },
    /// An identifier that XML does not take: it begins with no letter, or has a blank or a sign in it.
    NotAnIdentifier {
        /// The attribute's name.
        name: String,
        /// As written.
        found: String,
    },
    /// More characters than may be.
    TooLong {
        /// The attribute's name; none for the element's text.
        name: Option<String>,
        /// How many there are.
        length: u32,
        /// How many there may be.
        longest: u32,
    },
    /// Text where only elements may stand.
    Text {
        /// Its beginning.
        found: String,
    },
}

/// Holds the bytes of an `imsmanifest.xml` of SCORM 1.2 against the rules of its schemas (IMS CP 1.1.2, ADL CP 1.2, IMS MD
/// 1.2.1), of which no file is read. Answers at most [`MOST_SCHEMA_FAULTS`] faults, in the order of the document; none for
/// what [`super::read`] cannot read.
#[must_use]
pub fn schema_errors(bytes: &[u8]) -> Vec<SchemaError> {
    let parsed = (bytes.len() <= MAX_BYTES)
        .then(|| decode(bytes).ok())
        .flatten()
        .and_then(|(text, _)| parse(&text).ok());
    let mut errors = Vec::new();
    if let Some(root) = parsed.filter(|root| root.name == "manifest") {
        hold(&root, &MANIFEST, &mut errors);
        errors.truncate(MOST_SCHEMA_FAULTS);
    }
    errors
}

/// Holds an element against its kind. Elements stand within [`super::MAX_DEPTH`] of each other, so this ends.
fn hold(node: &Node, kind: &'static Kind, errors: &mut Vec<SchemaError>) {
    if errors.len() >= MOST_SCHEMA_FAULTS {
        return;
    }
    attributes(node, kind, errors);
    text(node, kind, errors);
    let mut seen: Vec<&str> = Vec::new();
    // How far in the order, and with which element; one that is out of it is told once.
    let mut reached = (0, "");
    let mut ordered = true;
    for child in &node.children {
        let Some((place, expected)) = find(child, kind) else {
            if belongs(child, kind) {
                let parent = node.name.clone();
                tell(child, SchemaFault::UnknownElement { parent }, errors);
            }
            continue;
        };
        if !expected.many && seen.contains(&expected.name) {
            let parent = node.name.clone();
            tell(child, SchemaFault::Repeated { parent }, errors);
        } else if place < reached.0 && ordered {
            ordered = false;
            let after = reached.1.to_owned();
            tell(child, SchemaFault::OutOfOrder { after }, errors);
        }
        seen.push(expected.name);
        reached = reached.max((place, expected.name));
        hold(child, expected.kind, errors);
    }
}

/// The child that an element is, with its place in the order. Extensions, ADL's among them, come after the rest, in any
/// order among each other.
fn find(node: &Node, kind: &'static Kind) -> Option<(usize, &'static Child)> {
    let (place, child) = kind
        .children
        .iter()
        .enumerate()
        .find(|(_, child)| child.name == node.name && is_of(node, child.vocabulary))?;
    let own = child.vocabulary == kind.vocabulary;
    Some((if own { place } else { usize::MAX }, child))
}

/// Whether an element is of a vocabulary. What ADL's names are in otherwise is the reader's to note.
fn is_of(node: &Node, vocabulary: Vocabulary) -> bool {
    match vocabulary {
        Vocabulary::Adl => !node.vocabulary.is_extension(),
        other => node.vocabulary == other || node.vocabulary == Vocabulary::Undeclared,
    }
}

/// Whether an element that is not expected should not be there: those of other vocabularies may.
fn belongs(node: &Node, kind: &'static Kind) -> bool {
    let adl = node.vocabulary == Vocabulary::Adl && kind.vocabulary == Vocabulary::Packaging;
    adl || node.vocabulary == kind.vocabulary
}

fn attributes(node: &Node, kind: &'static Kind, errors: &mut Vec<SchemaError>) {
    for (name, value) in node.own_attributes() {
        match kind.attributes.iter().find(|attribute| attribute.name == name) {
            // ADL's attribute without its prefix is the reader's to note; metadata take what is not looked at here.
            None if name.eq_ignore_ascii_case("scormtype") || node.vocabulary == Vocabulary::Metadata => {}
            None => tell(node, SchemaFault::UnknownAttribute { name: name.to_owned() }, errors),
            Some(attribute) => match attribute.value {
                Value::Id if !value.is_empty() && !is_name(value) => {
                    let (name, found) = (name.to_owned(), value.to_owned());
                    tell(node, SchemaFault::NotAnIdentifier { name, found }, errors);
                }
                Value::Id => {}
                Value::UpTo(longest) => too_long(node, Some(name), value, longest, errors),
            },
        }
    }
    for attribute in kind.attributes.iter().filter(|attribute| attribute.required) {
        if node.attribute(attribute.name).is_none() {
            let name = attribute.name.to_owned();
            tell(node, SchemaFault::MissingAttribute { name }, errors);
        }
    }
}

fn text(node: &Node, kind: &'static Kind, errors: &mut Vec<SchemaError>) {
    let written = node.text.trim();
    match kind.text {
        Text::Blank if !written.is_empty() => {
            let found = written.chars().take(SHOWN).collect();
            tell(node, SchemaFault::Text { found }, errors);
        }
        Text::UpTo(longest) => too_long(node, None, written, longest, errors),
        Text::Blank | Text::Free => {}
    }
}

/// So many characters of a text are shown.
const SHOWN: usize = 40;

fn too_long(node: &Node, name: Option<&str>, value: &str, longest: usize, errors: &mut Vec<SchemaError>) {
    let length = value.chars().count();
    if length > longest {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let fault = SchemaFault::TooLong {
            name: name.map(str::to_owned),
            length: count(length),
            longest: count(longest),
        };
        tell(node, fault, errors);
    }
}

fn tell(node: &Node, fault: SchemaFault, errors: &mut Vec<SchemaError>) {
    errors.push(SchemaError {
        line: node.line,
        element: node.name.clone(),
        fault,
    });
}

/// Whether a text is a name without colon (Namespaces in XML 1.0, NCName; its rarer letters are taken as such).
fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    let begins = characters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_');
    begins && characters.all(|c| c.is_alphanumeric() || "_-.·".contains(c) || is_mark(c))
}

/// Marks that are written onto the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

#[cfg(test)]
mod tests;
