//! Names that some systems take for one: Windows and macOS read past case, macOS past the normal form too (Unicode Standard
//! Annex #15), in which an accent stands in its letter or beside it. Linux, where most LMSs run, takes bytes.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name in normal form C (accents in their letters), as keyboards and manifests write it.
#[must_use]
pub fn nfc(name: &str) -> Cow<'_, str> {
    if is_nfc(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}

/// What names have in common that differ only by case or normal form: lower case, in NFC.
#[must_use]
pub fn case_folded(name: &str) -> String {
    // The lower case of a text in NFC need not be in NFC.
    nfc(&nfc(name).to_lowercase()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equivalent() {
        for (one, other) in [
            ("A/b.HTML", "a/B.html"),
            ("été", "e\u{301}te\u{301}"),
            ("É", "e\u{301}"),
            ("가", "\u{1100}\u{1161}"),
        ] {
            assert_eq!(case_folded(one), case_folded(other));
        }
        for (one, other) in [("e", "é"), ("ﬁ", "fi"), ("a b", "a_b")] {
            assert_ne!(case_folded(one), case_folded(other));
        }
        assert_eq!(nfc("e\u{301}"), "é");
    }
}
