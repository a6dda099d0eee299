use serde::{Deserialize, Serialize};

/// The languages of the workbench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Language {
    /// Français
    #[serde(rename = "fr")]
    French,
    /// English
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Its ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// A number with its thousands apart: "12,345", "12 345".
    #[must_use]
    pub fn number(self, number: u64) -> String {
        let separator = match self {
            Self::French => '\u{202f}',
            Self::English => ',',
        };
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() * 2);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Whether `count` things take the singular: 1 in English, 0 and 1 in French (CLDR, category *one*).
    #[must_use]
    pub fn is_singular(self, count: u64) -> bool {
        match self {
            Self::French => count < 2,
            Self::English => count == 1,
        }
    }
}
