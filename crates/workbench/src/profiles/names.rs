//! Names and ids of profiles: no two in a library have the same.

use std::iter;

use locale::{Language, Text, profiles as text};
use scorm::profile::{LmsProfile, profiles};

use super::draft::MOST_NAME;

/// The most characters of an id.
const MOST_ID: usize = 40;
/// The id of a profile whose name has no letter or digit of ASCII.
const NAMELESS: &str = "profile";
/// The languages that a name may be read in.
const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// The profiles that are no LMS, with their names. The names of the others are products' names.
const TRANSLATED: [(&str, Text); 2] = [("minimum", text::MINIMUM), ("lenient", text::LENIENT)];

/// What people call the LMS of a profile. One that ships has words of its own; one of a user's is called `given`, what it was
/// called where its id stands; the id itself where that is blank.
#[must_use]
pub fn name(id: &str, given: &str, language: Language) -> String {
    if let Some((_, name)) = TRANSLATED.iter().find(|row| row.0 == id) {
        return name.in_language(language).to_owned();
    }
    match LmsProfile::named(id) {
        Some(profile) => profile.name,
        None if given.is_empty() => id.to_owned(),
        None => given.to_owned(),
    }
}

/// What a copy of a profile is called at first.
pub(crate) fn title_of_copy(profile: &LmsProfile, language: Language) -> String {
    text::copy_of(language, &name(&profile.id, &profile.name, language))
}

/// Whether a name is that of a profile that ships, in any language, or of one of `own`, whatever the case of its letters.
pub(crate) fn is_taken<'a>(name: &str, mut own: impl Iterator<Item = &'a LmsProfile>) -> bool {
    let folded = name.to_lowercase();
    let is_same = |other: &str| other.to_lowercase() == folded;
    let shipped = |profile: LmsProfile| {
        LANGUAGES
            .iter()
            .any(|language| is_same(&self::name(&profile.id, "", *language)))
    };
    own.any(|profile| is_same(&profile.name)) || profiles().into_iter().any(shipped)
}

/// The name, or the first of “name (2)”, “name (3)”, … that is free. It has at most [`MOST_NAME`] characters.
pub(crate) fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| {
        let number = format!(" ({number})");
        let room = MOST_NAME.saturating_sub(number.chars().count());
        let beginning: String = name.chars().take(room).collect();
        beginning.trim_end().to_owned() + &number
    });
    let whole = name.chars().take(MOST_NAME).collect();
    let mut names = iter::once(whole).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// An id for a profile with this name: its letters and digits of ASCII, with a number where that is taken.
pub(crate) fn free_id(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for c in name.chars() {
        if id.len() == MOST_ID {
            break;
        }
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = match id.trim_end_matches('-') {
        "" => NAMELESS,
        id => id,
    };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut ids = iter::once(id.to_owned()).chain(numbered);
    ids.find(|id| !is_taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_names() {
        let none = |_: &str| false;
        for (name, id) in [
            ("Acme LMS 3.2", "acme-lms-3-2"),
            ("  Éa – b!", "a-b"),
            ("日本", "profile"),
            (&"x".repeat(60), &"x".repeat(40)),
        ] {
            assert_eq!(free_id(name, none), id);
        }
        assert_eq!(free_id("Acme", |id| ["acme", "acme-2"].contains(&id)), "acme-3");
    }

    #[test]
    fn names_are_unique_in_any_case_and_language() {
        let own = [LmsProfile {
            name: "Acme".to_owned(),
            ..LmsProfile::strict()
        }];
        for (name, expected) in [
            ("ACME", true),
            ("moodle 4", true),
            ("permissif", true),
            ("Lenient", true),
            ("Acme 2", false),
        ] {
            assert_eq!(is_taken(name, own.iter()), expected, "{name}");
        }
        assert_eq!(free_name("Acme", |name| name == "Acme"), "Acme (2)");
        let long = "é".repeat(70);
        assert_eq!(free_name(&long, |_| false).chars().count(), 60);
        assert_eq!(free_name(&long, |name| !name.ends_with("(12)")).chars().count(), 60);
    }
}
