//! What can be against XML 1.0 and its namespaces, as data. Wording is the catalogue's.

use super::span::{Located, Span};

/// The most faults that are reported of a document.
pub const MAX_FAULTS: usize = 1000;

/// The most characters of a name or a text in a fault.
const REPORTED_CHARACTERS: usize = 80;

/// Why a document is not well-formed (XML 1.0 §2.1, Namespaces in XML 1.0 §7). Each has been read around.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum XmlFault {
    /// Bytes that are not of the encoding that the document is in; they were replaced (XML 1.0 §4.3.3).
    Undecodable { encoding: String },
    /// The declaration names an encoding that nobody knows; UTF-8 was read.
    UnknownEncoding { name: String },
    /// The declaration names one encoding, and the bytes are of another one, which was read.
    OtherEncoding { declared: String, actual: String },
    /// Another byte order mark behind the first.
    SecondByteOrderMark,
    /// Blanks or lines before the declaration, which must be the first thing in the file (XML 1.0 §2.8).
    BlankBeforeDeclaration,
    /// An XML declaration elsewhere than at the start.
    LateDeclaration,
    /// The declaration has no version, or an unknown one.
    DeclarationVersion { found: String },
    /// The declaration's encoding is no name of one.
    DeclarationEncoding { found: String },
    /// The declaration's `standalone` is neither `yes` nor `no`.
    DeclarationStandalone { found: String },
    /// Something in the declaration that does not belong there.
    DeclarationForm { found: String },
    /// A character that XML does not allow at all (XML 1.0 §2.2).
    Character { code: u32 },
    /// A `&` that begins no reference.
    Ampersand,
    /// A reference without its semicolon.
    ReferenceNotClosed { reference: String },
    /// An entity that XML does not define. Where HTML does, its character was read.
    UnknownEntity { name: String, character: Option<char> },
    /// A reference to a character that does not exist, or that XML does not allow.
    CharacterReference { reference: String },
    /// A `<` in text that begins no tag.
    LessThan,
    /// A `<` in the value of an attribute.
    LessThanInAttribute { name: String },
    /// `]]>` in text.
    SectionEnd,
    /// A tag, comment, section, instruction or value begins and does not end.
    NotClosed { opening: String },
    /// `<!`, and then nothing that XML knows.
    UnknownMarkup { found: String },
    /// An end tag of another element than the one that is open.
    OtherEndTag { expected: String, found: String },
    /// An end tag where no element of its name is open.
    StrayEndTag { found: String },
    /// An end tag with more in it than its name.
    EndTagForm { name: String },
    /// `--` in a comment.
    HyphensInComment,
    /// A processing instruction without a proper name.
    Instruction { found: String },
    /// A name that begins with a digit, or has a character that names do not have.
    Name { name: String },
    /// A name with more than one colon, or one at its start or its end.
    NameColon { name: String },
    /// An attribute whose value has no quotes around it.
    NotQuoted { name: String },
    /// An attribute whose value has the quotation marks of printed text around it.
    TypographicQuotes { name: String },
    /// An attribute without value.
    NoValue { name: String },
    /// No blank before an attribute.
    NotSeparated { name: String },
    /// Something in a tag that is no attribute.
    StrayInTag { found: String },
    /// An attribute that its element has already.
    RepeatedAttribute { name: String },
    /// A prefix that no `xmlns` declares. Each prefix is reported once.
    UndeclaredPrefix { prefix: String },
    /// A prefix that is declared with a blank namespace.
    EmptyNamespace { prefix: String },
    /// `xml` or `xmlns` declared as something else, or something else as one of them.
    ReservedNamespace { name: String },
    /// A second root element.
    SecondRoot { name: String },
    /// Text outside the root element.
    TextOutside { found: String },
}

/// The faults of a document as they are found.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Located<XmlFault>>);

impl Faults {
    pub(super) fn report(&mut self, start: usize, end: usize, fault: XmlFault) {
        if self.0.len() < MAX_FAULTS {
            self.0.push(Located::new(Span::new(start, end), fault));
        }
    }

    /// Those that another reading found.
    pub(super) fn append(&mut self, other: Self) {
        let room = MAX_FAULTS.saturating_sub(self.0.len());
        self.0.extend(other.0.into_iter().take(room));
    }

    /// In the order of their places.
    pub(super) fn sorted(mut self) -> Vec<Located<XmlFault>> {
        self.0.sort_by_key(|fault| fault.span.start);
        self.0
    }
}

/// How a text begins, on one line.
pub(super) fn brief(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(REPORTED_CHARACTERS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}
