//! The LMS profiles in people's words: what each behaviour is about, what the LMS does, and where that is known from; and the
//! profiles that users make. What a behaviour *is* stands in `scorm::profile`.

mod draft;
mod fault;
mod fields;
pub mod file;
pub mod schema;

use scorm::profile::{LmsProfile, profiles};
use serde::Serialize;

use locale::{Language, Text, profiles as text};

use self::fields::FIELDS;
pub use self::{
    draft::{BehaviourValue, MOST_NAME, MOST_NOTE, OwnProfile, ProfileDraft},
    fault::{ElementFault, JsonType, ProfileFault},
};

/// An LMS profile as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProfileDetails {
    /// Its identity.
    pub id: String,
    /// What people call the LMS.
    pub name: String,
    /// All behaviours, in a fixed order.
    pub behaviours: Vec<Behaviour>,
}

/// One behaviour of an LMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Behaviour {
    /// What it is about.
    pub about: String,
    /// What the LMS does.
    pub does: String,
    /// Where that is known from.
    pub source: String,
    /// Whether the standard says otherwise.
    pub differs: bool,
}

/// The LMS profiles, the strict one first.
#[must_use]
pub fn all(language: Language) -> Vec<ProfileDetails> {
    let details = |profile: LmsProfile| ProfileDetails {
        name: name(&profile.id, language),
        behaviours: behaviours(&profile, language),
        id: profile.id,
    };
    profiles().into_iter().map(details).collect()
}

/// The profiles that are no LMS, with their names. The names of the others are products' names.
const TRANSLATED: [(&str, Text); 2] = [("minimum", text::MINIMUM), ("lenient", text::LENIENT)];

/// What people call the LMS of a profile; the id itself where no profile has it any more.
#[must_use]
pub fn name(id: &str, language: Language) -> String {
    match TRANSLATED.iter().find(|row| row.0 == id) {
        Some((_, name)) => name.in_language(language).to_owned(),
        None => LmsProfile::named(id).map_or_else(|| id.to_owned(), |profile| profile.name),
    }
}

fn behaviours(profile: &LmsProfile, language: Language) -> Vec<Behaviour> {
    let strict = LmsProfile::strict();
    let behaviour = |field: &fields::Field| {
        let does = field.does(profile, language);
        Behaviour {
            about: field.about.in_language(language).to_owned(),
            differs: does != field.does(&strict, language),
            does,
            source: (field.source)(profile).to_owned(),
        }
    };
    FIELDS.iter().map(behaviour).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_source() {
        for profile in all(Language::English) {
            for behaviour in &profile.behaviours {
                assert!(!behaviour.source.is_empty(), "{}: {}", profile.id, behaviour.about);
            }
        }
    }

    #[test]
    fn a_profile_stands_for_a_behaviour_of_its_own() {
        for language in [Language::English, Language::French] {
            for profile in all(language) {
                let differs = profile.behaviours.iter().any(|behaviour| behaviour.differs);
                assert_eq!(differs, profile.id != "strict", "{}", profile.id);
            }
        }
    }
}
