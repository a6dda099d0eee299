//! Tags of languages, as browsers take them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Language;

/// The most characters of a tag.
const LONGEST: usize = 35;

/// A language tag that `Intl` accepts: `fr`, `pt-BR`, `zh-Hant-TW` (BCP 47: RFC 5646 §2.1, without extensions and private use).
///
/// It is well-formed, so it can be given to a browser as it is; whether there is such a language is not checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "specta", specta(type = String))]
#[serde(try_from = "String")]
pub struct LanguageTag(String);

/// A text is not a language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguageTag;

impl LanguageTag {
    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = NotALanguageTag;

    fn try_from(text: String) -> Result<Self, NotALanguageTag> {
        if is_tag(&text) {
            Ok(Self(text))
        } else {
            Err(NotALanguageTag)
        }
    }
}

impl From<Language> for LanguageTag {
    fn from(language: Language) -> Self {
        Self(language.code().to_owned())
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `language[-script][-region][-variant…]`. "C" and "POSIX", which systems without a language give, are none.
fn is_tag(text: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_variant = |part: &str| {
        let is_word = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let starts_with_digit = part.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        is_word && (matches!(part.len(), 5..=8) || (part.len() == 4 && starts_with_digit))
    };
    let mut parts = text.split('-').peekable();
    let Some(language) = parts.next() else { return false };
    if text.len() > LONGEST || !letters(language) || !matches!(language.len(), 2..=3) {
        return false;
    }
    parts.next_if(|part| part.len() == 4 && letters(part));
    parts.next_if(|part| (part.len() == 2 && letters(part)) || (part.len() == 3 && digits(part)));
    let mut variants = Vec::new();
    for part in parts {
        let variant = part.to_ascii_lowercase();
        if !is_variant(part) || variants.contains(&variant) {
            return false;
        }
        variants.push(variant);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_those_that_browsers_accept() {
        for tag in [
            "fr",
            "en-US",
            "pt-BR",
            "zh-Hant-TW",
            "es-419",
            "de-DE-1996",
            "sl-rozaj-biske",
            "haw",
        ] {
            assert!(LanguageTag::try_from(tag.to_owned()).is_ok(), "{tag}");
        }
        let long = format!("fr-{}", ["abcde"; 9].join("-"));
        for text in [
            "",
            "C",
            "POSIX",
            "C.UTF-8",
            "fr_FR",
            "fr-",
            "-fr",
            "en-a",
            "en-x-a",
            "en-u-ca-gregory",
            "fr FR",
            "fr,en",
            "fr;q=1",
            "e\u{301}",
            "en --flag",
            "de-1996-1996",
            "abcd",
            "fr-FR\n",
            &long,
        ] {
            assert_eq!(LanguageTag::try_from(text.to_owned()), Err(NotALanguageTag), "{text:?}");
        }
    }

    #[test]
    fn a_tag_is_text_on_the_wire() {
        let tag: LanguageTag = serde_json::from_str("\"pt-BR\"").unwrap();
        assert_eq!(
            (tag.as_str(), serde_json::to_string(&tag).unwrap().as_str()),
            ("pt-BR", "\"pt-BR\"")
        );
        assert!(serde_json::from_str::<LanguageTag>("\"C\"").is_err());
    }
}
