//! Whether a text is a value of a type of the standard. Which element has which type stands in `elements`.

use super::elements::{DataType, Element, ValueLimit};
use super::timespan::{Timespan, digits, fraction_to_hundredths};

/// What is wrong with a value that is not of its element's type (error 405).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueProblem {
    /// Not written as the type is written.
    Form,
    /// More characters than the element takes.
    TooLong {
        /// The most that it takes.
        limit: u32,
    },
    /// A number outside the element's range.
    OutOfRange {
        /// The least that it takes.
        least: i32,
        /// The most that it takes.
        most: i32,
    },
}

/// Judges a value for an element (SCORM 1.2 RTE §3.4.3, ADD 4). `limit` is the element's own, or an LMS's where that has
/// another.
///
/// # Errors
/// What is wrong with the value, where the API returns 405.
pub fn check(element: &Element, value: &str, limit: ValueLimit) -> Result<(), ValueProblem> {
    let form = match element.data_type {
        DataType::Text | DataType::Feedback => true,
        DataType::Identifier => is_identifier(value),
        DataType::Decimal => is_decimal(value),
        DataType::DecimalOrBlank => value.is_empty() || is_decimal(value),
        DataType::SignedInteger => signed_integer(value).is_some(),
        DataType::Timespan => Timespan::parse(value).is_some(),
        DataType::Time => is_time(value),
        DataType::Vocabulary => element.words().contains(&value),
        DataType::VocabularyOrDecimal => element.words().contains(&value) || is_decimal(value),
        DataType::Constant | DataType::Count => false,
    };
    if !form {
        return Err(ValueProblem::Form);
    }
    match limit {
        ValueLimit::None | ValueLimit::Words(_) => Ok(()),
        ValueLimit::Length(limit) if fits(value, limit) => Ok(()),
        ValueLimit::Length(limit) => Err(ValueProblem::TooLong { limit }),
        ValueLimit::Range(least, most) => match decimal(value) {
            Some(number) if number < f64::from(least) || number > f64::from(most) => {
                Err(ValueProblem::OutOfRange { least, most })
            }
            _ => Ok(()),
        },
    }
}

/// At most `limit` characters. Most values are short, and bytes are never fewer than characters: counting is the exception.
pub(crate) fn fits(value: &str, limit: u32) -> bool {
    let limit = limit as usize;
    value.len() <= limit || value.chars().count() <= limit
}

/// The number that a CMIDecimal stands for; `None` where the text is not one.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    if is_decimal(text) { text.parse().ok() } else { None }
}

/// CMIDecimal: digits with an optional point and an optional leading minus.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mut digit, mut points) = (false, 0);
    for byte in unsigned.bytes() {
        match byte {
            b'0'..=b'9' => digit = true,
            b'.' => points += 1,
            _ => return false,
        }
    }
    digit && points <= 1
}

/// CMISInteger, −32768 to 32767.
fn signed_integer(text: &str) -> Option<i16> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    digits(unsigned, 1, 5)?;
    text.parse().ok()
}

/// CMIIdentifier without its upper limit, which the table gives.
fn is_identifier(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic())
}

/// CMITime: `HH:MM:SS`, optionally a point and 1 or 2 digits, on a 24 hour clock.
fn is_time(text: &str) -> bool {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) => (clock, fraction_to_hundredths(fraction)),
        None => (text, Some(0)),
    };
    let mut parts = clock.split(':');
    let mut part = |most| {
        parts
            .next()
            .and_then(|p| digits(p, 2, 2))
            .is_some_and(|number| number <= most)
    };
    let in_range = part(23) && part(59) && part(59);
    in_range && parts.next().is_none() && fraction.is_some()
}

/// Whether a response is written in the grammar of its interaction's type (CMIFeedback, SCORM 1.2 RTE §3.4.3).
///
/// The run-time accepts a response that is not: no LMS in use refuses it. An unknown type has no grammar, so everything
/// follows it.
#[must_use]
pub fn follows_feedback_grammar(interaction_type: &str, response: &str) -> bool {
    match interaction_type {
        "true-false" => matches!(response, "0" | "1" | "t" | "f"),
        "choice" => list(braced(response), is_mark),
        "sequencing" => list(response, is_mark),
        "matching" => list(braced(response), |pair| {
            pair.split_once('.').is_some_and(|(a, b)| is_mark(a) && is_mark(b))
        }),
        "likert" => response.chars().count() == 1,
        "numeric" => is_decimal(response),
        _ => true,
    }
}

/// Whether a response to an interaction of this type can be right or wrong. One of a scale of opinions cannot (SCORM 1.2 RTE
/// §3.4.4, `cmi.interactions.n.correct_responses.n.pattern`).
#[must_use]
pub fn has_right_responses(interaction_type: &str) -> bool {
    interaction_type != "likert"
}

fn list(text: &str, item: fn(&str) -> bool) -> bool {
    text.split(',').all(item)
}

fn is_mark(text: &str) -> bool {
    matches!(text.as_bytes(), [b'a'..=b'z' | b'0'..=b'9'])
}

fn braced(text: &str) -> &str {
    text.strip_prefix('{').and_then(|t| t.strip_suffix('}')).unwrap_or(text)
}

impl DataType {
    /// The standard's name of the type, and how its values are written: for diagnostics.
    #[must_use]
    pub fn describe(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("CMIString", "text"),
            Self::Identifier => (
                "CMIIdentifier",
                "1 to 255 printable ASCII characters without white space",
            ),
            Self::Decimal => (
                "CMIDecimal",
                "digits with an optional point and an optional leading minus",
            ),
            Self::DecimalOrBlank => (
                "CMIDecimal",
                "blank, or digits with an optional point and an optional leading minus",
            ),
            Self::SignedInteger => ("CMISInteger", "a whole number"),
            Self::Timespan => ("CMITimespan", "HHHH:MM:SS.SS"),
            Self::Time => ("CMITime", "HH:MM:SS.SS on a 24 hour clock"),
            Self::Vocabulary => ("CMIVocabulary", "one of"),
            Self::VocabularyOrDecimal => ("CMIVocabulary or CMIDecimal", "a number or one of"),
            Self::Feedback => ("CMIFeedback", "a response"),
            Self::Constant | Self::Count => ("keyword", "nothing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_of_each_interaction_type() {
        let rows = [
            ("true-false", "t", true),
            ("true-false", "true", false),
            ("choice", "{a,b}", true),
            ("choice", "a,b", true),
            ("choice", "ab", false),
            ("choice", "", false),
            ("matching", "1.c,2.b", true),
            ("matching", "{a.b}", true),
            ("matching", "1c", false),
            ("sequencing", "3,1,2", true),
            ("sequencing", "first,second", false),
            ("likert", "5", true),
            ("likert", "10", false),
            ("numeric", "-3.5", true),
            ("numeric", "forty", false),
            ("fill-in", "anything, at all", true),
            ("", "?", true),
        ];
        for (kind, response, expected) in rows {
            assert_eq!(follows_feedback_grammar(kind, response), expected, "{kind} {response}");
        }
    }

    #[test]
    fn decimals() {
        for good in ["0", "007", ".5", "5.", "-3.25", "100.00"] {
            assert!(decimal(good).is_some(), "{good}");
        }
        for bad in [
            "", ".", "-", "-.", "+5", "1e3", "1,5", " 5", "5 ", "1.2.3", "--1", "NaN", "inf", "٣",
        ] {
            assert!(decimal(bad).is_none(), "{bad}");
        }
    }
}
