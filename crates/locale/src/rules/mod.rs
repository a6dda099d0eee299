//! What the rules of the audit say, family by family. When a rule applies, and how severe it is, is the audit's business.

use crate::Text;

pub use sources::Source;

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    /// What it looks for, in a few words.
    pub title: Text,
    /// What was found.
    pub message: Text,
    /// Why it matters, and on which LMS.
    pub why: Text,
    /// How to fix it.
    pub fix: Text,
    /// Code that it finds, and the same as it should be.
    pub example: Option<Example>,
    /// Where what it says can be checked. A rule without any says nothing of LMSs.
    pub sources: &'static [Source],
}

#[cfg(test)]
impl RuleText {
    /// Whether it says something of LMSs, or of one of them.
    fn speaks_of_lmss(&self) -> bool {
        const LMSS: [&str; 16] = [
            "LMS",
            "LMSs",
            "Absorb",
            "Blackboard",
            "Canvas",
            "Chamilo",
            "Claroline",
            "Cornerstone",
            "Docebo",
            "edX",
            "ILIAS",
            "Moodle",
            "openEQUELLA",
            "Sakai",
            "SuccessFactors",
            "TalentLMS",
        ];
        let said = [self.title, self.message, self.why];
        said.iter().flat_map(|text| [text.en, text.fr]).any(|text| {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.any(|word| LMSS.contains(&word))
        })
    }
}

/// Code that is wrong, and the same code corrected: of the manifest, a page or a script, the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// As it is found.
    pub wrong: &'static str,
    /// As it should be.
    pub right: &'static str,
}

/// The expression, or none.
macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

/// Declares the [`RuleText`] of each rule of a family, named as in the rule's id.
macro_rules! rule_texts {
    ($(
        $name:ident {
            title { en: $title_en:literal, fr: $title_fr:literal $(,)? }
            message { en: $message_en:literal, fr: $message_fr:literal $(,)? }
            why { en: $why_en:literal, fr: $why_fr:literal $(,)? }
            fix { en: $fix_en:literal, fr: $fix_fr:literal $(,)? }
            $(example { $wrong:literal => $right:literal $(,)? })?
            sources [$($source:expr),* $(,)?]
        }
    )*) => {
        $(
            #[doc = concat!("What the rule `", stringify!($name), "` says.")]
            pub const $name: $crate::rules::RuleText = $crate::rules::RuleText {
                title: $crate::Text { en: $title_en, fr: $title_fr },
                message: $crate::Text { en: $message_en, fr: $message_fr },
                why: $crate::Text { en: $why_en, fr: $why_fr },
                fix: $crate::Text { en: $fix_en, fr: $fix_fr },
                example: optional!($($crate::rules::Example { wrong: $wrong, right: $right })?),
                sources: &[$($source),*],
            };
        )*

        #[cfg(test)]
        mod tests {
            #[test]
            fn all_languages_name_the_same_values() {
                for $crate::rules::RuleText { title, message, why, fix, .. } in [$(super::$name),*] {
                    for text in [title, message, why, fix] {
                        $crate::macros::assert_same_values(text);
                    }
                }
            }

            #[test]
            fn what_is_said_of_lmss_has_a_source() {
                for text in [$(super::$name),*] {
                    assert!(!text.sources.is_empty() || !text.speaks_of_lmss(), "{text:?}");
                }
            }
        }
    };
}

pub mod content;
pub mod manifest;
pub mod package;
pub mod schema;
pub mod session;
pub mod sources;
pub mod unread;
pub mod values;
pub mod xml;
