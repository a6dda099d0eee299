//! What can be against the schemas, as data. Severity and wording are the audit's.

/// Something in a manifest that is not as the schemas of SCORM 1.2 have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaError {
    /// The element, with the prefix that is usual for its specification: `item`, `adlcp:masteryscore`, `imsmd:lom`.
    pub element: String,
    /// The specification whose rule is broken.
    pub specification: Specification,
    /// What is wrong.
    pub fault: SchemaFault,
}

/// A specification that a manifest of SCORM 1.2 is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Specification {
    /// IMS Content Packaging 1.1.2.
    Packaging,
    /// ADL's additions of SCORM 1.2.
    Adl,
    /// IMS Meta-Data 1.2.1, the learning object metadata (LOM).
    Metadata,
}

/// What is wrong with an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaFault {
    /// It has no place in the element around it, or is of no name that there is.
    UnknownElement {
        /// The element around it.
        parent: String,
    },
    /// An attribute that it does not have.
    UnknownAttribute {
        /// The attribute, as written.
        name: String,
    },
    /// It lacks an attribute that it must have.
    MissingAttribute {
        /// The attribute.
        name: &'static str,
    },
    /// It lacks an element that must be in it.
    MissingElement {
        /// The element.
        name: String,
    },
    /// It may stand once in the element around it, and stands again.
    Repeated {
        /// The element around it.
        parent: String,
    },
    /// It stands behind an element that it must stand before.
    OutOfOrder {
        /// The element around both.
        parent: String,
        /// The element that it stands behind.
        after: String,
    },
    /// Text where elements only may stand.
    UnexpectedText {
        /// How it begins.
        text: String,
    },
    /// A value that is not of its type.
    BadValue {
        /// The attribute; `None` for the text of the element itself.
        attribute: Option<&'static str>,
        /// As written.
        value: String,
        /// What it should be.
        expected: Expected,
    },
    /// A value of too many characters.
    TooLong {
        /// The attribute; `None` for the text of the element itself.
        attribute: Option<&'static str>,
        /// How many it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
}

/// What a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An XML name without colon (`xsd:ID`): a letter or an underscore first, then no blanks.
    Name,
    /// `true`, `false`, `1` or `0`.
    Boolean,
    /// A whole number.
    Integer,
    /// One of these words.
    Words(&'static [&'static str]),
}
