use std::borrow::Cow;

use crate::Language;

/// A sentence, or a part of one, in every language. `{name}` stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// In English.
    pub en: &'static str,
    /// In French.
    pub fr: &'static str,
}

impl Text {
    /// A text that is the same in every language, such as a product's menu.
    #[must_use]
    pub const fn same(text: &'static str) -> Self {
        Self { en: text, fr: text }
    }

    /// The text in a language, as it is written: with the names of its values.
    #[must_use]
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::French => self.fr,
        }
    }

    /// The text with its values, which `value` returns by name; one that it does not know is left out. A `{name}` inside a
    /// value is not replaced.
    #[must_use]
    pub fn fill<'a>(self, language: Language, value: impl Fn(&str) -> Option<&'a str>) -> Cow<'static, str> {
        let mut rest = self.in_language(language);
        if !rest.contains('{') {
            return Cow::Borrowed(rest);
        }
        let mut filled = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, beyond)) = after.split_once('}') else {
                rest = after;
                break;
            };
            filled.push_str(value(name).unwrap_or_default());
            rest = beyond;
        }
        filled.push_str(rest);
        Cow::Owned(filled)
    }
}

/// The forms of a word or sentence that a number decides, singular and plural, in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    /// In English.
    pub en: [&'static str; 2],
    /// In French.
    pub fr: [&'static str; 2],
}

impl Plural {
    /// The form for `count`.
    #[must_use]
    pub fn form(self, language: Language, count: u64) -> &'static str {
        let [singular, plural] = match language {
            Language::English => self.en,
            Language::French => self.fr,
        };
        if language.is_singular(count) { singular } else { plural }
    }

    /// The number with its word: "1 call", "0 session".
    #[must_use]
    pub fn count(self, language: Language, count: u64) -> String {
        format!("{} {}", language.number(count), self.form(language, count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSIONS: Plural = Plural {
        en: ["session", "sessions"],
        fr: ["session", "sessions"],
    };

    #[test]
    fn each_language_has_its_own_plural() {
        let count = |language| [0, 1, 2].map(|count| SESSIONS.count(language, count));
        assert_eq!(count(Language::English), ["0 sessions", "1 session", "2 sessions"]);
        assert_eq!(count(Language::French), ["0 session", "1 session", "2 sessions"]);
        assert_eq!(SESSIONS.count(Language::English, 1_234_567), "1,234,567 sessions");
        assert_eq!(SESSIONS.count(Language::French, 12_345), "12\u{202f}345 sessions");
    }

    #[test]
    fn values_are_filled_in_once() {
        let text = Text {
            en: "{found} in {file}.",
            fr: "{file} : {found}.",
        };
        let value = |name: &str| match name {
            "found" => Some("{file}"),
            "file" => Some("a.html"),
            _ => None,
        };
        assert_eq!(text.fill(Language::English, value), "{file} in a.html.");
        assert_eq!(text.fill(Language::French, value), "a.html : {file}.");
        assert_eq!(text.fill(Language::English, |_| None), " in .");
    }
}
