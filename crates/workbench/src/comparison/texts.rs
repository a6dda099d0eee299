//! Two texts that differ, as they are shown: the part where they do.

use locale::{Language, comparison as text};
use serde::Serialize;

/// The most characters of a text that are shown.
pub const EXCERPT: usize = 120;
/// How many characters before the first that differs are shown of a longer text.
const BEFORE: usize = 20;

/// Two texts that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TextDifference {
    /// The text of A; none if it has none.
    pub a: Option<Excerpt>,
    /// The text of B; none if it has none.
    pub b: Option<Excerpt>,
    /// How long the two are and how much of them is the same, if not all of them is shown.
    pub note: Option<String>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Excerpt {
    /// At most [`EXCERPT`] characters of it, with `…` where it goes on.
    pub text: String,
    /// How many characters the whole text has.
    pub length: u32,
}

/// A text and its length, if it was recorded in part only.
pub(super) type Recorded<'a> = (&'a str, Option<u32>);

impl TextDifference {
    /// Where two texts differ. The cost is linear in the shorter one.
    pub(super) fn between(a: Option<Recorded<'_>>, b: Option<Recorded<'_>>, language: Language) -> Self {
        let same = match (a, b) {
            (Some((a, _)), Some((b, _))) => a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count(),
            _ => 0,
        };
        let [a, b] = [a, b].map(|text| text.map(|text| Excerpt::of(text, same)));
        let is_cut = |text: &Option<Excerpt>| text.as_ref().is_some_and(|text| text.length as usize > EXCERPT);
        let length = |text: &Option<Excerpt>| {
            let length = text.as_ref().map_or(0, |text| text.length);
            language.number(length.into())
        };
        let note = (is_cut(&a) || is_cut(&b))
            .then(|| text::lengths(language, &length(&a), &length(&b), &language.number(same as u64)));
        Self { a, b, note }
    }
}

impl Excerpt {
    /// The part of a text where it is no more the same as another, which has its first `same` characters.
    fn of((text, length): Recorded<'_>, same: usize) -> Self {
        let recorded = text.chars().count();
        let length = length.unwrap_or_else(|| u32::try_from(recorded).unwrap_or(u32::MAX));
        let from = if recorded > EXCERPT {
            same.saturating_sub(BEFORE).min(recorded - EXCERPT)
        } else {
            0
        };
        let part: String = text.chars().skip(from).take(EXCERPT).collect();
        let goes_on = from + EXCERPT.min(recorded) < length as usize;
        Self {
            text: [if from > 0 { "…" } else { "" }, &part, if goes_on { "…" } else { "" }].concat(),
            length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> TextDifference {
        TextDifference::between(Some((a, None)), Some((b, None)), Language::English)
    }

    fn shown(text: Option<&Excerpt>) -> &str {
        text.map_or("-", |text| text.text.as_str())
    }

    #[test]
    fn short_texts_are_shown_whole() {
        let one = between("passed", "failed");
        assert_eq!((shown(one.a.as_ref()), shown(one.b.as_ref())), ("passed", "failed"));
        assert_eq!(one.note, None);
        let one = TextDifference::between(None, Some(("é", None)), Language::English);
        assert_eq!((shown(one.a.as_ref()), shown(one.b.as_ref())), ("-", "é"));
    }

    #[test]
    fn of_long_texts_the_part_where_they_differ_is_shown() {
        let same = "é".repeat(3_000);
        let one = between(&format!("{same}1{same}"), &format!("{same}2"));
        let a = format!("…{}1{}…", "é".repeat(20), "é".repeat(EXCERPT - 21));
        let b = format!("…{}2", "é".repeat(EXCERPT - 1));
        assert_eq!((shown(one.a.as_ref()), shown(one.b.as_ref())), (a.as_str(), b.as_str()));
        assert_eq!(one.a.map(|text| text.length), Some(6_001));
        let note = "characters in A: 6,001, in B: 3,001, the same at the beginning: 3,000";
        assert_eq!(one.note.as_deref(), Some(note));
    }

    #[test]
    fn a_text_that_was_recorded_in_part_goes_on() {
        let cut = TextDifference::between(Some(("abc", Some(9))), Some(("abd", None)), Language::English);
        assert_eq!((shown(cut.a.as_ref()), shown(cut.b.as_ref())), ("abc…", "abd"));
        assert_eq!(cut.a.map(|text| text.length), Some(9));
    }
}
