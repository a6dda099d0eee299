//! Why a profile that a user wrote is refused: which field, and what it would take.

use locale::{Language, errors::profiles as text};
use serde::{Deserialize, Serialize};

/// Why a profile of a user's own is refused. A field is named with those above it: `behaviours.lengths[2].length`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ProfileFault {
    /// The file is larger than a profile can be.
    TooLarge {
        /// The most KiB that it may have.
        most_kib: u32,
    },
    /// The file is no JSON.
    NotJson {
        /// The line of the fault.
        line: u32,
        /// Its column.
        column: u32,
    },
    /// The file is not an LMS profile.
    NotAProfile,
    /// A newer version of the workbench wrote it.
    Newer,
    /// There is no such field.
    UnknownField {
        /// The field.
        field: String,
    },
    /// A field is missing.
    MissingField {
        /// The field.
        field: String,
    },
    /// A field has a value of another type.
    WrongType {
        /// The field.
        field: String,
        /// The type of its values.
        expected: JsonType,
    },
    /// A text is blank.
    Blank {
        /// The field.
        field: String,
    },
    /// A text has control characters.
    ControlCharacters {
        /// The field.
        field: String,
    },
    /// A text is too long.
    TooLong {
        /// The field.
        field: String,
        /// The most characters that it may have.
        most: u32,
    },
    /// A behaviour has a value that there is not.
    UnknownValue {
        /// The field.
        field: String,
        /// All values that there are.
        allowed: Vec<String>,
    },
    /// An element cannot be there.
    Element {
        /// The field.
        field: String,
        /// Why not.
        why: ElementFault,
    },
    /// An element is there twice.
    Repeated {
        /// The field of the second one.
        field: String,
    },
    /// A number is too small or too large.
    OutOfRange {
        /// The field.
        field: String,
        /// The least that it may be.
        least: i32,
        /// The most.
        most: i32,
    },
    /// A range ends before it begins.
    EmptyRange {
        /// The field of the range.
        field: String,
    },
    /// Another profile has the name.
    NameTaken {
        /// The field of the name.
        field: String,
    },
    /// The library has as many profiles of users as it can have.
    TooMany {
        /// How many that is.
        most: u32,
    },
    /// The profile ships with the workbench: it cannot be changed, and not be deleted.
    Shipped,
}

/// The types of a profile's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum JsonType {
    /// `{ … }`
    Object,
    /// `[ … ]`
    List,
    /// `"…"`
    Text,
    /// A whole number.
    Number,
}

/// Why an element cannot be in a list of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ElementFault {
    /// It is none whose length is limited.
    NoLength,
    /// It is none that takes numbers alone.
    NoNumber,
    /// It is none that an LMS may leave out.
    NotOptional,
}

impl ProfileFault {
    /// The field that it is about; none where it is about the file.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::TooLarge { .. }
            | Self::NotJson { .. }
            | Self::NotAProfile
            | Self::Newer
            | Self::TooMany { .. }
            | Self::Shipped => None,
            Self::UnknownField { field }
            | Self::MissingField { field }
            | Self::WrongType { field, .. }
            | Self::Blank { field }
            | Self::ControlCharacters { field }
            | Self::TooLong { field, .. }
            | Self::UnknownValue { field, .. }
            | Self::Element { field, .. }
            | Self::Repeated { field }
            | Self::OutOfRange { field, .. }
            | Self::EmptyRange { field }
            | Self::NameTaken { field } => Some(field),
        }
    }

    /// It as a sentence without its full stop. It names the field.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::TooLarge { most_kib } => text::too_large(language, *most_kib),
            Self::NotJson { line, column } => text::not_json(language, *line, *column),
            Self::NotAProfile => text::NOT_A_PROFILE.in_language(language).to_owned(),
            Self::Newer => text::NEWER.in_language(language).to_owned(),
            Self::UnknownField { field } => text::unknown_field(language, field),
            Self::MissingField { field } => text::missing_field(language, field),
            Self::WrongType { field, expected } => {
                let expected = match expected {
                    JsonType::Object => text::OBJECT,
                    JsonType::List => text::LIST,
                    JsonType::Text => text::TEXT,
                    JsonType::Number => text::NUMBER,
                };
                text::wrong_type(language, field, expected.in_language(language))
            }
            Self::Blank { field } => text::blank(language, field),
            Self::ControlCharacters { field } => text::control_characters(language, field),
            Self::TooLong { field, most } => text::too_long(language, field, *most),
            Self::UnknownValue { field, allowed } => text::unknown_value(language, field, &allowed.join(", ")),
            Self::Element { field, why } => match why {
                ElementFault::NoLength => text::no_length(language, field),
                ElementFault::NoNumber => text::no_number(language, field),
                ElementFault::NotOptional => text::not_optional(language, field),
            },
            Self::Repeated { field } => text::repeated(language, field),
            Self::OutOfRange { field, least, most } => {
                let number = |number: i32| number.to_string();
                text::out_of_range(language, field, &number(*least), &number(*most))
            }
            Self::EmptyRange { field } => text::empty_range(language, field),
            Self::NameTaken { field } => text::name_taken(language, field),
            Self::TooMany { most } => text::too_many(language, *most),
            Self::Shipped => text::SHIPPED.in_language(language).to_owned(),
        }
    }
}
