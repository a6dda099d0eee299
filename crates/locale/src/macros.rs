//! How sentences are declared.

/// Declares a function for each sentence: its values are arguments, which the sentence names in every language.
macro_rules! messages {
    ($(
        $(#[$meta:meta])*
        $name:ident($($value:ident: $type:ty),* $(,)?) { en: $en:literal, fr: $fr:literal $(,)? }
    )*) => {
        $(
            $(#[$meta])*
            #[must_use]
            pub fn $name(language: $crate::Language $(, $value: $type)*) -> String {
                match language {
                    $crate::Language::English => format!($en),
                    $crate::Language::French => format!($fr),
                }
            }
        )*

        #[cfg(test)]
        mod tests {
            #[test]
            fn all_languages_name_the_same_values() {
                for text in [$($crate::Text { en: $en, fr: $fr }),*] {
                    $crate::macros::assert_same_values(text);
                }
            }
        }
    };
}

/// Declares a [`Text`](crate::Text) for each name.
macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident { en: $en:literal, fr: $fr:literal $(,)? })*) => {
        $(
            $(#[$meta])*
            pub const $name: $crate::Text = $crate::Text { en: $en, fr: $fr };
        )*
    };
}

/// Fails where a language leaves out a value that another one names.
#[cfg(test)]
pub(crate) fn assert_same_values(text: crate::Text) {
    let names = |text: &'static str| {
        let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        names.map(|(name, _)| name).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(names(text.en), names(text.fr), "{text:?}");
}
