//! What the rules of the audit say, family by family. When a rule applies, and how severe it is, is the audit's business.

use crate::Text;

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
}

/// Declares the [`RuleText`] of each rule of a family, named as in the rule's id.
macro_rules! rule_texts {
    ($(
        $name:ident {
            title { en: $title_en:literal, fr: $title_fr:literal $(,)? }
            message { en: $message_en:literal, fr: $message_fr:literal $(,)? }
            why { en: $why_en:literal, fr: $why_fr:literal $(,)? }
            fix { en: $fix_en:literal, fr: $fix_fr:literal $(,)? }
        }
    )*) => {
        $(
            #[doc = concat!("What the rule `", stringify!($name), "` says.")]
            pub const $name: $crate::rules::RuleText = $crate::rules::RuleText {
                title: $crate::Text { en: $title_en, fr: $title_fr },
                message: $crate::Text { en: $message_en, fr: $message_fr },
                why: $crate::Text { en: $why_en, fr: $why_fr },
                fix: $crate::Text { en: $fix_en, fr: $fix_fr },
            };
        )*

        #[cfg(test)]
        mod tests {
            #[test]
            fn all_languages_name_the_same_values() {
                for $crate::rules::RuleText { title, message, why, fix } in [$(super::$name),*] {
                    for text in [title, message, why, fix] {
                        $crate::macros::assert_same_values(text);
                    }
                }
            }
        }
    };
}

pub mod content;
pub mod manifest;
pub mod package;
pub mod schema;
pub mod xml;
