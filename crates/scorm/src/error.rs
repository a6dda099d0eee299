//! The error codes of the API, and nothing about when they are given.

use serde::{Deserialize, Serialize};

/// An error code as `LMSGetLastError` gives it (SCORM 1.2 RTE §3.3.3). Serialises as the code's digits (`"201"`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum ErrorCode {
    /// 0: the last call did what it was asked.
    #[default]
    #[serde(rename = "0")]
    NoError,
    /// 101: no specific code fits.
    #[serde(rename = "101")]
    General,
    /// 201: a wrong argument, or no such element.
    #[serde(rename = "201")]
    InvalidArgument,
    /// 202: `_children` asked of an element that has none.
    #[serde(rename = "202")]
    NoChildren,
    /// 203: `_count` asked of what is not an array.
    #[serde(rename = "203")]
    NotAnArray,
    /// 301: the call needs a running session.
    #[serde(rename = "301")]
    NotInitialized,
    /// 401: the element belongs to a data model that is not supported.
    #[serde(rename = "401")]
    NotImplemented,
    /// 402: a keyword (`_children`, `_count`, `_version`) cannot be set.
    #[serde(rename = "402")]
    Keyword,
    /// 403: the element cannot be set by the SCO.
    #[serde(rename = "403")]
    ReadOnly,
    /// 404: the element cannot be read by the SCO.
    #[serde(rename = "404")]
    WriteOnly,
    /// 405: the value is not of the element's type.
    #[serde(rename = "405")]
    IncorrectType,
}

/// Code, digits and wording of each error (SCORM 1.2 RTE §3.3.3).
const TEXTS: [(ErrorCode, u16, &str, &str); 11] = [
    (ErrorCode::NoError, 0, "0", "No error"),
    (ErrorCode::General, 101, "101", "General exception"),
    (ErrorCode::InvalidArgument, 201, "201", "Invalid argument error"),
    (ErrorCode::NoChildren, 202, "202", "Element cannot have children"),
    (
        ErrorCode::NotAnArray,
        203,
        "203",
        "Element not an array - Cannot have count",
    ),
    (ErrorCode::NotInitialized, 301, "301", "Not initialized"),
    (ErrorCode::NotImplemented, 401, "401", "Not implemented error"),
    (
        ErrorCode::Keyword,
        402,
        "402",
        "Invalid set value, element is a keyword",
    ),
    (ErrorCode::ReadOnly, 403, "403", "Element is read only"),
    (ErrorCode::WriteOnly, 404, "404", "Element is write only"),
    (ErrorCode::IncorrectType, 405, "405", "Incorrect Data Type"),
];

impl ErrorCode {
    /// Every code of the standard, in rising order.
    pub fn all() -> impl Iterator<Item = Self> {
        TEXTS.iter().map(|row| row.0)
    }

    /// The code as a number.
    #[must_use]
    pub fn code(self) -> u16 {
        self.row().1
    }

    /// The code as `LMSGetLastError` returns it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.row().2
    }

    /// The wording that `LMSGetErrorString` returns, 255 characters at most.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.row().3
    }

    /// The code that these digits stand for; `None` for anything that is not exactly a code.
    #[must_use]
    pub fn parse(digits: &str) -> Option<Self> {
        TEXTS.iter().find(|row| row.2 == digits).map(|row| row.0)
    }

    /// Whether the call was refused.
    #[must_use]
    pub fn is_error(self) -> bool {
        self != Self::NoError
    }

    fn row(self) -> &'static (Self, u16, &'static str, &'static str) {
        // The table stands in the order of the variants: a test holds it so.
        &TEXTS[self as usize]
    }
}

/// The number of an error in a record: a code of the standard, or another number that a page claims to have returned.
/// Serialises as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub enum ErrorNumber {
    /// A code of the standard.
    Standard(ErrorCode),
    /// No code of the standard.
    Unknown(u16),
}

impl ErrorNumber {
    /// The number.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Standard(code) => code.code(),
            Self::Unknown(number) => number,
        }
    }

    /// Whether it is an error: any number but 0.
    #[must_use]
    pub fn is_error(self) -> bool {
        self != ErrorCode::NoError
    }
}

impl From<u16> for ErrorNumber {
    fn from(number: u16) -> Self {
        let row = TEXTS.iter().find(|row| row.1 == number);
        row.map_or(Self::Unknown(number), |row| Self::Standard(row.0))
    }
}

impl From<ErrorNumber> for u16 {
    fn from(number: ErrorNumber) -> Self {
        number.number()
    }
}

impl From<ErrorCode> for ErrorNumber {
    fn from(code: ErrorCode) -> Self {
        Self::Standard(code)
    }
}

impl PartialEq<ErrorCode> for ErrorNumber {
    fn eq(&self, code: &ErrorCode) -> bool {
        *self == Self::Standard(*code)
    }
}

impl std::fmt::Display for ErrorNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.number().fmt(f)
    }
}

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_finds_its_own_row() {
        for row in TEXTS {
            assert_eq!(row.0.code(), row.1);
            assert_eq!(ErrorCode::parse(row.2), Some(row.0));
            assert_eq!(row.1.to_string(), row.2);
            assert_eq!(serde_json::to_string(&row.0).unwrap(), format!("\"{}\"", row.2));
        }
        assert_eq!(ErrorCode::parse("0201"), None);
    }

    #[test]
    fn every_number_is_itself_on_the_wire_and_back() {
        for number in 0..=u16::MAX {
            let read = ErrorNumber::from(number);
            assert_eq!((read.number(), read.is_error()), (number, number != 0));
            let known = ErrorCode::all().any(|code| code.code() == number);
            assert_eq!(matches!(read, ErrorNumber::Standard(_)), known, "{number}");
        }
        let codes: Vec<ErrorNumber> = serde_json::from_str("[405,999]").unwrap();
        assert_eq!(codes, [ErrorCode::IncorrectType.into(), ErrorNumber::Unknown(999)]);
        assert_eq!(serde_json::to_string(&codes).unwrap(), "[405,999]");
    }
}
