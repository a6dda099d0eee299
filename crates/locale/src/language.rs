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

    /// Whether `count` things take the singular: 1 in English, 0 and 1 in French (CLDR, category *one*).
    #[must_use]
    pub fn is_singular(self, count: u64) -> bool {
        match self {
            Self::French => count < 2,
            Self::English => count == 1,
        }
    }
}
