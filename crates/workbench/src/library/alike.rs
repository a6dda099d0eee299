//! Names that some systems take for one: Windows and macOS read past case, macOS past the normal form too (Unicode Standard
//! Annex #15), in which an accent stands in its letter or beside it. Linux, where most LMSs run, takes bytes.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name with its accents in their letters (normal form C), as keyboards and manifests write it.
pub(crate) fn composed(name: &str) -> Cow<'_, str> {
    if is_nfc(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}

/// What names have in common that differ only by case or normal form.
pub(crate) fn folded(name: &str) -> String {
    // Small letters of composed ones need not be composed.
    composed(&composed(name).to_lowercase()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike() {
        for (one, other) in [
            ("A/b.HTML", "a/B.html"),
            ("été", "e\u{301}te\u{301}"),
            ("É", "e\u{301}"),
            ("가", "\u{1100}\u{1161}"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        for (one, other) in [("e", "é"), ("ﬁ", "fi"), ("a b", "a_b")] {
            assert_ne!(folded(one), folded(other));
        }
        assert_eq!(composed("e\u{301}"), "é");
    }
}
